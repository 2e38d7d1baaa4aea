//! CloudFormation: for a user or role the policy as a resource, else the statement for the policy document in the template.
//!
//! Source: CloudFormation Template Reference, `AWS::IAM::RolePolicy`, `AWS::IAM::UserPolicy`.

use super::{list, policy_name, quoted};
use crate::fix::{DraftPrincipal, Fix, Target};
use denylens_policy::document::Effect;
use std::fmt::Write;

pub(super) fn write(fix: &Fix) -> String {
    let attached = match &fix.target {
        Target::User(user) => Some(("User", user.as_str())),
        Target::Role(role) => Some(("Role", role.as_str())),
        Target::Caller => Some(("Role", "ROLE_NAME")),
        _ => None,
    };
    match attached.filter(|_| fix.statement.effect == Effect::Allow) {
        Some((kind, name)) => {
            let mut out = format!(
                "Resources:\n  DenyLensPolicy:\n    Type: AWS::IAM::{kind}Policy\n    Properties:\n      PolicyName: {}\n      \
                 {kind}Name: {}\n      PolicyDocument:\n        Version: \"2012-10-17\"\n        Statement:\n",
                quoted(&policy_name(fix)),
                quoted(name)
            );
            statement(&mut out, fix, "          ");
            out
        }
        None => {
            let mut out = String::from("Statement:\n");
            statement(&mut out, fix, "  ");
            out
        }
    }
}

fn statement(out: &mut String, fix: &Fix, indent: &str) {
    let statement = &fix.statement;
    let _ = writeln!(out, "{indent}- Sid: {}", quoted(&statement.sid));
    let _ = writeln!(out, "{indent}  Effect: {}", statement.effect.name());
    if let Some(principal) = &statement.principal {
        let _ = match principal {
            DraftPrincipal::Everyone => writeln!(out, "{indent}  Principal: \"*\""),
            DraftPrincipal::Aws(name) => {
                writeln!(out, "{indent}  Principal:\n{indent}    AWS: {}", quoted(name))
            }
            DraftPrincipal::Federated(provider) => {
                writeln!(out, "{indent}  Principal:\n{indent}    Federated: {}", quoted(provider))
            }
        };
    }
    one_or_many(out, "Action", &statement.actions, indent);
    if !statement.resources.is_empty() {
        one_or_many(out, "Resource", &statement.resources, indent);
    }
    if !statement.conditions.is_empty() {
        let _ = writeln!(out, "{indent}  Condition:");
    }
    let mut operator = "";
    for condition in &statement.conditions {
        if condition.operator != operator {
            operator = condition.operator;
            let _ = writeln!(out, "{indent}    {operator}:");
        }
        let values = list(&condition.values, quoted);
        let _ = writeln!(out, "{indent}      {}: {values}", quoted(&condition.key));
    }
}

fn one_or_many(out: &mut String, name: &str, values: &[String], indent: &str) {
    match values {
        [one] => {
            let _ = writeln!(out, "{indent}  {name}: {}", quoted(one));
        }
        many => {
            let _ = writeln!(out, "{indent}  {name}:");
            for value in many {
                let _ = writeln!(out, "{indent}    - {}", quoted(value));
            }
        }
    }
}
