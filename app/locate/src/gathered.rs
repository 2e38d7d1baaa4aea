//! The policies that a request meets, of those that the user has; and those of which that can't be told.
//!
//! Exports hold more than one request meets: the policies of all endpoints of a VPC, of several keys. One that isn't known to be on the
//! request's way decides nothing. It is only looked through for statements that match.

use super::{FULL_ACCESS, NOTHING, Subject};
use denylens_policy::{
    Layer, Level, Policies, Principal, Request, Supplied,
    document::{Document, Statement},
    export::{Boundary, Entity, EntityKind, Extent, Library, Policy, PolicyKind},
};
use denylens_triage::report::DenyKind;

/// What is taken of policies that aren't here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    Unknown,
    /// They don't stand in the way; but of the layer that AWS says has no Allow, nothing more is taken for allowed.
    Clear,
}

/// Whether the request meets a policy.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// It does.
    Met,
    /// That isn't known.
    Open,
}

/// A policy that may have denied.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'l> {
    /// The layer that it is of, where it is known.
    pub(super) layer: Option<Layer>,
    pub(super) reach: Reach,
    pub(super) policy: &'l Policy,
}

/// The policies, by layer.
pub(super) struct Gathered<'l> {
    service_control: Vec<&'l Policy>,
    resource_control: Vec<&'l Policy>,
    vpc_endpoint: (Vec<&'l Policy>, Extent),
    resource: (Vec<&'l Policy>, Extent),
    identity: Option<(Vec<&'l Policy>, Extent)>,
    boundary: Supplied<Vec<&'l Policy>>,
    session: Vec<&'l Policy>,
    /// The layer that AWS says has no Allow.
    silent: Option<Layer>,
    /// Those that don't say what they are for, or of which it isn't known whether the request meets them.
    other: Vec<&'l Policy>,
}

impl<'l> Gathered<'l> {
    pub(super) fn of(
        library: &'l Library,
        entity: Option<&'l Entity>,
        subject: &Subject,
        request: &Request,
    ) -> Gathered<'l> {
        let boundary = match entity.map(|entity| &entity.boundary) {
            None | Some(Boundary::NotKnown) => Supplied::NotKnown,
            Some(Boundary::None) => Supplied::NotAttached,
            Some(Boundary::Policy(arn)) => match library.policy(arn) {
                Some(policy) => Supplied::Given(vec![policy]),
                None => Supplied::Partly(Vec::new()),
            },
        };
        let identity = match entity {
            Some(entity) => {
                let identity = library.identity(entity);
                Some((identity.policies.iter().map(|attached| attached.policy).collect(), identity.extent))
            }
            None => own_inline(library, &subject.principal()),
        };
        let trust: Vec<&Policy> = library
            .of_kind(|kind| matches!(kind, PolicyKind::Trust(_)))
            .filter(|policy| policy.arn.as_deref() == Some(request.resource()))
            .collect();
        let extent = if trust.is_empty() { Extent::Part } else { Extent::Whole };
        let mut gathered = Gathered {
            service_control: library.of_kind(|kind| *kind == PolicyKind::ServiceControl).collect(),
            resource_control: library.of_kind(|kind| *kind == PolicyKind::ResourceControl).collect(),
            vpc_endpoint: (Vec::new(), Extent::Part),
            resource: (trust, extent),
            identity,
            boundary,
            session: library.of_kind(|kind| *kind == PolicyKind::Session).collect(),
            silent: subject.layer.filter(|_| subject.effect == DenyKind::Implicit),
            other: Vec::new(),
        };
        gathered.add_resources(library, request);
        gathered.add_endpoints(library, subject);
        for policy in library.of_kind(|kind| *kind == PolicyKind::Plain) {
            gathered.add_plain(policy, subject);
        }
        gathered
    }

    /// A document that doesn't say what it is for: who gives it means the layer that AWS names, if it can be of that.
    fn add_plain(&mut self, policy: &'l Policy, subject: &Subject) {
        match subject.layer.filter(|layer| fits(*layer, &policy.document().statements)) {
            Some(Layer::ServiceControl) => self.service_control.push(policy),
            Some(Layer::ResourceControl) => self.resource_control.push(policy),
            Some(Layer::VpcEndpoint) => self.vpc_endpoint.0.push(policy),
            Some(Layer::Resource) => self.resource.0.push(policy),
            Some(Layer::Session) => self.session.push(policy),
            Some(Layer::Identity) => match &mut self.identity {
                Some((policies, _)) => policies.push(policy),
                None => self.identity = Some((vec![policy], Extent::Part)),
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
        let (resources, extent) = &mut self.resource;
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
                _ if id.is_empty() => self.vpc_endpoint.0.push(policy),
                Some(through) if through == id => {
                    self.vpc_endpoint.0.push(policy);
                    self.vpc_endpoint.1 = Extent::Whole;
                }
                Some(_) => {}
                None => open.push(policy),
            }
        }
        // Where AWS names the layer, the request came through one; of one, it is clear which.
        match open.as_slice() {
            [one] if subject.layer == Some(Layer::VpcEndpoint) => self.vpc_endpoint.0.push(one),
            _ => self.other.append(&mut open),
        }
    }

    pub(super) fn policies(&self, rest: Rest) -> Policies<'l> {
        let absent = || if rest == Rest::Clear { Supplied::NotAttached } else { Supplied::NotKnown };
        let is_silent = |layer| rest == Rest::Clear && self.silent == Some(layer);
        let levels = |layer, policies: &[&'l Policy]| {
            let mut documents = documents(policies);
            match rest {
                Rest::Clear if is_silent(layer) => {
                    Supplied::Given(vec![Level { target: "", policies: documents }])
                }
                _ if documents.is_empty() => absent_levels(rest),
                Rest::Unknown => Supplied::Partly(vec![Level { target: "", policies: documents }]),
                Rest::Clear => {
                    documents.push(&FULL_ACCESS);
                    Supplied::Given(vec![Level { target: "", policies: documents }])
                }
            }
        };
        // Some of a layer's policies, and maybe all.
        let some = |layer, policies: &[&'l Policy], extent| match (policies, rest) {
            (some, _) if is_silent(layer) => {
                let mut documents = documents(some);
                documents.push(&NOTHING);
                Supplied::Given(documents)
            }
            (some, Rest::Clear) if !some.is_empty() || extent == Extent::Whole => {
                Supplied::Given(documents(some))
            }
            (some, _) if extent == Extent::Whole => Supplied::Given(documents(some)),
            ([], _) => absent(),
            (some, _) => Supplied::Partly(documents(some)),
        };
        let (no_boundary, boundaries): (_, &[&Policy]) = match &self.boundary {
            // Unless AWS speaks of one: the export is of another time.
            Supplied::NotAttached if !is_silent(Layer::Boundary) => (Some(Supplied::NotAttached), &[]),
            Supplied::Given(policies) | Supplied::Partly(policies) => (None, policies),
            Supplied::NotAttached | Supplied::NotKnown => (None, &[]),
        };
        let boundary_extent =
            if matches!(self.boundary, Supplied::Given(_)) { Extent::Whole } else { Extent::Part };
        Policies {
            service_control: levels(Layer::ServiceControl, &self.service_control),
            resource_control: levels(Layer::ResourceControl, &self.resource_control),
            vpc_endpoint: some(Layer::VpcEndpoint, &self.vpc_endpoint.0, self.vpc_endpoint.1),
            resource: some(Layer::Resource, &self.resource.0, self.resource.1),
            identity: match &self.identity {
                None => some(Layer::Identity, &[], Extent::Part),
                Some((policies, extent)) => some(Layer::Identity, policies, *extent),
            },
            boundary: no_boundary.unwrap_or_else(|| some(Layer::Boundary, boundaries, boundary_extent)),
            session: some(Layer::Session, &self.session, Extent::Part),
            management_account: None,
        }
    }

    /// Every policy that may have denied.
    pub(super) fn candidates(&self) -> Vec<Candidate<'l>> {
        let boundary: &[&Policy] = match &self.boundary {
            Supplied::Given(policies) | Supplied::Partly(policies) => policies,
            Supplied::NotAttached | Supplied::NotKnown => &[],
        };
        let identity = self.identity.as_ref().map(|(policies, _)| policies.as_slice()).unwrap_or_default();
        let met: [(Layer, &[&'l Policy]); 7] = [
            (Layer::ServiceControl, &self.service_control),
            (Layer::ResourceControl, &self.resource_control),
            (Layer::VpcEndpoint, &self.vpc_endpoint.0),
            (Layer::Resource, &self.resource.0),
            (Layer::Identity, identity),
            (Layer::Boundary, boundary),
            (Layer::Session, &self.session),
        ];
        let met = met.into_iter().flat_map(|(layer, policies)| {
            policies.iter().map(move |policy| Candidate { layer: Some(layer), reach: Reach::Met, policy })
        });
        met.chain(self.other.iter().map(|policy| Candidate::out_of_reach(policy))).collect()
    }
}

impl<'l> Candidate<'l> {
    /// A policy of which it isn't known whether the request meets it.
    pub(super) fn out_of_reach(policy: &'l Policy) -> Candidate<'l> {
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
        Candidate { layer, reach: Reach::Open, policy }
    }
}

/// The inline policies of a caller of whom nothing else is here: single answers of `iam get-role-policy` and its like.
fn own_inline<'l>(library: &'l Library, principal: &Principal) -> Option<(Vec<&'l Policy>, Extent)> {
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
    (!own.is_empty()).then_some((own, Extent::Part))
}

/// Whether a policy that is attached to one resource is attached to the one of a request: a refusal may say more, such as the object
/// in a bucket, or leave out how the ARN of a secret ends.
fn is_about(arn: &str, resource: &str) -> bool {
    let is_within = |whole: &str, part: &str| {
        whole.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ':']))
    };
    let is_secret = |whole: &str, part: &str| {
        let suffix = whole.strip_prefix(part).and_then(|rest| rest.strip_prefix('-'));
        part.contains(":secretsmanager:") && suffix.is_some_and(|suffix| suffix.len() == 6)
    };
    is_within(resource, arn) || is_within(arn, resource) || is_secret(arn, resource)
}

fn names_resources(statement: &Statement) -> bool {
    statement.resources.as_ref().is_some_and(|resources| {
        !resources.is_negated && resources.items.iter().all(|item| item.text.starts_with("arn:"))
    })
}

/// Whether the resources that a statement names are the request's, or within it.
fn speaks_of(statement: &Statement, request: &Request) -> bool {
    let items = statement.resources.iter().flat_map(|resources| &resources.items);
    let mut named = items.map(|item| item.text.trim_end_matches(['*', '/']));
    named.any(|named| !named.ends_with(':') && is_about(named, request.resource()))
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

fn absent_levels<'l>(rest: Rest) -> Supplied<Vec<Level<'l>>> {
    if rest == Rest::Clear { Supplied::NotAttached } else { Supplied::NotKnown }
}

fn documents<'l>(policies: &[&'l Policy]) -> Vec<&'l Document> {
    policies.iter().map(|policy| policy.document()).collect()
}
