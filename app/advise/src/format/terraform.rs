//! Terraform: a policy document as a data source, and for a user or role the policy itself; or the block of a condition.
//!
//! Source: the Terraform AWS provider's documentation of `aws_iam_policy_document`; HashiCorp's of strings and templates.

use super::{Entity, list, plain, policy_name, receiver};
use crate::{
    argument::ValueKind,
    fix::{Change, DraftCondition, DraftPrincipal, DraftStatement, Fix, Target},
    json::{self, Escapes},
};
use std::fmt::Write;

pub(super) fn write(fix: &Fix) -> String {
    match &fix.change {
        Change::Statement(statement) => document(fix, statement),
        Change::Condition(added) => condition(&added.condition, ""),
    }
}

fn document(fix: &Fix, statement: &DraftStatement) -> String {
    let mut out = String::from("data \"aws_iam_policy_document\" \"denylens\" {\n  statement {\n");
    let _ = writeln!(out, "    sid       = {}", quoted(&statement.sid));
    let _ = writeln!(out, "    effect    = {}", quoted("Allow"));
    let _ =
        writeln!(out, "    actions   = {}", list(&statement.actions, |text| value(text, ValueKind::Action)));
    if !statement.resources.is_empty() {
        let _ = writeln!(
            out,
            "    resources = {}",
            list(&statement.resources, |text| value(text, ValueKind::Resource))
        );
    }
    if let Some(principal) = &statement.principal {
        let (kind, name) = match principal {
            DraftPrincipal::Everyone => ("*", "*"),
            DraftPrincipal::Aws(name) => ("AWS", plain(name, ValueKind::Principal)),
            DraftPrincipal::Federated(provider) => ("Federated", plain(provider, ValueKind::Provider)),
            DraftPrincipal::Service(name) => ("Service", plain(name, ValueKind::Principal)),
        };
        let _ = writeln!(
            out,
            "\n    principals {{\n      type        = {}\n      identifiers = [{}]\n    }}",
            quoted(kind),
            quoted(name)
        );
    }
    for added in &statement.conditions {
        let _ = write!(out, "\n{}", condition(added, "    "));
    }
    out.push_str("  }\n}\n");
    if matches!(fix.target, Target::PermissionSet(_)) {
        out.push_str(
            "\n# A permission set has one inline policy: add the statement to the one of aws_ssoadmin_permission_set_inline_policy.\n",
        );
    }
    if let Some((entity, name)) = receiver(&fix.target) {
        let kind = match entity {
            Entity::User => "user",
            Entity::Role => "role",
        };
        let _ = writeln!(
            out,
            "\nresource \"aws_iam_{kind}_policy\" \"denylens\" {{\n  name   = {}\n  {kind}   = {}\n  policy = data.aws_iam_policy_document.denylens.json\n}}",
            quoted(&policy_name(statement)),
            quoted(name.text())
        );
    }
    out
}

/// The block of a condition, which stands in the block of its statement.
fn condition(condition: &DraftCondition, indent: &str) -> String {
    let (test, variable) = (quoted(condition.operator), value(&condition.key, ValueKind::ContextKey));
    let values = list(&condition.values, |text| value(text, ValueKind::ContextValue));
    format!(
        "{indent}condition {{\n{indent}  test     = {test}\n{indent}  variable = {variable}\n{indent}  values   = {values}\n{indent}}}\n"
    )
}

fn value(text: &str, kind: ValueKind) -> String {
    quoted(plain(text, kind))
}

/// A string in which nothing is a template.
fn quoted(text: &str) -> String {
    json::quoted(text, Escapes::Long).replace("${", "$${").replace("%{", "%%{")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix;
    use denylens_triage::triage;

    fn refused(rest: &str) -> Fix {
        let text = format!(
            "User: arn:aws:sts::111122223333:assumed-role/app/i-1 is not authorized to perform: {rest}"
        );
        fix::of(&triage(&text).denials.remove(0)).remove(0)
    }

    #[test]
    fn a_role_gets_a_policy_of_its_own() {
        let fix = refused(
            "s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action",
        );
        assert_eq!(
            write(&fix),
            r#"data "aws_iam_policy_document" "denylens" {
  statement {
    sid       = "AllowS3GetObject"
    effect    = "Allow"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::b/k"]
  }
}

resource "aws_iam_role_policy" "denylens" {
  name   = "denylens-AllowS3GetObject"
  role   = "app"
  policy = data.aws_iam_policy_document.denylens.json
}
"#
        );
    }

    #[test]
    fn an_exception_is_the_block_of_a_condition() {
        let fix = refused("s3:GetObject with an explicit deny in a service control policy");
        assert_eq!(
            write(&fix),
            r#"condition {
  test     = "ArnNotLike"
  variable = "aws:PrincipalArn"
  values   = ["arn:aws:iam::111122223333:role/app"]
}
"#
        );
    }

    #[test]
    fn no_value_is_a_template() {
        assert_eq!(quoted("${a} %{b} $c"), r#""$${a} %%{b} $c""#);
    }

    #[test]
    fn every_escape_is_one_of_terraforms() {
        assert_eq!(quoted("\u{8}\u{c}\u{e0061}"), r#""\u0008\u000c\U000e0061""#);
    }
}
