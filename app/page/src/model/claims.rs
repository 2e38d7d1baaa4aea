//! Which fields of a refusal something that is said of it rests on. What is said names them in the document, and the words that prove
//! them light up with it.

use denylens_engine::{
    advice::{CheckItem, NextStep, Passage, Request, Topic},
    report::{Denial, Field},
};

/// What a refusal is known by that a policy decided.
pub(crate) const DECIDED: [Field; 4] = [Field::Layer, Field::Effect, Field::Policy, Field::Statement];

/// What one is known by that no policy decided.
pub(crate) const SAID: [Field; 2] = [Field::Cause, Field::Code];

/// What a change to a policy allows, and to whom.
pub(crate) const ALLOWED: [Field; 3] = [Field::Principal, Field::Action, Field::Resource];

/// The fields as the document has them: those that words of the texts prove, and nothing where they prove none.
pub(crate) fn claim(fields: &[Field], denial: &Denial) -> Option<String> {
    let is_proved = |field: &&Field| denial.evidence.iter().any(|evidence| evidence.field == **field);
    let names: Vec<_> = fields.iter().filter(is_proved).map(|field| field.name()).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// What a step rests on.
pub(crate) fn of_step(step: &NextStep) -> &'static [Field] {
    match step {
        NextStep::Encoded(_) | NextStep::CutByCloudTrail => &[Field::Encoded],
        NextStep::FetchDetails => &[Field::AuthorizationId],
        NextStep::FindOutWhich(_) => &ALLOWED,
        NextStep::FindOutWhichLayer | NextStep::Meant => &DECIDED,
        NextStep::OneIsEnough | NextStep::ChangeRequest(_) => &[Field::Conditions, Field::Statement],
        NextStep::ActAs(_) | NextStep::AnotherCaller(_) => &[Field::Principal],
        NextStep::Prose(Passage { topic: Topic::Layer(_), .. }) => &DECIDED,
        NextStep::Prose(Passage { topic: Topic::Cause(_), .. }) => {
            &[Field::Cause, Field::Code, Field::Action]
        }
        NextStep::Prose(Passage { topic: Topic::Uneditable(_), .. }) => &[Field::Policy, Field::Principal],
    }
}

/// What a request to somebody rests on.
pub(crate) fn of_request(request: &Request) -> &'static [Field] {
    match request {
        Request::Change(_) | Request::LetThrough | Request::Confirm(_) => &DECIDED,
        Request::Decode => &[Field::Encoded],
        Request::Instead(_) => &[Field::Policy, Field::Principal],
        Request::CheckKey | Request::AllowGrants | Request::MakeGrant | Request::EnableKey => {
            &[Field::Resource]
        }
        Request::Bootstrap => &[Field::Principal, Field::Resource],
        Request::CorrectRole => &[Field::Principal],
        Request::Remedy(_) => &SAID,
    }
}

/// What an item of the checklist rests on.
pub(crate) fn of_check(item: CheckItem) -> &'static [Field] {
    match item {
        CheckItem::WholeMessage => &[Field::Encoded, Field::Action, Field::Code],
        CheckItem::Decoded => &[Field::Encoded],
        CheckItem::RequestKnown => &ALLOWED,
        CheckItem::PassRoleAndKms => &[Field::Action],
        CheckItem::LayerKnown => &[Field::Layer],
        CheckItem::Conditions => &[Field::Conditions, Field::Statement],
        CheckItem::KmsBothPolicies => &[Field::Resource],
        CheckItem::FixInTheRightLayer => &DECIDED,
        CheckItem::KeyState => &[Field::Resource, Field::Cause],
        CheckItem::Quota => &SAID,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_engine::{ReadText, Window};

    #[test]
    fn only_what_words_prove_is_claimed() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::a/1 \
                    with an explicit deny in a service control policy";
        let denial =
            ReadText::of(text.to_owned(), Vec::new()).digest(Window::default()).refusal.expect("one");
        let claimed = claim(of_step(&NextStep::Meant), &denial).expect("the text says who refused");
        assert!(claimed.split(' ').any(|field| field == "layer"), "{claimed}");
        assert!(!claimed.split(' ').any(|field| field == "policy"), "{claimed}");
        assert_eq!(claim(of_step(&NextStep::FetchDetails), &denial), None);
    }
}
