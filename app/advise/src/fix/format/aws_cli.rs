//! Commands for a POSIX shell.
//!
//! A user or a role takes one inline policy more. A document that belongs to a resource or an organization can only be put as a
//! whole, so it is fetched, changed by hand and put back: nothing that stands in it is lost.
//!
//! Source: AWS CLI Command Reference, the pages of the commands.

use super::{
    super::{Fix, Target},
    policy_name,
};
use crate::command::shell::{Shell, line};
use denylens_policy::{Layer, document::Effect};
use denylens_triage::report::Denial;

pub(super) fn write(fix: &Fix, _denial: &Denial) -> String {
    let deny = fix.statement.effect == Effect::Deny;
    let document = fix.statement.document_line();
    let name = policy_name(fix);
    let put = |command: &str, option: &str, who: &str| {
        line(
            Shell::Bash,
            &["aws", "iam", command, option, who, "--policy-name", &name, "--policy-document", &document],
        )
    };
    match &fix.target {
        Target::User(user) if !deny => put("put-user-policy", "--user-name", user),
        Target::Role(role) if !deny => put("put-role-policy", "--role-name", role),
        Target::Caller if !deny => put("put-role-policy", "--role-name", "ROLE_NAME"),
        Target::User(_) | Target::Role(_) | Target::Caller | Target::Boundary => managed(fix),
        Target::Session => session(fix),
        Target::Bucket(bucket) => exchange(
            fix,
            &[
                "aws",
                "s3api",
                "get-bucket-policy",
                "--bucket",
                or(bucket, "BUCKET_NAME"),
                "--query",
                "Policy",
                "--output",
                "text",
            ],
            &[
                "aws",
                "s3api",
                "put-bucket-policy",
                "--bucket",
                or(bucket, "BUCKET_NAME"),
                "--policy",
                "file://policy.json",
            ],
        ),
        Target::Key(key) => exchange(
            fix,
            &[
                "aws",
                "kms",
                "get-key-policy",
                "--key-id",
                or(key, "KEY_ID"),
                "--policy-name",
                "default",
                "--query",
                "Policy",
                "--output",
                "text",
            ],
            &[
                "aws",
                "kms",
                "put-key-policy",
                "--key-id",
                or(key, "KEY_ID"),
                "--policy-name",
                "default",
                "--policy",
                "file://policy.json",
            ],
        ),
        Target::Trust(role) => exchange(
            fix,
            &["aws", "iam", "get-role", "--role-name", role, "--query", "Role.AssumeRolePolicyDocument"],
            &[
                "aws",
                "iam",
                "update-assume-role-policy",
                "--role-name",
                role,
                "--policy-document",
                "file://policy.json",
            ],
        ),
        Target::Endpoint => exchange(
            fix,
            &[
                "aws",
                "ec2",
                "describe-vpc-endpoints",
                "--vpc-endpoint-ids",
                "VPC_ENDPOINT_ID",
                "--query",
                "VpcEndpoints[0].PolicyDocument",
                "--output",
                "text",
            ],
            &[
                "aws",
                "ec2",
                "modify-vpc-endpoint",
                "--vpc-endpoint-id",
                "VPC_ENDPOINT_ID",
                "--policy-document",
                "file://policy.json",
            ],
        ),
        Target::Organization => exchange(
            fix,
            &[
                "aws",
                "organizations",
                "describe-policy",
                "--policy-id",
                "POLICY_ID",
                "--query",
                "Policy.Content",
                "--output",
                "text",
            ],
            &[
                "aws",
                "organizations",
                "update-policy",
                "--policy-id",
                "POLICY_ID",
                "--content",
                "file://policy.json",
            ],
        ),
        Target::Resource(_) | Target::Unknown => edit(fix),
    }
}

fn or<'t>(value: &'t str, placeholder: &'t str) -> &'t str {
    if value.is_empty() { placeholder } else { value }
}

/// Fetches a document, and puts it back when it has been changed.
fn exchange(fix: &Fix, get: &[&str], put: &[&str]) -> String {
    format!("{} > policy.json\n{}\n{}", line(Shell::Bash, get), edit(fix), line(Shell::Bash, put))
}

/// A managed policy gets a new version.
fn managed(fix: &Fix) -> String {
    let arn = if fix.layer == Some(Layer::Boundary) { "BOUNDARY_POLICY_ARN" } else { "POLICY_ID" };
    exchange(
        fix,
        &[
            "aws",
            "iam",
            "get-policy-version",
            "--policy-arn",
            arn,
            "--version-id",
            "v1",
            "--query",
            "PolicyVersion.Document",
        ],
        &[
            "aws",
            "iam",
            "create-policy-version",
            "--policy-arn",
            arn,
            "--policy-document",
            "file://policy.json",
            "--set-as-default",
        ],
    )
}

fn session(fix: &Fix) -> String {
    format!("{}\n# aws sts assume-role … --policy file://policy.json", edit(fix))
}

/// The statement as comment lines: what to do with policy.json.
fn edit(fix: &Fix) -> String {
    let statement = fix.statement.member();
    let what = match fix.statement.effect {
        Effect::Allow => "# Add this statement to policy.json:",
        Effect::Deny => "# Add the condition of this statement to the one in policy.json:",
    };
    let lines: Vec<String> = statement.lines().map(|line| format!("#   {line}")).collect();
    format!("{what}\n{}", lines.join("\n"))
}
