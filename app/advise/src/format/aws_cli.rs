//! Commands for a POSIX shell.
//!
//! A user or a role takes one inline policy more. A document that belongs to a resource or an organization can only be put as a
//! whole, so it is fetched, changed by hand and put back: nothing that stands in it is lost.
//!
//! Source: AWS CLI Command Reference, the pages of the commands.

use super::{Entity, policy_name, receiver};
use crate::{
    command::shell::{Shell, line, words},
    fix::{Fix, Target},
};
use denylens_policy::document::Effect;

/// How a document is fetched, and how it is put back when it has been changed. `{}` is whose it is.
struct Exchange {
    get: &'static str,
    put: &'static str,
}

const BUCKET: Exchange = Exchange {
    get: "aws s3api get-bucket-policy --bucket {} --query Policy --output text",
    put: "aws s3api put-bucket-policy --bucket {} --policy file://policy.json",
};

const KEY: Exchange = Exchange {
    get: "aws kms get-key-policy --key-id {} --policy-name default --query Policy --output text",
    put: "aws kms put-key-policy --key-id {} --policy-name default --policy file://policy.json",
};

const TRUST: Exchange = Exchange {
    get: "aws iam get-role --role-name {} --query Role.AssumeRolePolicyDocument",
    put: "aws iam update-assume-role-policy --role-name {} --policy-document file://policy.json",
};

const ENDPOINT: Exchange = Exchange {
    get: "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids {} --query VpcEndpoints[0].PolicyDocument --output text",
    put: "aws ec2 modify-vpc-endpoint --vpc-endpoint-id {} --policy-document file://policy.json",
};

const ORGANIZATION: Exchange = Exchange {
    get: "aws organizations describe-policy --policy-id {} --query Policy.Content --output text",
    put: "aws organizations update-policy --policy-id {} --content file://policy.json",
};

/// A managed policy gets a new version.
const MANAGED: Exchange = Exchange {
    get: "aws iam get-policy-version --policy-arn {} --version-id v1 --query PolicyVersion.Document",
    put: "aws iam create-policy-version --policy-arn {} --policy-document file://policy.json --set-as-default",
};

pub(super) fn write(fix: &Fix) -> String {
    match receiver(fix) {
        Some((Entity::User, name)) => put(fix, "aws iam put-user-policy --user-name", name),
        Some((Entity::Role, name)) => put(fix, "aws iam put-role-policy --role-name", name),
        None => change(fix),
    }
}

/// Changes a document that there is.
fn change(fix: &Fix) -> String {
    match &fix.target {
        Target::User(_) | Target::Role(_) | Target::Caller => exchange(fix, &MANAGED, "POLICY_ID"),
        Target::Boundary => exchange(fix, &MANAGED, "BOUNDARY_POLICY_ARN"),
        Target::Session => format!("{}\n# aws sts assume-role … --policy file://policy.json", edit(fix)),
        Target::Bucket(bucket) => exchange(fix, &BUCKET, or(bucket, "BUCKET_NAME")),
        Target::Key(key) => exchange(fix, &KEY, or(key, "KEY_ID")),
        Target::Trust(role) => exchange(fix, &TRUST, role),
        Target::Endpoint => exchange(fix, &ENDPOINT, "VPC_ENDPOINT_ID"),
        Target::Organization => exchange(fix, &ORGANIZATION, "POLICY_ID"),
        Target::Resource(_) | Target::Unknown => edit(fix),
    }
}

fn or<'t>(value: &'t str, placeholder: &'t str) -> &'t str {
    if value.is_empty() { placeholder } else { value }
}

/// Gives a user or role one inline policy more.
fn put(fix: &Fix, command: &str, name: &str) -> String {
    let template = [command, "{} --policy-name {} --policy-document {}"].join(" ");
    in_bash(&template, &[name, &policy_name(fix), &fix.statement.document_line()])
}

/// Fetches a document, and puts it back when it has been changed.
fn exchange(fix: &Fix, exchange: &Exchange, whose: &str) -> String {
    let (get, put) = (in_bash(exchange.get, &[whose]), in_bash(exchange.put, &[whose]));
    format!("{get} > policy.json\n{}\n{put}", edit(fix))
}

/// The statement as comment lines: what to do with policy.json.
fn edit(fix: &Fix) -> String {
    let what = match fix.statement.effect {
        Effect::Allow => "# Add this statement to policy.json:",
        Effect::Deny => "# Add the condition of this statement to the one in policy.json:",
    };
    let statement = fix.statement.member();
    let lines: Vec<String> = statement.lines().map(|line| format!("#   {line}")).collect();
    format!("{what}\n{}", lines.join("\n"))
}

fn in_bash(template: &str, values: &[&str]) -> String {
    line(Shell::Bash, &words(template, values))
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
    fn a_user_takes_one_inline_policy_more() {
        let fix = refused(
            "s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action",
        );
        assert_eq!(
            write(&fix),
            "aws iam put-user-policy --user-name ana --policy-name denylens-AllowS3GetObject --policy-document \
             '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"AllowS3GetObject\",\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/k\"}]}'"
        );
    }

    #[test]
    fn the_policy_of_a_bucket_is_fetched_changed_and_put_back() {
        let fix = refused(
            "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a resource-based policy",
        );
        let text = write(&fix);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines.first(),
            Some(&"aws s3api get-bucket-policy --bucket b --query Policy --output text > policy.json")
        );
        assert!(lines[1..lines.len() - 1].iter().all(|line| line.starts_with('#')), "{text}");
        assert_eq!(lines.last(), Some(&"aws s3api put-bucket-policy --bucket b --policy file://policy.json"));
    }
}
