//! Commands that confirm a refusal and check the fix, filled in with its own values: the registry.
//!
//! Source: AWS CLI Command Reference, the page of each command.

mod account;
mod caller;
pub mod export;
mod request;
mod resource;
pub mod shell;

use denylens_triage::report::{CauseKind, Denial};
use shell::{Shell, line};

/// A command, ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// What it is for.
    pub purpose: Purpose,
    /// Its words.
    words: Vec<String>,
}

/// What a command is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Decodes the encoded message.
    Decode,
    /// Fetches the authorization details.
    FetchDetails,
    /// Shows whose credentials are used.
    SeeIdentity,
    /// Asks the policy simulator about the same request.
    Simulate,
    /// Lists the managed policies of the caller.
    ListManagedPolicies,
    /// Lists the inline policies of the caller.
    ListInlinePolicies,
    /// Shows the permissions boundary of the caller.
    SeeBoundary,
    /// Lists the policies that the organization attaches to the account.
    ListOrganizationPolicies,
    /// Reads the bucket policy.
    ReadBucketPolicy,
    /// Shows the state of the key.
    SeeKeyState,
    /// Reads the key policy.
    ReadKeyPolicy,
    /// Lists the grants of the key.
    ListGrants,
    /// Reads the trust policy of the role.
    ReadTrustPolicy,
    /// Shows whether the image is there for this account.
    SeeImage,
    /// Reads the policies of the VPC endpoints.
    ReadEndpointPolicies,
    /// Shows the quota.
    SeeQuota,
    /// Lists the quotas of the service.
    ListQuotas,
    /// Finds the event in CloudTrail.
    FindEvent,
    /// Exports the policies of a layer.
    Export,
}

impl Command {
    /// A command of the words of a template, with the values in the place of its `{}`.
    fn new(purpose: Purpose, template: &str, values: &[&str]) -> Command {
        let words = shell::words(template, values).into_iter().map(str::to_owned).collect();
        Command { purpose, words }
    }

    /// The command as one types it into a shell.
    pub fn text(&self, shell: Shell) -> String {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        line(shell, &words)
    }
}

/// Makes a command where it tells something about a refusal.
type Maker = fn(&Denial) -> Option<Command>;

/// The commands, the most telling first.
const REGISTRY: [Maker; 17] = [
    request::decode,
    request::details,
    caller::identity,
    request::simulate,
    caller::attached,
    caller::inline,
    caller::boundary,
    account::policies_of_organization,
    resource::bucket_policy,
    resource::key_state,
    resource::key_policy,
    resource::key_grants,
    resource::trust_policy,
    resource::image,
    account::endpoints,
    account::quotas,
    request::event,
];

/// The commands for a refusal.
pub(crate) fn of(denial: &Denial) -> Vec<Command> {
    if denial.cause.kind() == CauseKind::NotAws {
        return Vec::new();
    }
    REGISTRY.iter().filter_map(|make| make(denial)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, commands: &[(Purpose, &str)]) {
        let made = of(&triage(text).denials.remove(0));
        let made: Vec<_> = made.iter().map(|command| (command.purpose, command.text(Shell::Bash))).collect();
        let wanted: Vec<_> = commands.iter().map(|(purpose, text)| (*purpose, (*text).to_owned())).collect();
        assert_eq!(made, wanted, "{text}");
    }

    const IDENTITY: (Purpose, &str) = (Purpose::SeeIdentity, "aws sts get-caller-identity");

    #[test]
    fn the_policies_of_the_caller_and_of_the_bucket() {
        check(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k \
             with an explicit deny in a resource-based policy",
            &[
                IDENTITY,
                (
                    Purpose::Simulate,
                    "aws iam simulate-principal-policy --policy-source-arn arn:aws:iam::111122223333:user/ana --action-names \
                     s3:GetObject --resource-arns arn:aws:s3:::b/k",
                ),
                (Purpose::ListManagedPolicies, "aws iam list-attached-user-policies --user-name ana"),
                (Purpose::ListInlinePolicies, "aws iam list-user-policies --user-name ana"),
                (
                    Purpose::ReadBucketPolicy,
                    "aws s3api get-bucket-policy --bucket b --query Policy --output text",
                ),
            ],
        );
    }

    #[test]
    fn the_quota_behind_a_code() {
        check(
            "Error: VcpuLimitExceeded: You have requested more vCPU capacity than your limit",
            &[
                IDENTITY,
                (
                    Purpose::SeeQuota,
                    "aws service-quotas get-service-quota --service-code ec2 --quota-code L-1216C47A",
                ),
            ],
        );
    }

    #[test]
    fn another_systems_refusal_has_no_commands() {
        check(
            "Error from server (Forbidden): pods is forbidden: User \"a\" cannot list resource \"pods\"",
            &[],
        );
    }
}
