//! Who comes with a token of an identity provider has no policies of their own: the trust policy alone decides.
//!
//! Source: AWS STS API Reference, `API_AssumeRoleWithWebIdentity.html`, `API_AssumeRoleWithSAML.html`: no credentials are needed.

use super::{Answer, Finding};
use denylens_lang::Lang;

/// The actions of who comes with a token.
const ACTIONS: [&str; 2] = ["sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"];

/// Whether the caller comes with a token.
pub(super) fn is_by_token(answer: &Answer<'_>) -> bool {
    let action = answer.action();
    action.is_some_and(|asked| ACTIONS.iter().any(|known| known.eq_ignore_ascii_case(&asked)))
}

/// What is told of policies that the caller has.
fn marks(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &["Two policies decide", "policies of the caller", "account of the caller", "policy of the caller"],
        Lang::Ja => &["呼び出し元のポリシー", "呼び出し元のアカウント"],
    }
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    Finding::where_concerned(is_by_token(answer), || {
        if let Some(change) = answer.changes().find(|change| change.layer() == "identity") {
            return Some(format!("nobody has this policy: {}", change.text()));
        }
        Lang::ALL.into_iter().find_map(|lang| {
            let mut told = answer.told(lang).into_iter();
            let of_caller = told.find(|told| marks(lang).iter().any(|mark| told.contains(mark)));
            of_caller.map(|told| format!("the caller has none: {told}"))
        })
    })
}
