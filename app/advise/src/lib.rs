//! What to do about a refusal, in no language: which sentences hold, with the values that they need. `render` says them.
//!
//! Each module is one part of [`Advice`]: its vocabulary, its registry of rules where it has one, and their tests.

#![deny(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "a wrong slice in a test is a failed test"))]

pub mod argument;
pub mod change_request;
pub mod checklist;
pub mod command;
mod contact;
pub mod fix;
pub mod format;
pub mod handoff;
mod how;
mod json;
mod masked;
pub mod merged;
mod notes;
mod principal;
pub mod prose;
mod refusal;
mod role_needs;
mod statement;
mod steps;
mod target;
pub mod uneditable;
mod value;
mod verdict;
pub mod why;

pub use contact::{Account, Contact};
pub use handoff::Handoff;
pub use how::{Certainty, How};
pub use notes::Note;
pub use steps::NextStep;
pub use uneditable::Uneditable;
pub use value::value;
pub use verdict::Verdict;

use checklist::Check;
use command::Command;
use denylens_triage::report::{Cause, Denial};
use fix::Fix;
use prose::{Passage, Section, Topic};
use refusal::is_across_accounts;
use why::Reason;

/// What there is to say about one refusal.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// What comes first.
    pub verdict: Verdict,
    /// The cause; its prose has its name.
    pub cause: Cause,
    /// Why it was refused.
    pub why: Vec<Reason>,
    /// What to do, in order, smallest first.
    pub steps: Vec<NextStep>,
    /// Changes to policies that fix it, the most likely first.
    pub fixes: Vec<Fix>,
    /// What else is worth knowing.
    pub notes: Vec<Note>,
    /// Commands that confirm it or check the fix.
    pub commands: Vec<Command>,
    /// What to have looked at.
    pub checklist: Vec<Check>,
    /// The messages to whoever can do something; none where nobody but the caller has to.
    pub handoffs: Vec<Handoff>,
    /// The sections of the prose that say where it is documented.
    pub references: Vec<Passage>,
}

impl Advice {
    /// What there is to say about a refusal. Everything is found once; what rests on the fixes is given them.
    pub fn of(denial: &Denial) -> Advice {
        let fixes = fix::of(denial);
        let commands = command::of(denial);
        let layer = denial.layer.layer.and_then(|layer| {
            let across = is_across_accounts(denial).then_some(Section::ReferencesAcross);
            let sections: Vec<_> = across.into_iter().chain([Section::References]).collect();
            Topic::Layer(layer).first_of(&sections)
        });
        let cause =
            Topic::Cause(denial.cause).by_form(denial.form, Section::ReferencesForm, Section::References);
        let uneditable =
            Uneditable::of(denial).map(|kind| Topic::Uneditable(kind).passage(Section::References));
        Advice {
            verdict: Verdict::of(denial),
            cause: denial.cause,
            why: why::of(denial),
            steps: steps::of(denial),
            notes: notes::of(denial, &fixes, &commands),
            checklist: checklist::of(denial),
            handoffs: handoff::of(denial, &fixes, &commands),
            references: uneditable.into_iter().chain(cause).chain(layer).collect(),
            fixes,
            commands,
        }
    }
}
