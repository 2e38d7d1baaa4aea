//! Each owner gets one message.

use super::{Answer, Finding};
use denylens_lang::Lang;

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let owners: Vec<&str> = answer.messages(Lang::En).map(|message| message.to.as_str()).collect();
    Finding::of(owners.iter().enumerate().map(|(at, owner)| match owners[..at].contains(owner) {
        true => Err(format!("two messages: {owner}")),
        false => Ok(()),
    }))
}
