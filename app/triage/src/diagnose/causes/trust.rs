//! A role cannot be assumed: its trust policy, or the permission to assume it.

use super::{FIND_POLICY, Rule, Sign, action_is, said};
use crate::{
    assemble::Refusal,
    report::{Cause, CauseKind, Denial, Form},
};

pub(super) const RULE: Rule = Rule {
    id: "trust",
    kind: CauseKind::PolicyRefused,
    remedy: FIND_POLICY,
    forms: &[Form::WebIdentity, Form::ServiceRole],
    form,
    detect,
};

/// The actions that a role's trust policy decides.
///
/// Source: Service Authorization Reference, AWS Security Token Service.
const ASSUMING: [&str; 5] = [
    "sts:assumerole",
    "sts:assumerolewithsaml",
    "sts:assumerolewithwebidentity",
    "sts:assumeroot",
    "sts:setsourceidentity",
];

fn detect(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    action_is(refusal, denial, &ASSUMING).or_else(|| said(refusal, Cause::Trust))
}

/// The action tells of a token.
fn form(denial: &Denial) -> Option<Form> {
    let action = denial.qualified_action()?;
    action.eq_ignore_ascii_case("sts:AssumeRoleWithWebIdentity").then_some(Form::WebIdentity)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error, refused};
    use crate::report::{Cause, Form};

    #[test]
    fn a_role_that_is_assumed() {
        check(&refused("sts:AssumeRole on resource: arn:aws:iam::111122223333:role/R"), Cause::Trust, None);
    }

    #[test]
    fn a_token_of_an_identity_provider() {
        let token = Some(Form::WebIdentity);
        check(
            &error("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"),
            Cause::Trust,
            token,
        );
        check(&error("InvalidIdentityToken", "Incorrect token audience"), Cause::Trust, token);
        check(&error("InvalidIdentityToken", "The token is no token"), Cause::Trust, None);
    }

    #[test]
    fn a_role_that_a_service_cannot_assume() {
        let text = "The role defined for the function cannot be assumed by Lambda.";
        check(text, Cause::Trust, Some(Form::ServiceRole));
    }
}
