//! GitLab CI/CD: GitLab.com, and instances of one's own, whose tokens have the same subjects.
//!
//! The subject is `project_path:GROUP/PROJECT:ref_type:TYPE:ref:NAME`, the type `branch` or `tag`. The audience is what the job asks for
//! in `id_tokens`; GitLab's guide for AWS takes the address of the instance.
//!
//! Sources: GitLab Docs, "Configure OpenID Connect in AWS to retrieve temporary credentials" and "OpenID Connect (OIDC) authentication
//! using ID tokens".

use super::row::{Bearer, Known, Principal, Row};
use denylens_triage::report::WebIdentity;

pub(super) const ROW: Row = Row {
    is_issuer: |issuer| issuer == "gitlab.com" || issuer.starts_with("gitlab."),
    is_subject: |subject| subject.starts_with("project_path:"),
    issuer: "gitlab.com",
    principal: Principal::Arn,
    audience: |issuer| format!("https://{issuer}"),
    bearer,
};

fn bearer(identity: &WebIdentity) -> Bearer {
    if let Some(subject) = &identity.subject {
        return Bearer::is(subject.as_str(), Known::Said);
    }
    let project = identity.repository.as_deref().unwrap_or("GROUP/PROJECT");
    let branch = identity.git_ref.as_deref().unwrap_or("BRANCH");
    let known = match (&identity.repository, &identity.git_ref) {
        (Some(_), Some(_)) => Known::Concluded,
        _ => Known::Open,
    };
    Bearer::is(format!("project_path:{project}:ref_type:branch:ref:{branch}"), known)
}
