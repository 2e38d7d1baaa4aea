//! The stable names of the report's values, as exports and tests use them.

use super::{Basis, DenyKind, Field, LayerKind, MissingReason, Status, Tool};

impl DenyKind {
    /// `explicit`, `implicit` or `unknown`.
    pub fn name(self) -> &'static str {
        match self {
            DenyKind::Explicit => "explicit",
            DenyKind::Implicit => "implicit",
            DenyKind::Unknown => "unknown",
        }
    }
}

impl LayerKind {
    /// `bucket-policy`, `kms-key-policy`, `role-trust-policy`.
    pub fn name(self) -> &'static str {
        match self {
            LayerKind::BucketPolicy => "bucket-policy",
            LayerKind::KmsKeyPolicy => "kms-key-policy",
            LayerKind::RoleTrustPolicy => "role-trust-policy",
        }
    }
}

impl Basis {
    /// `stated`, `decoded`, …
    pub fn name(self) -> &'static str {
        match self {
            Basis::Evaluated => "evaluated",
            Basis::Details => "details",
            Basis::Stated => "stated",
            Basis::Decoded => "decoded",
            Basis::Inferred => "inferred",
            Basis::None => "none",
        }
    }
}

impl Status {
    /// `denied-explicit`, `allowed`, …
    pub fn name(self) -> &'static str {
        match self {
            Status::DeniedExplicit => "denied-explicit",
            Status::DeniedImplicit => "denied-implicit",
            Status::Allowed => "allowed",
            Status::NotInvolved => "not-involved",
            Status::Unknown => "unknown",
        }
    }
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

impl Field {
    /// The field's name in the report: `action`, `request_id`, …
    pub fn name(self) -> &'static str {
        match self {
            Field::Code => "code",
            Field::Service => "service",
            Field::Operation => "operation",
            Field::Principal => "principal",
            Field::Action => "action",
            Field::Resource => "resource",
            Field::Account => "account",
            Field::Region => "region",
            Field::Partition => "partition",
            Field::Effect => "effect",
            Field::Layer => "layer",
            Field::Policy => "policy",
            Field::Statement => "statement",
            Field::Cause => "cause",
            Field::Encoded => "encoded",
            Field::AuthorizationId => "authorization_id",
            Field::RequestId => "request_id",
            Field::Time => "time",
            Field::Tool => "tool",
            Field::Conditions => "conditions",
        }
    }
}

impl MissingReason {
    /// `redacted` or `cut-short`.
    pub fn name(self) -> &'static str {
        match self {
            MissingReason::Redacted => "redacted",
            MissingReason::CutShort => "cut-short",
        }
    }
}
