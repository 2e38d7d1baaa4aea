//! The commands that export the policies of a layer.
//!
//! Source: AWS CLI Command Reference, the page of each command.

use super::{Command, Purpose, finished, organization, place::Place};
use crate::{
    argument::{Argument, ValueKind},
    principal::role_of,
    refusal::{bucket_of, resource_arn},
};
use denylens_policy::Layer;
use denylens_triage::report::Denial;

/// The commands, in the order in which they are run; none for a layer whose policies no command gives.
pub fn commands(layer: Layer, denial: &Denial) -> Vec<Command> {
    let one = match layer {
        Layer::ServiceControl | Layer::ResourceControl => {
            return finished(organization::export(layer, denial), denial);
        }
        Layer::Identity | Layer::Boundary => Some(export("aws iam get-account-authorization-details", &[])),
        Layer::VpcEndpoint => Some(export("aws ec2 describe-vpc-endpoints", &[])),
        Layer::Session => None,
        Layer::Resource => of_resource(denial).map(|command| command.at_any(Place::of_resource(denial))),
    };
    finished(one.into_iter().collect(), denial)
}

fn export(template: &str, values: &[Argument<'_>]) -> Command {
    Command::new(Purpose::Export, template, values)
}

/// The services whose resources have a policy that a command gives, by the whole ARN.
const BY_ARN: [(&str, &str); 5] = [
    ("kms", "aws kms get-key-policy --key-id={} --policy-name=default"),
    ("dynamodb", "aws dynamodb get-resource-policy --resource-arn={}"),
    ("sns", "aws sns get-topic-attributes --topic-arn={}"),
    ("lambda", "aws lambda get-policy --function-name={}"),
    ("secretsmanager", "aws secretsmanager get-resource-policy --secret-id={}"),
];

pub(super) fn of_resource(denial: &Denial) -> Option<Command> {
    let resource = denial.resource.as_deref()?;
    // No resource is called like a pattern.
    let arn = resource_arn(denial).filter(|arn| arn.service == "s3" || !arn.resource.contains(['*', '?']))?;
    if arn.service == "dynamodb"
        && let Some((table, _)) = resource.split_once("/index/")
    {
        // An index has no policy but its table's.
        return Some(export(
            "aws dynamodb get-resource-policy --resource-arn={}",
            &[ValueKind::Resource.of(table)],
        ));
    }
    if let Some((_, template)) = BY_ARN.iter().find(|(service, _)| *service == arn.service) {
        return Some(export(template, &[ValueKind::Resource.of(resource)]));
    }
    match arn.service {
        "s3" => {
            Some(export("aws s3api get-bucket-policy --bucket={}", &[ValueKind::Bucket.of(bucket_of(arn)?)]))
        }
        "sqs" => {
            let suffix = arn.known_partition()?.dns_suffix();
            let url = format!("https://sqs.{}.{suffix}/{}/{}", arn.region, arn.account_id()?, arn.resource);
            let template = "aws sqs get-queue-attributes --attribute-names Policy QueueArn --queue-url={}";
            Some(export(template, &[ValueKind::QueueUrl.of(url)]))
        }
        "ecr" => {
            let repository = arn.resource.strip_prefix("repository/")?;
            Some(export(
                "aws ecr get-repository-policy --repository-name={}",
                &[ValueKind::Repository.of(repository)],
            ))
        }
        "iam" => Some(export("aws iam get-role --role-name={}", &[ValueKind::Role.of(role_of(resource)?)])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::shell::Shell;
    use denylens_triage::triage;

    #[track_caller]
    fn check(layer: Layer, resource: &str, wanted: &[&str]) {
        let mut denial = triage("User: ana is not authorized to perform: s3:GetObject").denials.remove(0);
        denial.resource = Some(resource.to_owned());
        denial.account = Some("111122223333".to_owned());
        let texts: Vec<_> =
            commands(layer, &denial).iter().map(|command| command.text(Shell::Bash)).collect();
        assert_eq!(texts, wanted, "{resource}");
    }

    #[test]
    fn policies_of_resources() {
        for (resource, command) in [
            ("arn:aws:s3:::b/k", "aws s3api get-bucket-policy --bucket=b"),
            (
                "arn:aws-cn:sqs:cn-north-1:111122223333:q",
                "aws sqs get-queue-attributes --attribute-names Policy QueueArn --queue-url=https://sqs.cn-north-1.amazonaws.com.cn/111122223333/q --region=cn-north-1",
            ),
            (
                "arn:aws:kms:us-east-1:111122223333:key/1a2b",
                "aws kms get-key-policy --key-id=arn:aws:kms:us-east-1:111122223333:key/1a2b --policy-name=default --region=us-east-1",
            ),
            (
                "arn:aws:ecr:us-east-1:111122223333:repository/team/app",
                "aws ecr get-repository-policy --repository-name=team/app --region=us-east-1",
            ),
            (
                "arn:aws:dynamodb:us-east-1:111122223333:table/t/index/i",
                "aws dynamodb get-resource-policy --resource-arn=arn:aws:dynamodb:us-east-1:111122223333:table/t --region=us-east-1",
            ),
            ("arn:aws:iam::111122223333:role/team/app", "aws iam get-role --role-name=app"),
        ] {
            check(Layer::Resource, resource, &[command]);
        }
        check(Layer::Resource, "arn:aws:ec2:us-east-1:111122223333:instance/i-1", &[]);
        check(Layer::Resource, "thing", &[]);
        check(Layer::Resource, "arn:aws:dynamodb:us-east-1:111122223333:table/*", &[]);
    }

    #[test]
    fn policies_of_the_organization_are_listed_before_they_are_read() {
        check(
            Layer::ServiceControl,
            "*",
            &[
                "aws organizations list-policies-for-target --target-id=111122223333 --filter=SERVICE_CONTROL_POLICY",
                "aws organizations list-parents --child-id=111122223333",
                "aws organizations list-policies-for-target --target-id=PARENT_ID --filter=SERVICE_CONTROL_POLICY",
                "aws organizations describe-policy --policy-id=POLICY_ID",
            ],
        );
    }

    #[test]
    fn no_command_gives_a_session_policy() {
        check(Layer::Session, "*", &[]);
    }
}
