//! Bitbucket Pipelines. Each workspace is a provider of its own.
//!
//! The subject is the UUID of the repository in braces, for a deployment that of its environment, and that of the step, which is another one
//! in each run. The audience has the UUID of the workspace.
//!
//! Source: Bitbucket Cloud support, "Deploy on AWS using Bitbucket Pipelines OpenID Connect" and "Integrate Pipelines with resource
//! servers using OIDC".

use super::row::{Bearer, Known, Principal, Row};
use denylens_triage::report::WebIdentity;

pub(super) const ROW: Row = Row {
    is_issuer: |issuer| issuer.starts_with("api.bitbucket.org/"),
    is_subject: |subject| subject.starts_with('{') && subject.contains("}:{"),
    issuer: "api.bitbucket.org/2.0/workspaces/WORKSPACE/pipelines-config/identity/oidc",
    principal: Principal::Arn,
    audience: |_| "ari:cloud:bitbucket::workspace/WORKSPACE_UUID".to_owned(),
    bearer,
};

fn bearer(identity: &WebIdentity) -> Bearer {
    match identity.subject.as_deref().and_then(|subject| subject.rsplit_once(':')) {
        Some((stays, _step)) => Bearer::like(format!("{stays}:*"), Known::Said),
        None => Bearer::like("{REPOSITORY_UUID}:*", Known::Open),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_step_is_another_one_in_each_run() {
        let subject = Some("{a-1}:{b-2}:{c-3}".to_owned());
        let bearer = bearer(&WebIdentity { subject, ..WebIdentity::default() });
        assert_eq!((bearer.operator, bearer.value.as_str()), ("StringLike", "{a-1}:{b-2}:*"));
    }
}
