//! The policies of resources that aren't buckets, keys or roles: by service, how a document is fetched and put back.
//!
//! Source: AWS CLI Command Reference, the pages of the commands.

use super::{Exchange, exchange, region};
use crate::{
    argument::{Argument, ValueKind},
    command::{shell::Shell, words},
    fix::{Change, DraftPrincipal, DraftStatement, Fix},
};
use denylens_policy::Arn;

/// By service, and by how the last part of the ARN begins.
const ROWS: [(&str, &str, Exchange); 5] = [
    (
        "ecr",
        "repository/",
        Exchange {
            get: "aws ecr get-repository-policy --repository-name={} --query=policyText --output=text",
            put: "aws ecr set-repository-policy --repository-name={} --policy-text=file://policy.json",
        },
    ),
    (
        "secretsmanager",
        "secret:",
        Exchange {
            get: "aws secretsmanager get-resource-policy --secret-id={} --query=ResourcePolicy --output=text",
            put: "aws secretsmanager put-resource-policy --secret-id={} --resource-policy=file://policy.json --block-public-policy",
        },
    ),
    (
        "sns",
        "",
        Exchange {
            get: "aws sns get-topic-attributes --topic-arn={} --query=Attributes.Policy --output=text",
            put: "aws sns set-topic-attributes --topic-arn={} --attribute-name=Policy --attribute-value=file://policy.json",
        },
    ),
    (
        "dynamodb",
        "table/",
        Exchange {
            get: "aws dynamodb get-resource-policy --resource-arn={} --query=Policy --output=text",
            put: "aws dynamodb put-resource-policy --resource-arn={} --policy=file://policy.json",
        },
    ),
    (
        "kinesis",
        "stream/",
        Exchange {
            get: "aws kinesis get-resource-policy --resource-arn={} --query=Policy --output=text",
            put: "aws kinesis put-resource-policy --resource-arn={} --policy=file://policy.json",
        },
    ),
];

/// Whether there are commands for the change.
pub(super) fn can_change(fix: &Fix, resource: &str) -> bool {
    row(resource).is_some() || permission(fix, resource).is_some()
}

/// Changes the policy of a resource.
pub(super) fn change(fix: &Fix, shell: Shell, resource: &str) -> String {
    if let Some((statement, principal)) = permission(fix, resource) {
        return add_permission(statement, principal, shell, fix, resource);
    }
    let Some((how, whose)) = row(resource) else { return String::new() };
    exchange(fix, shell, how, &[whose])
}

fn row(resource: &str) -> Option<(&'static Exchange, Argument<'_>)> {
    let arn = Arn::parse(resource)?;
    let is_of = |row: &&(&str, &str, Exchange)| row.0 == arn.service && arn.resource.starts_with(row.1);
    let (_, start, how) = ROWS.iter().find(is_of)?;
    let whose = match arn.service {
        "ecr" => ValueKind::Repository.of(arn.resource.strip_prefix(start)?),
        // An index has no policy but its table's.
        "dynamodb" => ValueKind::Resource.of(resource.split("/index/").next().unwrap_or(resource)),
        _ => ValueKind::Resource.of(resource),
    };
    Some((how, whose))
}

/// A function has no document to put: it gets one permission more, for one principal and without conditions.
fn permission<'f>(fix: &'f Fix, resource: &str) -> Option<(&'f DraftStatement, &'f str)> {
    Arn::parse(resource).filter(|arn| arn.service == "lambda" && arn.resource.starts_with("function:"))?;
    let Change::Statement(statement) = &fix.change else { return None };
    match (&statement.principal, statement.conditions.as_slice()) {
        (Some(DraftPrincipal::Aws(principal)), []) => Some((statement, principal)),
        _ => None,
    }
}

fn add_permission(
    statement: &DraftStatement,
    principal: &str,
    shell: Shell,
    fix: &Fix,
    function: &str,
) -> String {
    let values = [
        ValueKind::Resource.of(function),
        Argument::Given(statement.sid.as_str().into()),
        ValueKind::Action.of_any(statement.actions.first().map(String::as_str)),
        ValueKind::Principal.of(principal),
    ];
    let template =
        "aws lambda add-permission --function-name={} --statement-id={} --action={} --principal={}";
    shell.line(&[words(template, &values), region(fix)].concat())
}

#[cfg(test)]
mod tests {
    use crate::{command::shell::Shell, fix, format::Format};
    use denylens_triage::triage;

    fn written(action: &str, resource: &str) -> String {
        let text = format!(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {action} on resource: {resource} \
             because no resource-based policy allows the {action} action"
        );
        let fixes = fix::of(&triage(&text).denials.remove(0));
        Format::AwsCli.write(&fixes[0], Shell::Bash).text
    }

    #[test]
    fn a_function_gets_a_permission_and_no_document() {
        assert_eq!(
            written("lambda:InvokeFunction", "arn:aws:lambda:eu-west-1:444455556666:function:f"),
            "aws lambda add-permission --function-name=arn:aws:lambda:eu-west-1:444455556666:function:f \
             --statement-id=AllowLambdaInvokeFunction --action=lambda:InvokeFunction \
             --principal=arn:aws:iam::111122223333:user/ana --region=eu-west-1"
        );
    }

    #[test]
    fn each_service_has_its_own_command() {
        for (action, resource, last) in [
            (
                "ecr:BatchGetImage",
                "arn:aws:ecr:eu-west-1:444455556666:repository/team/app",
                "aws ecr set-repository-policy --repository-name=team/app --policy-text=file://policy.json --region=eu-west-1",
            ),
            (
                "sns:Publish",
                "arn:aws:sns:eu-west-1:444455556666:topic",
                "aws sns set-topic-attributes --topic-arn=arn:aws:sns:eu-west-1:444455556666:topic --attribute-name=Policy --attribute-value=file://policy.json --region=eu-west-1",
            ),
            (
                "dynamodb:Query",
                "arn:aws:dynamodb:eu-west-1:444455556666:table/Orders/index/ByDate",
                "aws dynamodb put-resource-policy --resource-arn=arn:aws:dynamodb:eu-west-1:444455556666:table/Orders --policy=file://policy.json --region=eu-west-1",
            ),
        ] {
            assert_eq!(written(action, resource).lines().last(), Some(last));
        }
    }
}
