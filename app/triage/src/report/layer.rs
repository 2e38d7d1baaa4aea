//! How a request was refused, by which layer, and on whose word.

use denylens_policy::Layer;
use serde::{Deserialize, Serialize};

/// How a request was refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DenyKind {
    /// A statement with `"Effect": "Deny"` matched.
    Explicit,
    /// No statement allowed it.
    Implicit,
    /// The text doesn't say.
    #[default]
    Unknown,
}

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

/// What a resource policy is called where it has a name of its own; or what refused beside the policies of IAM, which is of no layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LayerKind {
    /// The policy of an S3 bucket.
    BucketPolicy,
    /// The policy of a KMS key.
    KmsKeyPolicy,
    /// The trust policy of a role.
    RoleTrustPolicy,
    /// Amazon S3 Block Public Access.
    BlockPublicAccess,
    /// Amazon S3 Object Ownership.
    ObjectOwnership,
    /// The permissions of AWS Lake Formation.
    LakeFormation,
    /// A Lambda authorizer of Amazon API Gateway.
    LambdaAuthorizer,
    /// Amazon API Gateway itself: its routes, its keys.
    ApiGateway,
    /// The authorization of AWS AppSync.
    AppSync,
    /// The access entries of an Amazon EKS cluster, or its `aws-auth` ConfigMap.
    AccessEntry,
    /// The role-based access control of Kubernetes.
    KubernetesRbac,
    /// The fine-grained access control of OpenSearch.
    OpenSearch,
    /// The IAM database authentication of Amazon RDS.
    RdsIam,
    /// Amazon RDS Proxy.
    RdsProxy,
    /// The access of an account to models of Amazon Bedrock.
    ModelAccess,
    /// What AWS Organizations keeps for the management account.
    ManagementAccount,
    /// What AWS restricts in an account.
    Account,
    /// The verified identities of Amazon SES.
    SesIdentity,
    /// The assignments of IAM Identity Center.
    IdentityCenter,
    /// A distribution of Amazon CloudFront, with AWS WAF.
    CloudFront,
    /// The auth policy of a service of Amazon VPC Lattice.
    LatticeService,
    /// The auth policy of a service network of Amazon VPC Lattice.
    LatticeNetwork,
    /// The login of Amazon ECR.
    RegistryLogin,
    /// An identity pool of Amazon Cognito.
    IdentityPool,
    /// A portfolio of AWS Service Catalog.
    Portfolio,
    /// The membership in a domain or project of Amazon DataZone.
    Membership,
}

impl LayerKind {
    /// Its stable id: `bucket-policy`, `kms-key-policy`, `lake-formation`.
    pub fn name(self) -> &'static str {
        match self {
            LayerKind::BucketPolicy => "bucket-policy",
            LayerKind::KmsKeyPolicy => "kms-key-policy",
            LayerKind::RoleTrustPolicy => "role-trust-policy",
            LayerKind::BlockPublicAccess => "s3-block-public-access",
            LayerKind::ObjectOwnership => "s3-object-ownership",
            LayerKind::LakeFormation => "lake-formation",
            LayerKind::LambdaAuthorizer => "api-gateway-authorizer",
            LayerKind::ApiGateway => "api-gateway",
            LayerKind::AppSync => "appsync-authorization",
            LayerKind::AccessEntry => "eks-access-entry",
            LayerKind::KubernetesRbac => "kubernetes-rbac",
            LayerKind::OpenSearch => "opensearch-fine-grained-access",
            LayerKind::RdsIam => "rds-iam-authentication",
            LayerKind::RdsProxy => "rds-proxy",
            LayerKind::ModelAccess => "bedrock-model-access",
            LayerKind::ManagementAccount => "organizations-management-account",
            LayerKind::Account => "account-restriction",
            LayerKind::SesIdentity => "ses-verified-identity",
            LayerKind::IdentityCenter => "identity-center-assignment",
            LayerKind::CloudFront => "cloudfront",
            LayerKind::LatticeService => "vpc-lattice-service-auth-policy",
            LayerKind::LatticeNetwork => "vpc-lattice-network-auth-policy",
            LayerKind::RegistryLogin => "ecr-login",
            LayerKind::IdentityPool => "cognito-identity-pool",
            LayerKind::Portfolio => "service-catalog-portfolio",
            LayerKind::Membership => "datazone-membership",
        }
    }
}

/// The layer that refused, and on whose word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerFinding {
    /// The layer; `None` when it can't be told.
    pub layer: Option<Layer>,
    /// Its more exact name.
    pub kind: Option<LayerKind>,
    /// How it is known.
    pub basis: Basis,
}

/// On what a claim rests, strongest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Basis {
    /// Computed from policies that the user supplied.
    Evaluated,
    /// AWS's authorization details say it.
    Details,
    /// The message says it.
    Stated,
    /// The decoded document says it.
    Decoded,
    /// A named rule concludes it; see [`Denial::readings`](super::Denial::readings).
    Inferred,
    /// Nothing says it.
    #[default]
    None,
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

/// What one layer had to do with the refusal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// One of its statements denies the request.
    DeniedExplicit,
    /// None of its statements allows the request, and one would have to.
    DeniedImplicit,
    /// It lets the request through.
    Allowed,
    /// It has no say in this request.
    NotInvolved,
    /// The text doesn't tell.
    #[default]
    Unknown,
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

/// One rung of the layer ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// The layer.
    pub layer: Layer,
    /// What it had to do with the refusal.
    pub status: Status,
    /// How that is known.
    pub basis: Basis,
}
