//! The denying statement, found in policies that the user has: by evaluating the request against them, and by comparing the
//! statement that the decoded document prints with theirs.

mod attachment;
mod export;
mod likeness;
mod needs;
mod request;
pub mod what_if;

pub use export::command as export_command;
pub use likeness::Likeness;

use crate::{
    lang::Words,
    report::{Denial, Effect, Layer},
};
use denylens_policy::{
    self as policy, Decision, Level, Policies, Request, Supplied, Truth,
    document::{Document, Effect as StatementEffect, Statement},
    evaluate::evaluate,
    export::{Entity, Library, Policy, PolicyKind},
};
use std::{
    ops::Range,
    sync::{Arc, LazyLock},
};

/// What the user's policies say of a refusal.
#[derive(Clone, Debug)]
pub struct Located {
    /// What evaluation decides from what is known.
    pub decision: Decision,
    /// What it would decide if nothing that isn't known stood in the way: layers of which nothing is here are taken for absent, and
    /// policies that aren't here say nothing. A resource whose ARN names no account is taken for the caller's.
    pub decision_if_clear: Decision,
    /// What would have to be otherwise, or be known, for the request to be allowed.
    pub needs: Vec<Words>,
    /// Whether the caller is among the users and roles that are here.
    pub caller: Caller,
    /// The statements that deny it, the surest first.
    pub statements: Vec<Found>,
    /// What is known of every layer, in the order in which AWS evaluates them.
    pub layers: Vec<(Layer, Knowledge)>,
}

/// A statement that denies the request, or may.
#[derive(Clone, Debug)]
pub struct Found {
    /// The layer; `None` where the document doesn't say what it is for.
    pub layer: Option<Layer>,
    /// The policy's place in [`Library::policies`].
    pub at: usize,
    /// The name of the policy, or the file that it stands in.
    pub policy: String,
    /// Its ARN.
    pub arn: Option<String>,
    /// How it is attached, in words.
    pub attachment: Words,
    /// The statement's id.
    pub sid: Option<String>,
    /// The text of the policy.
    pub text: Arc<str>,
    /// Where the statement stands in it.
    pub place: Range<usize>,
    /// Whether it applies to this request, by evaluation.
    pub applies: Truth,
    /// Whether it is the one that the decoded document prints.
    pub likeness: Likeness,
}

/// Whether the caller is among the users and roles of the exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// It is.
    Found,
    /// There are users or roles, and it isn't one of them: the exports are of another account, or of another time.
    NotAmong,
    /// There are none.
    NoEntities,
}

/// What is known of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knowledge {
    /// A statement of it denies the request.
    Denies,
    /// All of it is here, and it doesn't allow the request.
    DoesNotAllow,
    /// All of it is here, and it doesn't stand in the way.
    Clear,
    /// It doesn't concern this request.
    NotInvolved,
    /// Some of it isn't here, or depends on what isn't known.
    Dark,
}

impl Knowledge {
    /// The name used in data.
    pub fn name(self) -> &'static str {
        match self {
            Knowledge::Denies => "denies",
            Knowledge::DoesNotAllow => "does-not-allow",
            Knowledge::Clear => "clear",
            Knowledge::NotInvolved => "not-involved",
            Knowledge::Dark => "dark",
        }
    }
}

/// Looks for what refused in the user's policies. `None` where the refusal names no action: there is nothing to evaluate.
pub fn locate(denial: &Denial, library: &Library) -> Option<Located> {
    let entity = library.entity(request::of(denial)?.principal());
    let request = request::by(denial, entity)?;
    let gathered = Gathered::of(library, entity, &request);
    let policies = gathered.policies(Rest::Unknown);
    let evaluation = evaluate(&request, &policies);
    let nearest = request::most_likely(denial, entity)?;
    let decision_if_clear = evaluate(&nearest, &gathered.policies(Rest::Clear)).decision;
    let needs =
        evaluation.needs(&request, &policies).iter().map(|need| needs::words(need, &policies)).collect();
    let mut statements = Vec::new();
    for (layer, candidate) in gathered.candidates() {
        for (index, statement) in candidate.document().statements.iter().enumerate() {
            if statement.effect != Some(StatementEffect::Deny) {
                continue;
            }
            let applies = applies(&request, layer, statement, &policies);
            let likeness = likeness::of(statement, &denial.statements);
            if applies == Truth::No || (applies == Truth::Unknown && likeness == Likeness::None) {
                continue;
            }
            statements.push(found(layer, candidate, index, applies, likeness, library, entity));
        }
    }
    statements.sort_by_key(|found: &Found| std::cmp::Reverse((found.likeness, found.applies)));
    if denial.effect == Effect::Implicit {
        statements.clear();
    }
    let caller = match entity {
        Some(_) => Caller::Found,
        None if library.entities().is_empty() => Caller::NoEntities,
        None => Caller::NotAmong,
    };
    let layers =
        evaluation.trace.layers.iter().map(|trace| (layer_of(trace.layer), knowledge(trace))).collect();
    Some(Located { decision: evaluation.decision, decision_if_clear, needs, caller, statements, layers })
}

fn found(
    layer: Option<policy::Layer>,
    candidate: &Policy,
    index: usize,
    applies: Truth,
    likeness: Likeness,
    library: &Library,
    entity: Option<&Entity>,
) -> Found {
    let statement = candidate.document().statements.get(index);
    let file = library.files.get(candidate.file).map(|file| file.name.clone());
    Found {
        layer: layer.map(layer_of),
        at: library.policies.iter().position(|policy| std::ptr::eq(policy, candidate)).unwrap_or(usize::MAX),
        policy: candidate.name.clone().or(file).unwrap_or_default(),
        arn: candidate.arn.clone(),
        attachment: attachment::of(candidate, entity, library),
        sid: statement.and_then(|statement| statement.sid.as_deref()).map(str::to_owned),
        place: statement.map(|statement| statement.place.range()).unwrap_or_default(),
        text: candidate.text.clone(),
        applies,
        likeness,
    }
}

/// Whether a statement applies to the request, in its layer. A document of which the layer isn't known is read as one of the identity
/// layer, or as a resource's where it names principals.
fn applies(
    request: &Request,
    layer: Option<policy::Layer>,
    statement: &Statement,
    policies: &Policies<'_>,
) -> Truth {
    let layer = layer.unwrap_or(if statement.principals.is_some() {
        policy::Layer::Resource
    } else {
        policy::Layer::Identity
    });
    policy::evaluate::explain(statement, layer, request, policies).applies
}

fn knowledge(trace: &policy::trace::LayerTrace) -> Knowledge {
    use policy::trace::Standing;
    match (trace.standing, trace.denies, trace.allows) {
        (_, Truth::Yes, _) => Knowledge::Denies,
        (Standing::NotInvolved, ..) => Knowledge::NotInvolved,
        (Standing::NotKnown | Standing::Partly, ..) | (_, Truth::Unknown, _) | (_, _, Truth::Unknown) => {
            Knowledge::Dark
        }
        (Standing::NotAttached, ..) => Knowledge::Clear,
        (Standing::Given, Truth::No, Truth::Yes) => Knowledge::Clear,
        (Standing::Given, Truth::No, Truth::No) if trace.layer == policy::Layer::Resource => Knowledge::Clear,
        (Standing::Given, Truth::No, Truth::No) => Knowledge::DoesNotAllow,
    }
}

fn layer_of(layer: policy::Layer) -> Layer {
    match layer {
        policy::Layer::ServiceControl => Layer::Scp,
        policy::Layer::ResourceControl => Layer::Rcp,
        policy::Layer::VpcEndpoint => Layer::VpcEndpoint,
        policy::Layer::Resource => Layer::Resource,
        policy::Layer::Identity => Layer::Identity,
        policy::Layer::Boundary => Layer::Boundary,
        policy::Layer::Session => Layer::Session,
    }
}

/// What is taken of policies that aren't here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    Unknown,
    Clear,
}

/// The policies that a request meets, of those that the user has.
struct Gathered<'l> {
    service_control: Vec<&'l Policy>,
    resource_control: Vec<&'l Policy>,
    vpc_endpoint: Vec<&'l Policy>,
    resource: Vec<&'l Policy>,
    identity: Option<(Vec<&'l Policy>, bool)>,
    boundary: Supplied<Vec<&'l Policy>>,
    plain: Vec<&'l Policy>,
}

impl<'l> Gathered<'l> {
    fn of(library: &'l Library, entity: Option<&'l Entity>, request: &Request) -> Gathered<'l> {
        let role = policy::Arn::parse(request.resource())
            .filter(|arn| arn.service == "iam" && arn.resource.starts_with("role/"))
            .map(|arn| arn.name());
        let kind = |kind: &PolicyKind| match kind {
            PolicyKind::Resource => true,
            PolicyKind::Trust(name) => role == Some(name.as_str()),
            _ => false,
        };
        let identity = entity.map(|entity| {
            let identity = library.identity(entity);
            let is_whole = identity.missing.is_empty();
            (identity.policies.iter().map(|attached| attached.policy).collect(), is_whole)
        });
        let boundary = match entity.map(|entity| entity.boundary.as_deref()) {
            None => Supplied::NotKnown,
            Some(None) => Supplied::NotAttached,
            Some(Some(arn)) => match library.policy(arn) {
                Some(policy) => Supplied::Given(vec![policy]),
                None => Supplied::Partly(Vec::new()),
            },
        };
        Gathered {
            service_control: library.of_kind(|kind| *kind == PolicyKind::ServiceControl).collect(),
            resource_control: library.of_kind(|kind| *kind == PolicyKind::ResourceControl).collect(),
            vpc_endpoint: library.of_kind(|kind| matches!(kind, PolicyKind::Endpoint(_))).collect(),
            resource: library.of_kind(kind).collect(),
            identity,
            boundary,
            plain: library.of_kind(|kind| *kind == PolicyKind::Plain).collect(),
        }
    }

    fn policies(&self, rest: Rest) -> Policies<'l> {
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
            session: absent(),
            management_account: None,
        }
    }

    /// Every policy that may have denied, with its layer.
    fn candidates(&self) -> Vec<(Option<policy::Layer>, &'l Policy)> {
        use policy::Layer as On;
        let boundary: &[&Policy] = match &self.boundary {
            Supplied::Given(policies) | Supplied::Partly(policies) => policies,
            Supplied::NotAttached | Supplied::NotKnown => &[],
        };
        let identity = self.identity.as_ref().map(|(policies, _)| policies.as_slice()).unwrap_or_default();
        let layers: [(Option<On>, &[&Policy]); 7] = [
            (Some(On::ServiceControl), &self.service_control),
            (Some(On::ResourceControl), &self.resource_control),
            (Some(On::VpcEndpoint), &self.vpc_endpoint),
            (Some(On::Resource), &self.resource),
            (Some(On::Identity), identity),
            (Some(On::Boundary), boundary),
            (None, &self.plain),
        ];
        layers
            .into_iter()
            .flat_map(|(layer, policies)| policies.iter().map(move |policy| (layer, *policy)))
            .collect()
    }
}

/// What Organizations attaches to every level, and people seldom export: without it, no other policy of the level would allow.
///
/// Source: Organizations User Guide, `orgs_manage_policies_scps.html`, "FullAWSAccess".
static FULL_ACCESS: LazyLock<Document> = LazyLock::new(|| {
    Document::parse(
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#,
    )
});

fn absent_levels<'l>(rest: Rest) -> Supplied<Vec<Level<'l>>> {
    if rest == Rest::Clear { Supplied::NotAttached } else { Supplied::NotKnown }
}

fn documents<'l>(policies: &[&'l Policy]) -> Vec<&'l Document> {
    policies.iter().map(|policy| policy.document()).collect()
}

#[cfg(test)]
mod tests;
