//! What to do about a refusal, in words.

use crate::{lang::Lang, report::Denial};

/// What the page says about one refusal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Advice {
    /// The verdict in one sentence that stands alone.
    pub verdict: String,
    /// The cause's name.
    pub title: String,
    /// Why it was refused, with the user's own values.
    pub why: String,
    /// What to do, in order, smallest first.
    pub next: Vec<String>,
    /// Commands that confirm it or check the fix.
    pub commands: Vec<Command>,
    /// Where AWS documents it.
    pub references: Vec<Reference>,
}

/// A shell command, ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// What it is for.
    pub purpose: String,
    /// The command itself.
    pub text: String,
}

/// A page of AWS's documentation.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Its title.
    pub title: String,
    /// Its address, always `https://`.
    pub url: String,
}

/// What to say about a refusal, in one language.
pub fn advise(_denial: &Denial, _lang: Lang) -> Advice {
    Advice::default()
}
