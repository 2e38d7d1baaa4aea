//! Lets the roles of the CDK's bootstrap stack trust the account that deploys.
//!
//! Source: AWS CDK v2 Developer Guide, `bootstrapping-env.html`, `ref-cli-cmd-bootstrap.html`: `--trust` needs
//! `--cloudformation-execution-policies`.

use super::{
    Command, Purpose,
    place::{Place, Runner},
};
use crate::{
    argument::{Argument, ValueKind},
    refusal::{account_of_caller, foreign_bootstrap_role},
};
use denylens_policy::vocabulary::BootstrapRole;
use denylens_triage::report::Denial;

/// Bootstraps the environment again.
pub(super) fn again(denial: &Denial) -> Option<Command> {
    let role = foreign_bootstrap_role(denial)?;
    let bootstrap = Command::new(
        Purpose::Bootstrap,
        "cdk bootstrap aws://{}/{} --trust={} --cloudformation-execution-policies={}",
        &[
            ValueKind::Account.of(role.account),
            ValueKind::Region.of(role.region),
            ValueKind::Account.of_any(account_of_caller(denial)),
            Argument::Open(ValueKind::ManagedPolicy),
        ],
    );
    let is_usual = role.qualifier == BootstrapRole::USUAL_QUALIFIER;
    let bootstrap = match is_usual {
        true => bootstrap,
        false => bootstrap.with("--qualifier={}", &[Argument::Given(role.qualifier.into())]),
    };
    Some(bootstrap.at(Place { runner: Runner::ResourceOwner, account: Some(role.account.to_owned()) }))
}

#[cfg(test)]
mod tests {
    use super::super::shell::Shell;
    use denylens_triage::triage;

    #[test]
    fn the_environment_is_bootstrapped_again_for_the_account_that_deploys() {
        for (account, wanted) in [
            (
                "444455556666",
                Some(
                    "cdk bootstrap aws://444455556666/eu-west-1 --trust=111122223333 --cloudformation-execution-policies=POLICY_ARN",
                ),
            ),
            ("111122223333", None),
        ] {
            let text = format!(
                "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: \
                 arn:aws:iam::{account}:role/cdk-hnb659fds-deploy-role-{account}-eu-west-1"
            );
            let command = super::again(&triage(&text).denials.remove(0));
            assert_eq!(command.map(|command| command.text(Shell::Bash)).as_deref(), wanted, "{account}");
        }
    }
}
