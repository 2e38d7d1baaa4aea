//! A trust policy lets nobody in by a token alone: the audience and the subject of the token are in its conditions.
//!
//! Sources: IAM User Guide, `id_roles_providers_create_oidc.html`, `id_roles_create_for-idp_oidc.html`. For Amazon Cognito, `amr` says
//! who the subject is: Amazon Cognito Developer Guide, `role-trust-and-permissions.html`.

use super::{Answer, Finding};

const ACTION: &str = "sts:AssumeRoleWithWebIdentity";

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let allows = answer.allows();
    let by_token = allows.iter().filter(|statement| {
        let is_trust = statement.change.layer() == "resource";
        is_trust && statement.actions().iter().any(|action| action.eq_ignore_ascii_case(ACTION))
    });
    Finding::of(by_token.map(|statement| {
        let conditions = statement.conditions();
        let has = |ends: &[&str]| conditions.iter().any(|(key, _)| ends.iter().any(|end| key.ends_with(end)));
        match (has(&[":aud"]), has(&[":sub", ":amr"])) {
            (true, true) => Ok(()),
            (audience, subject) => Err(format!("audience: {audience}, subject: {subject}: {}", statement.json)),
        }
    }))
}
