//! Commands that confirm a refusal and check the fix, filled in with its own values: the registry.
//!
//! Source: AWS CLI Command Reference, the page of each command.

mod bootstrap;
mod caller;
mod context_key;
mod event;
pub mod export;
mod instead;
mod network;
mod open;
pub(crate) mod organization;
mod place;
mod quota;
mod recorded;
mod region;
mod request;
mod resource;
pub mod shell;
mod token;
mod window;

pub(crate) use context_key::is_boolean as is_boolean_key;
pub use open::{Mention, Open};
pub use place::{Place, Runner};
pub use quota::{QuotaName, SomeQuota, name_of_quota, some_quota};

use crate::argument::{Argument, ValueKind};
use denylens_triage::report::{Cause, CauseKind, Denial};
use shell::Shell;

/// A command, ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// What it is for.
    pub purpose: Purpose,
    /// Where it runs, and as whom; `None` in a case of one account.
    pub place: Option<Place>,
    /// What has to be put in: the text has none of these, or nothing that can be one.
    pub open: Vec<Open>,
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
    /// Lists the managed policies of the role that a service uses.
    ListManagedPoliciesOfRole,
    /// Lists the inline policies of the role that a service uses.
    ListInlinePoliciesOfRole,
    /// Shows the permissions boundary of the role that a service uses.
    SeeBoundaryOfRole,
    /// Lists the groups of the user.
    ListGroups,
    /// Shows the permissions boundary of the caller.
    SeeBoundary,
    /// Reads the policy of the organization that AWS names.
    ReadOrganizationPolicy,
    /// Lists the policies that are attached to the account itself.
    ListOrganizationPolicies,
    /// Shows which organizational unit the account is in.
    ListParents,
    /// Lists the policies that are attached to that.
    ListInheritedPolicies,
    /// Lists the versions of that boundary.
    ListBoundaryVersions,
    /// Reads the version of it that is in use.
    ReadBoundary,
    /// Lists the versions of the managed policy that AWS names.
    ListPolicyVersions,
    /// Reads the version of it that is in use.
    ReadManagedPolicy,
    /// Reads the policy of the resource.
    ReadResourcePolicy,
    /// Reads the bucket policy.
    ReadBucketPolicy,
    /// Shows the settings of Block Public Access of the bucket.
    SeePublicAccessBlock,
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
    /// Lists the models of the inference profile, one for each Region.
    SeeInferenceProfile,
    /// Reads the policies of the VPC endpoints.
    ReadEndpointPolicies,
    /// Shows the value of the quota.
    SeeQuota,
    /// Shows what is used of the quota.
    SeeUse,
    /// Lists the services with their codes.
    ListServices,
    /// Lists the quotas of which one is used up.
    ListQuotas,
    /// Requests an increase of the quota.
    RaiseQuota,
    /// Shows the subject of the token that came.
    SeeSubject,
    /// Lists the identity providers of the account.
    ListProviders,
    /// Bootstraps an environment of the CDK again, for one more account.
    Bootstrap,
    /// Creates an identity provider.
    CreateProvider,
    /// Lets an identity provider take an audience more.
    AddAudience,
    /// Finds the event in the event history of CloudTrail.
    FindEvent,
    /// Shows the trails, one of which may have recorded the data event.
    FindDataEvent,
    /// Shows the trails, one of which may have recorded the network activity event.
    FindNetworkEvent,
    /// Shows where the bucket's access log is.
    FindAccessLog,
    /// Finds the instance of IAM Identity Center.
    FindIdentityCenter,
    /// Lists the permission sets.
    ListPermissionSets,
    /// Shows the name of a permission set.
    SeePermissionSet,
    /// Lists the access keys of the user.
    ListAccessKeys,
    /// Deactivates the access key.
    DeactivateKey,
    /// Finds what was done with the access key.
    FindUsesOfKey,
    /// Detaches the quarantine policy.
    EndQuarantine,
    /// Detaches the policy from the caller.
    DetachPolicy,
    /// Starts a session of the root user for one task.
    AssumeRoot,
    /// Reads the bucket policy before it is deleted.
    KeepBucketPolicy,
    /// Deletes the bucket policy.
    DeleteBucketPolicy,
    /// Exports the policies of a layer.
    Export,
}

impl Command {
    /// A command of the words of a template, with the values in the place of its `{}`.
    fn new(purpose: Purpose, template: &str, values: &[Argument<'_>]) -> Command {
        let mut command = Command { purpose, place: None, open: Vec::new(), words: words(template, values) };
        command.leave_open(values);
        command
    }

    /// The same with one word more.
    fn with(mut self, template: &str, values: &[Argument<'_>]) -> Command {
        self.words.extend(words(template, values));
        self.leave_open(values);
        self
    }

    /// The same for another purpose.
    fn of(self, purpose: Purpose) -> Command {
        Command { purpose, ..self }
    }

    /// The same, run there.
    fn at(self, place: Place) -> Command {
        self.at_any(Some(place))
    }

    /// The same, run there if it isn't where all others run.
    fn at_any(self, place: Option<Place>) -> Command {
        Command { place, ..self }
    }

    fn leave_open(&mut self, values: &[Argument<'_>]) {
        for kind in values.iter().flat_map(Argument::open) {
            if !self.leaves_open(kind) {
                self.open.push(Open { kind, mention: Mention::First });
            }
        }
    }

    /// What has to be put in and no command before has told of.
    pub fn told_open(&self) -> impl Iterator<Item = Open> {
        self.open.iter().copied().filter(|open| open.mention != Mention::Again)
    }

    /// Whether such a value has to be put in.
    pub fn leaves_open(&self, kind: ValueKind) -> bool {
        self.open.iter().any(|open| open.kind == kind)
    }

    /// The command as one types it into a shell.
    pub fn text(&self, shell: Shell) -> String {
        shell.line(&self.words)
    }
}

/// The words of a template, with the values in the place of its `{}`, in order. A value never becomes a word of its own by what it
/// holds: templates write `--option={}`.
pub(crate) fn words(template: &str, values: &[Argument<'_>]) -> Vec<String> {
    let mut values = values.iter();
    let filled = |word: &str| {
        let mut pieces = word.split("{}");
        let mut filled = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            filled.push_str(values.next().map_or("", Argument::text));
            filled.push_str(piece);
        }
        filled
    };
    template.split(' ').map(filled).collect()
}

/// Makes commands where they tell something about a refusal.
type Maker = fn(&Denial) -> Vec<Command>;

/// The commands, the most telling first.
const REGISTRY: [Maker; 32] = [
    |denial| Vec::from_iter(request::decode(denial)),
    |denial| Vec::from_iter(request::details(denial)),
    |denial| Vec::from_iter(caller::identity(denial)),
    instead::of,
    |denial| Vec::from_iter(request::simulate(denial)),
    |denial| Vec::from_iter(caller::attached(denial)),
    |denial| Vec::from_iter(caller::inline(denial)),
    |denial| Vec::from_iter(caller::groups(denial)),
    |denial| Vec::from_iter(caller::boundary(denial)),
    caller::boundary_document,
    |denial| Vec::from_iter(caller::versions(denial)),
    |denial| Vec::from_iter(caller::managed(denial)),
    organization::of,
    |denial| Vec::from_iter(resource::policy(denial)),
    |denial| Vec::from_iter(resource::bucket_policy(denial)),
    |denial| Vec::from_iter(resource::public_access_block(denial)),
    |denial| Vec::from_iter(resource::inference_profile(denial)),
    |denial| Vec::from_iter(resource::key_state(denial)),
    |denial| Vec::from_iter(resource::key_policy(denial)),
    |denial| Vec::from_iter(resource::key_grants(denial)),
    |denial| Vec::from_iter(bootstrap::again(denial)),
    |denial| Vec::from_iter(token::create_provider(denial)),
    |denial| Vec::from_iter(token::add_audience(denial)),
    |denial| Vec::from_iter(token::event(denial)),
    |denial| Vec::from_iter(resource::trust_policy(denial)),
    |denial| Vec::from_iter(token::providers(denial)),
    |denial| Vec::from_iter(resource::image(denial)),
    |denial| Vec::from_iter(network::endpoints(denial)),
    |denial| Vec::from_iter(event::look_up(denial)),
    |denial| Vec::from_iter(event::trails(denial)),
    |denial| Vec::from_iter(event::access_log(denial)),
    quota::of,
];

/// The commands for a refusal.
pub(crate) fn of(denial: &Denial) -> Vec<Command> {
    if denial.cause.kind() == CauseKind::NotAws {
        return Vec::new();
    }
    let mut commands: Vec<_> = REGISTRY.iter().flat_map(|make| make(denial)).collect();
    // No event says more than the authorizer did, and no policy of IAM is to be read.
    if denial.cause == Cause::Authorizer {
        commands.retain(|command| command.purpose == Purpose::SeeIdentity);
    }
    place::tell(&mut commands, denial);
    finished(commands, denial)
}

/// The commands of one list, as they are shown.
fn finished(mut commands: Vec<Command>, denial: &Denial) -> Vec<Command> {
    region::tell(&mut commands, denial);
    open::tell(&mut commands);
    commands
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
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k",
            &[
                IDENTITY,
                (
                    Purpose::Simulate,
                    "aws iam simulate-principal-policy --policy-source-arn=arn:aws:iam::111122223333:user/ana \
                     --action-names=s3:GetObject --resource-arns=arn:aws:s3:::b/k",
                ),
                (Purpose::ListManagedPolicies, "aws iam list-attached-user-policies --user-name=ana"),
                (Purpose::ListInlinePolicies, "aws iam list-user-policies --user-name=ana"),
                (Purpose::ListGroups, "aws iam list-groups-for-user --user-name=ana"),
                (Purpose::SeeBoundary, "aws iam get-user --user-name=ana --query=User.PermissionsBoundary"),
                (
                    Purpose::ReadBucketPolicy,
                    "aws s3api get-bucket-policy --bucket=b --query=Policy --output=text",
                ),
                (Purpose::FindDataEvent, "aws cloudtrail describe-trails"),
                (Purpose::FindAccessLog, "aws s3api get-bucket-logging --bucket=b"),
            ],
        );
    }

    #[test]
    fn the_quota_behind_a_code() {
        check(
            "Error: AddressLimitExceeded: The maximum number of addresses has been reached.",
            &[
                IDENTITY,
                (
                    Purpose::SeeQuota,
                    "aws service-quotas get-service-quota --service-code=ec2 --quota-code=L-0263D0A3",
                ),
                (Purpose::SeeUse, "aws ec2 describe-addresses '--query=length(Addresses)'"),
                (
                    Purpose::RaiseQuota,
                    "aws service-quotas request-service-quota-increase --service-code=ec2 --quota-code=L-0263D0A3 \
                     --desired-value=DESIRED_VALUE",
                ),
            ],
        );
    }

    #[test]
    fn a_value_that_is_none_is_left_open() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: kms:Decrypt on resource: \
                    file:///etc/passwd because no VPC endpoint policy allows the kms:Decrypt action";
        let mut denial = triage(text).denials.remove(0);
        denial.vpc_endpoint = Some("--endpoint-url=http://evil.example".to_owned());
        let made = of(&denial);
        let endpoints = made.iter().find(|command| command.purpose == Purpose::ReadEndpointPolicies).unwrap();
        assert!(endpoints.leaves_open(ValueKind::VpcEndpoint), "{endpoints:?}");
        assert!(endpoints.text(Shell::Bash).contains("--vpc-endpoint-ids=VPC_ENDPOINT_ID "), "{endpoints:?}");
        assert!(made.iter().all(|command| !command.text(Shell::Bash).contains("evil")), "{made:?}");
    }

    #[test]
    fn every_option_is_joined_to_its_value() {
        let values = [ValueKind::User.of("-x"), ValueKind::Resource.of("arn:aws:s3:::b/a b")];
        assert_eq!(
            words("aws --user-name={} --x={}", &values),
            ["aws", "--user-name=-x", "--x=arn:aws:s3:::b/a b"]
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
