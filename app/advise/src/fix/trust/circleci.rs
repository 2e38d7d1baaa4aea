//! CircleCI. Each organization is a provider of its own, and its id is the audience.
//!
//! The subject is `org/ID/project/ID/user/ID`; the user is whoever started the job.
//!
//! Source: CircleCI Docs, "Using OpenID Connect tokens in jobs".

use super::row::{Bearer, Known, Principal, Row};
use denylens_triage::report::WebIdentity;

pub(super) const ROW: Row = Row {
    is_issuer: |issuer| issuer.starts_with("oidc.circleci.com/org/"),
    is_subject: |subject| subject.starts_with("org/") && subject.contains("/project/"),
    issuer: "oidc.circleci.com/org/ORGANIZATION_ID",
    principal: Principal::Arn,
    audience: |issuer| organization(issuer).to_owned(),
    bearer,
};

fn organization(issuer: &str) -> &str {
    issuer.strip_prefix("oidc.circleci.com/org/").unwrap_or("ORGANIZATION_ID")
}

fn bearer(identity: &WebIdentity) -> Bearer {
    if let Some(subject) = &identity.subject {
        return match subject.split_once("/user/") {
            // What stands behind the user tells of the change.
            Some((project, user)) => {
                let rest = user.split_once('/').map(|(_, rest)| format!("/{rest}")).unwrap_or_default();
                Bearer::like(format!("{project}/user/*{rest}"), Known::Said)
            }
            None => Bearer::is(subject.as_str(), Known::Said),
        };
    }
    let organization = identity.issuer.as_deref().map_or("ORGANIZATION_ID", organization);
    Bearer::like(format!("org/{organization}/project/PROJECT_ID/user/*"), Known::Open)
}
