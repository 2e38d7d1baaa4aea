//! What to do.

use crate::words::shape::StepWords;
use denylens_triage::report::EncodedState;

pub(super) const WORDS: StepWords = StepWords { encoded };

fn encoded(state: EncodedState) -> &'static str {
    match state {
        EncodedState::Complete => {
            "Decode the encoded message: it names the resource, the matched statement and the request context."
        }
        EncodedState::CutShort => {
            "The encoded message seems to be cut short. If AWS can't decode it, make the failing call again and copy the whole message."
        }
        EncodedState::Unfit => {
            "The encoded message isn't as AWS makes it, so it can't be decoded. Copy it from the original output."
        }
        EncodedState::Redacted => {
            "The encoded message was taken out of the text, so it can't be decoded. Copy it from the original output."
        }
    }
}
