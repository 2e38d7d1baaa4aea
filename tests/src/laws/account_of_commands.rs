//! Where caller and resource are in two accounts, each command says in which of them it is to be run.

use super::{Answer, Finding};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let Some((own, foreign)) = answer.two_accounts().filter(|_| answer.is_about_policies()) else {
        return Finding::NotConcerned;
    };
    Finding::of(answer.commands().map(|command| {
        let said = command.said();
        // That an organization's commands are run in its management account, a law of its own says.
        let says = [own, foreign, "management account"].iter().any(|account| said.contains(account));
        if says { Ok(()) } else { Err(format!("in which account? {}: {}", said, command.text())) }
    }))
}
