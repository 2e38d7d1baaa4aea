//! The AWS CDK: a `PolicyStatement`, or a condition for one, in TypeScript and in Python.
//!
//! Source: AWS CDK API Reference, `aws-cdk-lib.aws_iam.PolicyStatement`.

use super::{list, plain};
use crate::{
    argument::ValueKind,
    fix::{Change, DraftCondition, DraftPrincipal, DraftStatement, Fix, Target},
    json::{self, Escapes},
};
use denylens_policy::Layer;
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
    /// How a condition is added.
    add: &'static str,
    /// A call of both languages, in a comment.
    comment: fn(Call) -> &'static str,
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
            add: "statement.addCondition",
            comment: |call| call.typescript,
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
            add: "statement.add_condition",
            comment: |call| call.python,
            escapes: Escapes::Long,
        },
    )
}

fn write(fix: &Fix, syntax: &Syntax) -> String {
    match &fix.change {
        Change::Statement(statement) => policy_statement(fix, statement, syntax),
        Change::Condition(added) => condition(&added.condition, syntax),
    }
}

/// A condition for the `PolicyStatement` that denies.
fn condition(condition: &DraftCondition, syntax: &Syntax) -> String {
    let values = condition.values.iter().map(|text| plain(text, ValueKind::ContextValue).to_owned());
    let condition = DraftCondition { values: values.collect(), ..condition.clone() };
    let operator = json::quoted(condition.operator, syntax.escapes);
    let end = syntax.end.trim_start_matches('}');
    format!("{}({operator}, {}{end}", syntax.add, condition.keys_line(syntax.escapes))
}

fn policy_statement(fix: &Fix, statement: &DraftStatement, syntax: &Syntax) -> String {
    let quoted = |text: &str| json::quoted(text, syntax.escapes);
    let mut out = String::from(syntax.head);
    let mut element = |name: &str, value: &str| {
        for part in [syntax.indent, name, syntax.is, value, ",\n"] {
            out.push_str(part);
        }
    };
    element("sid", &quoted(&statement.sid));
    element("effect", "iam.Effect.ALLOW");
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
    if let Some(call) = call(fix) {
        let _ = writeln!(out, "{}(statement)", (syntax.comment)(call));
    }
    out
}

/// A call as both languages name it.
struct Call {
    typescript: &'static str,
    python: &'static str,
}

/// How the statement gets into the policy, where one call says it.
fn call(fix: &Fix) -> Option<Call> {
    let call = |typescript, python| Some(Call { typescript, python });
    match (&fix.target, fix.layer) {
        (Target::Role(_) | Target::Caller, Some(Layer::Identity)) => {
            call("// role.addToPrincipalPolicy", "# role.add_to_principal_policy")
        }
        (Target::User(_), Some(Layer::Identity)) => {
            call("// user.addToPrincipalPolicy", "# user.add_to_principal_policy")
        }
        (Target::PermissionSet(_), _) => {
            call("// inlinePolicy.addStatements", "# inline_policy.add_statements")
        }
        (Target::Bucket(_), _) => call("// bucket.addToResourcePolicy", "# bucket.add_to_resource_policy"),
        (Target::Key(_), _) => call("// key.addToResourcePolicy", "# key.add_to_resource_policy"),
        (Target::Trust(_), _) => {
            call("// role.assumeRolePolicy.addStatements", "# role.assume_role_policy.add_statements")
        }
        _ => None,
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
        DraftPrincipal::Service(name) => {
            format!("{make}ServicePrincipal({})", quoted(plain(name, ValueKind::Principal)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix;
    use denylens_triage::triage;

    #[test]
    fn an_exception_is_a_condition_for_the_statement_that_denies() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::b/k with an explicit deny in a service control policy";
        let fix = fix::of(&triage(text).denials.remove(0)).remove(0);
        let condition = r#"("ArnNotLike", {"aws:PrincipalArn":"arn:aws:iam::111122223333:user/ana"})"#;
        assert_eq!(typescript(&fix), format!("statement.addCondition{condition};\n"));
        assert_eq!(python(&fix), format!("statement.add_condition{condition}\n"));
    }

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
             # user.add_to_principal_policy(statement)\n"
        );
    }
}
