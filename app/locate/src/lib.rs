//! The denying statement, found in policies that the user has: by evaluating the request against them, and by comparing the
//! statement that the decoded document prints with theirs.

#![deny(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "a wrong slice in a test is a failed test"))]

mod attachment;
mod deciding;
mod gathered;
mod likeness;
mod needs;
mod subject;
pub mod what_if;

pub use likeness::Likeness;
pub use subject::Subject;

use denylens_lang::Words;
use denylens_policy::{
    self as policy, Decision, Layer, Policies, Request, Truth,
    document::{Document, Effect, Statement},
    evaluate::{
        Evaluation, Requirement, StatementExplanation, evaluate,
        trace::{LayerTrace, Standing},
    },
    export::{Entity, EntityKind, FileProblem, Library, Policy, PolicyKind},
};
use denylens_triage::report::DenyKind;
use gathered::{Candidate, Gathered, Reach, Rest};
use serde::{Deserialize, Serialize};
use std::{ops::Range, sync::LazyLock};

/// What the user's policies say of a refusal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Located {
    /// What evaluation decides from what is known.
    pub decision: Decision,
    /// What it would decide if nothing that isn't known stood in the way: layers of which nothing is here are taken for absent, and
    /// policies that aren't here say nothing. A resource whose ARN names no account is taken for the caller's.
    pub decision_if_clear: Decision,
    /// What would have to be otherwise, or be known, for the request to be allowed.
    pub needs: Vec<Words>,
    /// The same without the layers that aren't known: `layers` tells of those.
    pub within: Vec<Words>,
    /// Whether the caller is among the users and roles that are here.
    pub caller: Caller,
    /// The statements that deny it, the surest first.
    pub statements: Vec<Found>,
    /// What is known of every layer, in the order in which AWS evaluates them.
    pub layers: Vec<(Layer, Knowledge)>,
    /// The policies that the request meets: their places in [`Library::policies`], and their names.
    pub met: Vec<(usize, String)>,
    /// What is wrong with those, with the names of their files.
    pub problems: Vec<(String, FileProblem)>,
}

/// A statement that denies the request, or may.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The layer; `None` where the document doesn't say what it is for, and the refusal names none that it could be of.
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
    pub text: String,
    /// Where the statement stands in it.
    pub place: Range<usize>,
    /// Where in it the pieces stand that the request matches: an action, a resource, a principal, conditions. In order, none
    /// within another.
    pub deciding: Vec<Range<usize>>,
    /// Whether it applies to this request, by evaluation.
    pub applies: Truth,
    /// Whether it is the one that the decoded document prints.
    pub likeness: Likeness,
}

/// Whether the caller is among the users and roles of the exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Caller {
    /// It is.
    Found,
    /// There are users or roles, and it isn't one of them: the exports are of another account, or of another time.
    NotAmong,
    /// There are none, or files that end early.
    NoEntities,
}

/// What is known of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Knowledge {
    /// A statement of it denies the request.
    Denies,
    /// All of it is here, and it doesn't allow the request.
    DoesNotAllow,
    /// All of it is here, and it doesn't stand in the way.
    Clear,
    /// It doesn't concern this request.
    NotInvolved,
    /// All of it is here, and whether it refuses depends on what isn't known of the request.
    Open,
    /// Some of it is here, and that doesn't refuse the request.
    Part,
    /// Nothing of it is here.
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
            Knowledge::Open => "open",
            Knowledge::Part => "part",
            Knowledge::Dark => "dark",
        }
    }
}

/// Looks for what refused in the user's policies.
pub fn locate(subject: &Subject, library: &Library) -> Located {
    look_into(subject, library, library)
}

/// The same in policies that were changed since the refusal.
fn look_into(subject: &Subject, library: &Library, before: &Library) -> Located {
    let entity = library.entity(&subject.principal());
    let request = subject.request(entity);
    let gathered = Gathered::of(library, entity, subject, &request);
    let policies = gathered.policies(Rest::Unknown);
    let evaluation = evaluate(&request, &policies);
    let nearest = subject.most_likely(entity);
    let if_clear = evaluate(&nearest, &gathered.policies(Rest::Clear));
    let all = evaluation.requirements(&request, &policies);
    let in_words = |needs: &mut dyn Iterator<Item = &Requirement>| -> Vec<Words> {
        needs.map(|need| needs::words(need, &policies)).collect()
    };
    let mut needs = in_words(&mut all.iter());
    let within = in_words(&mut all.iter().filter(|need| !matches!(need, Requirement::KnownLayer { .. })));
    let candidates = gathered.candidates();
    let look =
        |candidate: &Candidate<'_>| statements(candidate, subject, &request, &policies, library, entity);
    let mut statements: Vec<Found> = candidates.iter().flat_map(look).collect();
    if statements.iter().all(|found| found.likeness == Likeness::None) {
        // It may stand in a policy of which it isn't known that it is the caller's.
        let elsewhere = library.policies.iter().filter(|policy| {
            let is_of_another =
                matches!(&policy.kind, PolicyKind::Inline(owner) if owner.kind != EntityKind::Group);
            !is_of_another
                && !candidates.iter().any(|known| std::ptr::eq(known.policy, *policy))
                && likeness::may_have(policy, subject)
        });
        let elsewhere = elsewhere.flat_map(|policy| look(&Candidate::out_of_reach(policy)));
        statements.extend(elsewhere.filter(|found| found.likeness > Likeness::None));
    }
    statements.sort_by_key(|found: &Found| std::cmp::Reverse((found.likeness, found.applies)));
    if subject.effect == DenyKind::Implicit {
        // What surely denies is told all the same: the exports and the refusal are of different times.
        statements.retain(|found| found.applies == Truth::Yes);
    }
    let mut decision_if_clear = if_clear.decision;
    if let Some((layer, decision)) = unexplained(subject, before, &if_clear) {
        decision_if_clear = decision;
        needs.insert(0, needs::named_by_aws(layer, decision));
    }
    let caller = match entity {
        Some(_) => Caller::Found,
        None if library.entities().is_empty() || library.is_cut() => Caller::NoEntities,
        None => Caller::NotAmong,
    };
    let layers = evaluation.trace.layers.iter().map(|trace| (trace.layer, knowledge(trace))).collect();
    let met = candidates
        .iter()
        .map(|candidate| (place_of(candidate.policy, library), name_of(candidate.policy, library)))
        .collect();
    let file =
        |policy: &Policy| library.files.get(policy.file).map(|file| file.name.clone()).unwrap_or_default();
    let problems = candidates
        .iter()
        .flat_map(|Candidate { policy, .. }| {
            policy.problems().into_iter().map(|problem| (file(policy), problem))
        })
        .collect();
    Located {
        decision: evaluation.decision,
        decision_if_clear,
        needs,
        within,
        caller,
        statements,
        layers,
        met,
        problems,
    }
}

/// What AWS has decided, and in which layer if it names one, where what is here doesn't show it. A statement that denied must have been
/// here; an Allow may be here by now.
fn unexplained(
    subject: &Subject,
    before: &Library,
    if_clear: &Evaluation,
) -> Option<(Option<Layer>, Decision)> {
    let of_layer = |evaluation: &Evaluation, layer| {
        evaluation.trace.layers.iter().find(|trace| trace.layer == layer).cloned()
    };
    match (subject.effect, subject.layer) {
        (DenyKind::Explicit, layer) => {
            let entity = before.entity(&subject.principal());
            let request = subject.request(entity);
            let gathered = Gathered::of(before, entity, subject, &request);
            let evaluation = evaluate(&request, &gathered.policies(Rest::Unknown));
            let is_shown = match layer {
                Some(layer) => of_layer(&evaluation, layer)?.denies == Truth::Yes,
                None => evaluation.decision == Decision::ExplicitDeny,
            };
            (!is_shown).then_some((layer, Decision::ExplicitDeny))
        }
        (DenyKind::Implicit, Some(layer)) => {
            (of_layer(if_clear, layer)?.allows == Truth::No).then_some((Some(layer), Decision::ImplicitDeny))
        }
        (DenyKind::Implicit, None) | (DenyKind::Unknown, _) => None,
    }
}

/// The statements of a policy that deny the request, or may, or are the one that the decoded document prints.
fn statements(
    candidate: &Candidate<'_>,
    subject: &Subject,
    request: &Request,
    policies: &Policies<'_>,
    library: &Library,
    entity: Option<&Entity>,
) -> Vec<Found> {
    let Candidate { layer, reach, policy } = *candidate;
    let denying =
        policy.document().statements.iter().filter(|statement| statement.effect == Some(Effect::Deny));
    let found = denying.filter_map(|statement| {
        let explanation = explain(request, layer, statement, policies);
        let likeness = likeness::of(statement, &subject.statements);
        if explanation.applies == Truth::No
            || (explanation.applies == Truth::Unknown && likeness == Likeness::None)
        {
            return None;
        }
        Some(Found {
            layer,
            at: place_of(policy, library),
            policy: name_of(policy, library),
            arn: policy.arn.clone(),
            attachment: attachment::of(policy, reach, entity, library),
            sid: statement.sid.as_deref().map(str::to_owned),
            text: policy.text.to_string(),
            place: statement.place.range(),
            deciding: deciding::places(statement, &explanation),
            applies: match reach {
                Reach::Met => explanation.applies,
                Reach::Open => Truth::Unknown,
            },
            likeness,
        })
    });
    found.collect()
}

/// The place of a policy in the library.
fn place_of(policy: &Policy, library: &Library) -> usize {
    library.policies.iter().position(|other| std::ptr::eq(other, policy)).unwrap_or(usize::MAX)
}

/// The name of a policy, or of the file that it stands in.
fn name_of(policy: &Policy, library: &Library) -> String {
    let file = || library.files.get(policy.file).map(|file| file.name.clone());
    policy.name.clone().or_else(file).unwrap_or_default()
}

/// Everything about one statement and the request, in its layer. A document of which the layer isn't known is read as one of the identity
/// layer, or as a resource's where it names principals.
fn explain(
    request: &Request,
    layer: Option<Layer>,
    statement: &Statement,
    policies: &Policies<'_>,
) -> StatementExplanation {
    let layer =
        layer.unwrap_or(if statement.principals.is_some() { Layer::Resource } else { Layer::Identity });
    policy::evaluate::explain(statement, layer, request, policies)
}

fn knowledge(trace: &LayerTrace) -> Knowledge {
    match (trace.standing, trace.denies, trace.allows) {
        (_, Truth::Yes, _) => Knowledge::Denies,
        (Standing::NotInvolved, ..) => Knowledge::NotInvolved,
        (Standing::Partly, ..) if !trace.policies.is_empty() => Knowledge::Part,
        (Standing::NotKnown | Standing::Partly, ..) => Knowledge::Dark,
        (_, Truth::Unknown, _) | (_, _, Truth::Unknown) => Knowledge::Open,
        (_, Truth::No, Truth::Yes) => Knowledge::Clear,
        // Another policy may allow what it doesn't.
        (_, Truth::No, Truth::No) if trace.layer == Layer::Resource => Knowledge::Clear,
        (_, Truth::No, Truth::No) => Knowledge::DoesNotAllow,
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

/// A policy that says nothing.
static NOTHING: LazyLock<Document> =
    LazyLock::new(|| Document::parse(r#"{"Version":"2012-10-17","Statement":[]}"#));

#[cfg(test)]
mod tests;
