//! The AWS CDK: a `PolicyStatement`, in TypeScript and in Python.
//!
//! Source: AWS CDK API Reference, `aws-cdk-lib.aws_iam.PolicyStatement`.

use super::{
    super::{DraftPrincipal, DraftStatement, Fix},
    quoted,
};
use crate::fix::Target;
use denylens_policy::{Layer, document::Effect};
use denylens_triage::report::Denial;
use std::fmt::Write;

pub(super) fn typescript(fix: &Fix, _denial: &Denial) -> String {
    let statement = &fix.statement;
    let mut out = String::from("import * as iam from 'aws-cdk-lib/aws-iam';\n\n");
    out.push_str("const statement = new iam.PolicyStatement({\n");
    let _ = writeln!(out, "  sid: {},", quoted(&statement.sid));
    let _ = writeln!(out, "  effect: iam.Effect.{},", constant(statement.effect));
    if let Some(principal) = &statement.principal {
        let _ = writeln!(out, "  principals: [{}],", principal_of(principal, "new iam."));
    }
    let _ = writeln!(out, "  actions: {},", list(&statement.actions));
    if !statement.resources.is_empty() {
        let _ = writeln!(out, "  resources: {},", list(&statement.resources));
    }
    if !statement.conditions.is_empty() {
        let _ = writeln!(out, "  conditions: {},", conditions(statement));
    }
    out.push_str("});\n");
    if let Some(comment) = comment(fix) {
        let _ = writeln!(out, "// {comment}");
    }
    out
}

pub(super) fn python(fix: &Fix, _denial: &Denial) -> String {
    let statement = &fix.statement;
    let mut out = String::from("from aws_cdk import aws_iam as iam\n\n");
    out.push_str("statement = iam.PolicyStatement(\n");
    let _ = writeln!(out, "    sid={},", quoted(&statement.sid));
    let _ = writeln!(out, "    effect=iam.Effect.{},", constant(statement.effect));
    if let Some(principal) = &statement.principal {
        let _ = writeln!(out, "    principals=[{}],", principal_of(principal, "iam."));
    }
    let _ = writeln!(out, "    actions={},", list(&statement.actions));
    if !statement.resources.is_empty() {
        let _ = writeln!(out, "    resources={},", list(&statement.resources));
    }
    if !statement.conditions.is_empty() {
        let _ = writeln!(out, "    conditions={},", conditions(statement));
    }
    out.push_str(")\n");
    if let Some(comment) = comment(fix) {
        let _ = writeln!(out, "# {comment}");
    }
    out
}

/// How the statement gets into the policy, where one call says it.
fn comment(fix: &Fix) -> Option<&'static str> {
    let allows = fix.statement.effect == Effect::Allow;
    match (&fix.target, fix.layer) {
        (Target::Role(_) | Target::Caller, Some(Layer::Identity)) if allows => {
            Some("role.addToPrincipalPolicy(statement)")
        }
        (Target::User(_), Some(Layer::Identity)) if allows => Some("user.addToPrincipalPolicy(statement)"),
        (Target::Bucket(_), _) if allows => Some("bucket.addToResourcePolicy(statement)"),
        (Target::Key(_), _) if allows => Some("key.addToResourcePolicy(statement)"),
        (Target::Trust(_), _) if allows => Some("role.assumeRolePolicy.addStatements(statement)"),
        _ => None,
    }
}

fn constant(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "ALLOW",
        Effect::Deny => "DENY",
    }
}

fn principal_of(principal: &DraftPrincipal, make: &str) -> String {
    match principal {
        DraftPrincipal::Everyone => format!("{make}StarPrincipal()"),
        DraftPrincipal::Aws(name) if name.len() == 12 => format!("{make}AccountPrincipal({})", quoted(name)),
        DraftPrincipal::Aws(name) => format!("{make}ArnPrincipal({})", quoted(name)),
        DraftPrincipal::Federated(provider) => format!("{make}WebIdentityPrincipal({})", quoted(provider)),
    }
}

fn list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("[{}]", values.join(", "))
}

/// The conditions in the notation that TypeScript and Python share with JSON.
fn conditions(statement: &DraftStatement) -> String {
    statement.conditions_line()
}
