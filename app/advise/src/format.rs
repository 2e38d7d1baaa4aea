//! The forms in which people keep their policies. Each writes the same change, when it is asked for: a statement in the policy that takes
//! it, or the condition alone that a denying statement gets.

mod aws_cli;
mod cdk;
mod cloudformation;
mod iam_json;
mod terraform;

use crate::{
    argument::{Argument, ValueKind},
    command::shell::Shell,
    fix::{Applicability, Fix, Target},
    statement::DraftStatement,
};

/// Makes the registry: an enum with a variant a row, so that no form is without a name or a writer.
macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident: $id:literal, $name:literal, $write:expr;)*) => {
        /// One form.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format {
            $($(#[$doc])* $format,)*
        }

        impl Format {
            /// Every form, in the order in which the page offers them.
            pub const ALL: [Format; [$($id),*].len()] = [$(Format::$format),*];

            /// The name used in data.
            pub fn id(self) -> &'static str {
                match self {
                    $(Format::$format => $id,)*
                }
            }

            /// The name that people know it by; the same in every language.
            pub fn name(self) -> &'static str {
                match self {
                    $(Format::$format => $name,)*
                }
            }

            fn text(self, fix: &Fix, shell: Shell) -> String {
                let write: fn(&Fix, Shell) -> String = match self {
                    $(Format::$format => $write,)*
                };
                write(fix, shell)
            }
        }
    };
}

formats! {
    /// A policy document.
    IamJson: "iam-json", "IAM JSON", |fix, _| iam_json::write(fix);
    /// Commands of the AWS CLI.
    AwsCli: "aws-cli", "AWS CLI", aws_cli::write;
    /// Terraform or OpenTofu.
    Terraform: "terraform", "Terraform", |fix, _| terraform::write(fix);
    /// CloudFormation, as YAML.
    CloudFormation: "cloudformation", "CloudFormation", |fix, _| cloudformation::write(fix);
    /// The AWS CDK in TypeScript.
    CdkTypeScript: "cdk-ts", "CDK (TS)", |fix, _| cdk::typescript(fix);
    /// The AWS CDK in Python.
    CdkPython: "cdk-py", "CDK (Python)", |fix, _| cdk::python(fix);
}

/// A fix in one form.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// Whether it can be used as it is.
    pub applicability: Applicability,
    /// The text.
    pub text: String,
}

impl Format {
    /// Writes a fix, for those who use this shell.
    pub fn write(self, fix: &Fix, shell: Shell) -> Written {
        let text = self.text(fix, shell);
        let has_placeholder = ValueKind::ALL.iter().any(|kind| text.contains(kind.placeholder()));
        let least = if has_placeholder { Applicability::HasPlaceholders } else { Applicability::Ready };
        Written { applicability: fix.applicability.max(least), text }
    }
}

/// The name of the inline policy that is made of a statement.
fn policy_name(statement: &DraftStatement) -> String {
    format!("denylens-{}", statement.sid)
}

/// Who can get a policy more.
#[derive(Clone, Copy)]
enum Entity {
    User,
    Role,
}

/// The user or role that gets a policy more, and its name; `None` where the statement goes into a document that there is.
fn receiver(target: &Target) -> Option<(Entity, Argument<'_>)> {
    match target {
        Target::User(name) => Some((Entity::User, ValueKind::User.of(name))),
        Target::Role(name) => Some((Entity::Role, ValueKind::Role.of(name))),
        Target::Caller => Some((Entity::Role, Argument::Open(ValueKind::Role))),
        _ => None,
    }
}

/// A value where it stays what it is in whatever is made of the text. There is no escape for what CloudFormation resolves, also in what
/// the CDK makes; nor for `&{`, which Terraform's data source takes for `${`.
///
/// Sources: CloudFormation User Guide, `dynamic-references.html`; the Terraform AWS provider's documentation of
/// `aws_iam_policy_document`, "Context Variable Interpolation".
fn plain(text: &str, kind: ValueKind) -> &str {
    if text.contains("{{resolve:") || text.contains("&{") { kind.placeholder() } else { text }
}

/// Texts in double quotes, as a list that all but YAML's plain style read.
fn list(values: &[String], quoted: impl Fn(&str) -> String) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("[{}]", values.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix;
    use denylens_triage::triage;

    fn refused(rest: &str) -> Fix {
        let text = format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}");
        fix::of(&triage(&text).denials.remove(0)).remove(0)
    }

    #[test]
    fn every_form_writes_the_sid_and_the_action() {
        let fix = refused(
            "s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action",
        );
        for format in Format::ALL {
            let text = format.write(&fix, Shell::Bash).text;
            assert!(text.contains("AllowS3GetObject"), "{}: {text}", format.id());
            assert!(text.contains("s3:GetObject"), "{}: {text}", format.id());
        }
    }

    #[test]
    fn nothing_is_resolved_by_what_reads_a_form() {
        for (name, forms) in [
            ("{{resolve:ssm:secret}}", [Format::CloudFormation, Format::CdkTypeScript, Format::CdkPython]),
            ("&{aws:username}", [Format::Terraform, Format::CloudFormation, Format::CdkPython]),
        ] {
            let fix = refused(&format!(
                "s3:GetObject on resource: arn:aws:s3:::b/{name} because no identity-based policy allows the s3:GetObject action"
            ));
            for form in forms {
                let written = form.write(&fix, Shell::Bash);
                assert!(
                    written.text.contains("RESOURCE_ARN") && !written.text.contains(name),
                    "{}",
                    written.text
                );
                assert_eq!(written.applicability, Applicability::HasPlaceholders);
            }
        }
    }

    #[test]
    fn a_linter_reads_every_form() {
        let linters = include_str!("../../../tests/linters/check.py");
        for format in Format::ALL {
            assert!(linters.contains(&format!("\"{}\": ", format.id())), "check.py lacks {}", format.id());
        }
    }

    #[test]
    fn what_stands_for_a_value_is_told() {
        let fix = refused(
            "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a service control policy",
        );
        let written = Format::AwsCli.write(&fix, Shell::Bash);
        assert!(written.text.contains("POLICY_ID"), "{}", written.text);
        assert_eq!(written.applicability, Applicability::HasPlaceholders);
    }

    #[test]
    fn no_id_stands_twice() {
        for (at, format) in Format::ALL.iter().enumerate() {
            assert!(Format::ALL[..at].iter().all(|other| other.id() != format.id()), "{}", format.id());
        }
    }
}
