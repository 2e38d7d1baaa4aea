//! The commands that export the policies of a layer.
//!
//! Source: AWS CLI Command Reference, the page of each command.

use crate::{command::Command, fix};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::Denial;

/// The commands, in the order in which they are run; none for a layer whose policies no command gives.
pub fn commands(layer: Layer, denial: &Denial) -> Vec<Command> {
    match layer {
        Layer::ServiceControl | Layer::ResourceControl => of_organization(layer, denial),
        _ => of_account(layer, denial).into_iter().collect(),
    }
}

fn make(words: &[&str]) -> Option<Command> {
    Some(Command::new("Export the policies of this layer", "この層のポリシーを出力する", words))
}

/// The text of the policy that AWS names; else first the list of those that reach the account.
fn of_organization(layer: Layer, denial: &Denial) -> Vec<Command> {
    let policy = denial.policy.as_deref().filter(|arn| arn.contains(":organizations:"));
    let id = policy.and_then(|arn| arn.rsplit('/').next());
    let describe =
        make(&["aws", "organizations", "describe-policy", "--policy-id", id.unwrap_or("POLICY_ID")]);
    let account = denial.account.as_deref().unwrap_or("ACCOUNT_ID");
    let filter =
        if layer == Layer::ResourceControl { "RESOURCE_CONTROL_POLICY" } else { "SERVICE_CONTROL_POLICY" };
    let list = make(&[
        "aws",
        "organizations",
        "list-policies-for-target",
        "--target-id",
        account,
        "--filter",
        filter,
    ]);
    list.filter(|_| id.is_none()).into_iter().chain(describe).collect()
}

fn of_account(layer: Layer, denial: &Denial) -> Option<Command> {
    match layer {
        Layer::Identity | Layer::Boundary => make(&["aws", "iam", "get-account-authorization-details"]),
        Layer::ServiceControl | Layer::ResourceControl => None,
        Layer::VpcEndpoint => make(&["aws", "ec2", "describe-vpc-endpoints"]),
        Layer::Session => None,
        Layer::Resource => {
            let resource = denial.resource.as_deref()?;
            let arn = Arn::parse(resource)?;
            match arn.service {
                "s3" => {
                    make(&["aws", "s3api", "get-bucket-policy", "--bucket", arn.resource.split('/').next()?])
                }
                "kms" => {
                    make(&["aws", "kms", "get-key-policy", "--key-id", resource, "--policy-name", "default"])
                }
                "sqs" => {
                    let host = format!("sqs.{}.{}", arn.region, arn.known_partition()?.dns_suffix());
                    let url = format!("https://{host}/{}/{}", arn.account_id()?, arn.resource);
                    make(&[
                        "aws",
                        "sqs",
                        "get-queue-attributes",
                        "--attribute-names",
                        "Policy",
                        "QueueArn",
                        "--queue-url",
                        &url,
                    ])
                }
                "dynamodb" => make(&["aws", "dynamodb", "get-resource-policy", "--resource-arn", resource]),
                "sns" => make(&["aws", "sns", "get-topic-attributes", "--topic-arn", resource]),
                "lambda" => make(&["aws", "lambda", "get-policy", "--function-name", resource]),
                "ecr" => make(&[
                    "aws",
                    "ecr",
                    "get-repository-policy",
                    "--repository-name",
                    arn.resource.strip_prefix("repository/")?,
                ]),
                "secretsmanager" => {
                    make(&["aws", "secretsmanager", "get-resource-policy", "--secret-id", resource])
                }
                "iam" => match fix::role_of(resource) {
                    Some(role) => make(&["aws", "iam", "get-role", "--role-name", &role]),
                    None => None,
                },
                _ => None,
            }
        }
    }
}
