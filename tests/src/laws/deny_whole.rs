//! No change prints a whole statement that denies: the text shows no statement whole, and whoever pastes one over the original loses
//! its conditions.
//!
//! Source: AWS STS API Reference, `API_DecodeAuthorizationMessage.html`: the document has no operators.

use super::{Answer, Finding};

/// How the forms write the effect.
const EFFECTS: [&str; 4] = ["\"Effect\": \"Deny\"", "= \"Deny\"", "Effect: Deny", "Effect.DENY"];

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let forms = answer.forms().filter(|_| answer.is_explicit());
    Finding::of(forms.map(|form| match EFFECTS.iter().find(|effect| form.text().contains(**effect)) {
        Some(effect) => Err(format!("{} has {effect}: {}", form.format(), form.text())),
        None => Ok(()),
    }))
}
