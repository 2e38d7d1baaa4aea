//! A document was given for a message, and is of another request: another account, action, principal, resource or kind of deny.
//!
//! Source: AWS STS API Reference, `DecodeAuthorizationMessage`: the document is of the request whose message it was. IAM User
//! Guide, `troubleshoot_access-denied-authorization-id.html`: the details are of the request with that authorization id.

use crate::{
    assemble::{Refusal, Stranger},
    report::{Denial, Reading},
};

pub(super) fn read(refusal: &Refusal, _denial: &Denial) -> Option<Reading> {
    Some(match refusal.stranger.clone()? {
        Stranger::Message(mismatch) => Reading::DocumentOfAnotherRequest(mismatch),
        Stranger::Document(mismatch) => Reading::MessageOfAnotherRequest(mismatch),
    })
}
