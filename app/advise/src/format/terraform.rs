//! Terraform: a policy document as a data source, and for a user or role the policy itself.
//!
//! Source: the Terraform AWS provider's documentation of `aws_iam_policy_document`; HashiCorp's of strings and templates.

use super::{list, policy_name};
use crate::fix::{DraftPrincipal, Fix, Target};
use denylens_policy::document::Effect;
use std::fmt::Write;

pub(super) fn write(fix: &Fix) -> String {
    let statement = &fix.statement;
    let mut out = String::from("data \"aws_iam_policy_document\" \"denylens\" {\n  statement {\n");
    let _ = writeln!(out, "    sid       = {}", quoted(&statement.sid));
    let _ = writeln!(out, "    effect    = {}", quoted(statement.effect.name()));
    let _ = writeln!(out, "    actions   = {}", list(&statement.actions, quoted));
    if !statement.resources.is_empty() {
        let _ = writeln!(out, "    resources = {}", list(&statement.resources, quoted));
    }
    if let Some(principal) = &statement.principal {
        let (kind, name) = match principal {
            DraftPrincipal::Everyone => ("*", "*"),
            DraftPrincipal::Aws(name) => ("AWS", name.as_str()),
            DraftPrincipal::Federated(provider) => ("Federated", provider.as_str()),
        };
        let _ = writeln!(
            out,
            "\n    principals {{\n      type        = {}\n      identifiers = [{}]\n    }}",
            quoted(kind),
            quoted(name)
        );
    }
    for condition in &statement.conditions {
        let _ = writeln!(
            out,
            "\n    condition {{\n      test     = {}\n      variable = {}\n      values   = {}\n    }}",
            quoted(condition.operator),
            quoted(&condition.key),
            list(&condition.values, quoted)
        );
    }
    out.push_str("  }\n}\n");
    let deny = statement.effect == Effect::Deny;
    let attached = match &fix.target {
        Target::User(user) if !deny => Some(("user", user.as_str())),
        Target::Role(role) if !deny => Some(("role", role.as_str())),
        Target::Caller if !deny => Some(("role", "ROLE_NAME")),
        _ => None,
    };
    if let Some((kind, name)) = attached {
        let _ = writeln!(
            out,
            "\nresource \"aws_iam_{kind}_policy\" \"denylens\" {{\n  name   = {}\n  {kind}   = {}\n  policy = data.aws_iam_policy_document.denylens.json\n}}",
            quoted(&policy_name(fix)),
            quoted(name)
        );
    }
    out
}

/// A string in which nothing is a template.
fn quoted(text: &str) -> String {
    super::quoted(text).replace("${", "$${").replace("%{", "%%{")
}
