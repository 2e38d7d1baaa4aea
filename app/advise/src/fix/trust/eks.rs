//! IAM roles for service accounts: a cluster of Amazon EKS vouches for its service accounts.
//!
//! Source: Amazon EKS User Guide, `associate-service-account-role.html`.

use super::row::{Bearer, Known, Principal, Row};
use denylens_triage::report::WebIdentity;

pub(super) const ROW: Row = Row {
    is_issuer: |issuer| issuer.starts_with("oidc.eks."),
    is_subject: |subject| subject.starts_with("system:serviceaccount:"),
    issuer: "oidc.eks.REGION_NAME.amazonaws.com/id/CLUSTER_OIDC_ID",
    principal: Principal::Arn,
    audience: |_| "sts.amazonaws.com".to_owned(),
    bearer,
};

fn bearer(identity: &WebIdentity) -> Bearer {
    match &identity.subject {
        Some(subject) => Bearer::is(subject.as_str(), Known::Said),
        None => Bearer::is("system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT", Known::Open),
    }
}
