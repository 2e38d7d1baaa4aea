//! Commands that confirm a refusal and check the fix, filled in with its own values: the registry.
//!
//! Source: AWS CLI Command Reference, the page of each command.

mod account;
mod caller;
pub mod export;
mod request;
mod resource;
pub mod shell;

use denylens_lang::Words;
use denylens_triage::report::{CauseKind, Denial};
use shell::{Shell, line};

/// A command, ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// What it is for.
    pub purpose: Words,
    /// Its words.
    words: Vec<String>,
}

impl Command {
    pub(crate) fn new(en: &str, ja: &str, words: &[&str]) -> Command {
        Command { purpose: Words::new(en, ja), words: words.iter().map(|word| (*word).to_owned()).collect() }
    }

    /// The command as one types it into a shell.
    pub fn text(&self, shell: Shell) -> String {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        line(shell, &words)
    }
}

/// Makes a command where it tells something about a refusal.
type Maker = fn(&Denial) -> Option<Command>;

/// The commands, the most telling first.
const REGISTRY: [Maker; 17] = [
    request::decode,
    request::details,
    caller::identity,
    request::simulate,
    caller::attached,
    caller::inline,
    caller::boundary,
    account::policies_of_organization,
    resource::bucket_policy,
    resource::key_state,
    resource::key_policy,
    resource::key_grants,
    resource::trust_policy,
    resource::image,
    account::endpoints,
    account::quotas,
    request::event,
];

/// The commands for a refusal.
pub fn of(denial: &Denial) -> Vec<Command> {
    if denial.cause.kind() == CauseKind::NotAws {
        return Vec::new();
    }
    REGISTRY.iter().filter_map(|make| make(denial)).collect()
}
