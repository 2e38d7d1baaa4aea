//! GitHub Actions.
//!
//! The subject is `repo:OWNER/REPOSITORY:` and, in this order of weight, `environment:NAME` for a job with an environment,
//! `pull_request`, or `ref:` with the ref. Repositories that were made, renamed or transferred on or after 2026-07-15, and those that opted
//! in, have ids in it: `repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:`. The audience is the one that
//! `aws-actions/configure-aws-credentials` asks for.
//!
//! Sources: GitHub Docs, "OpenID Connect reference" and "Configuring OpenID Connect in Amazon Web Services"; GitHub changelog of
//! 2026-04-23, "Immutable subject claims for GitHub Actions OIDC tokens"; IAM User Guide, `id_roles_create_for-idp_oidc.html`,
//! "Configuring a role for GitHub OIDC identity provider".

use super::row::{Bearer, Known, Principal, Row};
use denylens_triage::report::WebIdentity;

pub(super) const ROW: Row = Row {
    is_issuer: |issuer| {
        issuer == "token.actions.githubusercontent.com" || issuer.ends_with("/_services/token")
    },
    is_subject: |subject| subject.starts_with("repo:"),
    issuer: "token.actions.githubusercontent.com",
    principal: Principal::Arn,
    audience: |_| "sts.amazonaws.com".to_owned(),
    bearer,
};

fn bearer(identity: &WebIdentity) -> Bearer {
    if let Some(subject) = &identity.subject {
        return Bearer::is(subject.as_str(), Known::Said);
    }
    let whole_ref = identity.git_ref.as_deref().filter(|name| name.starts_with("refs/"));
    // The merge ref of a pull request isn't what its subject has.
    let is_pull = whole_ref.is_some_and(|name| name.starts_with("refs/pull/"));
    let job = match whole_ref {
        Some(_) if is_pull => "pull_request".to_owned(),
        Some(name) => format!("ref:{name}"),
        None => "ref:refs/heads/BRANCH".to_owned(),
    };
    let repository = identity.repository.as_deref().unwrap_or("OWNER/REPOSITORY");
    let known = match (&identity.repository, whole_ref) {
        (Some(_), Some(_)) => Known::Concluded,
        _ => Known::Open,
    };
    Bearer::is(format!("repo:{repository}:{job}"), known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(repository: Option<&str>, git_ref: Option<&str>, value: &str, known: Known) {
        let identity = WebIdentity {
            repository: repository.map(str::to_owned),
            git_ref: git_ref.map(str::to_owned),
            ..WebIdentity::default()
        };
        let bearer = bearer(&identity);
        assert_eq!((bearer.value.as_str(), bearer.known), (value, known));
    }

    #[test]
    fn a_subject_is_put_together_of_what_the_text_names() {
        check(Some("a/b"), Some("refs/tags/v1"), "repo:a/b:ref:refs/tags/v1", Known::Concluded);
        check(Some("a/b"), Some("refs/pull/7/merge"), "repo:a/b:pull_request", Known::Concluded);
        check(Some("a/b"), None, "repo:a/b:ref:refs/heads/BRANCH", Known::Open);
        check(None, None, "repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH", Known::Open);
    }
}
