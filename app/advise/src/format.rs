//! The forms in which people keep their policies. Each writes the same statement, when it is asked for.

mod aws_cli;
mod cdk;
mod cloudformation;
mod iam_json;
mod terraform;

use crate::fix::{Applicability, Fix, Target};
use denylens_policy::document::Effect;

/// Makes the registry: an enum with a variant a row, so that no form is without a name or a writer.
macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident: $id:literal, $name:literal, $write:path;)*) => {
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

            fn text(self, fix: &Fix) -> String {
                match self {
                    $(Format::$format => $write(fix),)*
                }
            }
        }
    };
}

formats! {
    /// A policy document.
    IamJson: "iam-json", "IAM JSON", iam_json::write;
    /// Commands of the AWS CLI, for a POSIX shell.
    AwsCli: "aws-cli", "AWS CLI", aws_cli::write;
    /// Terraform or OpenTofu.
    Terraform: "terraform", "Terraform", terraform::write;
    /// CloudFormation, as YAML.
    CloudFormation: "cloudformation", "CloudFormation", cloudformation::write;
    /// The AWS CDK in TypeScript.
    CdkTypeScript: "cdk-ts", "CDK (TypeScript)", cdk::typescript;
    /// The AWS CDK in Python.
    CdkPython: "cdk-py", "CDK (Python)", cdk::python;
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
    /// Writes a fix.
    pub fn write(self, fix: &Fix) -> Written {
        let text = self.text(fix);
        let has_placeholder = PLACEHOLDERS.iter().any(|placeholder| text.contains(placeholder));
        let least = if has_placeholder { Applicability::HasPlaceholders } else { Applicability::Ready };
        Written { applicability: fix.applicability.max(least), text }
    }
}

/// Names in capitals that stand for what the text doesn't give.
const PLACEHOLDERS: [&str; 8] = [
    "ACCOUNT_ID",
    "BOUNDARY_POLICY_ARN",
    "KEY_ID",
    "POLICY_ID",
    "PROVIDER",
    "ROLE_NAME",
    "VPC_ENDPOINT_ID",
    "BUCKET_NAME",
];

/// The name of the inline policy that a fix makes.
fn policy_name(fix: &Fix) -> String {
    format!("denylens-{}", fix.statement.sid)
}

/// Who can get a policy more.
#[derive(Clone, Copy)]
enum Entity {
    User,
    Role,
}

/// The user or role that gets a policy more, and its name; `None` where the statement goes into a document that there is.
fn receiver(fix: &Fix) -> Option<(Entity, &str)> {
    if fix.statement.effect == Effect::Deny {
        return None;
    }
    match &fix.target {
        Target::User(name) => Some((Entity::User, name)),
        Target::Role(name) => Some((Entity::Role, name)),
        Target::Caller => Some((Entity::Role, "ROLE_NAME")),
        _ => None,
    }
}

/// Texts in double quotes, as a list that all but YAML's plain style read.
fn list(values: &[String], quoted: fn(&str) -> String) -> String {
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
            let text = format.write(&fix).text;
            assert!(text.contains("AllowS3GetObject"), "{}: {text}", format.id());
            assert!(text.contains("s3:GetObject"), "{}: {text}", format.id());
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
        let written = Format::AwsCli.write(&fix);
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
