//! What to do.

use crate::words::shape::StepWords;
use denylens_triage::report::{EncodedState, GivenDocument};

pub(super) const WORDS: StepWords = StepWords {
    encoded,
    which,
    which_layer: "Before you change anything, make the call again and compare its message with its authorization details: one of the two layers may deny it, or both.",
    cut_by_cloudtrail: "Make the call again and copy the encoded message from the output of the program, because CloudTrail keeps only the beginning of a long error message.",
    fetch_details: "Fetch the authorization details with the command below: AWS keeps them for about a day, and they show what each layer of policies decided.",
    meant: "Before you ask for an exception, check whether the refusal is meant: a statement that denies is mostly a guardrail, and something about the request may have to change instead.",
};

fn encoded(state: EncodedState) -> &'static str {
    match state {
        EncodedState::Complete => {
            "Decode the encoded message: it names the resource, the matched statement and the request context."
        }
        EncodedState::CutShort => {
            "Make the failing call again and copy the whole encoded message, because this one seems to be cut short."
        }
        EncodedState::Unfit => {
            "Copy the encoded message again from the original output, because this one has more than AWS writes into it."
        }
        EncodedState::Redacted => {
            "Decode the encoded message from the original output, because it was taken out or shortened here, and add the decoded document to this text."
        }
    }
}

fn which(given: GivenDocument) -> &'static str {
    match given {
        GivenDocument::Decoded => {
            "Before you change anything, find out which is of the call that failed: the message or the decoded message."
        }
        GivenDocument::Details => {
            "Before you change anything, find out which is of the call that failed: the message or the authorization details."
        }
    }
}
