//! The forms in which people keep their policies: the registry. Each writes the same statement.

mod aws_cli;
mod cdk;
mod cloudformation;
mod iam_json;
mod terraform;

use super::{Applicability, Fix};
use denylens_triage::report::Denial;

/// One form.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// The name used in data.
    pub id: &'static str,
    /// The name that people know it by; the same in every language.
    pub name: &'static str,
    /// Writes a fix.
    write: fn(&Fix, &Denial) -> String,
}

/// The forms, in the order in which the page offers them.
pub const REGISTRY: [Format; 6] = [
    Format { id: "iam-json", name: "IAM JSON", write: iam_json::write },
    Format { id: "aws-cli", name: "AWS CLI", write: aws_cli::write },
    Format { id: "terraform", name: "Terraform", write: terraform::write },
    Format { id: "cloudformation", name: "CloudFormation", write: cloudformation::write },
    Format { id: "cdk-ts", name: "CDK (TypeScript)", write: cdk::typescript },
    Format { id: "cdk-py", name: "CDK (Python)", write: cdk::python },
];

/// A fix in one form.
#[derive(Clone, Debug)]
pub struct Written {
    /// The form.
    pub format: Format,
    /// Whether it can be used as it is.
    pub applicability: Applicability,
    /// The text.
    pub text: String,
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

impl Fix {
    /// The fix in every form.
    pub fn written(&self, denial: &Denial) -> Vec<Written> {
        REGISTRY
            .iter()
            .map(|format| {
                let text = (format.write)(self, denial);
                let has_placeholder = PLACEHOLDERS.iter().any(|placeholder| text.contains(placeholder));
                let least =
                    if has_placeholder { Applicability::HasPlaceholders } else { Applicability::Ready };
                Written { format: *format, applicability: self.applicability.max(least), text }
            })
            .collect()
    }
}

/// The name of the inline policy that a fix makes.
fn policy_name(fix: &Fix) -> String {
    format!("denylens-{}", fix.statement.sid)
}

/// A text in double quotes, as JSON, YAML, TypeScript and Python all read it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
