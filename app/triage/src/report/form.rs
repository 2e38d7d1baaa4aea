//! The forms of a cause: where one cause is met in several ways, each has its own steps.

use serde::{Deserialize, Serialize};

/// A form of a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A request that names neither action nor layer, and has no encoded message.
    Bare,
    /// The access-denied box of the console, without its last line, which has the reason.
    ConsoleBox,
    /// A container image can't be pulled from Amazon ECR.
    ImagePull,
    /// A launch template can't be used, and with it what the instance needs.
    LaunchTemplate,
    /// A form for Amazon S3 has fields that its signed policy doesn't allow.
    PostPolicy,
    /// There is no room: capacity or addresses are used up.
    Capacity,
    /// A subnet has no address left.
    Addresses,
    /// Too many requests in a short time.
    Throttling,
    /// What may be used in a day is used.
    Daily,
    /// The quota is one that can't be increased.
    Fixed,
    /// AWS verifies the account first.
    Verification,
    /// The code of multi-factor authentication was not accepted.
    Mfa,
    /// The clock of the caller is wrong.
    Clock,
    /// The credentials have expired.
    Expired,
    /// The signature doesn't fit.
    Signature,
    /// The account hasn't subscribed to the service.
    OptIn,
    /// The support plan of the account has no AWS Support API.
    SupportPlan,
    /// The Region isn't enabled for the account.
    RegionOff,
    /// There are no credentials.
    NoCredentials,
    /// AWS doesn't know the access key or the token.
    UnknownKey,
    /// There is no such KMS key in the Region, or the caller may not use it. AWS doesn't say which.
    KeyUnknown,
    /// The KMS key is disabled, is pending deletion, or can't be used in its state.
    KeyState,
    /// An image isn't shared.
    Image,
    /// A snapshot isn't shared.
    Snapshot,
    /// A product of AWS Marketplace, whose terms the account hasn't accepted.
    Product,
    /// A role is assumed with the token of an identity provider.
    WebIdentity,
    /// The account has no identity provider for the issuer of the token.
    NoProvider,
    /// The identity provider in the account doesn't take the audience of the token.
    TokenAudience,
    /// A role is assumed with the answer of a SAML identity provider.
    Saml,
    /// A session gets tags.
    SessionTags,
    /// A session gets a source identity.
    SourceIdentity,
    /// Amazon EKS can't assume the role for a pod.
    PodIdentity,
    /// A service can't assume the role.
    ServiceRole,
    /// A role that a service uses lacks a permission.
    RolePermission,
    /// A principal in a policy that was deleted: its unique id is left.
    DeletedPrincipal,
    /// A name in a policy that is no service's.
    ServiceName,
    /// Somebody who was made a moment ago, and isn't known everywhere yet.
    NotYet,
    /// A service-linked role isn't there.
    ServiceLinkedRole,
    /// An instance profile isn't there, or has no role.
    InstanceProfile,
    /// The role of a service isn't there.
    RoleGone,
    /// A bucket for the logs of CloudTrail.
    TrailBucket,
    /// A bucket for AWS Config.
    ConfigBucket,
    /// A bucket for the access logs of a load balancer.
    BalancerBucket,
    /// A bucket for VPC flow logs.
    FlowLogBucket,
    /// A function that a service is to call.
    FunctionPolicy,
    /// Where Amazon S3 is to send its notifications.
    Notification,
    /// A log group that a service is to write to.
    LogGroupPolicy,
    /// `cdk deploy` passes the execution role itself, since it may not assume the deploy role.
    DeployRole,
    /// The request isn't signed.
    Anonymous,
    /// The workflow got no token from its platform.
    NoToken,
    /// Amazon S3 Block Public Access is in the way.
    BlockPublicAccess,
    /// The service isn't enabled in the account and Region.
    ServiceOff,
    /// The account doesn't let IAM users and roles see its billing.
    BillingAccess,
    /// A presigned URL is no longer good.
    UrlExpired,
    /// Nothing was refused: a dry run says that the request would have succeeded.
    DryRun,
    /// Kubernetes refused.
    Kubernetes,
    /// Microsoft Azure refused.
    Azure,
    /// Google Cloud refused.
    GoogleCloud,
}

impl Form {
    /// Its stable id. So are the sections of the cause's prose about it called, after `fix.`, `why.` and the like.
    pub fn id(self) -> &'static str {
        match self {
            Form::Bare => "bare",
            Form::ConsoleBox => "console-box",
            Form::ImagePull => "image-pull",
            Form::LaunchTemplate => "launch-template",
            Form::PostPolicy => "post-policy",
            Form::Capacity => "capacity",
            Form::Addresses => "addresses",
            Form::Throttling => "throttling",
            Form::Daily => "daily",
            Form::Fixed => "fixed",
            Form::Verification => "verification",
            Form::Mfa => "mfa",
            Form::Clock => "clock",
            Form::Expired => "expired",
            Form::Signature => "signature",
            Form::OptIn => "opt-in",
            Form::SupportPlan => "support-plan",
            Form::RegionOff => "region-off",
            Form::NoCredentials => "no-credentials",
            Form::UnknownKey => "unknown-key",
            Form::KeyUnknown => "key-unknown",
            Form::KeyState => "key-state",
            Form::Image => "image",
            Form::Snapshot => "snapshot",
            Form::Product => "product",
            Form::WebIdentity => "web-identity",
            Form::NoProvider => "no-provider",
            Form::TokenAudience => "token-audience",
            Form::Saml => "saml",
            Form::SessionTags => "session-tags",
            Form::SourceIdentity => "source-identity",
            Form::PodIdentity => "pod-identity",
            Form::ServiceRole => "service-role",
            Form::RolePermission => "role-permission",
            Form::DeletedPrincipal => "deleted-principal",
            Form::ServiceName => "service-name",
            Form::NotYet => "not-yet",
            Form::ServiceLinkedRole => "service-linked-role",
            Form::InstanceProfile => "instance-profile",
            Form::RoleGone => "role-gone",
            Form::TrailBucket => "trail-bucket",
            Form::ConfigBucket => "config-bucket",
            Form::BalancerBucket => "balancer-bucket",
            Form::FlowLogBucket => "flow-log-bucket",
            Form::FunctionPolicy => "function-policy",
            Form::Notification => "notification",
            Form::LogGroupPolicy => "log-group-policy",
            Form::DeployRole => "deploy-role",
            Form::Anonymous => "anonymous",
            Form::NoToken => "no-token",
            Form::BlockPublicAccess => "block-public-access",
            Form::ServiceOff => "service-off",
            Form::BillingAccess => "billing-access",
            Form::UrlExpired => "url-expired",
            Form::DryRun => "dry-run",
            Form::Kubernetes => "kubernetes",
            Form::Azure => "azure",
            Form::GoogleCloud => "google-cloud",
        }
    }
}
