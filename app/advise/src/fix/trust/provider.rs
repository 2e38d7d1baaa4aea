//! Identity providers, by the form that the subjects of their tokens have: the registry.

use super::{bitbucket, circleci, cognito, eks, github, gitlab, google, hcp_terraform, other, row::Row};
use denylens_triage::report::WebIdentity;

/// An identity provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityProvider {
    /// GitHub Actions.
    GitHub,
    /// GitLab CI/CD.
    GitLab,
    /// Bitbucket Pipelines.
    Bitbucket,
    /// HCP Terraform.
    HcpTerraform,
    /// CircleCI.
    CircleCi,
    /// A cluster of Amazon EKS.
    Eks,
    /// An identity pool of Amazon Cognito.
    Cognito,
    /// Google.
    Google,
    /// Any other.
    Other,
}

impl IdentityProvider {
    /// Every provider, the one that takes any last.
    pub const ALL: [IdentityProvider; 9] = [
        IdentityProvider::GitHub,
        IdentityProvider::GitLab,
        IdentityProvider::Bitbucket,
        IdentityProvider::HcpTerraform,
        IdentityProvider::CircleCi,
        IdentityProvider::Eks,
        IdentityProvider::Cognito,
        IdentityProvider::Google,
        IdentityProvider::Other,
    ];

    pub(super) fn row(self) -> &'static Row {
        match self {
            IdentityProvider::GitHub => &github::ROW,
            IdentityProvider::GitLab => &gitlab::ROW,
            IdentityProvider::Bitbucket => &bitbucket::ROW,
            IdentityProvider::HcpTerraform => &hcp_terraform::ROW,
            IdentityProvider::CircleCi => &circleci::ROW,
            IdentityProvider::Eks => &eks::ROW,
            IdentityProvider::Cognito => &cognito::ROW,
            IdentityProvider::Google => &google::ROW,
            IdentityProvider::Other => &other::ROW,
        }
    }

    /// The provider, by the issuer, else by the form of the subject.
    pub(super) fn of(identity: &WebIdentity) -> IdentityProvider {
        let by = |is: &dyn Fn(&Row) -> bool| IdentityProvider::ALL.into_iter().find(|known| is(known.row()));
        let found = match (&identity.issuer, &identity.subject) {
            (Some(issuer), subject) => by(&|row| (row.is_issuer)(issuer))
                .filter(|known| *known != IdentityProvider::Other)
                .or_else(|| by(&|row| subject.as_deref().is_some_and(row.is_subject))),
            (None, Some(subject)) => by(&|row| (row.is_subject)(subject)),
            (None, None) => None,
        };
        found.unwrap_or(IdentityProvider::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(issuer: Option<&str>, subject: Option<&str>, provider: IdentityProvider) {
        let identity = WebIdentity {
            issuer: issuer.map(str::to_owned),
            subject: subject.map(str::to_owned),
            ..WebIdentity::default()
        };
        assert_eq!(IdentityProvider::of(&identity), provider, "{identity:?}");
    }

    #[test]
    fn a_provider_is_known_by_its_issuer_or_by_the_form_of_a_subject() {
        check(Some("token.actions.githubusercontent.com"), None, IdentityProvider::GitHub);
        check(None, Some("repo:acme/shop:pull_request"), IdentityProvider::GitHub);
        check(
            Some("git.acme.example"),
            Some("project_path:a/b:ref_type:tag:ref:v1"),
            IdentityProvider::GitLab,
        );
        check(None, Some("system:serviceaccount:web:api"), IdentityProvider::Eks);
        check(Some("idp.example.com"), Some("42"), IdentityProvider::Other);
        check(None, None, IdentityProvider::Other);
    }

    #[test]
    fn no_issuer_is_of_two_providers() {
        for provider in IdentityProvider::ALL {
            let issuer = provider.row().issuer;
            let found = IdentityProvider::ALL.into_iter().find(|other| (other.row().is_issuer)(issuer));
            assert_eq!(found, Some(provider), "{issuer}");
        }
    }
}
