//! CloudFormation: for a user or role the policy as a resource, else the statement for the policy document in the template, or
//! the condition for its statement.
//!
//! Source: CloudFormation Template Reference, `AWS::IAM::RolePolicy`, `AWS::IAM::UserPolicy`.

use super::{Entity, list, plain, policy_name, receiver};
use crate::{
    argument::ValueKind,
    fix::{Change, DraftCondition, DraftPrincipal, DraftStatement, Fix, Target},
    json::{self, Escapes},
};
use std::fmt::Write;

pub(super) fn write(fix: &Fix) -> String {
    let mut out = String::new();
    match &fix.change {
        Change::Statement(statement) => policy(&mut out, fix, statement),
        Change::Condition(added) => conditions(&mut out, std::slice::from_ref(&added.condition), ""),
    }
    out
}

fn policy(out: &mut String, fix: &Fix, statement: &DraftStatement) {
    match receiver(&fix.target) {
        Some((entity, name)) => {
            let kind = match entity {
                Entity::User => "User",
                Entity::Role => "Role",
            };
            let _ = write!(
                out,
                "Resources:\n  DenyLensPolicy:\n    Type: AWS::IAM::{kind}Policy\n    Properties:\n      PolicyName: {}\n      \
                 {kind}Name: {}\n      PolicyDocument:\n        Version: \"2012-10-17\"\n        Statement:\n",
                quoted(&policy_name(statement)),
                quoted(name.text())
            );
            write_statement(out, statement, "          ");
        }
        None => {
            if matches!(fix.target, Target::PermissionSet(_)) {
                out.push_str("# In the InlinePolicy of the AWS::SSO::PermissionSet.\n");
            }
            out.push_str("Statement:\n");
            write_statement(out, statement, "  ");
        }
    }
}

fn write_statement(out: &mut String, statement: &DraftStatement, indent: &str) {
    let _ = writeln!(out, "{indent}- Sid: {}", quoted(&statement.sid));
    let _ = writeln!(out, "{indent}  Effect: Allow");
    if let Some(principal) = &statement.principal {
        let _ = match principal {
            DraftPrincipal::Everyone => writeln!(out, "{indent}  Principal: \"*\""),
            DraftPrincipal::Aws(name) => {
                writeln!(out, "{indent}  Principal:\n{indent}    AWS: {}", value(name, ValueKind::Principal))
            }
            DraftPrincipal::Service(name) => {
                writeln!(
                    out,
                    "{indent}  Principal:\n{indent}    Service: {}",
                    value(name, ValueKind::Principal)
                )
            }
            DraftPrincipal::Federated(provider) => {
                writeln!(
                    out,
                    "{indent}  Principal:\n{indent}    Federated: {}",
                    value(provider, ValueKind::Provider)
                )
            }
        };
    }
    one_or_many(out, "Action", &statement.actions, ValueKind::Action, indent);
    if !statement.resources.is_empty() {
        one_or_many(out, "Resource", &statement.resources, ValueKind::Resource, indent);
    }
    conditions(out, &statement.conditions, &[indent, "  "].concat());
}

/// The `Condition` of a statement, where it has one.
fn conditions(out: &mut String, conditions: &[DraftCondition], indent: &str) {
    if !conditions.is_empty() {
        let _ = writeln!(out, "{indent}Condition:");
    }
    let mut operator = "";
    for condition in conditions {
        if condition.operator != operator {
            operator = condition.operator;
            let _ = writeln!(out, "{indent}  {operator}:");
        }
        let values = list(&condition.values, |text| value(text, ValueKind::ContextValue));
        let _ = writeln!(out, "{indent}    {}: {values}", value(&condition.key, ValueKind::ContextKey));
    }
}

fn one_or_many(out: &mut String, name: &str, values: &[String], kind: ValueKind, indent: &str) {
    match values {
        [one] => {
            let _ = writeln!(out, "{indent}  {name}: {}", value(one, kind));
        }
        many => {
            let _ = writeln!(out, "{indent}  {name}:");
            for value in many {
                let _ = writeln!(out, "{indent}    - {}", self::value(value, kind));
            }
        }
    }
}

fn value(text: &str, kind: ValueKind) -> String {
    quoted(plain(text, kind))
}

fn quoted(text: &str) -> String {
    json::quoted(text, Escapes::Long)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix;
    use denylens_triage::triage;

    #[track_caller]
    fn check(rest: &str, yaml: &str) {
        let text = format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}");
        assert_eq!(write(&fix::of(&triage(&text).denials.remove(0)).remove(0)), yaml);
    }

    #[test]
    fn a_user_gets_a_policy_of_its_own() {
        check(
            "s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action",
            r#"Resources:
  DenyLensPolicy:
    Type: AWS::IAM::UserPolicy
    Properties:
      PolicyName: "denylens-AllowS3GetObject"
      UserName: "ana"
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: "AllowS3GetObject"
            Effect: Allow
            Action: "s3:GetObject"
            Resource: "arn:aws:s3:::b/k"
"#,
        );
    }

    #[test]
    fn an_exception_is_a_condition_alone() {
        check(
            "s3:GetObject with an explicit deny in a resource-based policy",
            r#"Condition:
  ArnNotLike:
    "aws:PrincipalArn": ["arn:aws:iam::111122223333:user/ana"]
"#,
        );
    }

    #[test]
    fn nothing_is_resolved() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::b/{{resolve:ssm:secret}} because no identity-based policy allows the s3:GetObject action";
        let yaml = write(&fix::of(&triage(text).denials.remove(0)).remove(0));
        assert!(!yaml.contains("resolve") && yaml.contains("Resource: \"RESOURCE_ARN\""), "{yaml}");
    }
}
