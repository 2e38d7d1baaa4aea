//! The AWS CDK: a `PolicyStatement`, in TypeScript and in Python.
//!
//! Source: AWS CDK API Reference, `aws-cdk-lib.aws_iam.PolicyStatement`.

use super::{list, plain};
use crate::{
    argument::ValueKind,
    fix::{DraftPrincipal, Fix, Target},
    json::{self, Escapes},
};
use denylens_policy::{Layer, document::Effect};
use std::fmt::Write;

/// How a language writes what both of them say.
struct Syntax {
    /// Up to the first element of the statement.
    head: &'static str,
    indent: &'static str,
    /// Between an element's name and its value.
    is: &'static str,
    /// Before the name of a class that is made.
    make: &'static str,
    end: &'static str,
    comment: &'static str,
    escapes: Escapes,
}

pub(super) fn typescript(fix: &Fix) -> String {
    write(
        fix,
        &Syntax {
            head: "import * as iam from 'aws-cdk-lib/aws-iam';\n\nconst statement = new iam.PolicyStatement({\n",
            indent: "  ",
            is: ": ",
            make: "new iam.",
            end: "});\n",
            comment: "//",
            escapes: Escapes::Pairs,
        },
    )
}

pub(super) fn python(fix: &Fix) -> String {
    write(
        fix,
        &Syntax {
            head: "from aws_cdk import aws_iam as iam\n\nstatement = iam.PolicyStatement(\n",
            indent: "    ",
            is: "=",
            make: "iam.",
            end: ")\n",
            comment: "#",
            escapes: Escapes::Long,
        },
    )
}

fn write(fix: &Fix, syntax: &Syntax) -> String {
    let statement = &fix.statement;
    let quoted = |text: &str| json::quoted(text, syntax.escapes);
    let mut out = String::from(syntax.head);
    let mut element = |name: &str, value: &str| {
        for part in [syntax.indent, name, syntax.is, value, ",\n"] {
            out.push_str(part);
        }
    };
    element("sid", &quoted(&statement.sid));
    element("effect", constant(statement.effect));
    if let Some(principal) = &statement.principal {
        element("principals", &format!("[{}]", principal_of(principal, syntax)));
    }
    element("actions", &list(&statement.actions, |text| quoted(plain(text, ValueKind::Action))));
    if !statement.resources.is_empty() {
        element("resources", &list(&statement.resources, |text| quoted(plain(text, ValueKind::Resource))));
    }
    if !statement.conditions.is_empty() {
        // Both languages share this notation with JSON.
        element("conditions", &statement.conditions_line(syntax.escapes));
    }
    out.push_str(syntax.end);
    if let Some(comment) = comment(fix) {
        let _ = writeln!(out, "{} {comment}", syntax.comment);
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
        Effect::Allow => "iam.Effect.ALLOW",
        Effect::Deny => "iam.Effect.DENY",
    }
}

fn principal_of(principal: &DraftPrincipal, syntax: &Syntax) -> String {
    let Syntax { make, escapes, .. } = *syntax;
    let quoted = |text: &str| json::quoted(text, escapes);
    match principal {
        DraftPrincipal::Everyone => format!("{make}StarPrincipal()"),
        DraftPrincipal::Aws(name) if name.len() == 12 => format!("{make}AccountPrincipal({})", quoted(name)),
        DraftPrincipal::Aws(name) => {
            format!("{make}ArnPrincipal({})", quoted(plain(name, ValueKind::Principal)))
        }
        DraftPrincipal::Federated(provider) => {
            format!("{make}WebIdentityPrincipal({})", quoted(plain(provider, ValueKind::Provider)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix;
    use denylens_triage::triage;

    #[test]
    fn both_languages_say_the_same() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action";
        let fix = fix::of(&triage(text).denials.remove(0)).remove(0);
        assert_eq!(
            typescript(&fix),
            "import * as iam from 'aws-cdk-lib/aws-iam';\n\nconst statement = new iam.PolicyStatement({\n  sid: \"AllowS3GetObject\",\n  \
             effect: iam.Effect.ALLOW,\n  actions: [\"s3:GetObject\"],\n  resources: [\"arn:aws:s3:::b/k\"],\n});\n\
             // user.addToPrincipalPolicy(statement)\n"
        );
        assert_eq!(
            python(&fix),
            "from aws_cdk import aws_iam as iam\n\nstatement = iam.PolicyStatement(\n    sid=\"AllowS3GetObject\",\n    \
             effect=iam.Effect.ALLOW,\n    actions=[\"s3:GetObject\"],\n    resources=[\"arn:aws:s3:::b/k\"],\n)\n\
             # user.addToPrincipalPolicy(statement)\n"
        );
    }
}
