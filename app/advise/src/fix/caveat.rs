//! What to look at before a fix is used.

use super::{Applicability, IdentityProvider};

/// What to look at before a fix is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caveat {
    /// The text doesn't name the denying statement.
    StatementNotShown,
    /// The denying statement may have the key of the condition already: a condition stands once.
    KeyAlreadyThere,
    /// The text doesn't say that this layer lacks the permission.
    LayerNotSaid,
    /// The policy has other statements, which have to stay.
    KeepTheRest,
    /// The statement speaks of all resources, as those of an SCP mostly do.
    EveryResource,
    /// A part of the resource's ARN was taken out of the text.
    ResourceRedacted,
    /// The text doesn't give the ARN of the resource, or not all of it: names in capitals stand for what is missing.
    ResourceNotNamed,
    /// The text gives only the beginning of the resource's ARN.
    ResourceCut,
    /// The text gives the name of the resource and not its ARN, which is made of it.
    ResourceByName,
    /// The resource's id is made for one call, and a wildcard stands in its place.
    OneOffId,
    /// An instance is launched from and into several resources.
    LaunchSet,
    /// The call is checked on other resources too.
    OtherResources,
    /// Who may do this changes what others may do.
    ManagesPermissions,
    /// Whoever gives permissions to users and roles can be kept to those within a permissions boundary.
    WithinBoundary,
    /// The role is the bootstrap stack's, and its policies are named when an environment is bootstrapped.
    ByBootstrap,
    /// These actions are taken together, and AWS names the one that it refused first.
    ActionSet,
    /// AWS Lambda needs these actions together, and names the one that it missed first.
    FunctionSet,
    /// The resource is another account's, and its service has no resource-based policies.
    NoResourcePolicy,
    /// The same call needs this too.
    PartOfTheCall,
    /// The text doesn't name the KMS key.
    KeyNotNamed,
    /// The key of a secret, which is asked for only if it is a customer managed one.
    KeyOfSecret,
    /// An Allow for the caller helps only where the key policy leaves it to the policies of the account.
    ByKeyPolicy,
    /// The call has to be made with a role of the resource's account.
    RoleOfOtherAccount,
    /// The condition keeps grants to those that AWS services make.
    GrantForService,
    /// The text doesn't say which operations the grant is to allow.
    GrantOperationsNotSaid,
    /// The principal is a role that IAM Identity Center made.
    RoleOfIdentityCenter,
    /// The text doesn't name the identity provider.
    ProviderNotNamed,
    /// Names in capitals stand for parts of the subject of the token.
    SubjectNotSaid,
    /// The subject of the token is put together of what the text names.
    SubjectConcluded,
    /// The subject is that of every pull request of a repository.
    PullRequest,
    /// The forms that the subjects of this provider have.
    Subjects(IdentityProvider),
    /// The text doesn't give the audience of the token.
    AudienceNotSaid,
    /// The audience is the one that tokens of this provider mostly have.
    AudienceUsual,
    /// The trust policy may have a statement that is meant for this caller, and fails by one condition.
    CompareFirst,
    /// Someone of another company is trusted with an external id.
    ExternalId,
    /// A part of the principal's ARN isn't in the text.
    PrincipalNotWhole,
    /// A session doesn't show the path of its role.
    PathUntold,
    /// Nor does that of a service-linked role, whose path is known by its service.
    PathOfService,
    /// The role is that of machines, which everything on them shares.
    SharedRole,
    /// The text doesn't say to which service the role goes.
    ServiceNotSaid,
    /// The deploy role of the CDK makes the call in the caller's place.
    ThroughDeployRole,
    /// A permission set is used in every account that it is assigned to.
    EveryAssignment,
    /// Two texts disagree, and it isn't known which of them is of the call that failed.
    Unsettled,
}

impl Caveat {
    /// What it leaves of a fix.
    pub(super) fn applicability(self) -> Applicability {
        match self {
            Caveat::EveryResource
            | Caveat::EveryAssignment
            | Caveat::Subjects(_)
            | Caveat::ExternalId
            | Caveat::OneOffId
            | Caveat::ActionSet
            | Caveat::FunctionSet
            | Caveat::WithinBoundary
            | Caveat::ManagesPermissions => Applicability::Ready,
            Caveat::StatementNotShown
            | Caveat::KeyAlreadyThere
            | Caveat::LayerNotSaid
            | Caveat::KeepTheRest
            | Caveat::SubjectConcluded
            | Caveat::PullRequest
            | Caveat::AudienceUsual
            | Caveat::CompareFirst
            | Caveat::ResourceCut
            | Caveat::ResourceByName
            | Caveat::LaunchSet
            | Caveat::OtherResources
            | Caveat::NoResourcePolicy
            | Caveat::PartOfTheCall
            | Caveat::ThroughDeployRole
            | Caveat::GrantForService
            | Caveat::ByKeyPolicy
            | Caveat::RoleOfIdentityCenter
            | Caveat::PathOfService
            | Caveat::Unsettled
            | Caveat::SharedRole
            | Caveat::ByBootstrap
            | Caveat::PathUntold => Applicability::MayNeedChange,
            Caveat::ResourceRedacted
            | Caveat::ResourceNotNamed
            | Caveat::ProviderNotNamed
            | Caveat::SubjectNotSaid
            | Caveat::AudienceNotSaid
            | Caveat::PrincipalNotWhole
            | Caveat::KeyNotNamed
            | Caveat::GrantOperationsNotSaid
            | Caveat::KeyOfSecret
            | Caveat::RoleOfOtherAccount
            | Caveat::ServiceNotSaid => Applicability::HasPlaceholders,
        }
    }
}

impl Caveat {
    /// What there is to say of a role's ARN where a session doesn't tell its path.
    pub(super) fn of_untold_path(arn: &str) -> Caveat {
        if arn.contains(":role/aws-service-role/") { Caveat::PathOfService } else { Caveat::PathUntold }
    }

    /// Whether it is about the ARN of the resource, and says nothing where none is written.
    pub(super) fn is_about_the_resource(self) -> bool {
        matches!(
            self,
            Caveat::ResourceRedacted
                | Caveat::ResourceNotNamed
                | Caveat::ResourceCut
                | Caveat::ResourceByName
                | Caveat::OneOffId
        )
    }
}

/// What all of them leave of a fix.
pub(super) fn worst(caveats: &[Caveat]) -> Applicability {
    caveats.iter().map(|caveat| caveat.applicability()).max().unwrap_or(Applicability::Ready)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_the_path_of_a_role_is_told_to_put_in_none() {
        let path = "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
        assert_eq!(Caveat::of_untold_path(path), Caveat::PathOfService);
        assert_eq!(Caveat::of_untold_path("arn:aws:iam::111122223333:role/app"), Caveat::PathUntold);
    }

    #[test]
    fn the_worst_caveat_counts() {
        for (caveats, left) in [
            (&[][..], Applicability::Ready),
            (&[Caveat::EveryResource], Applicability::Ready),
            (&[Caveat::EveryResource, Caveat::PathUntold], Applicability::MayNeedChange),
            (&[Caveat::ResourceRedacted, Caveat::PathUntold], Applicability::HasPlaceholders),
        ] {
            assert_eq!(worst(caveats), left, "{caveats:?}");
        }
    }
}
