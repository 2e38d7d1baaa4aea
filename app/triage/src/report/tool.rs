//! The programs that print refusals.

use serde::{Deserialize, Serialize};

/// The program whose output this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tool {
    /// The AWS CLI, or boto3, which prints the same line.
    AwsCli,
    /// Terraform or OpenTofu.
    Terraform,
    /// CloudFormation, and what is built on it.
    CloudFormation,
    /// A CloudTrail event.
    CloudTrail,
    /// A program built with the AWS SDK for Go.
    GoSdk,
    /// A program built with the AWS SDK for Java.
    JavaSdk,
    /// A program built with the AWS SDK for JavaScript.
    JavaScriptSdk,
    /// A program built with the AWS SDK for .NET.
    DotNetSdk,
    /// A program built with the AWS SDK for Rust.
    RustSdk,
    /// Packer.
    Packer,
    /// The decoded document of an encoded message.
    Decoder,
}

impl Tool {
    /// `aws-cli`, `terraform`, …
    pub fn name(self) -> &'static str {
        match self {
            Tool::AwsCli => "aws-cli",
            Tool::Terraform => "terraform",
            Tool::CloudFormation => "cloudformation",
            Tool::CloudTrail => "cloudtrail",
            Tool::GoSdk => "go-sdk",
            Tool::JavaSdk => "java-sdk",
            Tool::JavaScriptSdk => "javascript-sdk",
            Tool::DotNetSdk => "dotnet-sdk",
            Tool::RustSdk => "rust-sdk",
            Tool::Packer => "packer",
            Tool::Decoder => "decoder",
        }
    }
}
