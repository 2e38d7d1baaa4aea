//! What to do, in order, smallest first.

use crate::{
    change_request::{self, RequestChange},
    prose::{Passage, Section, Topic},
    refusal::waits_for_decoding,
};
use denylens_triage::report::{Denial, DenyKind, EncodedState};

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// About an encoded message in this state, which isn't decoded.
    Encoded(EncodedState),
    /// Of the changes to the request that follow, one is enough.
    OneIsEnough,
    /// To change the request.
    ChangeRequest(RequestChange),
    /// The items of a section, each a step.
    Prose(Passage),
}

/// The steps; a rule that has nothing to say gives none.
const REGISTRY: [fn(&Denial) -> Vec<NextStep>; 4] = [
    |denial| encoded(denial).into_iter().collect(),
    change_requests,
    |denial| of_layer(denial).into_iter().collect(),
    |denial| of_cause(denial).into_iter().collect(),
];

/// What to do about a refusal.
pub(crate) fn of(denial: &Denial) -> Vec<NextStep> {
    REGISTRY.iter().flat_map(|rule| rule(denial)).collect()
}

/// Where a statement denied: first what could be changed about the request.
fn change_requests(denial: &Denial) -> Vec<NextStep> {
    let changes = change_request::of(denial);
    let one = (changes.len() > 1 && change_request::is_one_enough(denial)).then_some(NextStep::OneIsEnough);
    one.into_iter().chain(changes.into_iter().map(NextStep::ChangeRequest)).collect()
}

/// An encoded message is decoded first, or got anew.
fn encoded(denial: &Denial) -> Option<NextStep> {
    let state = denial.encoded.as_ref()?.state;
    (state != EncodedState::Complete || waits_for_decoding(denial)).then_some(NextStep::Encoded(state))
}

/// Because of the layer: whom to ask, and for what.
fn of_layer(denial: &Denial) -> Option<NextStep> {
    let section = match denial.effect {
        DenyKind::Explicit => Section::FixExplicit,
        DenyKind::Implicit | DenyKind::Unknown => Section::FixImplicit,
    };
    Some(NextStep::Prose(Topic::Layer(denial.layer.layer?).first_of(&[section], Section::Fix)))
}

/// Because of the cause: by the form that it has, then by how the request was refused.
fn of_cause(denial: &Denial) -> Option<NextStep> {
    let topic = Topic::Cause(denial.cause);
    let by_effect = match denial.effect {
        DenyKind::Explicit => Section::FixExplicit,
        DenyKind::Implicit if denial.layer.layer.is_some() => Section::FixImplicit,
        DenyKind::Unknown if waits_for_decoding(denial) => Section::FixEncoded,
        DenyKind::Implicit | DenyKind::Unknown => Section::Fix,
    };
    let form = denial.form.filter(|_| denial.effect != DenyKind::Explicit);
    Some(NextStep::Prose(match form {
        Some(form) => topic.first_of(&[Section::FixForm(form), by_effect], Section::Fix),
        None => topic.first_of(&[by_effect], Section::Fix),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::samples::denied_by;
    use denylens_policy::Layer;
    use denylens_triage::{
        report::{Cause, Form},
        triage,
    };

    #[track_caller]
    fn check(text: &str, steps: &[NextStep]) {
        assert_eq!(of(&triage(text).denials.remove(0)), steps);
    }

    fn section(topic: Topic, section: Section) -> NextStep {
        NextStep::Prose(topic.passage(section))
    }

    #[test]
    fn the_layer_comes_before_the_cause() {
        check(
            "User: ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based \
             policy allows the s3:GetObject action",
            &[
                section(Topic::Layer(Layer::Identity), Section::FixImplicit),
                section(Topic::Cause(Cause::Action), Section::FixImplicit),
            ],
        );
    }

    #[test]
    fn what_the_request_could_be_comes_before_the_layer() {
        let denial =
            denied_by(&[("aws:RequestedRegion", &["eu-west-1"])], &[("aws:RequestedRegion", &["us-east-1"])]);
        let steps = of(&denial);
        assert!(
            matches!(steps.as_slice(), [NextStep::ChangeRequest(_), NextStep::Prose(_), ..]),
            "{steps:?}"
        );
        let two = denied_by(&[("aws:RequestedRegion", &["eu-west-1"]), ("aws:RequestTag/a", &["b"])], &[]);
        assert_eq!(of(&two).first(), Some(&NextStep::OneIsEnough));
    }

    #[test]
    fn an_rcp_has_one_thing_to_do() {
        check(
            "User: ana is not authorized to perform: s3:GetObject with an explicit deny in a resource control policy",
            &[
                section(Topic::Layer(Layer::ResourceControl), Section::Fix),
                section(Topic::Cause(Cause::Action), Section::FixExplicit),
            ],
        );
    }

    #[test]
    fn the_form_of_a_cause_comes_before_how_it_was_refused() {
        check(
            "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.",
            &[section(Topic::Cause(Cause::Credentials), Section::FixForm(Form::Expired))],
        );
    }

    #[test]
    fn an_encoded_message_is_decoded_first() {
        let message = "aB3-_xYz".repeat(70);
        let text = format!(
            "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized \
             to perform this operation. Encoded authorization failure message: {message}"
        );
        check(
            &text,
            &[
                NextStep::Encoded(EncodedState::Complete),
                section(Topic::Cause(Cause::Action), Section::FixEncoded),
            ],
        );
    }
}
