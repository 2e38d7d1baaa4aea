//! The message to whoever can do something.

use super::fix;
use crate::{
    sentence::{Sentence, say},
    words::shape::HandoffWords,
};
use denylens_advise::handoff::AskedFor;
use denylens_triage::report::RemedyRequest;

pub(super) const WORDS: HandoffWords = HandoffWords {
    to: "To",
    who: "Who",
    what: "What",
    on: "On",
    place: "Where",
    when: "When",
    request_id: "Request ID",
    refused_by: "Refused by",
    asked: "Asked for",
    request,
};

fn request(request: &AskedFor) -> Sentence {
    Sentence::of(match request {
        AskedFor::Allow(effect) => return (fix::WORDS.effect)(effect),
        AskedFor::Except { sids, effect } => {
            let effect = (fix::WORDS.effect)(effect);
            return match sids.as_slice() {
                [] => say!("please make an exception for me in the statement that denies. {effect}", effect),
                sids => {
                    say!("please make an exception for me in the statement `{sids}`. {effect}", sids, effect)
                }
            };
        }
        AskedFor::Decode => {
            "please decode the message with the command below and send me the answer, or allow me `sts:DecodeAuthorizationMessage`."
        }
        AskedFor::Remedy(RemedyRequest::RaiseQuota) => "please raise the quota.",
        AskedFor::Remedy(RemedyRequest::ShareResource) => "please share the resource with this account.",
        AskedFor::Remedy(RemedyRequest::SetUpProvider) => {
            "please set up the identity provider in the account of the role, with the command below."
        }
        AskedFor::Remedy(RemedyRequest::FindPolicy) => {
            "please find out which policy refused this; the event in CloudTrail says more."
        }
    })
}
