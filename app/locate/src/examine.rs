//! The search itself: the request of a refusal held against the policies that apply to it.

use super::{
    applicable::{Absent, ApplicablePolicies, Candidate},
    attachment,
    located::{Caller, Found, Knowledge, Located},
    matched,
    need::{self, Need},
    resemblance::{self, Resemblance},
    subject::Subject,
    token,
};
use denylens_policy::{
    Decision, Evaluation, Layer, Policies, Request, Truth,
    document::{Effect, Statement},
    evaluate::{
        self, StatementExplanation, evaluate,
        trace::{LayerTrace, Standing},
    },
    export::{Entity, EntityKind, FileProblem, Library, Policy, PolicyKind},
};
use denylens_triage::report::DenyKind;
use std::cmp::Reverse;

/// More statements than these nobody reads, and each carries the whole text of its policy.
const MOST_STATEMENTS: usize = 20;

/// More problems than these nobody reads.
const MOST_PROBLEMS: usize = 100;

/// What the policies of `library` say of a refusal that came about with those of `before`.
pub(super) fn examine(subject: &Subject, library: &Library, before: &Library) -> Located {
    let examination = Examination::of(subject, library);
    let policies = examination.applicable.policies(Absent::Unknown);
    let evaluation = evaluate(&examination.request, &policies);
    let nearest = subject.most_likely(examination.entity);
    let if_clear = evaluate(&nearest, &examination.applicable.policies(Absent::Clear));
    let mut needs = need::of(&evaluation, &examination.request, &policies);
    let is_within = |need: &&Need| !matches!(need, Need::KnownLayer { .. });
    let within = needs.iter().filter(is_within).cloned().collect();
    let mut decision_if_clear = if_clear.decision;
    if let Some((need, decision)) = said_by_aws(subject, before, &if_clear) {
        decision_if_clear = decision;
        needs.insert(0, need);
    }
    Located {
        decision: evaluation.decision,
        decision_if_clear,
        needs,
        within,
        caller: examination.caller(),
        statements: examination.statements(&policies),
        token: token::in_library(subject, library),
        layers: evaluation.trace.layers.iter().map(|trace| (trace.layer, knowledge(trace))).collect(),
        applicable: examination.applicable_names(),
        problems: examination.problems(),
    }
}

/// A refused request, and the policies to look through for what refused it.
struct Examination<'l> {
    subject: &'l Subject,
    library: &'l Library,
    /// The caller, where it is among the users and roles that are here.
    entity: Option<&'l Entity>,
    request: Request,
    applicable: ApplicablePolicies<'l>,
    candidates: Vec<Candidate<'l>>,
}

impl<'l> Examination<'l> {
    fn of(subject: &'l Subject, library: &'l Library) -> Examination<'l> {
        let entity = library.entity(&subject.principal());
        let request = subject.request(entity);
        let applicable = ApplicablePolicies::of(library, entity, subject, &request);
        let candidates = applicable.candidates();
        Examination { subject, library, entity, request, applicable, candidates }
    }

    fn caller(&self) -> Caller {
        match self.entity {
            Some(_) => Caller::Found,
            None if self.library.entities().is_empty() || self.library.is_cut() => Caller::NoEntities,
            None => Caller::NotAmong,
        }
    }

    /// The statements that deny the request, the surest first.
    fn statements(&self, policies: &Policies<'_>) -> Vec<Found> {
        let mut statements: Vec<Found> =
            self.candidates.iter().flat_map(|candidate| self.denying(candidate, policies)).collect();
        if statements.iter().all(|found| found.resemblance == Resemblance::None) {
            let elsewhere = self.elsewhere().flat_map(|candidate| self.denying(&candidate, policies));
            statements.extend(elsewhere.filter(|found| found.resemblance > Resemblance::None));
        }
        statements.sort_by_key(|found: &Found| Reverse((found.resemblance, found.applies)));
        if self.subject.effect == DenyKind::Implicit {
            // What surely denies is told all the same: the exports and the refusal are of different times.
            statements.retain(|found| found.applies == Truth::Yes);
        }
        statements.truncate(MOST_STATEMENTS);
        for found in &mut statements {
            let policy = self.library.policies.get(found.at);
            found.text = policy.map(|policy| policy.text.to_string()).unwrap_or_default();
        }
        statements
    }

    /// Policies that may have the statement which the decoded document prints, and of which it isn't known that they are the caller's.
    fn elsewhere(&self) -> impl Iterator<Item = Candidate<'l>> {
        let others = self.library.policies.iter().filter(|policy| {
            let is_of_another =
                matches!(&policy.kind, PolicyKind::Inline(owner) if owner.kind != EntityKind::Group);
            !is_of_another
                && !self.candidates.iter().any(|known| std::ptr::eq(known.policy, *policy))
                && resemblance::may_have(policy, self.subject)
        });
        others.map(Candidate::not_known_to_apply)
    }

    /// The statements of a policy that deny the request, or may, or are the one that the decoded document prints; without its text.
    fn denying(&self, candidate: &Candidate<'_>, policies: &Policies<'_>) -> Vec<Found> {
        let Candidate { layer, policy, .. } = *candidate;
        let at = self.place_of(policy);
        let statements = policy.document().statements.iter();
        let denying = statements.filter(|statement| statement.effect == Some(Effect::Deny));
        let found = denying.filter_map(|statement| {
            let explanation = explain(&self.request, layer, statement, policies);
            let resemblance = resemblance::of(statement, &self.subject.statements);
            if explanation.applies == Truth::No
                || (explanation.applies == Truth::Unknown && resemblance == Resemblance::None)
            {
                return None;
            }
            Some(Found {
                layer,
                at,
                policy: self.name_of(policy),
                arn: policy.arn.clone(),
                attachment: attachment::of(policy, candidate.applies, self.entity, self.library),
                sid: statement.sid.as_deref().map(str::to_owned),
                text: String::new(),
                place: statement.place.range(),
                matched: matched::places(statement, &explanation),
                applies: candidate.applies.and(explanation.applies),
                resemblance,
            })
        });
        found.collect()
    }

    /// The places and names of the policies that apply, or may.
    fn applicable_names(&self) -> Vec<(usize, String)> {
        let policies = self.candidates.iter().map(|candidate| candidate.policy);
        policies.map(|policy| (self.place_of(policy), self.name_of(policy))).collect()
    }

    fn problems(&self) -> Vec<(String, FileProblem)> {
        let problems = self.candidates.iter().flat_map(|Candidate { policy, .. }| {
            policy.problems().into_iter().map(|problem| (self.file_of(policy).unwrap_or_default(), problem))
        });
        problems.take(MOST_PROBLEMS).collect()
    }

    /// The place of a policy in the library.
    fn place_of(&self, policy: &Policy) -> usize {
        self.library.policies.iter().position(|other| std::ptr::eq(other, policy)).unwrap_or(usize::MAX)
    }

    /// The name of a policy, or of the file that it stands in.
    fn name_of(&self, policy: &Policy) -> String {
        policy.name.clone().or_else(|| self.file_of(policy)).unwrap_or_default()
    }

    fn file_of(&self, policy: &Policy) -> Option<String> {
        self.library.files.get(policy.file).map(|file| file.name.clone())
    }
}

/// What AWS has decided, and in which layer if it names one, where what is here doesn't show it. A statement that denied must have
/// been here; an Allow may be here by now.
fn said_by_aws(subject: &Subject, before: &Library, if_clear: &Evaluation) -> Option<(Need, Decision)> {
    match (subject.effect, subject.layer) {
        (DenyKind::Explicit, layer) => {
            let examination = Examination::of(subject, before);
            let policies = examination.applicable.policies(Absent::Unknown);
            let evaluation = evaluate(&examination.request, &policies);
            let is_shown = match layer {
                Some(layer) => evaluation.trace.layer(layer)?.denies == Truth::Yes,
                None => evaluation.decision == Decision::ExplicitDeny,
            };
            (!is_shown).then_some((Need::SaidToDeny { layer }, Decision::ExplicitDeny))
        }
        (DenyKind::Implicit, Some(layer)) => (if_clear.trace.layer(layer)?.allows == Truth::No)
            .then_some((Need::SaidNotToAllow { layer }, Decision::ImplicitDeny)),
        (DenyKind::Implicit, None) | (DenyKind::Unknown, _) => None,
    }
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
    evaluate::explain(statement, layer, request, policies)
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
