//! What a trust policy says to the token that somebody came with, in Japanese.

use crate::sentence::{Sentence, say};
use denylens_locate::{TokenFinding, TokenMismatch};

pub(super) fn token(finding: &TokenFinding) -> Sentence {
    let TokenFinding { policy, statement, says } = finding;
    let place = if policy.is_empty() {
        say!("信頼ポリシーのステートメント `{statement}`: ", statement)
    } else {
        say!("{policy} のステートメント `{statement}`: ", policy, statement)
    };
    place.then(mismatch(says))
}

fn mismatch(says: &TokenMismatch) -> Sentence {
    match says {
        TokenMismatch::OtherProvider { named, issuer } => say!(
            "`{named}` を指定しています。トークンの発行者は `{issuer}` です。ほかのプロバイダーのステートメントでは許可されません。",
            named,
            issuer
        ),
        TokenMismatch::Case { key, wanted, had } => say!(
            "`{key}` の条件が満たされていません。大文字と小文字だけが異なります。ポリシーの値は `{wanted}`、トークンの値は `{had}` です。",
            key,
            wanted,
            had
        ),
        TokenMismatch::Wildcard { operator, key, wanted, had } => say!(
            "`{key}` の条件が満たされていません。`{operator}` では、`{wanted}` の `*` と `?` は文字そのものとして扱われます。`StringLike` であれば `{had}` と一致します。",
            operator,
            key,
            wanted,
            had
        ),
        TokenMismatch::Value { key, wanted, had } => say!(
            "`{key}` の条件が満たされていません。ポリシーの値は `{wanted}`、トークンの値は `{had}` です。",
            key,
            wanted,
            had
        ),
        TokenMismatch::Absent { key, issuer } => say!(
            "`{key}` の条件が満たされていません。このトークンにそのキーはありません。このプロバイダーのキーは `{issuer}:` で始まります。",
            key,
            issuer
        ),
        TokenMismatch::OpenToAbsent { key } => say!(
            "トークンに `{key}` がなく、`ForAllValues` はキーがなくても true になります。この条件では、キーを持たない全員が許可されます。演算子から `ForAllValues:` を取り除いてください。",
            key
        ),
        TokenMismatch::OpenSet { key } => say!(
            "`{key}` の値は 1 つだけで、`ForAllValues` はキーがなくても true になります。演算子から `ForAllValues:` を取り除いてください。",
            key
        ),
        TokenMismatch::NoSubject => Sentence::of(
            "サブジェクトの条件がありません。その ID プロバイダーで認証できる全員が許可されます。条件を追加してください。",
        ),
        TokenMismatch::NoAudience => {
            Sentence::of("トークンのオーディエンスの条件がありません。条件を追加してください。")
        }
        TokenMismatch::Fits => Sentence::of(
            "すべての条件がこのクレームと一致しています。拒否の理由は別にあります。ロールが異なる、ポリシーが古い、または拒否するステートメントがある可能性があります。",
        ),
    }
}
