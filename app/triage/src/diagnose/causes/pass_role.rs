//! A role is handed to a service, and the caller may not hand it over.

use super::{FIND_POLICY, Rule, Sign, action_is};
use crate::{
    assemble::Refusal,
    report::{CauseKind, Denial, DenyKind, Form},
};
use denylens_policy::{Arn, Layer, vocabulary::BootstrapRole};

pub(super) const RULE: Rule = Rule {
    id: "pass-role",
    kind: CauseKind::PolicyRefused,
    remedy: FIND_POLICY,
    forms: &[Form::DeployRole],
    form,
    detect,
};

fn detect(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    action_is(refusal, denial, &["iam:passrole"])
}

/// The execution role of the CDK, passed by somebody who isn't the deploy role. What denies, or another layer, would refuse the deploy
/// role as well.
fn form(denial: &Denial) -> Option<Form> {
    let purpose = |text: Option<&str>| Some(BootstrapRole::of(Arn::parse(text?)?)?.purpose);
    let by_caller = matches!(denial.layer.layer, None | Some(Layer::Identity));
    let is_it = denial.effect != DenyKind::Explicit
        && by_caller
        && purpose(denial.resource.as_deref()) == Some(BootstrapRole::EXECUTION)
        && purpose(denial.principal.as_deref()).is_none();
    is_it.then_some(Form::DeployRole)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, refused};
    use crate::report::{Cause, Form};

    #[test]
    fn the_action_alone_decides() {
        check(&refused("iam:PassRole on resource: arn:aws:iam::111122223333:role/R"), Cause::PassRole, None);
        check(&refused("iam:PassRoles"), Cause::Action, None);
    }

    #[test]
    fn the_execution_role_of_the_cdk_is_passed_by_its_deploy_role() {
        let passed = "iam:PassRole on resource: arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-central-1";
        check(&refused(passed), Cause::PassRole, Some(Form::DeployRole));
        check(
            &refused(&format!("{passed} with an explicit deny in a service control policy")),
            Cause::PassRole,
            None,
        );
    }
}
