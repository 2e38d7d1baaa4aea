//! Commands for what is done instead of changing what nobody can edit.

use super::{
    Command, Purpose,
    place::{Place, Runner},
    resource,
};
use crate::{
    argument::{Argument, ValueKind},
    refusal::{bucket_of, resource_arn},
    target::{self, Target},
    uneditable::Uneditable,
};
use denylens_triage::report::Denial;

/// The commands, in the order in which they are run.
pub(super) fn of(denial: &Denial) -> Vec<Command> {
    match Uneditable::of(denial) {
        Some(Uneditable::Quarantine) => quarantine(denial),
        Some(Uneditable::ManagedPolicy) => Vec::from_iter(detach(denial)),
        Some(Uneditable::PermissionSet | Uneditable::EditOfReservedRole) => permission_set(),
        Some(Uneditable::LockedResource) => unlock(denial),
        Some(
            Uneditable::EditOfManagedPolicy
            | Uneditable::EditOfServiceLinkedRole
            | Uneditable::LockedKey
            | Uneditable::GuestSession
            | Uneditable::PipelineSession
            | Uneditable::RootSession
            | Uneditable::AccountRoot
            | Uneditable::ServiceLinkedRole,
        )
        | None => Vec::new(),
    }
}

/// What to do about a key that has leaked. The user itself may not, so another administrator does. The policy goes last.
fn quarantine(denial: &Denial) -> Vec<Command> {
    let user = || match target::entity(denial) {
        Target::User(name) => ValueKind::User.of(name),
        _ => Argument::Open(ValueKind::User),
    };
    let key = || Argument::Open(ValueKind::AccessKey);
    let policy = ValueKind::ManagedPolicy.of_any(denial.policy.as_deref());
    vec![
        Command::new(Purpose::ListAccessKeys, "aws iam list-access-keys --user-name={}", &[user()]),
        Command::new(
            Purpose::DeactivateKey,
            "aws iam update-access-key --user-name={} --access-key-id={} --status=Inactive",
            &[user(), key()],
        ),
        Command::new(
            Purpose::FindUsesOfKey,
            "aws cloudtrail lookup-events --lookup-attributes=AttributeKey=AccessKeyId,AttributeValue={} --region={}",
            &[key(), Argument::Open(ValueKind::Region)],
        ),
        Command::new(
            Purpose::EndQuarantine,
            "aws iam detach-user-policy --user-name={} --policy-arn={}",
            &[user(), policy],
        ),
    ]
}

/// Detaches a policy of AWS's that denies.
fn detach(denial: &Denial) -> Option<Command> {
    let policy = ValueKind::ManagedPolicy.of(denial.policy.as_deref()?);
    let (template, name) = match target::caller(denial) {
        Target::User(name) => {
            ("aws iam detach-user-policy --user-name={} --policy-arn={}", ValueKind::User.of(name))
        }
        Target::Role(name) => {
            ("aws iam detach-role-policy --role-name={} --policy-arn={}", ValueKind::Role.of(name))
        }
        _ => return None,
    };
    Some(Command::new(Purpose::DetachPolicy, template, &[name, policy]))
}

/// Finds a permission set: IAM Identity Center names them by ARN.
fn permission_set() -> Vec<Command> {
    let (center, set) = (Argument::Open(ValueKind::IdentityCenter), Argument::Open(ValueKind::PermissionSet));
    let region = Argument::Open(ValueKind::IdentityCenterRegion);
    let commands = [
        Command::new(
            Purpose::FindIdentityCenter,
            "aws sso-admin list-instances --region={}",
            std::slice::from_ref(&region),
        ),
        Command::new(
            Purpose::ListPermissionSets,
            "aws sso-admin list-permission-sets --instance-arn={} --region={}",
            &[center.clone(), region.clone()],
        ),
        Command::new(
            Purpose::SeePermissionSet,
            "aws sso-admin describe-permission-set --instance-arn={} --permission-set-arn={} --region={} --query=PermissionSet.Name",
            &[center, set, region],
        ),
    ];
    commands.map(|command| command.at(Place { runner: Runner::IdentityCenter, account: None })).into()
}

/// Has the root user of the resource's account delete a policy that keeps everyone out, in a session for nothing else.
///
/// Sources: AWS STS API Reference, `API_AssumeRoot.html`; Amazon S3 API Reference, `API_DeleteBucketPolicy.html`: the root user can read
/// the policy too, even if it denies that. The global endpoint of STS doesn't take it, so a Region is named.
fn unlock(denial: &Denial) -> Vec<Command> {
    let Some(arn) = resource_arn(denial) else { return Vec::new() };
    let task = if arn.service == "s3" { "S3UnlockBucketPolicy" } else { "SQSUnlockQueuePolicy" };
    let region = Some(arn.region).filter(|region| !region.is_empty()).or(denial.region.as_deref());
    let values = [
        ValueKind::Account.of_any(arn.account_id()),
        Argument::constant(task),
        ValueKind::Region.of_any(region),
    ];
    let session = Command::new(
        Purpose::AssumeRoot,
        "aws sts assume-root --target-principal={} --task-policy-arn=arn=arn:aws:iam::aws:policy/root-task/{} --region={}",
        &values,
    );
    let delete = bucket_of(arn).map(|bucket| {
        let bucket = ValueKind::Bucket.of(bucket);
        let command = Command::new(
            Purpose::DeleteBucketPolicy,
            "aws s3api delete-bucket-policy --bucket={}",
            &[bucket],
        );
        command.at_any(Place::of_resource(denial))
    });
    // Who deletes it first has nothing to put back.
    let keep = resource::read_bucket_policy(denial).map(|command| command.of(Purpose::KeepBucketPolicy));
    [session.at(Place { runner: Runner::ManagementOfResource, account: None })]
        .into_iter()
        .chain(keep)
        .chain(delete)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::command::{self, shell::Shell};
    use denylens_triage::triage;

    fn commands(principal: &str, rest: &str) -> Vec<String> {
        let text = format!("User: {principal} is not authorized to perform: {rest}");
        let commands = command::of(&triage(&text).denials.remove(0));
        commands.iter().map(|command| command.text(Shell::Bash)).collect()
    }

    #[test]
    fn a_leaked_key_is_deactivated_before_the_policy_is_detached() {
        let all = commands(
            "arn:aws:iam::111122223333:user/ana",
            "ec2:RunInstances with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3",
        );
        let place = |text: &str| all.iter().position(|command| command.starts_with(text)).unwrap();
        let deactivate = place(
            "aws iam update-access-key --user-name=ana --access-key-id=ACCESS_KEY_ID --status=Inactive",
        );
        let detach = place(
            "aws iam detach-user-policy --user-name=ana --policy-arn=arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3",
        );
        assert!(deactivate < detach);
    }

    #[test]
    fn the_root_user_of_the_buckets_account_deletes_its_policy() {
        let all = commands(
            "arn:aws:iam::111122223333:user/ana",
            "s3:DeleteBucketPolicy on resource: arn:aws:s3:::b with an explicit deny in a resource-based policy",
        );
        for wanted in [
            "aws sts assume-root --target-principal=ACCOUNT_ID --task-policy-arn=arn=arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy --region=REGION_NAME",
            "aws s3api delete-bucket-policy --bucket=b",
        ] {
            assert!(all.iter().any(|command| command == wanted), "{all:?}");
        }
        // What nobody kept can't be put back.
        let place = |text: &str| all.iter().position(|command| command.contains(text)).unwrap();
        assert!(place("get-bucket-policy") < place("delete-bucket-policy"), "{all:?}");
    }
}
