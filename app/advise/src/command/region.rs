//! In which Region a command asks: that of the resource or of the request, where the text gives it. Else the AWS CLI asks in the one
//! that it is configured for, which need not be the same.
//!
//! Source: AWS CLI User Guide, `cli-configure-options.html`, `--region`.

use super::Command;
use crate::{argument::ValueKind, refusal::resource_arn};
use denylens_triage::report::Denial;

/// The services, as the AWS CLI calls them, that are asked without a Region: they are of the whole partition, or find the bucket by its
/// name. The rest of their answers are the same everywhere.
///
/// Sources: AWS General Reference, `rande.html`, "Global services"; Amazon S3 API Reference, `ErrorResponses.html`, which sends who asks
/// in another Region to that of the bucket; STS API Reference, `DecodeAuthorizationMessage` and `GetCallerIdentity`.
const GLOBAL: [&str; 5] = ["iam", "organizations", "route53", "s3api", "sts"];

/// Says the Region in each command of a service that has them.
pub(super) fn tell(commands: &mut [Command], denial: &Denial) {
    let Some(region) = of(denial) else { return };
    for command in commands {
        let is_global = command.words.get(1).is_some_and(|service| GLOBAL.contains(&service.as_str()));
        let is_said = command.words.iter().any(|word| word.starts_with("--region="));
        if !is_global && !is_said {
            command.words.push(format!("--region={region}"));
        }
    }
}

/// The Region of the resource, or of the request.
pub(super) fn of(denial: &Denial) -> Option<&str> {
    let of_resource = resource_arn(denial).map(|arn| arn.region);
    [of_resource, denial.region.as_deref()]
        .into_iter()
        .flatten()
        .find(|region| ValueKind::Region.fits(region))
}

#[cfg(test)]
mod tests {
    use crate::command::{self, shell::Shell};
    use denylens_policy::Layer;
    use denylens_triage::triage;

    /// The commands that name the Region and those that don't, by service and operation.
    #[track_caller]
    fn check(rest: &str, region: &str, with: &[&str], without: &[&str]) {
        let text = format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}");
        let commands = command::of(&triage(&text).denials.remove(0));
        let texts: Vec<String> = commands.iter().map(|command| command.text(Shell::Bash)).collect();
        for (wanted, names) in [(true, with), (false, without)] {
            for name in names {
                let found = texts.iter().find(|text| text.starts_with(&format!("aws {name} ")));
                let found = found.or_else(|| texts.iter().find(|text| **text == format!("aws {name}")));
                let says = found.unwrap_or_else(|| panic!("no {name} in {texts:?}"));
                assert_eq!(says.contains(&format!("--region={region}")), wanted, "{says}");
            }
        }
    }

    const IDENTITY: &str = "sts get-caller-identity";

    #[test]
    fn what_is_asked_about_a_resource_is_asked_in_its_region() {
        let (key, region) = ("arn:aws:kms:eu-central-1:444455556666:key/1a2b", "eu-central-1");
        check(
            &format!(
                "kms:Decrypt on resource: {key} because no resource-based policy allows the kms:Decrypt action"
            ),
            region,
            &["kms describe-key", "kms get-key-policy", "kms list-grants"],
            &[IDENTITY],
        );
        for (action, resource, command) in [
            ("sqs:SendMessage", "sqs:eu-central-1:444455556666:q", "sqs get-queue-attributes"),
            ("sns:Publish", "sns:eu-central-1:444455556666:t", "sns get-topic-attributes"),
            ("lambda:InvokeFunction", "lambda:eu-central-1:444455556666:function:f", "lambda get-policy"),
            (
                "secretsmanager:GetSecretValue",
                "secretsmanager:eu-central-1:444455556666:secret:s-AbCdEf",
                "secretsmanager get-resource-policy",
            ),
            ("ecr:BatchGetImage", "ecr:eu-central-1:444455556666:repository/r", "ecr get-repository-policy"),
            (
                "dynamodb:GetItem",
                "dynamodb:eu-central-1:444455556666:table/t",
                "dynamodb get-resource-policy",
            ),
        ] {
            check(
                &format!(
                    "{action} on resource: arn:aws:{resource} because no resource-based policy allows the {action} action"
                ),
                region,
                &[command],
                &[IDENTITY],
            );
        }
        check(
            "sqs:SendMessage on resource: arn:aws:sqs:eu-central-1:111122223333:q because no VPC endpoint policy allows the \
             sqs:SendMessage action",
            region,
            &["ec2 describe-vpc-endpoints"],
            &[IDENTITY],
        );
    }

    #[test]
    fn services_of_all_regions_are_asked_without_one() {
        check(
            "ec2:StopInstances on resource: arn:aws:ec2:eu-central-1:111122223333:instance/i-1",
            "eu-central-1",
            &[],
            &[IDENTITY, "iam simulate-principal-policy", "iam list-user-policies", "iam get-user"],
        );
        check(
            "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a resource-based policy",
            "",
            &[],
            &["s3api get-bucket-policy"],
        );
    }

    #[test]
    fn what_is_exported_is_exported_in_the_region_of_the_resource() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: kms:Decrypt on resource: \
                    arn:aws:kms:eu-central-1:111122223333:key/1a2b";
        let denial = triage(text).denials.remove(0);
        for layer in [Layer::Resource, Layer::VpcEndpoint] {
            let made = command::export::commands(layer, &denial);
            assert!(
                made.iter().all(|command| command.text(Shell::Bash).ends_with("--region=eu-central-1")),
                "{made:?}"
            );
        }
    }
}
