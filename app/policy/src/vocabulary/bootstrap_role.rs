//! The roles that `cdk bootstrap` makes: `cdk-hnb659fds-deploy-role-111122223333-eu-central-1`.
//!
//! Source: AWS CDK v2 Developer Guide, `bootstrapping-env.html` and `deploy.html`: the CDK CLI assumes the deployment role, which passes
//! the execution role to CloudFormation. Where it can't, it goes on with the caller's own credentials.

use super::Arn;

/// A role of the bootstrap stack, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BootstrapRole<'n> {
    /// What tells several bootstrap stacks apart.
    pub qualifier: &'n str,
    /// What the role is for.
    pub purpose: &'static str,
    /// The account that is deployed to.
    pub account: &'n str,
    /// The Region that is deployed to.
    pub region: &'n str,
}

impl<'n> BootstrapRole<'n> {
    /// The qualifier that is used where nobody chose one.
    pub const USUAL_QUALIFIER: &'static str = "hnb659fds";
    /// The role that the CDK CLI deploys with.
    pub const DEPLOY: &'static str = "deploy-role";
    /// The role that CloudFormation uses.
    pub const EXECUTION: &'static str = "cfn-exec-role";

    const PURPOSES: [&'static str; 5] =
        [Self::DEPLOY, Self::EXECUTION, "file-publishing-role", "image-publishing-role", "lookup-role"];

    /// The role of a name.
    pub fn named(name: &'n str) -> Option<BootstrapRole<'n>> {
        let (qualifier, rest) = name.strip_prefix("cdk-")?.split_once('-')?;
        let is_qualifier =
            !qualifier.is_empty() && qualifier.bytes().all(|next| next.is_ascii_alphanumeric());
        let (purpose, rest) = Self::PURPOSES
            .into_iter()
            .find_map(|purpose| Some((purpose, rest.strip_prefix(purpose)?.strip_prefix('-')?)))?;
        let (account, region) = rest.split_once('-')?;
        let is_place = super::arn::is_account_id(account) && !region.is_empty();
        (is_qualifier && is_place).then_some(BootstrapRole { qualifier, purpose, account, region })
    }

    /// The role of an ARN.
    pub fn of(arn: Arn<'n>) -> Option<BootstrapRole<'n>> {
        let role = match (arn.service, arn.typed_resource()?) {
            ("iam", ("role", _)) => arn.name(),
            ("sts", ("assumed-role", rest)) => rest.split('/').next()?,
            _ => return None,
        };
        BootstrapRole::named(role)
    }

    /// The name of the role that is beside it for another purpose.
    pub fn beside(self, purpose: &'static str) -> String {
        let BootstrapRole { qualifier, account, region, .. } = self;
        format!("cdk-{qualifier}-{purpose}-{account}-{region}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bootstrap_role_is_known_by_its_name() {
        let name = "cdk-hnb659fds-cfn-exec-role-111122223333-eu-central-1";
        let role = BootstrapRole::named(name).expect("a bootstrap role");
        assert_eq!((role.purpose, role.region), (BootstrapRole::EXECUTION, "eu-central-1"));
        assert_eq!(role.beside(BootstrapRole::DEPLOY), "cdk-hnb659fds-deploy-role-111122223333-eu-central-1");
        let session =
            "arn:aws:sts::111122223333:assumed-role/cdk-team1-deploy-role-111122223333-us-east-1/ci";
        let session = Arn::parse(session).and_then(BootstrapRole::of);
        assert_eq!(session.map(|role| role.qualifier), Some("team1"));
    }

    #[test]
    fn other_roles_are_none() {
        for name in [
            "cdk-admin-role",
            "Deploy",
            "cdk-hnb659fds-deploy-role-eu-central-1",
            "cdk-a_b-deploy-role-111122223333-x",
        ] {
            assert_eq!(BootstrapRole::named(name), None, "{name}");
        }
    }
}
