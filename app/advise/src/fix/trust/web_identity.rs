//! The statement for who comes with a token: the provider, the audience, the subject.

use super::{
    Draft, place,
    provider::IdentityProvider,
    row::{Known, Principal, Row},
};
use crate::{
    fix::Caveat,
    statement::{DraftCondition, DraftPrincipal},
};
use denylens_triage::report::{Denial, WebIdentity};

/// The statement.
pub(super) fn draft(denial: &Denial) -> Draft {
    let identity = identity(denial);
    let provider = IdentityProvider::of(&identity);
    let row = provider.row();
    let issuer = issuer_of(&identity, row);
    let audiences = audiences(&identity, row, &issuer);
    let mut bearer = (row.bearer)(&identity);
    if bearer.claim == "amr" && gives(denial, ":amr", "unauthenticated") {
        bearer.value = "unauthenticated".to_owned();
    }
    let mut caveats = vec![Caveat::CompareFirst];
    let (account, partition) = place(denial);
    let is_in_account = row.principal == Principal::Arn;
    if has_stand_in(&issuer) || is_in_account && account == "ACCOUNT_ID" {
        caveats.push(Caveat::ProviderNotNamed);
    }
    match bearer.known {
        Known::Said | Known::Concluded if shows_subject(denial) => {}
        Known::Said | Known::Concluded => caveats.push(Caveat::SubjectConcluded),
        Known::Open => caveats.push(Caveat::SubjectNotSaid),
    }
    if identity.audiences.is_empty() {
        let open = audiences.iter().any(|audience| has_stand_in(audience));
        caveats.push(if open { Caveat::AudienceNotSaid } else { Caveat::AudienceUsual });
    }
    if bearer.value.ends_with(":pull_request") {
        caveats.push(Caveat::PullRequest);
    }
    caveats.push(Caveat::Subjects(provider));
    let principal = match row.principal {
        Principal::Name => issuer.clone(),
        Principal::Arn => format!("arn:{partition}:iam::{account}:oidc-provider/{issuer}"),
    };
    let mut draft = Draft::new(&["sts:AssumeRoleWithWebIdentity"], caveats);
    draft.statement.principal = Some(DraftPrincipal::Federated(principal));
    draft.statement.conditions = vec![
        DraftCondition { operator: "StringEquals", key: format!("{issuer}:aud"), values: audiences },
        DraftCondition::new(bearer.operator, &format!("{issuer}:{}", bearer.claim), &bearer.value),
    ];
    draft
}

/// Whether the token gives a value for a claim.
fn gives(denial: &Denial, claim: &str, value: &str) -> bool {
    let of_claim = denial.conditions.iter().filter(|condition| condition.key.ends_with(claim));
    of_claim.flat_map(|condition| &condition.values).any(|given| given == value)
}

/// Whether the text shows the subject of the token itself: by its claims, or by the event of CloudTrail.
pub(crate) fn shows_subject(denial: &Denial) -> bool {
    denial.conditions.iter().any(|condition| condition.key.ends_with(":sub"))
}

/// Who vouches for somebody.
pub(crate) fn provider(denial: &Denial) -> IdentityProvider {
    IdentityProvider::of(&identity(denial))
}

/// Whether AWS knows the provider of the token by itself, so that no account has to have it.
///
/// Source: IAM API Reference, `API_CreateOpenIDConnectProvider.html`: those of Google, Facebook and Amazon Cognito are built in.
pub(crate) fn is_built_in(denial: &Denial) -> bool {
    let is_facebook = || issuer(denial).is_some_and(|issuer| issuer == "graph.facebook.com");
    provider(denial).row().principal == Principal::Name || is_facebook()
}

/// The issuer of the token that somebody came with, where it is known.
pub(crate) fn issuer(denial: &Denial) -> Option<String> {
    let identity = identity(denial);
    let issuer = issuer_of(&identity, IdentityProvider::of(&identity).row());
    (!has_stand_in(&issuer)).then_some(issuer)
}

/// The audience of the token, or the usual one of its provider, where it is known.
pub(crate) fn audience(denial: &Denial) -> Option<String> {
    let identity = identity(denial);
    let row = IdentityProvider::of(&identity).row();
    let audience = audiences(&identity, row, &issuer_of(&identity, row)).into_iter().next()?;
    (!identity.audiences.is_empty() || !has_stand_in(&audience)).then_some(audience)
}

/// Who came, by all that the text says; a principal may be the ARN of the provider.
fn identity(denial: &Denial) -> WebIdentity {
    let mut identity = denial.web_identity.clone().unwrap_or_default();
    let principal = denial.principal.as_deref().and_then(|arn| arn.split_once(":oidc-provider/"));
    if let (None, Some((_, issuer))) = (&identity.issuer, principal) {
        identity.issuer = Some(issuer.to_owned());
    }
    identity
}

fn issuer_of(identity: &WebIdentity, row: &Row) -> String {
    identity.issuer.clone().unwrap_or_else(|| row.issuer.to_owned())
}

fn audiences(identity: &WebIdentity, row: &Row, issuer: &str) -> Vec<String> {
    if identity.audiences.is_empty() { vec![(row.audience)(issuer)] } else { identity.audiences.clone() }
}

/// Whether names in capitals stand for parts of a value.
fn has_stand_in(value: &str) -> bool {
    value
        .split(['/', ':', '.'])
        .any(|part| part.len() > 3 && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'))
}
