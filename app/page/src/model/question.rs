//! What there is to decode.

use super::recognised::is_decoded;
use denylens_triage::{
    Answers, Report, Supplement,
    report::{Denial, EncodedState},
};

/// An encoded message that waits for its document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Question {
    /// It can be decoded.
    Open(Message),
    /// A part of it is missing, so nobody can decode it.
    Hopeless(EncodedState),
}

/// A whole encoded message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Message {
    pub(crate) encoded: String,
    /// The region that the refusal names.
    pub(crate) region: Option<String>,
    /// The partition that the refusal names.
    pub(crate) partition: Option<String>,
}

/// What there is to decode of a refusal.
pub(crate) fn question(denial: &Denial) -> Option<Question> {
    let encoded = denial.encoded.as_ref().filter(|_| !is_decoded(denial))?;
    Some(match encoded.state {
        EncodedState::Complete => Question::Open(Message {
            encoded: encoded.text.clone(),
            region: region(denial),
            partition: denial.partition.clone(),
        }),
        state @ (EncodedState::CutShort | EncodedState::Redacted) => Question::Hopeless(state),
    })
}

/// The region of a refusal: its own, or that of the resource.
fn region(denial: &Denial) -> Option<String> {
    let of_resource = || {
        let resource = denial.resource.as_deref()?.strip_prefix("arn:")?;
        resource.split(':').nth(2).filter(|region| !region.is_empty()).map(str::to_owned)
    };
    denial.region.clone().or_else(of_resource)
}

/// The documents whose question still stands in a text. The others answered a text that is gone.
pub(crate) fn still_asked(supplements: &[Supplement], of_paste_alone: &Report) -> Vec<Supplement> {
    supplements
        .iter()
        .filter(|supplement| {
            of_paste_alone.denials.iter().any(|denial| match &supplement.answers {
                Answers::Encoded(text) => {
                    denial.encoded.as_ref().is_some_and(|encoded| encoded.text == *text)
                }
                Answers::AuthorizationId(id) => denial.authorization_id.as_ref() == Some(id),
                Answers::Anything => true,
            })
        })
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::specimen::denial;
    use denylens_triage::report::{Encoded, Statement};

    fn encoded(state: EncodedState) -> Denial {
        Denial { encoded: Some(Encoded { text: "abc".into(), state }), ..denial() }
    }

    fn preset(denial: Denial) -> Option<String> {
        match question(&denial) {
            Some(Question::Open(message)) => message.region,
            _ => panic!("there is nothing to decode"),
        }
    }

    #[test]
    fn a_refusal_without_an_encoded_message_asks_nothing() {
        assert_eq!(question(&denial()), None);
    }

    #[test]
    fn a_decoded_message_asks_nothing_more() {
        let decoded = Denial { statements: vec![Statement::default()], ..encoded(EncodedState::Complete) };
        assert_eq!(question(&decoded), None);
    }

    #[test]
    fn a_message_with_a_part_missing_is_hopeless() {
        for state in [EncodedState::CutShort, EncodedState::Redacted] {
            assert_eq!(question(&encoded(state)), Some(Question::Hopeless(state)));
        }
    }

    #[test]
    fn the_region_is_that_of_the_refusal_before_that_of_the_resource() {
        let resource = Some("arn:aws:ec2:eu-west-1:111122223333:instance/*".to_owned());
        let of_resource = Denial { resource, ..encoded(EncodedState::Complete) };
        let of_both = Denial { region: Some("eu-central-1".into()), ..of_resource.clone() };
        assert_eq!(preset(of_both).as_deref(), Some("eu-central-1"));
        assert_eq!(preset(of_resource).as_deref(), Some("eu-west-1"));
    }

    #[test]
    fn a_resource_without_a_region_gives_none() {
        for resource in ["arn:aws:s3:::amzn-s3-demo-bucket", "arn:", "*", ""] {
            let denial = Denial { resource: Some(resource.into()), ..encoded(EncodedState::Complete) };
            assert_eq!(preset(denial), None, "{resource}");
        }
    }

    #[test]
    fn a_document_leaves_with_the_message_that_it_answers() {
        let supplement = Supplement { answers: Answers::Encoded("abc".into()), text: "{}".into() };
        let report = Report { denials: vec![encoded(EncodedState::Complete)], notices: Vec::new() };
        assert_eq!(
            still_asked(std::slice::from_ref(&supplement), &report),
            std::slice::from_ref(&supplement)
        );
        assert_eq!(still_asked(&[supplement], &Report::default()), []);
    }
}
