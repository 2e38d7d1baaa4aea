//! The policies that apply to the request, of those that the user has; and those of which that can't be told.
//!
//! Exports hold more than apply to one request: the policies of all endpoints of a VPC, of several keys. One that isn't known to apply
//! decides nothing. It is only looked through for statements that match.

mod resource;

use super::subject::Subject;
use denylens_policy::{
    Layer, Level, Policies, Principal, Request, Supplied, Truth,
    document::{Document, Statement},
    export::{Boundary, Entity, EntityKind, Extent, Library, Policy, PolicyKind},
};
use denylens_triage::report::DenyKind;
use resource::{is_about, names_resources, speaks_of};
use std::sync::LazyLock;

/// What is taken of policies that aren't here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Absent {
    /// What they say isn't known.
    Unknown,
    /// They don't stand in the way; but of the layer that AWS says has no Allow, nothing more is taken for allowed.
    Clear,
}

/// A policy that may have denied.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'l> {
    /// The layer that it is of, where it is known.
    pub(super) layer: Option<Layer>,
    /// Whether it applies to the request: it does, or that isn't known.
    pub(super) applies: Truth,
    pub(super) policy: &'l Policy,
}

/// The policies of a layer that apply.
struct LayerPolicies<'l> {
    policies: Vec<&'l Policy>,
    /// Whether that is all of them.
    extent: Extent,
}

/// The policies, by layer.
pub(super) struct ApplicablePolicies<'l> {
    service_control: Vec<&'l Policy>,
    resource_control: Vec<&'l Policy>,
    vpc_endpoint: LayerPolicies<'l>,
    resource: LayerPolicies<'l>,
    identity: Option<LayerPolicies<'l>>,
    boundary: Supplied<Vec<&'l Policy>>,
    session: Vec<&'l Policy>,
    /// The layer that AWS says has no Allow.
    silent: Option<Layer>,
    /// Those that don't say what they are for, or of which it isn't known whether they apply.
    other: Vec<&'l Policy>,
}

impl<'l> ApplicablePolicies<'l> {
    pub(super) fn of(
        library: &'l Library,
        entity: Option<&'l Entity>,
        subject: &Subject,
        request: &Request,
    ) -> ApplicablePolicies<'l> {
        let mut applicable = ApplicablePolicies {
            service_control: library.of_kind(|kind| *kind == PolicyKind::ServiceControl).collect(),
            resource_control: library.of_kind(|kind| *kind == PolicyKind::ResourceControl).collect(),
            vpc_endpoint: LayerPolicies { policies: Vec::new(), extent: Extent::Part },
            resource: trust(library, request),
            identity: match entity {
                Some(entity) => Some(identity(library, entity)),
                None => own_inline(library, &subject.principal()),
            },
            boundary: boundary(library, entity),
            session: library.of_kind(|kind| *kind == PolicyKind::Session).collect(),
            silent: subject.layer.filter(|_| subject.effect == DenyKind::Implicit),
            other: Vec::new(),
        };
        applicable.add_resources(library, request);
        applicable.add_endpoints(library, subject);
        for policy in library.of_kind(|kind| *kind == PolicyKind::Plain) {
            applicable.add_plain(policy, subject);
        }
        applicable
    }

    /// A document that doesn't say what it is for: who gives it means the layer that AWS names, if it can be of that.
    fn add_plain(&mut self, policy: &'l Policy, subject: &Subject) {
        match subject.layer.filter(|layer| fits(*layer, &policy.document().statements)) {
            Some(Layer::ServiceControl) => self.service_control.push(policy),
            Some(Layer::ResourceControl) => self.resource_control.push(policy),
            Some(Layer::VpcEndpoint) => self.vpc_endpoint.policies.push(policy),
            Some(Layer::Resource) => self.resource.policies.push(policy),
            Some(Layer::Session) => self.session.push(policy),
            Some(Layer::Identity) => match &mut self.identity {
                Some(identity) => identity.policies.push(policy),
                None => {
                    self.identity = Some(LayerPolicies { policies: vec![policy], extent: Extent::Part });
                }
            },
            Some(Layer::Boundary) => match &mut self.boundary {
                // The one that it has is here.
                Supplied::Given(_) | Supplied::NotAttached => self.other.push(policy),
                Supplied::Partly(policies) => policies.push(policy),
                Supplied::NotKnown => self.boundary = Supplied::Partly(vec![policy]),
            },
            None => self.other.push(policy),
        }
    }

    /// The policies of resources, as far as they are of this one.
    fn add_resources(&mut self, library: &'l Library, request: &Request) {
        let LayerPolicies { policies: resources, extent } = &mut self.resource;
        let mut open = Vec::new();
        for policy in library.of_kind(|kind| *kind == PolicyKind::Resource) {
            match &policy.arn {
                Some(arn) if is_about(arn, request.resource()) => {
                    resources.push(policy);
                    *extent = Extent::Whole;
                }
                Some(_) if request.resource() != "*" => {}
                // A policy whose statements name resources speaks for itself.
                None if policy.document().statements.iter().all(names_resources) => {
                    if policy.document().statements.iter().any(|statement| speaks_of(statement, request)) {
                        *extent = Extent::Whole;
                    }
                    resources.push(policy);
                }
                _ => open.push(policy),
            }
        }
        // Of one, it is clear whose it is meant to be.
        if let [one] = open.as_slice() {
            resources.push(one);
            *extent = Extent::Whole;
        } else {
            self.other.append(&mut open);
        }
    }

    /// The policies of endpoints: that of the one that the request came through.
    fn add_endpoints(&mut self, library: &'l Library, subject: &Subject) {
        let mut open = Vec::new();
        for policy in library.of_kind(|kind| matches!(kind, PolicyKind::Endpoint(_))) {
            let PolicyKind::Endpoint(id) = &policy.kind else { continue };
            match &subject.vpc_endpoint {
                // A policy that is tried is one of this endpoint.
                _ if id.is_empty() => self.vpc_endpoint.policies.push(policy),
                Some(through) if through == id => {
                    self.vpc_endpoint.policies.push(policy);
                    self.vpc_endpoint.extent = Extent::Whole;
                }
                Some(_) => {}
                None => open.push(policy),
            }
        }
        // Where AWS names the layer, the request came through one; of one, it is clear which.
        match open.as_slice() {
            [one] if subject.layer == Some(Layer::VpcEndpoint) => self.vpc_endpoint.policies.push(one),
            _ => self.other.append(&mut open),
        }
    }

    /// The policies as evaluation takes them.
    pub(super) fn policies(&self, absent: Absent) -> Policies<'l> {
        let listed =
            |layer, known: &LayerPolicies<'l>| self.listed(layer, &known.policies, known.extent, absent);
        Policies {
            service_control: self.levels(Layer::ServiceControl, &self.service_control, absent),
            resource_control: self.levels(Layer::ResourceControl, &self.resource_control, absent),
            vpc_endpoint: listed(Layer::VpcEndpoint, &self.vpc_endpoint),
            resource: listed(Layer::Resource, &self.resource),
            identity: match &self.identity {
                None => self.listed(Layer::Identity, &[], Extent::Part, absent),
                Some(identity) => listed(Layer::Identity, identity),
            },
            boundary: self.boundary(absent),
            session: self.listed(Layer::Session, &self.session, Extent::Part, absent),
            management_account: None,
        }
    }

    /// Whether nothing more is taken for allowed by a layer than is here.
    fn is_silent(&self, layer: Layer, absent: Absent) -> bool {
        absent == Absent::Clear && self.silent == Some(layer)
    }

    /// The policies of an organisation. Which of them are attached to which level isn't exported: they count as one level.
    fn levels(&self, layer: Layer, policies: &[&'l Policy], absent: Absent) -> Supplied<Vec<Level<'l>>> {
        let mut documents = documents(policies);
        if !self.is_silent(layer, absent) {
            match absent {
                Absent::Clear if documents.is_empty() => return Supplied::NotAttached,
                Absent::Unknown if documents.is_empty() => return Supplied::NotKnown,
                Absent::Clear => documents.push(&FULL_ACCESS),
                Absent::Unknown => {
                    return Supplied::Partly(vec![Level { target: "", policies: documents }]);
                }
            }
        }
        Supplied::Given(vec![Level { target: "", policies: documents }])
    }

    /// Policies of a layer: some, and maybe all.
    fn listed(
        &self,
        layer: Layer,
        policies: &[&'l Policy],
        extent: Extent,
        absent: Absent,
    ) -> Supplied<Vec<&'l Document>> {
        let mut documents = documents(policies);
        if self.is_silent(layer, absent) {
            documents.push(&NOTHING);
            return Supplied::Given(documents);
        }
        match (extent, absent) {
            (Extent::Whole, _) => Supplied::Given(documents),
            (Extent::Part, Absent::Clear) if documents.is_empty() => Supplied::NotAttached,
            (Extent::Part, Absent::Unknown) if documents.is_empty() => Supplied::NotKnown,
            (Extent::Part, Absent::Clear) => Supplied::Given(documents),
            (Extent::Part, Absent::Unknown) => Supplied::Partly(documents),
        }
    }

    fn boundary(&self, absent: Absent) -> Supplied<Vec<&'l Document>> {
        let (policies, extent): (&[&Policy], _) = match &self.boundary {
            // Unless AWS speaks of one: the export is of another time.
            Supplied::NotAttached if !self.is_silent(Layer::Boundary, absent) => {
                return Supplied::NotAttached;
            }
            Supplied::Given(policies) => (policies, Extent::Whole),
            Supplied::Partly(policies) => (policies, Extent::Part),
            Supplied::NotAttached | Supplied::NotKnown => (&[], Extent::Part),
        };
        self.listed(Layer::Boundary, policies, extent, absent)
    }

    /// Every policy that may have denied.
    pub(super) fn candidates(&self) -> Vec<Candidate<'l>> {
        let boundary: &[&Policy] = match &self.boundary {
            Supplied::Given(policies) | Supplied::Partly(policies) => policies,
            Supplied::NotAttached | Supplied::NotKnown => &[],
        };
        let identity = self.identity.as_ref().map(|known| known.policies.as_slice()).unwrap_or_default();
        let applying: [(Layer, &[&'l Policy]); Layer::ALL.len()] = [
            (Layer::ServiceControl, &self.service_control),
            (Layer::ResourceControl, &self.resource_control),
            (Layer::VpcEndpoint, &self.vpc_endpoint.policies),
            (Layer::Resource, &self.resource.policies),
            (Layer::Identity, identity),
            (Layer::Boundary, boundary),
            (Layer::Session, &self.session),
        ];
        let applying = applying.into_iter().flat_map(|(layer, policies)| {
            policies.iter().map(move |policy| Candidate { layer: Some(layer), applies: Truth::Yes, policy })
        });
        applying.chain(self.other.iter().map(|policy| Candidate::not_known_to_apply(policy))).collect()
    }
}

impl<'l> Candidate<'l> {
    /// A policy of which it isn't known whether it applies.
    pub(super) fn not_known_to_apply(policy: &'l Policy) -> Candidate<'l> {
        let layer = match policy.kind {
            PolicyKind::ServiceControl => Some(Layer::ServiceControl),
            PolicyKind::ResourceControl => Some(Layer::ResourceControl),
            PolicyKind::Endpoint(_) => Some(Layer::VpcEndpoint),
            PolicyKind::Resource | PolicyKind::Trust(_) => Some(Layer::Resource),
            PolicyKind::Session => Some(Layer::Session),
            // A managed policy may be a boundary, too.
            PolicyKind::Inline(_) => Some(Layer::Identity),
            PolicyKind::Managed | PolicyKind::Plain => None,
        };
        Candidate { layer, applies: Truth::Unknown, policy }
    }
}

/// The trust policy of the role that the request is about.
fn trust<'l>(library: &'l Library, request: &Request) -> LayerPolicies<'l> {
    let policies: Vec<&Policy> = library
        .of_kind(|kind| matches!(kind, PolicyKind::Trust(_)))
        .filter(|policy| policy.arn.as_deref() == Some(request.resource()))
        .collect();
    let extent = if policies.is_empty() { Extent::Part } else { Extent::Whole };
    LayerPolicies { policies, extent }
}

/// The identity-based policies of a caller that is here.
fn identity<'l>(library: &'l Library, entity: &'l Entity) -> LayerPolicies<'l> {
    let identity = library.identity(entity);
    let policies = identity.policies.iter().map(|attached| attached.policy).collect();
    LayerPolicies { policies, extent: identity.extent }
}

/// The inline policies of a caller of whom nothing else is here: single answers of `iam get-role-policy` and its like.
fn own_inline<'l>(library: &'l Library, principal: &Principal) -> Option<LayerPolicies<'l>> {
    let (kind, name) = match (principal.user_name(), principal.role_name()) {
        (Some(name), _) => (EntityKind::User, name),
        (None, Some(name)) => (EntityKind::Role, name),
        (None, None) => return None,
    };
    let own: Vec<&Policy> = library
        .of_kind(|of| {
            matches!(of, PolicyKind::Inline(owner) if owner.kind == kind && owner.name == name && owner.arn.is_none())
        })
        .collect();
    (!own.is_empty()).then_some(LayerPolicies { policies: own, extent: Extent::Part })
}

/// The permissions boundary of the caller.
fn boundary<'l>(library: &'l Library, entity: Option<&Entity>) -> Supplied<Vec<&'l Policy>> {
    match entity.map(|entity| &entity.boundary) {
        None | Some(Boundary::NotKnown) => Supplied::NotKnown,
        Some(Boundary::None) => Supplied::NotAttached,
        Some(Boundary::Policy(arn)) => match library.policy(arn) {
            Some(policy) => Supplied::Given(vec![policy]),
            None => Supplied::Partly(Vec::new()),
        },
    }
}

/// Whether a document can be of a layer: only policies that are attached to resources name principals.
fn fits(layer: Layer, statements: &[Statement]) -> bool {
    let names = |statement: &Statement| statement.principals.is_some();
    match layer {
        Layer::Resource | Layer::VpcEndpoint => statements.iter().all(names),
        Layer::ResourceControl => true,
        Layer::ServiceControl | Layer::Identity | Layer::Boundary | Layer::Session => {
            !statements.iter().any(names)
        }
    }
}

fn documents<'l>(policies: &[&'l Policy]) -> Vec<&'l Document> {
    policies.iter().map(|policy| policy.document()).collect()
}

/// What Organizations attaches to every level, and people seldom export: without it, no other policy of the level would allow.
///
/// Source: Organizations User Guide, `orgs_manage_policies_scps.html`, "FullAWSAccess".
static FULL_ACCESS: LazyLock<Document> = LazyLock::new(|| {
    Document::parse(
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#,
    )
});

/// A policy that says nothing.
static NOTHING: LazyLock<Document> =
    LazyLock::new(|| Document::parse(r#"{"Version":"2012-10-17","Statement":[]}"#));
