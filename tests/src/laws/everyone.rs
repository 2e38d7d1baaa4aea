//! Nobody opens a resource to everyone: whoever comes without a name has to sign the request, not to be let in.
//!
//! Source: Amazon S3 User Guide, `access-control-block-public-access.html`.

use super::{Answer, Finding, answer::Statement};

fn lets_everyone_in(statement: &Statement<'_>) -> bool {
    statement.change.layer() == "resource"
        && statement.principals().contains(&"*")
        && statement.conditions().is_empty()
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let is_anonymous = answer.denial.principal.as_deref() == Some("anonymous");
    let allows = answer.allows();
    let named = allows.iter().any(|statement| !statement.principals().is_empty());
    Finding::where_concerned(is_anonymous || named, || {
        if let Some(open) = allows.iter().find(|statement| lets_everyone_in(statement)) {
            return Some(format!("everyone may: {}", open.json));
        }
        allows.first().filter(|_| is_anonymous).map(|allow| format!("nobody signed: {}", allow.json))
    })
}
