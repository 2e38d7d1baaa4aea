//! Any other provider: its own guide has the form of its subjects.
//!
//! Source: IAM User Guide, `id_roles_create_for-idp_oidc.html`.

use super::row::{Bearer, Known, Principal, Row};
use denylens_triage::report::WebIdentity;

pub(super) const ROW: Row = Row {
    is_issuer: |_| true,
    is_subject: |_| true,
    issuer: "PROVIDER",
    principal: Principal::Arn,
    audience: |_| "AUDIENCE".to_owned(),
    bearer,
};

fn bearer(identity: &WebIdentity) -> Bearer {
    match &identity.subject {
        Some(subject) => Bearer::is(subject.as_str(), Known::Said),
        None => Bearer::is("SUBJECT", Known::Open),
    }
}
