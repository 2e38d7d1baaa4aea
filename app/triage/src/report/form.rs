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
    /// The URL of a Lambda function refused.
    FunctionUrl,
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
    /// The inference profile itself was refused.
    InferenceProfile,
    /// A model was refused in no Region of its own: a global inference profile was called.
    GlobalInference,
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
    /// No objects were found under a location in Amazon S3, and which of the reasons it is isn't said.
    NoObjects,
    /// A principal that nothing names, in the policy of what is named.
    UnnamedPrincipal,
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
    /// The bucket has its access control lists disabled.
    ObjectOwnership,
    /// AWS Lake Formation has not granted what the request needs.
    LakeFormation,
    /// AWS Lake Formation has not granted the location of the data.
    DataLocation,
    /// The Lambda authorizer of an API refused.
    LambdaAuthorizer,
    /// The API has no such route, or wants the request signed.
    ApiRoute,
    /// An API refused without a reason.
    ApiForbidden,
    /// The API doesn't know the API key.
    ApiKey,
    /// The rules of a GraphQL API don't let the caller have a field.
    GraphqlField,
    /// A GraphQL API takes no call without the credentials of one of its authorization modes.
    GraphqlCall,
    /// A Kubernetes cluster doesn't take the identity of the caller.
    ClusterAccess,
    /// A Kubernetes cluster knows the IAM principal and gives it no such permission.
    ClusterRole,
    /// OpenSearch maps the caller to no role with the permission.
    SearchRole,
    /// A database did not take the token of IAM authentication.
    DatabaseToken,
    /// Amazon RDS Proxy refused the connection.
    DatabaseProxy,
    /// The account has no access to a model of Amazon Bedrock.
    ModelAccess,
    /// The account isn't subscribed to a model of Amazon Bedrock.
    ModelSubscription,
    /// The use case of a model of Amazon Bedrock wasn't told.
    ModelUseCase,
    /// A model of Amazon Bedrock needs a valid payment method.
    ModelPayment,
    /// A model of Amazon Bedrock is closed to the account, or retired.
    ModelRetired,
    /// Only the management account of the organization may ask, or a delegated administrator.
    ManagementAccount,
    /// AWS restricts the account itself.
    AccountRestricted,
    /// Amazon SES sends nothing for, or to, what isn't verified.
    UnverifiedIdentity,
    /// IAM Identity Center has assigned no such role to the user.
    NoAssignment,
    /// Amazon CloudFront, or AWS WAF before it, turned the request away.
    Distribution,
    /// Amazon CloudFront wants a signed URL or a signed cookie.
    SignedUrl,
    /// The auth policy of a service of Amazon VPC Lattice doesn't allow the request.
    LatticeService,
    /// The auth policy of a service network of Amazon VPC Lattice doesn't allow the request.
    LatticeNetwork,
    /// The login for Amazon ECR is missing, or no longer good.
    RegistryLogin,
    /// An identity pool of Amazon Cognito gives the caller no identity.
    IdentityPool,
    /// AWS Service Catalog shares no portfolio with the caller.
    Portfolio,
    /// Amazon DataZone doesn't know the user as a member.
    Membership,
    /// Kubernetes refused.
    Kubernetes,
    /// Microsoft Azure refused.
    Azure,
    /// Google Cloud refused.
    GoogleCloud,
    /// Alibaba Cloud refused.
    AlibabaCloud,
    /// Tencent Cloud refused.
    TencentCloud,
    /// Huawei Cloud refused.
    HuaweiCloud,
    /// Volcengine refused.
    Volcengine,
    /// Oracle Cloud refused.
    OracleCloud,
    /// IBM Cloud refused.
    IbmCloud,
    /// MinIO refused.
    Minio,
    /// Ceph refused.
    Ceph,
    /// NooBaa refused.
    NooBaa,
    /// Garage refused.
    Garage,
    /// SeaweedFS refused.
    SeaweedFs,
    /// Wasabi refused.
    Wasabi,
    /// Backblaze B2 refused.
    Backblaze,
    /// Cloudflare R2 refused.
    CloudflareR2,
    /// DigitalOcean Spaces refused.
    DigitalOcean,
    /// Scaleway refused.
    Scaleway,
    /// Hetzner Object Storage refused.
    Hetzner,
    /// LocalStack refused.
    LocalStack,
    /// Moto refused.
    Moto,
    /// An emulator refused.
    Emulator,
    /// A database refused.
    Database,
    /// A database did not let a user sign in.
    DatabaseLogin,
    /// A registry of packages or images refused.
    Registry,
    /// A git server refused.
    Git,
    /// A proxy or a filter of the network refused.
    Proxy,
}

impl Form {
    /// Its stable id. So are the sections of the cause's prose about it called, after `fix.`, `why.` and the like.
    pub fn id(self) -> &'static str {
        match self {
            Form::Bare => "bare",
            Form::ConsoleBox => "console-box",
            Form::ImagePull => "image-pull",
            Form::LaunchTemplate => "launch-template",
            Form::FunctionUrl => "function-url",
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
            Form::InferenceProfile => "inference-profile",
            Form::GlobalInference => "global-inference",
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
            Form::NoObjects => "no-objects",
            Form::UnnamedPrincipal => "unnamed-principal",
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
            Form::ObjectOwnership => "object-ownership",
            Form::LakeFormation => "lake-formation",
            Form::DataLocation => "data-location",
            Form::LambdaAuthorizer => "lambda-authorizer",
            Form::ApiRoute => "api-route",
            Form::ApiForbidden => "api-forbidden",
            Form::ApiKey => "api-key",
            Form::GraphqlField => "graphql-field",
            Form::GraphqlCall => "graphql-call",
            Form::ClusterAccess => "cluster-access",
            Form::ClusterRole => "cluster-role",
            Form::SearchRole => "search-role",
            Form::DatabaseToken => "database-token",
            Form::DatabaseProxy => "database-proxy",
            Form::ModelAccess => "model-access",
            Form::ModelSubscription => "model-subscription",
            Form::ModelUseCase => "model-use-case",
            Form::ModelPayment => "model-payment",
            Form::ModelRetired => "model-retired",
            Form::ManagementAccount => "management-account",
            Form::AccountRestricted => "account-restricted",
            Form::UnverifiedIdentity => "unverified-identity",
            Form::NoAssignment => "no-assignment",
            Form::Distribution => "distribution",
            Form::SignedUrl => "signed-url",
            Form::LatticeService => "lattice-service",
            Form::LatticeNetwork => "lattice-network",
            Form::RegistryLogin => "registry-login",
            Form::IdentityPool => "identity-pool",
            Form::Portfolio => "portfolio",
            Form::Membership => "membership",
            Form::Kubernetes => "kubernetes",
            Form::Azure => "azure",
            Form::GoogleCloud => "google-cloud",
            Form::AlibabaCloud => "alibaba-cloud",
            Form::TencentCloud => "tencent-cloud",
            Form::HuaweiCloud => "huawei-cloud",
            Form::Volcengine => "volcengine",
            Form::OracleCloud => "oracle-cloud",
            Form::IbmCloud => "ibm-cloud",
            Form::Minio => "minio",
            Form::Ceph => "ceph",
            Form::NooBaa => "noobaa",
            Form::Garage => "garage",
            Form::SeaweedFs => "seaweedfs",
            Form::Wasabi => "wasabi",
            Form::Backblaze => "backblaze",
            Form::CloudflareR2 => "cloudflare-r2",
            Form::DigitalOcean => "digitalocean",
            Form::Scaleway => "scaleway",
            Form::Hetzner => "hetzner",
            Form::LocalStack => "localstack",
            Form::Moto => "moto",
            Form::Emulator => "emulator",
            Form::Database => "database",
            Form::DatabaseLogin => "database-login",
            Form::Registry => "registry",
            Form::Git => "git",
            Form::Proxy => "proxy",
        }
    }
}
