//! What stands for a value that the text doesn't give.

use crate::words::shape::AbsentWords;

pub(super) const WORDS: AbsentWords = AbsentWords {
    principal: "the caller",
    principal_first: "The caller",
    action: "the action",
    resource: "the resource",
    code: "no error code",
    service: "the service",
    system: "the system that printed the message",
    operation: "the call",
    other: "not given",
};
