//! Authorizers beside the policies of IAM, by the forms that tell of them.

use super::{Form, LayerKind};

impl Form {
    /// The authorizer that refused, where this form tells of one.
    pub fn authorizer(self) -> Option<LayerKind> {
        Some(match self {
            Form::BlockPublicAccess => LayerKind::BlockPublicAccess,
            Form::ObjectOwnership => LayerKind::ObjectOwnership,
            Form::LakeFormation | Form::DataLocation => LayerKind::LakeFormation,
            Form::LambdaAuthorizer => LayerKind::LambdaAuthorizer,
            Form::ApiRoute | Form::ApiForbidden | Form::ApiKey => LayerKind::ApiGateway,
            Form::GraphqlField | Form::GraphqlCall => LayerKind::AppSync,
            Form::ClusterAccess => LayerKind::AccessEntry,
            Form::ClusterRole | Form::Kubernetes => LayerKind::KubernetesRbac,
            Form::SearchRole => LayerKind::OpenSearch,
            Form::DatabaseToken => LayerKind::RdsIam,
            Form::DatabaseProxy => LayerKind::RdsProxy,
            Form::ModelAccess
            | Form::ModelSubscription
            | Form::ModelUseCase
            | Form::ModelPayment
            | Form::ModelRetired => LayerKind::ModelAccess,
            Form::ManagementAccount => LayerKind::ManagementAccount,
            Form::AccountRestricted => LayerKind::Account,
            Form::UnverifiedIdentity => LayerKind::SesIdentity,
            Form::NoAssignment => LayerKind::IdentityCenter,
            Form::Distribution | Form::SignedUrl => LayerKind::CloudFront,
            Form::LatticeService => LayerKind::LatticeService,
            Form::LatticeNetwork => LayerKind::LatticeNetwork,
            Form::RegistryLogin => LayerKind::RegistryLogin,
            Form::IdentityPool => LayerKind::IdentityPool,
            Form::Portfolio => LayerKind::Portfolio,
            Form::Membership => LayerKind::Membership,
            _ => return None,
        })
    }
}
