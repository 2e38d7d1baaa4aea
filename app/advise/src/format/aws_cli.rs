//! Commands of the AWS CLI, for the shell that is chosen.
//!
//! A user or a role takes one inline policy more. A document that belongs to a resource or an organization can only be put as a
//! whole, so it is fetched, changed by hand and put back: nothing that stands in it is lost. Documents go through files: Windows
//! PowerShell takes the double quotes off words.
//!
//! Sources: AWS CLI Command Reference, the pages of the commands; IAM User Guide, `access_policies_managed-versioning.html`.

mod resource;

use super::{Entity, policy_name, receiver};
use crate::{
    argument::{Argument, ValueKind},
    command::{Place, Runner, organization, shell::Shell, words},
    fix::{Change, DraftStatement, Fix, FixEffect, Target},
};
use denylens_policy::Arn;

/// How a document is fetched, and how it is put back when it has been changed. `{}` is whose it is.
struct Exchange {
    get: &'static str,
    put: &'static str,
}

const BUCKET: Exchange = Exchange {
    get: "aws s3api get-bucket-policy --bucket={} --query=Policy --output=text",
    put: "aws s3api put-bucket-policy --bucket={} --policy=file://policy.json",
};

const KEY: Exchange = Exchange {
    get: "aws kms get-key-policy --key-id={} --policy-name=default --query=Policy --output=text",
    put: "aws kms put-key-policy --key-id={} --policy-name=default --policy=file://policy.json",
};

const TRUST: Exchange = Exchange {
    get: "aws iam get-role --role-name={} --query=Role.AssumeRolePolicyDocument --output=json",
    put: "aws iam update-assume-role-policy --role-name={} --policy-document=file://policy.json",
};

const ENDPOINT: Exchange = Exchange {
    get: "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids={} --query=VpcEndpoints[0].PolicyDocument --output=text",
    put: "aws ec2 modify-vpc-endpoint --vpc-endpoint-id={} --policy-document=file://policy.json",
};

const ORGANIZATION: Exchange = Exchange {
    get: "aws organizations describe-policy --policy-id={} --query=Policy.Content --output=text",
    put: "aws organizations update-policy --policy-id={} --content=file://policy.json",
};

const PERMISSION_SET: Exchange = Exchange {
    get: "aws sso-admin get-inline-policy-for-permission-set --instance-arn={} --permission-set-arn={} --region={} --query=InlinePolicy --output=text",
    put: "aws sso-admin put-inline-policy-to-permission-set --instance-arn={} --permission-set-arn={} --region={} --inline-policy=file://policy.json",
};

const PROVISION: &str = "aws sso-admin provision-permission-set --instance-arn={} --permission-set-arn={} --region={} --target-type=ALL_PROVISIONED_ACCOUNTS";

/// A managed policy gets a new version, made of the one that is in use: an older one may allow more.
const MANAGED: Exchange = Exchange {
    get: "aws iam get-policy-version --policy-arn={} --version-id={} --query=PolicyVersion.Document --output=json",
    put: "aws iam create-policy-version --policy-arn={} --policy-document=file://policy.json --set-as-default",
};

pub(super) fn write(fix: &Fix, shell: Shell) -> String {
    let (Change::Statement(statement), Some((entity, name))) = (&fix.change, receiver(&fix.target)) else {
        return change(fix, shell);
    };
    let command = match entity {
        Entity::User => "aws iam put-user-policy --user-name={}",
        Entity::Role => "aws iam put-role-policy --role-name={}",
    };
    put(statement, shell, command, name)
}

/// Changes a document that there is.
fn change(fix: &Fix, shell: Shell) -> String {
    let exchange = |how: &Exchange, whose| exchange(fix, shell, how, &[whose]);
    let open = Argument::Open;
    match &fix.target {
        Target::PermissionSet(_) => permission_set(fix, shell),
        Target::User(_) | Target::Role(_) | Target::Caller => {
            managed(fix, shell, open(ValueKind::ManagedPolicy))
        }
        Target::Boundary => managed(fix, shell, open(ValueKind::BoundaryPolicy)),
        Target::Managed(policy) => managed(fix, shell, ValueKind::ManagedPolicy.of(policy)),
        Target::Bucket(bucket) => exchange(&BUCKET, ValueKind::Bucket.of(bucket)),
        Target::Key(key) => exchange(&KEY, ValueKind::Key.of(key)),
        Target::Trust(role) => exchange(&TRUST, ValueKind::Role.of(role)),
        Target::Endpoint(id) => exchange(&ENDPOINT, ValueKind::VpcEndpoint.of_any(id.as_deref())),
        Target::Organization(policy) => of_organization(fix, shell, policy.as_deref()),
        Target::Session => lines([added(fix, shell), shell.say(match fix.change {
            Change::Statement(_) => "Add the statement in statement.json to the policy that is passed when the session is made.",
            Change::Condition(_) => "Add the condition in condition.json to the statement that denies, in the policy that is passed when the session is made.",
        })]),
        Target::Resource(arn) if resource::can_change(fix, arn) => resource::change(fix, shell, arn),
        Target::Resource(_) | Target::Unknown => lines([added(fix, shell), shell.say(match fix.change {
            Change::Statement(_) => "Add the statement in statement.json to the policy.",
            Change::Condition(_) => "Add the condition in condition.json to the statement of the policy that denies.",
        })]),
    }
}

/// Gives a user or role one inline policy more.
fn put(statement: &DraftStatement, shell: Shell, command: &str, name: Argument<'_>) -> String {
    let document = shell.write_file("policy.json", &statement.document_for_shells());
    let template = [command, "--policy-name={} --policy-document=file://policy.json"].join(" ");
    lines([document, shell.line(&words(&template, &[name, Argument::Given(policy_name(statement).into())]))])
}

/// Changes a managed policy. Which version of it is in use is asked first, and whether there is room for one more.
fn managed(fix: &Fix, shell: Shell, policy: Argument<'_>) -> String {
    const VERSIONS: &str = "aws iam list-policy-versions --policy-arn={} --query=Versions[].[VersionId,IsDefaultVersion,CreateDate] --output=text";
    let whose = [policy, Argument::Open(ValueKind::PolicyVersion)];
    let room = "A managed policy has at most five versions. If there are five, first delete one that is not the default: aws iam delete-policy-version.";
    lines([shell.line(&words(VERSIONS, &whose)), shell.say(room), exchange(fix, shell, &MANAGED, &whose)])
}

/// Changes a policy of the organization, which its management account alone can do, and who it has delegated that to.
fn of_organization(fix: &Fix, shell: Shell, policy: Option<&str>) -> String {
    let place = Place::management(fix.layer, policy);
    let whose = match place.runner {
        Runner::ManagementOfResource => "the organization that the account of the resource is in",
        _ => "the organization",
    };
    let account = match place.account {
        Some(account) => format!("account {account}, the management account of {whose}"),
        None => format!("the management account of {whose}"),
    };
    let place = format!("Run this in {account}, or as a delegated administrator.");
    let id = ValueKind::OrganizationPolicy.of_any(policy.and_then(organization::id_of));
    lines([shell.say(&place), exchange(fix, shell, &ORGANIZATION, &[id])])
}

/// Changes the inline policy of a permission set, and provisions it again: until then the roles keep what they have.
///
/// Source: IAM Identity Center API Reference, `API_PutInlinePolicyToPermissionSet.html`, `API_ProvisionPermissionSet.html`.
fn permission_set(fix: &Fix, shell: Shell) -> String {
    let whose = [ValueKind::IdentityCenter, ValueKind::PermissionSet, ValueKind::IdentityCenterRegion];
    let whose = whose.map(Argument::Open);
    let provision = shell.line(&words(PROVISION, &whose));
    let empty = shell.say(
        "If policy.json comes out empty, the permission set has no inline policy yet: make the statement a policy document of its own.",
    );
    lines([empty, exchange(fix, shell, &PERMISSION_SET, &whose), provision])
}

/// Fetches a document, shows what has been changed in it by hand, and puts it back.
fn exchange(fix: &Fix, shell: Shell, exchange: &Exchange, whose: &[Argument<'_>]) -> String {
    let region = region(fix);
    let command = |template| shell.line(&[words(template, whose), region.clone()].concat());
    let said = shell.say(match fix.change {
        Change::Statement(_) => "Add the statement in statement.json to policy.json. Then run the lines below.",
        Change::Condition(_) => {
            "Add the condition in condition.json to the statement in policy.json that denies. Then run the lines below."
        }
    });
    let get = shell.save_answer(&command(exchange.get), "policy.json");
    let loss = shell.loses_letters().map(|said| shell.say(said));
    let keep = shell.copy_file("policy.json", "before.json");
    let compare = shell.compare_files("before.json", "policy.json");
    let parts = [
        Some(get),
        loss,
        Some(keep),
        Some(added(fix, shell)),
        Some(said),
        Some(compare),
        Some(command(exchange.put)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The Region of whose policy it is, as an option: names like those of repositories are in every Region. A key that isn't named and an
/// endpoint are in that of the resources.
fn region(fix: &Fix) -> Vec<String> {
    let named = match &fix.target {
        Target::Key(arn) | Target::Resource(arn) => Some(arn),
        Target::Endpoint(_) => None,
        _ => return Vec::new(),
    };
    let resources = match &fix.effect {
        FixEffect::Allows { resources, .. }
        | FixEffect::LetsAllow { resources, .. }
        | FixEffect::LetsThrough { resources, .. } => resources.as_slice(),
        FixEffect::NoLongerDenies { .. } => &[],
    };
    let regions = named.into_iter().chain(resources).filter_map(|arn| Some(Arn::parse(arn)?.region));
    let region = regions.into_iter().find(|region| ValueKind::Region.fits(region));
    region.map(|region| format!("--region={region}")).into_iter().collect()
}

/// What is added, in a file.
fn added(fix: &Fix, shell: Shell) -> String {
    match &fix.change {
        Change::Statement(statement) => shell.write_file("statement.json", &statement.member_for_shells()),
        Change::Condition(added) => shell.write_file("condition.json", &added.condition.for_shells()),
    }
}

fn lines<const N: usize>(lines: [String; N]) -> String {
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix;
    use denylens_triage::triage;

    fn refused(rest: &str) -> Fix {
        let text = format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}");
        fix::of(&triage(&text).denials.remove(0)).remove(0)
    }

    #[test]
    fn whose_policy_is_changed_is_asked_in_its_region() {
        for (rest, last) in [
            (
                "kms:Decrypt on resource: arn:aws:kms:eu-west-1:444455556666:key/1a2b because no resource-based policy allows \
                 the kms:Decrypt action",
                "aws kms put-key-policy --key-id=arn:aws:kms:eu-west-1:444455556666:key/1a2b --policy-name=default \
                 --policy=file://policy.json --region=eu-west-1",
            ),
            (
                "sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:111122223333:q because no VPC endpoint policy allows the \
                 sqs:SendMessage action",
                "aws ec2 modify-vpc-endpoint --vpc-endpoint-id=VPC_ENDPOINT_ID --policy-document=file://policy.json \
                 --region=eu-west-1",
            ),
            (
                "s3:GetObject on resource: arn:aws:s3:::b/k because no resource-based policy allows the s3:GetObject action",
                "aws s3api put-bucket-policy --bucket=b --policy=file://policy.json",
            ),
        ] {
            assert_eq!(write(&refused(rest), Shell::Bash).lines().last(), Some(last));
        }
    }

    #[test]
    fn a_user_takes_one_inline_policy_more() {
        let fix = refused(
            "s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action",
        );
        assert_eq!(
            write(&fix, Shell::Bash),
            r#"cat > policy.json <<'JSON'
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "AllowS3GetObject",
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::b/k"
    }
  ]
}
JSON
aws iam put-user-policy --user-name=ana --policy-name=denylens-AllowS3GetObject --policy-document=file://policy.json"#
        );
    }

    #[test]
    fn the_policy_of_a_bucket_is_fetched_changed_and_put_back() {
        let fix = refused(
            "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a resource-based policy",
        );
        let text = write(&fix, Shell::PowerShell);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines.first(),
            Some(
                &"aws s3api get-bucket-policy '--bucket=b' '--query=Policy' '--output=text' | Set-Content -Encoding ascii policy.json"
            )
        );
        assert!(text.contains("\n'@ | Set-Content -Encoding ascii condition.json\n"), "{text}");
        assert_eq!(
            lines.last(),
            Some(&"aws s3api put-bucket-policy '--bucket=b' '--policy=file://policy.json'")
        );
    }

    #[test]
    fn a_policy_of_an_organization_is_changed_where_its_arn_says() {
        let fix = refused(
            "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a service control policy: \
             arn:aws:organizations::999988887777:policy/o-exampleorgid/service_control_policy/p-examplepolicyid",
        );
        let text = write(&fix, Shell::Bash);
        assert!(text.starts_with("echo 'Run this in account 999988887777, the management account"), "{text}");
        assert!(
            text.ends_with(
                "aws organizations update-policy --policy-id=p-examplepolicyid --content=file://policy.json"
            ),
            "{text}"
        );
    }

    #[test]
    fn a_managed_policy_that_is_named_gets_a_version_more() {
        let fix = refused(
            "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in an identity-based policy: \
             arn:aws:iam::111122223333:policy/team/deny",
        );
        let text = write(&fix, Shell::Bash);
        assert!(
            text.starts_with(
                "aws iam list-policy-versions --policy-arn=arn:aws:iam::111122223333:policy/team/deny "
            ),
            "{text}"
        );
        assert!(text.contains("at most five versions") && !text.contains("POLICY_ARN"), "{text}");
    }

    #[test]
    fn nothing_that_was_pasted_stands_where_a_shell_reads_it() {
        let fix = refused(
            "s3:GetObject on resource: arn:aws:s3:::b/$(id)'!\u{2019} with an explicit deny in a service control policy",
        );
        for shell in Shell::ALL {
            let text = write(&fix, shell);
            assert!(!text.contains('#'), "{text}");
            assert!(!text.contains("'!") && !text.contains('\u{2019}'), "{text}");
        }
    }
}
