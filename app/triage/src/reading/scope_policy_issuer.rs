//! A statement whose principal is `SCOPE_POLICY_ISSUER` stands in a permissions boundary.
//!
//! Source: two decoded messages of one report, in both of which a permissions boundary had been made to deny; AWS documents
//! the word nowhere. Weak but specific, so the layer counts as inferred.

use super::{Read, Rule};
use crate::recognise::{Decoded, Quote};
use denylens_lang::Words;
use denylens_policy::Layer;

pub(super) const RULE: Rule = Rule { id: "scope-policy-issuer", read: Read::Document(read) };

fn read(decoded: &mut Decoded) -> Option<Words> {
    let issuer =
        |principals: &[String]| principals.iter().any(|principal| principal == "SCOPE_POLICY_ISSUER");
    decoded.statements.iter().find(|statement| issuer(&statement.principals))?;
    let at = decoded.statements_at.clone()?;
    decoded.layer = Some(Quote { value: Layer::Boundary, at });
    Some(Words::new(
        "The matched statement names `SCOPE_POLICY_ISSUER` as its principal. This was seen where a permissions boundary \
         denied. AWS doesn't document it: check the permissions boundary of the user or role to be sure.",
        "一致したステートメントのプリンシパルは `SCOPE_POLICY_ISSUER` です。これはアクセス許可の境界が拒否した場合に確認されています。\
         AWS のドキュメントに記載はないため、ユーザーまたはロールのアクセス許可の境界を確認してください。",
    ))
}
