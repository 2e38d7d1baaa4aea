//! What `cdk deploy` lacks where it is refused `iam:PassRole` for the execution role: the deploy role, which may pass it. To pass the
//! execution role oneself is to hand out all that CloudFormation may do, so that is never allowed in its place.
//!
//! Source: AWS CDK v2 Developer Guide, `deploy.html` and `bootstrapping-env.html`.

use super::{Applicability, Caveat, Change, Fix, FixEffect};
use crate::{
    contact::Contact,
    refusal::resource_arn,
    statement::{DraftStatement, sid},
    target,
};
use denylens_policy::{Layer, vocabulary::BootstrapRole};
use denylens_triage::report::{Denial, Form};

const ASSUME: &str = "sts:AssumeRole";

/// The ARN of the deploy role, where this is what was refused.
pub(crate) fn deploy_role(denial: &Denial) -> Option<String> {
    let passed = resource_arn(denial).filter(|_| denial.form == Some(Form::DeployRole))?;
    let role = BootstrapRole::of(passed)?.beside(BootstrapRole::DEPLOY);
    Some(format!("arn:{}:iam::{}:role/{role}", passed.partition, passed.account))
}

/// The Allow that the caller needs, where this is what was refused.
pub(super) fn of(denial: &Denial) -> Option<Fix> {
    let resource = deploy_role(denial)?;
    Some(Fix {
        layer: Some(Layer::Identity),
        target: target::of(denial, Layer::Identity),
        change: Change::Statement(DraftStatement {
            sid: sid(&["allow", ASSUME]),
            principal: None,
            actions: vec![ASSUME.to_owned()],
            resources: vec![resource.clone()],
            conditions: Vec::new(),
        }),
        applicability: Applicability::MayNeedChange,
        owner: Contact::of(denial, Some(Layer::Identity)),
        effect: FixEffect::Allows { actions: vec![ASSUME.to_owned()], resources: vec![resource] },
        caveats: vec![Caveat::ThroughDeployRole],
    })
}

#[cfg(test)]
mod tests {
    use crate::fix::{self, Change, Fix};
    use denylens_triage::triage;

    fn fixes(who: &str, reason: &str) -> Vec<Fix> {
        let text = format!(
            "User: {who} is not authorized to perform: iam:PassRole on resource: \
             arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-central-1 {reason}"
        );
        fix::of(&triage(&text).denials.remove(0))
    }

    fn allowed(fix: &Fix) -> (String, String) {
        let Change::Statement(statement) = &fix.change else { panic!("a statement") };
        (statement.actions.join(","), statement.resources.join(","))
    }

    #[test]
    fn the_deploy_role_is_assumed_and_the_execution_role_is_not_passed() {
        for reason in ["because no identity-based policy allows the iam:PassRole action", ""] {
            let [fix] = fixes("arn:aws:iam::111122223333:user/ana", reason).try_into().expect("one fix");
            let role = "arn:aws:iam::111122223333:role/cdk-hnb659fds-deploy-role-111122223333-eu-central-1";
            assert_eq!(allowed(&fix), ("sts:AssumeRole".to_owned(), role.to_owned()));
        }
    }

    #[test]
    fn the_deploy_role_itself_lacks_what_it_lacks() {
        let who =
            "arn:aws:sts::111122223333:assumed-role/cdk-hnb659fds-deploy-role-111122223333-eu-central-1/ci";
        let [fix] = fixes(who, "because no identity-based policy allows the iam:PassRole action")
            .try_into()
            .expect("one fix");
        assert_eq!(allowed(&fix).0, "iam:PassRole");
    }
}
