//! What there is to look up about a refusal: the document of its encoded message, AWS's details by its authorization id.

use denylens_decode::{EncodedMessage, Lookup, LookupKind, MessageError};
use denylens_engine::{
    Digest,
    report::{Denial, EncodedState, Source},
};

/// What is not known of a refusal.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Lookups {
    /// It can be asked.
    Open(OpenLookups),
    /// A part of the encoded message was taken out, so nobody can decode it.
    Removed,
    /// AWS takes no such message.
    Unfit(MessageError),
}

/// What can be asked, and where.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OpenLookups {
    pub(crate) lookups: Vec<Lookup>,
    /// How much of the encoded message there seems to be.
    pub(crate) encoded: Option<EncodedState>,
    /// The region that the refusal names.
    pub(crate) region: Option<String>,
    /// The partition that the refusal names.
    pub(crate) partition: Option<String>,
}

/// What there is to ask about a refusal.
pub(crate) fn lookups(denial: &Denial) -> Option<Lookups> {
    let encoded = denial.encoded.as_ref().filter(|_| denial.documents.decoded.is_none());
    let state = encoded.map(|encoded| encoded.state);
    let read = encoded
        .filter(|encoded| encoded.state != EncodedState::Redacted)
        .map(|encoded| EncodedMessage::read(&encoded.text));
    let id = denial.authorization_id.as_ref().filter(|_| denial.documents.details.is_none());
    let message = read.as_ref().and_then(|read| read.as_ref().ok());
    let asks: Vec<Lookup> = message
        .map(|message| Lookup::Encoded(message.as_str().to_owned()))
        .into_iter()
        .chain(id.map(|id| Lookup::Details(id.clone())))
        .collect();
    match read {
        _ if !asks.is_empty() => Some(Lookups::Open(OpenLookups {
            lookups: asks,
            encoded: state,
            region: region(denial),
            partition: denial.partition.clone(),
        })),
        Some(Err(error)) => Some(Lookups::Unfit(error)),
        _ => state.map(|_| Lookups::Removed),
    }
}

/// A document that arrived later and is of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) kind: LookupKind,
    /// Its place among what arrived later.
    pub(crate) supplement: usize,
}

/// What arrived later and answered what there was to ask about a refusal.
pub(crate) fn answer(denial: &Denial) -> Option<Answer> {
    let documents =
        [(LookupKind::Encoded, denial.documents.decoded), (LookupKind::Details, denial.documents.details)];
    documents.into_iter().find_map(|(kind, source)| match source {
        Some(Source::Supplement(supplement)) => Some(Answer { kind, supplement }),
        _ => None,
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

/// What became of a document that was given as an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// It answers a question.
    Yes,
    /// It is of another request than the one that was asked about, and shown apart.
    ByAnotherRequest,
    /// It is no document that says anything of a refusal.
    No,
}

impl Answered {
    /// What a document did to what is known.
    pub(crate) fn of(before: &Digest, after: &Digest) -> Answered {
        if after.open_lookups < before.open_lookups {
            Answered::Yes
        } else if after.strangers > before.strangers {
            Answered::ByAnotherRequest
        } else {
            Answered::No
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::blank_denial::denial;
    use denylens_engine::{
        Answers, ReadText, Supplement, Window,
        report::{Documents, Encoded, Source},
    };

    fn encoded(state: EncodedState) -> Denial {
        Denial { encoded: Some(Encoded { text: "abc".into(), state }), ..denial() }
    }

    fn preset(denial: Denial) -> Option<String> {
        match lookups(&denial) {
            Some(Lookups::Open(message)) => message.region,
            _ => panic!("there is nothing to decode"),
        }
    }

    #[test]
    fn a_refusal_without_an_encoded_message_asks_nothing() {
        assert_eq!(lookups(&denial()), None);
    }

    #[test]
    fn an_authorization_id_asks_for_the_details() {
        let of_id = Denial { authorization_id: Some("abc123".into()), ..denial() };
        let asks = |denial: &Denial| match lookups(denial) {
            Some(Lookups::Open(message)) => message.lookups,
            other => panic!("{other:?}"),
        };
        assert_eq!(asks(&of_id), [Lookup::Details("abc123".into())]);
        let of_both = Denial { encoded: encoded(EncodedState::Complete).encoded, ..of_id.clone() };
        assert_eq!(asks(&of_both), [Lookup::Encoded("abc".into()), Lookup::Details("abc123".into())]);
        let of_a_cut_message = Denial { encoded: encoded(EncodedState::CutShort).encoded, ..of_id.clone() };
        assert_eq!(
            asks(&of_a_cut_message),
            [Lookup::Encoded("abc".into()), Lookup::Details("abc123".into())]
        );
        let of_a_removed_message =
            Denial { encoded: encoded(EncodedState::Redacted).encoded, ..of_id.clone() };
        assert_eq!(asks(&of_a_removed_message), [Lookup::Details("abc123".into())]);
        let documents = Documents { details: Some(Source::Supplement(0)), ..Documents::default() };
        assert_eq!(lookups(&Denial { documents, ..of_id }), None);
        assert_eq!(asks(&Denial { documents, ..of_both }), [Lookup::Encoded("abc".into())]);
    }

    #[test]
    fn a_decoded_message_asks_nothing_more() {
        let documents = Documents { decoded: Some(Source::Supplement(0)), ..Documents::default() };
        let decoded = Denial { documents, ..encoded(EncodedState::Complete) };
        assert_eq!(lookups(&decoded), None);
    }

    #[test]
    fn a_message_with_a_part_taken_out_is_not_asked() {
        assert_eq!(lookups(&encoded(EncodedState::Redacted)), Some(Lookups::Removed));
    }

    #[test]
    fn a_message_that_seems_to_be_cut_can_be_asked() {
        match lookups(&encoded(EncodedState::CutShort)) {
            Some(Lookups::Open(message)) => assert_eq!(message.encoded, Some(EncodedState::CutShort)),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_message_that_aws_does_not_take_is_not_asked() {
        let unfit = |text: &str| {
            lookups(&Denial {
                encoded: Some(Encoded { text: text.into(), state: EncodedState::Unfit }),
                ..denial()
            })
        };
        assert_eq!(
            unfit("ab+c"),
            Some(Lookups::Unfit(MessageError::ForeignCharacter { character: '+', place: 3 }))
        );
        let long = "x".repeat(EncodedMessage::MAX + 1);
        assert_eq!(unfit(&long), Some(Lookups::Unfit(MessageError::TooLong { length: 10_241 })));
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

    #[track_caller]
    fn check_answer(text: &str, expected: Answered) {
        let message = "aB3-_xYz".repeat(70);
        let paste = format!(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ec2:RunInstances with an explicit deny. \
             Encoded authorization failure message: {message}"
        );
        let answer = Supplement { answers: Answers::Encoded(message), text: text.to_owned() };
        let digest = |answers| ReadText::of(paste.clone(), answers).digest(Window::default());
        assert_eq!(Answered::of(&digest(Vec::new()), &digest(vec![answer])), expected);
    }

    #[test]
    fn an_answer_is_told_from_what_answers_nothing() {
        let decoded = |action: &str| {
            format!(r#"{{"allowed":false,"explicitDeny":true,"context":{{"action":"{action}"}}}}"#)
        };
        check_answer(&decoded("RunInstances"), Answered::Yes);
        check_answer(&decoded("ec2:StopInstances"), Answered::ByAnotherRequest);
        check_answer("hello", Answered::No);
        check_answer(
            r#"{"requestContext":{},"evaluations":[{"action":"ec2:RunInstances","resource":"*","evaluatedEffect":"EXPLICIT_DENY","checks":[]}]}"#,
            Answered::No,
        );
    }
}
