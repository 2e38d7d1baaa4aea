//! Google, which AWS has built in.
//!
//! Source: IAM User Guide, `reference_policies_elements_principal.html`, "OIDC federated principals";
//! `reference_policies_iam-condition-keys.html#condition-keys-wif`.

use super::row::{Bearer, Known, Principal, Row};
use denylens_triage::report::WebIdentity;

pub(super) const ROW: Row = Row {
    is_issuer: |issuer| issuer == "accounts.google.com",
    is_subject: |_| false,
    issuer: "accounts.google.com",
    principal: Principal::Name,
    audience: |_| "CLIENT_ID".to_owned(),
    bearer,
};

fn bearer(identity: &WebIdentity) -> Bearer {
    match &identity.subject {
        Some(subject) => Bearer::is(subject.as_str(), Known::Said),
        None => Bearer::is("SUBJECT", Known::Open),
    }
}
