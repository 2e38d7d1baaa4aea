//! Identity pools of Amazon Cognito. Whom a pool vouches for is told by its id, which is the audience, and by whether they signed in:
//! "AWS STS requires" both of calls from other accounts, and the guide recommends both everywhere.
//!
//! Source: Amazon Cognito Developer Guide, `role-trust-and-permissions.html`, `identity-pools-security-best-practices.html`.

use super::row::{Bearer, Known, Principal, Row};

pub(super) const ROW: Row = Row {
    is_issuer: |issuer| issuer.starts_with("cognito-identity."),
    is_subject: |_| false,
    issuer: "cognito-identity.amazonaws.com",
    principal: Principal::Name,
    audience: |_| "IDENTITY_POOL_ID".to_owned(),
    bearer: |_| Bearer {
        operator: "ForAnyValue:StringLike",
        claim: "amr",
        value: "authenticated".to_owned(),
        known: Known::Concluded,
    },
};
