//! What every error comes to, in no language: what happened, where the fault is, and what to run.

/// An error, without its sentences: those are in the [`DecodeWords`](crate::DecodeWords).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// A stable id for the kind of error.
    pub kind: &'static str,
    /// Where the fault is.
    pub fault: Fault,
    /// Commands that help, to copy.
    pub commands: &'static [&'static str],
}

/// Where a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// In what was entered.
    Input,
    /// In the credentials, or in what they may do.
    Credentials,
    /// In the computer that the browser runs on.
    Computer,
    /// Between the browser and the service.
    Network,
    /// At AWS.
    Aws,
    /// At a team's endpoint.
    Server,
    /// In this page.
    Page,
}

impl Failure {
    /// A failure that no command helps.
    pub(crate) const fn new(kind: &'static str, fault: Fault) -> Failure {
        Failure { kind, fault, commands: &[] }
    }

    /// The same failure, and what to run.
    pub(crate) const fn with(self, commands: &'static [&'static str]) -> Failure {
        Failure { commands, ..self }
    }
}
