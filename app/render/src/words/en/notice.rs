//! What to tell somebody in whose paste no refusal was found.

use denylens_triage::report::Notice;

pub(super) fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::NothingPasted => {
            "There is nothing to read yet. Paste the whole error message, or the JSON that was decoded from it."
        }
        Notice::NotText => {
            "This is not text, so nothing could be read. Paste the error message as text; unpack compressed files first."
        }
        Notice::NoRefusalInDocument => {
            "This looks like a JSON document, but it holds no refusal: no error code, no error message and no decoded \
             authorization message. If it was cut, paste it again from its first `{` to its last `}`."
        }
        Notice::NotUnderstood => {
            "No refusal was found in this text. Paste the whole message, from the error code to its end: the part that says \
             who is not authorized to perform what."
        }
    }
}
