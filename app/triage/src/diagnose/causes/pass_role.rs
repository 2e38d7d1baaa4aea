//! A role is handed to a service, and the caller may not hand it over.

use super::{FIND_POLICY, Rule, Sign, action_is, by_tables};
use crate::{
    assemble::Refusal,
    report::{CauseKind, Denial},
};

pub(super) const RULE: Rule = Rule {
    id: "pass-role",
    kind: CauseKind::PolicyRefused,
    remedy: FIND_POLICY,
    forms: &[],
    form: by_tables,
    detect,
};

fn detect(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    action_is(refusal, denial, &["iam:passrole"])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, refused};
    use crate::report::Cause;

    #[test]
    fn the_action_alone_decides() {
        check(&refused("iam:PassRole on resource: arn:aws:iam::111122223333:role/R"), Cause::PassRole, None);
        check(&refused("iam:PassRoles"), Cause::Action, None);
    }
}
