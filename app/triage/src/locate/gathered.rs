//! The policies that a request meets, of those that the user has; and those of which that can't be told.
//!
//! Exports hold more than one request meets: the policies of all endpoints of a VPC, of several keys. One that isn't known to be on the
//! request's way decides nothing. It is only looked through for statements that match.

use super::{FULL_ACCESS, Subject};
use denylens_policy::{
    self as policy, Level, Policies, Principal, Request, Supplied,
    document::Document,
    export::{Entity, EntityKind, Library, Policy, PolicyKind},
};

/// What is taken of policies that aren't here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    Unknown,
    Clear,
}

/// The policies, by layer.
pub(super) struct Gathered<'l> {
    service_control: Vec<&'l Policy>,
    resource_control: Vec<&'l Policy>,
    vpc_endpoint: Vec<&'l Policy>,
    resource: Vec<&'l Policy>,
    identity: Option<(Vec<&'l Policy>, bool)>,
    boundary: Supplied<Vec<&'l Policy>>,
    session: Vec<&'l Policy>,
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
        let role = policy::Arn::parse(request.resource())
            .filter(|arn| arn.service == "iam" && arn.resource.starts_with("role/"))
            .map(|arn| arn.name());
        let boundary = match entity.map(|entity| entity.boundary.as_deref()) {
            None => Supplied::NotKnown,
            Some(None) => Supplied::NotAttached,
            Some(Some(arn)) => match library.policy(arn) {
                Some(policy) => Supplied::Given(vec![policy]),
                None => Supplied::Partly(Vec::new()),
            },
        };
        let identity = match entity {
            Some(entity) => {
                let identity = library.identity(entity);
                let is_whole = identity.missing.is_empty();
                Some((identity.policies.iter().map(|attached| attached.policy).collect(), is_whole))
            }
            None => own_inline(library, &subject.principal()),
        };
        let mut gathered = Gathered {
            service_control: library.of_kind(|kind| *kind == PolicyKind::ServiceControl).collect(),
            resource_control: library.of_kind(|kind| *kind == PolicyKind::ResourceControl).collect(),
            vpc_endpoint: Vec::new(),
            resource: library
                .of_kind(|kind| matches!(kind, PolicyKind::Trust(name) if role == Some(name.as_str())))
                .collect(),
            identity,
            boundary,
            session: library.of_kind(|kind| *kind == PolicyKind::Session).collect(),
            other: library.of_kind(|kind| *kind == PolicyKind::Plain).collect(),
        };
        gathered.add_resources(library, request);
        gathered.add_endpoints(library, subject);
        gathered
    }

    /// The policies of resources, as far as they are of this one.
    fn add_resources(&mut self, library: &'l Library, request: &Request) {
        let mut open = Vec::new();
        for policy in library.of_kind(|kind| *kind == PolicyKind::Resource) {
            match &policy.arn {
                // A refusal may leave out how the ARN ends, or say more, such as the object in a bucket.
                Some(arn) if arn.starts_with(request.resource()) || request.resource().starts_with(arn) => {
                    self.resource.push(policy);
                }
                Some(_) if request.resource() != "*" => {}
                // A policy whose statements name resources speaks for itself.
                None if policy.document().statements.iter().all(names_resources) => {
                    self.resource.push(policy)
                }
                _ => open.push(policy),
            }
        }
        // Of one, it is clear whose it is meant to be.
        if let [one] = open.as_slice() {
            self.resource.push(one);
        } else {
            self.other.append(&mut open);
        }
    }

    /// The policies of endpoints: that of the one that the request came through.
    fn add_endpoints(&mut self, library: &'l Library, subject: &Subject) {
        for policy in library.of_kind(|kind| matches!(kind, PolicyKind::Endpoint(_))) {
            let PolicyKind::Endpoint(id) = &policy.kind else { continue };
            match &subject.vpc_endpoint {
                // A policy that is tried is one of this endpoint.
                _ if id.is_empty() => self.vpc_endpoint.push(policy),
                Some(through) if through == id => self.vpc_endpoint.push(policy),
                Some(_) => {}
                None => self.other.push(policy),
            }
        }
    }

    pub(super) fn policies(&self, rest: Rest) -> Policies<'l> {
        let absent = || if rest == Rest::Clear { Supplied::NotAttached } else { Supplied::NotKnown };
        let levels = |policies: &[&'l Policy]| {
            let mut documents = documents(policies);
            match rest {
                _ if documents.is_empty() => absent_levels(rest),
                Rest::Unknown => Supplied::Partly(vec![Level { target: "", policies: documents }]),
                Rest::Clear => {
                    documents.push(&FULL_ACCESS);
                    Supplied::Given(vec![Level { target: "", policies: documents }])
                }
            }
        };
        // Some of a layer's policies, and maybe all.
        let some = |policies: &[&'l Policy], is_whole: bool| match (policies, rest) {
            (some, Rest::Clear) if !some.is_empty() || is_whole => Supplied::Given(documents(some)),
            (some, _) if is_whole => Supplied::Given(documents(some)),
            ([], _) => absent(),
            (some, _) => Supplied::Partly(documents(some)),
        };
        Policies {
            service_control: levels(&self.service_control),
            resource_control: levels(&self.resource_control),
            vpc_endpoint: some(&self.vpc_endpoint, false),
            resource: some(&self.resource, false),
            identity: match &self.identity {
                None => absent(),
                Some((policies, is_whole)) => some(policies, *is_whole),
            },
            boundary: match &self.boundary {
                Supplied::Given(policies) => Supplied::Given(documents(policies)),
                Supplied::NotAttached => Supplied::NotAttached,
                Supplied::Partly(_) | Supplied::NotKnown => absent(),
            },
            session: some(&self.session, false),
            management_account: None,
        }
    }

    /// Every policy that may have denied, with its layer.
    pub(super) fn candidates(&self) -> Vec<(Option<policy::Layer>, &'l Policy)> {
        use policy::Layer as On;
        let boundary: &[&Policy] = match &self.boundary {
            Supplied::Given(policies) | Supplied::Partly(policies) => policies,
            Supplied::NotAttached | Supplied::NotKnown => &[],
        };
        let identity = self.identity.as_ref().map(|(policies, _)| policies.as_slice()).unwrap_or_default();
        let layers: [(Option<On>, &[&Policy]); 8] = [
            (Some(On::ServiceControl), &self.service_control),
            (Some(On::ResourceControl), &self.resource_control),
            (Some(On::VpcEndpoint), &self.vpc_endpoint),
            (Some(On::Resource), &self.resource),
            (Some(On::Identity), identity),
            (Some(On::Boundary), boundary),
            (Some(On::Session), &self.session),
            (None, &self.other),
        ];
        layers
            .into_iter()
            .flat_map(|(layer, policies)| policies.iter().map(move |policy| (layer, *policy)))
            .collect()
    }
}

/// The inline policies of a caller of whom nothing else is here: single answers of `iam get-role-policy` and its like.
fn own_inline<'l>(library: &'l Library, principal: &Principal) -> Option<(Vec<&'l Policy>, bool)> {
    let (kind, name) = match (principal.user_name(), principal.role_name()) {
        (Some(name), _) => (EntityKind::User, name),
        (None, Some(name)) => (EntityKind::Role, name),
        (None, None) => return None,
    };
    let own: Vec<&Policy> = library
        .of_kind(|of| matches!(of, PolicyKind::Inline(owner, named) if *owner == kind && named == name))
        .collect();
    (!own.is_empty()).then_some((own, false))
}

fn names_resources(statement: &policy::document::Statement) -> bool {
    statement.resources.as_ref().is_some_and(|resources| {
        !resources.is_negated && resources.items.iter().all(|item| item.text.starts_with("arn:"))
    })
}

fn absent_levels<'l>(rest: Rest) -> Supplied<Vec<Level<'l>>> {
    if rest == Rest::Clear { Supplied::NotAttached } else { Supplied::NotKnown }
}

fn documents<'l>(policies: &[&'l Policy]) -> Vec<&'l Document> {
    policies.iter().map(|policy| policy.document()).collect()
}
