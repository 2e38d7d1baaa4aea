//! What a trust policy says to the token that somebody came with, in English.

use crate::sentence::{Sentence, say};
use denylens_locate::{TokenFinding, TokenMismatch};

pub(super) fn token(finding: &TokenFinding) -> Sentence {
    let TokenFinding { policy, statement, says } = finding;
    let place = if policy.is_empty() {
        say!("Trust policy, statement `{statement}`: ", statement)
    } else {
        say!("{policy}, statement `{statement}`: ", policy, statement)
    };
    place.then(mismatch(says))
}

fn mismatch(says: &TokenMismatch) -> Sentence {
    match says {
        TokenMismatch::OtherProvider { named, issuer } => say!(
            "it names `{named}`. The token is from `{issuer}`: no statement for another provider lets it in.",
            named,
            issuer
        ),
        TokenMismatch::Case { key, wanted, had } => say!(
            "the condition on `{key}` fails by upper and lower case alone. The policy has `{wanted}`, the token `{had}`.",
            key,
            wanted,
            had
        ),
        TokenMismatch::Wildcard { operator, key, wanted, had } => say!(
            "the condition on `{key}` fails: `{operator}` takes `*` and `?` in `{wanted}` for letters. Under `StringLike` this value would match `{had}`.",
            operator,
            key,
            wanted,
            had
        ),
        TokenMismatch::Value { key, wanted, had } => say!(
            "the condition on `{key}` fails. The policy has `{wanted}`, the token `{had}`.",
            key,
            wanted,
            had
        ),
        TokenMismatch::Absent { key, issuer } => say!(
            "the condition on `{key}` fails: this token gives no such key. The keys of its provider begin with `{issuer}:`.",
            key,
            issuer
        ),
        TokenMismatch::OpenToAbsent { key } => say!(
            "the token gives no `{key}`, and `ForAllValues` is true without one. So this condition lets in everyone who has no such key. Take `ForAllValues:` off the operator.",
            key
        ),
        TokenMismatch::OpenSet { key } => say!(
            "`{key}` has one value at most, and `ForAllValues` is true without one. Take `ForAllValues:` off the operator.",
            key
        ),
        TokenMismatch::NoSubject => Sentence::of(
            "it has no condition on the subject. It lets in everyone whom the identity provider knows. Add one.",
        ),
        TokenMismatch::NoAudience => {
            Sentence::of("it has no condition on the audience of the token. Add one.")
        }
        TokenMismatch::Fits => Sentence::of(
            "all its conditions fit these claims. The refusal has another reason: another role, an older version of the policy, or a statement that denies.",
        ),
    }
}
