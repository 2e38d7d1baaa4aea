//! Facts around a refusal that no finder owns: which program printed it.

use super::{Quote, grammar::floor};
use crate::{report::Tool, unwrap::Unwrapped};
use memchr::memmem;

/// Marks of programs, the surest first.
const TOOLS: [(&str, Tool); 29] = [
    ("eventSource\"", Tool::CloudTrail),
    ("eventSource\\\"", Tool::CloudTrail),
    ("eventVersion\"", Tool::CloudTrail),
    ("Resource handler returned message", Tool::CloudFormation),
    ("API: ec2:", Tool::CloudFormation),
    ("CREATE_FAILED", Tool::CloudFormation),
    ("UPDATE_FAILED", Tool::CloudFormation),
    ("Build '", Tool::Packer),
    ("terraform", Tool::Terraform),
    ("│ Error:", Tool::Terraform),
    (".tf line ", Tool::Terraform),
    // How the AWS provider begins its errors.
    ("Error: creating ", Tool::Terraform),
    ("Error: reading ", Tool::Terraform),
    ("Error: updating ", Tool::Terraform),
    ("Error: deleting ", Tool::Terraform),
    ("An error occurred (", Tool::AwsCli),
    ("A client error (", Tool::AwsCli),
    ("operation error ", Tool::GoSdk),
    ("status code: 403, request id:", Tool::GoSdk),
    ("(Service: ", Tool::JavaSdk),
    ("com.amazonaws.", Tool::JavaSdk),
    ("software.amazon.awssdk", Tool::JavaSdk),
    ("Request.extractError", Tool::JavaScriptSdk),
    ("@aws-sdk/", Tool::JavaScriptSdk),
    ("Amazon.Runtime.", Tool::DotNetSdk),
    ("aws_smithy", Tool::RustSdk),
    ("\"DecodedMessage\"", Tool::Decoder),
    ("\"explicitDeny\"", Tool::Decoder),
    ("explicitDeny", Tool::Decoder),
];

/// How far into a paste a tool's mark is looked for.
const FAR_ENOUGH: usize = 64 * 1024;

/// The program that printed the paste.
pub(super) fn tool(text: &Unwrapped<'_>) -> Option<Quote<Tool>> {
    let end = floor(text.written.text(), FAR_ENOUGH);
    let start = text.written.slice(0..end).as_bytes();
    TOOLS.iter().find_map(|(mark, tool)| {
        let at = memmem::find(start, mark.as_bytes())?;
        Some(Quote { value: *tool, at: text.written.origin(at..at + mark.len()) })
    })
}
