//! What a button copies: each has a name of its own.

/// What a button copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    /// A change to a policy.
    Change,
    Command,
    /// What is asked of somebody.
    Message,
    /// A merged policy.
    Policy,
    /// What AWS answered.
    Answer,
}

impl Copied {
    /// Its stable id.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Copied::Change => "change",
            Copied::Command => "command",
            Copied::Message => "message",
            Copied::Policy => "policy",
            Copied::Answer => "answer",
        }
    }
}
