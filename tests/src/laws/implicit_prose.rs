//! What holds only where nothing allowed a request isn't told where a statement denied it: there no Allow is missing.
//!
//! Source: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html`.

use super::{Answer, Finding};
use denylens_lang::Lang;

/// What is told of an Allow that is missing.
fn marks(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &[
            "must allow",
            "have to allow",
            "has to allow",
            "can also allow",
            "in its place",
            "doesn't allow, no",
            "missing the permission",
            "no policy allows",
            "policy allow",
            "none of the policies",
            "found none",
            "needs an Allow",
        ],
        Lang::Ja => &[
            "許可する必要があります",
            "許可されている必要があります",
            "許可が必要です",
            "許可していなければなりません",
            "許可しなければなりません",
            "許可することもできます",
            "許可が足りない",
            "許可がない",
        ],
    }
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    Finding::where_concerned(answer.is_explicit(), || {
        Lang::ALL.into_iter().find_map(|lang| {
            let told = answer.told(lang);
            let implicit = told.into_iter().find(|told| marks(lang).iter().any(|mark| told.contains(mark)));
            implicit.map(|told| format!("it says: {told}"))
        })
    })
}
