//! CloudFormation: for a user or role the policy as a resource, else the statement for the policy document in the template.
//!
//! Source: CloudFormation Template Reference, `AWS::IAM::RolePolicy`, `AWS::IAM::UserPolicy`.

use super::{
    super::{DraftPrincipal, Fix, Target},
    policy_name, quoted,
};
use denylens_policy::document::Effect;
use denylens_triage::report::Denial;
use std::fmt::Write;

pub(super) fn write(fix: &Fix, _denial: &Denial) -> String {
    let attached = match &fix.target {
        Target::User(user) => Some(("User", user.as_str())),
        Target::Role(role) => Some(("Role", role.as_str())),
        Target::Caller => Some(("Role", "ROLE_NAME")),
        _ => None,
    };
    match attached.filter(|_| fix.statement.effect == Effect::Allow) {
        Some((kind, name)) => {
            let mut out = String::from("Resources:\n  DenyLensPolicy:\n");
            let _ = writeln!(out, "    Type: AWS::IAM::{kind}Policy");
            let _ = writeln!(out, "    Properties:");
            let _ = writeln!(out, "      PolicyName: {}", quoted(&policy_name(fix)));
            let _ = writeln!(out, "      {kind}Name: {}", quoted(name));
            let _ =
                writeln!(out, "      PolicyDocument:\n        Version: \"2012-10-17\"\n        Statement:");
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
    list(out, "Action", &statement.actions, indent);
    if !statement.resources.is_empty() {
        list(out, "Resource", &statement.resources, indent);
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
        let values: Vec<String> = condition.values.iter().map(|value| quoted(value)).collect();
        let _ = writeln!(out, "{indent}      {}: [{}]", quoted(&condition.key), values.join(", "));
    }
}

fn list(out: &mut String, name: &str, values: &[String], indent: &str) {
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
