//! A condition decided: a tag, a Region, MFA, a network, an organization.

use super::{FIND_POLICY_OF_ACCOUNT, Rule, Sign, by_tables, said};
use crate::{
    assemble::Refusal,
    report::{Cause, CauseKind, Denial, DenyKind, Form, Remedy},
};

pub(super) const RULE: Rule = Rule {
    id: "condition",
    kind: CauseKind::PolicyRefused,
    // A POST policy is signed by whoever gives out the form: there is no policy for an administrator to find.
    remedy: Some(Remedy { but: &[Form::PostPolicy], ..FIND_POLICY_OF_ACCOUNT }),
    forms: &[Form::PostPolicy],
    form: by_tables,
    detect,
};

/// A denying statement with conditions denies because of them: without them it would deny everybody always.
fn detect(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    let conditional = denial.effect == DenyKind::Explicit
        && denial.statements.iter().any(|statement| !statement.conditions.is_empty());
    let at = refusal.decoded.as_ref().and_then(|decoded| decoded.statements_at.clone());
    let sign = at.filter(|_| conditional).map(|at| Sign { at, form: None });
    sign.or_else(|| said(refusal, Cause::Condition))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use crate::{
        report::{Cause, Form},
        triage,
    };

    fn document(conditions: &str) -> String {
        format!(
            r#"{{"allowed":false,"explicitDeny":true,"matchedStatements":{{"items":[{{"effect":"DENY","conditions":{{"items":[{conditions}]}}}}]}},"context":{{"action":"ec2:RunInstances"}}}}"#
        )
    }

    #[test]
    fn no_administrator_is_asked_about_a_post_policy() {
        let text = "<Error><Code>AccessDenied</Code><Message>Invalid according to Policy: Policy Condition failed: [\"eq\", \"$key\", \"a\"]</Message></Error>";
        assert_eq!(triage(text).denials.remove(0).remedy(), None);
    }

    #[test]
    fn a_denying_statement_with_conditions() {
        check(&document(r#"{"key":"ec2:InstanceType","values":{"items":[]}}"#), Cause::Condition, None);
    }

    #[test]
    fn a_denying_statement_without_conditions() {
        check(&document(""), Cause::Action, None);
    }

    #[test]
    fn the_words_of_amazon_s3() {
        check(
            "Invalid according to Policy: Policy Condition failed",
            Cause::Condition,
            Some(Form::PostPolicy),
        );
    }
}
