//! Nothing that is ready has a name in capitals in it, or a part that somebody took out.

use super::{Answer, Finding, placeholder::has_word};
use denylens_advise::{argument::ValueKind, fix::is_placeholder};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let named = answer.forms().filter(|form| form.is_ready()).map(|form| {
        let mut names = ValueKind::ALL.into_iter().map(ValueKind::placeholder);
        let name = names.find(|name| has_word(form.text(), name));
        name.map_or(Ok(()), |name| Err(format!("{} has {name}: {}", form.format(), form.text())))
    });
    let ready = answer.statements().iter().filter(|statement| statement.change.is_ready());
    let left_out = ready.map(|statement| {
        let mut values = statement.resources().into_iter().chain(statement.principals());
        let value = values.find(|value| is_placeholder(value));
        value.map_or(Ok(()), |value| Err(format!("{value} isn't whole: {}", statement.json)))
    });
    Finding::of(named.chain(left_out))
}
