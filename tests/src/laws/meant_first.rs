//! Where a statement denied, the first thing to do is to look whether that was meant, and to change the request: guardrails mostly work.
//! The exception comes after that.

use super::{Answer, Finding, Section};
use denylens_lang::Lang;

/// What asks for an exception.
const EXCEPTIONS: [&str; 4] = ["exception", "except ", "out of the session policy", "denying statement"];

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let steps = answer.sentences(Lang::En, Section::Steps);
    // What the message holds is to be known before that.
    let mut about_it = steps.into_iter().filter(|step| !step.to_lowercase().contains("encoded message"));
    // Who is locked out by a policy has to find somebody who isn't: there is no exception to ask for.
    let has_exception = answer.changes().next().is_some();
    let first = about_it.next().filter(|_| answer.is_explicit() && has_exception);
    Finding::of(first.map(|first| {
        let asks_before = first.starts_with("Before you ask");
        let excepts = !asks_before && EXCEPTIONS.iter().any(|word| first.contains(word));
        if excepts { Err(format!("it begins with the exception: {first}")) } else { Ok(()) }
    }))
}
