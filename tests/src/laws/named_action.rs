//! The action that is allowed is the one that AWS says is missing: "… because no identity-based policy allows the X action".
//!
//! Only the role with which CloudFormation deploys for the CDK isn't to be passed: there is another role to assume.
//!
//! Sources: IAM User Guide, `troubleshoot_access-denied.html`; AWS CDK Developer Guide, `bootstrapping-env.html`.

use super::{Answer, Finding};
use denylens_triage::report::{Basis, DenyKind};
use std::collections::BTreeSet;

/// The action that the reason names, where the text has one reason.
fn missing(text: &str) -> Option<&str> {
    let reasons = text.split(" allows the ").skip(1).filter_map(|rest| rest.split(" action").next());
    let named: BTreeSet<&str> = reasons.filter(|action| action.contains(':') && !action.contains(' ')).collect();
    named.first().copied().filter(|_| named.len() == 1)
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let is_of_cdk = answer.case.text.contains("-cfn-exec-role-");
    let said = !is_of_cdk
        && answer.denial.effect == DenyKind::Implicit && answer.denial.layer.basis == Basis::Stated;
    let Some(missing) = missing(&answer.case.text).filter(|_| said) else { return Finding::NotConcerned };
    let allowed: Vec<&str> =
        answer.statements().iter().flat_map(|statement| statement.actions()).collect();
    Finding::where_concerned(!allowed.is_empty(), || {
        let is_there = allowed.iter().any(|action| action.eq_ignore_ascii_case(missing));
        (!is_there).then(|| format!("{missing} is missing, and {allowed:?} is allowed"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_names_one_action_or_the_text_has_several() {
        assert_eq!(missing("because no session policy allows the s3:GetObject action"), Some("s3:GetObject"));
        assert_eq!(missing("no a allows the s3:A action, no b allows the s3:B action"), None);
        assert_eq!(missing("nobody allows the caller any action"), None);
    }
}
