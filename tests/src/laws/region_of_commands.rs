//! Whoever asks about a resource asks in its Region.
//!
//! Source: AWS General Reference, `rande.html`: a service has an endpoint in each Region, which knows the resources of that Region alone.

use super::{Answer, Finding};

/// Services, as the AWS CLI calls them, whose resources are in one Region.
const SERVICES: [&str; 9] =
    ["dynamodb", "ec2", "ecr", "kinesis", "kms", "lambda", "secretsmanager", "sns", "sqs"];

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let region = answer.resource().map(|resource| resource.region);
    let Some(region) = region.filter(|region| region.split('-').count() > 2) else {
        return Finding::NotConcerned;
    };
    let commands = answer.commands().map(|command| command.text());
    let forms = answer.forms().filter(|form| form.format() == "aws-cli").map(|form| form.text());
    // An exception in the policy of a VPC endpoint doesn't say what the request was for.
    let forms = forms.filter(|form| !form.contains("modify-vpc-endpoint"));
    let lines = commands.chain(forms).flat_map(str::lines);
    let is_of_one =
        |line: &&str| SERVICES.iter().any(|service| line.starts_with(&format!("aws {service} ")));
    Finding::of(lines.filter(is_of_one).map(|line| match line.contains(&format!("--region={region}")) {
        true => Ok(()),
        false => Err(format!("no Region: {line}")),
    }))
}
