//! What the caller can change about the request.

use super::why::MOST;
use crate::{
    sentence::{Ours, Sentence, say},
    words::shape::RequestWords,
};
use denylens_advise::change_request::{MfaFor, RequestChange, Subject, Wanted};

pub(super) const WORDS: RequestWords = RequestWords { change, one_is_enough: ONE_IS_ENOUGH };

const ONE_IS_ENOUGH: &str = "ステートメントはすべての条件が成立するときにだけ拒否するため、次のリクエストの変更は、いずれか 1 つで足ります。";

fn change(change: &RequestChange) -> Sentence {
    let act = act(change);
    let because = Ours(match change.wanted {
        Wanted::True => {
            let key = &change.key;
            return say!(
                "{act} (`{key}` が false のリクエスト、または `IfExists` によりこのキーがないリクエストが拒否されていると考えられます)。",
                act,
                key
            );
        }
        Wanted::False => "これが true のリクエストが拒否されていると考えられます",
        Wanted::OneOf(_) => {
            "リクエストの値はステートメントの値のどれとも違うため、これらが許されている値と考えられます"
        }
        Wanted::NoneOf(_) => {
            "リクエストの値はステートメントの値に含まれるため、その値が拒否されていると考えられます"
        }
        Wanted::AtMost(_) => "リクエストの値はこれより大きく、それが拒否されていると考えられます",
        Wanted::AtLeast(_) => "リクエストの値はこれより小さく、それが拒否されていると考えられます",
        Wanted::Present => "これがないリクエストが拒否されていると考えられます",
        Wanted::Absent => "これがあるリクエストが拒否されていると考えられます",
    });
    say!("{act} ({because})。", act, because)
}

fn act(change: &RequestChange) -> Sentence {
    let key = &change.key;
    let tag = change.tag().unwrap_or_default();
    let value = value(&change.wanted);
    match (change.subject, &change.wanted) {
        (Subject::Region, _) => say!("リージョン {value}で呼び出してください", value),
        (Subject::RequestTag, Wanted::Present) => say!("リクエストでタグ `{tag}` を設定してください", tag),
        (Subject::RequestTag, Wanted::Absent) => say!("リクエストからタグ `{tag}` を外してください", tag),
        (Subject::RequestTag, _) => say!("リクエストのタグ `{tag}` を {value}にしてください", tag, value),
        (Subject::TagKeys, Wanted::NoneOf(keys)) => {
            say!("リクエストからタグ {keys}を外してください", keys = any(keys))
        }
        (Subject::TagKeys, _) => say!("リクエストでタグ {value}を設定してください", value),
        (Subject::ResourceTag, Wanted::Present) => say!("タグ `{tag}` のあるリソースを選んでください", tag),
        (Subject::ResourceTag, Wanted::Absent) => say!("タグ `{tag}` のないリソースを選んでください", tag),
        (Subject::ResourceTag, _) => say!("タグ `{tag}` が {value}のリソースを選んでください", tag, value),
        (Subject::PrincipalTag, Wanted::Present) => {
            say!("タグ `{tag}` のあるプリンシパルで呼び出してください", tag)
        }
        (Subject::PrincipalTag, Wanted::Absent) => {
            say!("タグ `{tag}` のないプリンシパルで呼び出してください", tag)
        }
        (Subject::PrincipalTag, _) => {
            say!("タグ `{tag}` が {value}のプリンシパルで呼び出してください", tag, value)
        }
        (Subject::Mfa(MfaFor::User), _) => Sentence::of(
            "`aws sts get-session-token --serial-number=MFA_SERIAL --token-code=MFA_CODE` などで MFA を使った認証情報を取得し、それで呼び出してください",
        ),
        (Subject::Mfa(MfaFor::Role), _) => Sentence::of(
            "`aws sts assume-role` に `--serial-number=MFA_SERIAL --token-code=MFA_CODE` を付けるなど、MFA を使ってロールを引き受け直してください",
        ),
        (Subject::Mfa(MfaFor::Somebody), _) => Sentence::of("MFA でサインインしてから呼び出してください"),
        (Subject::SourceIp, Wanted::OneOf(_)) => {
            say!("IP アドレスが {value}の場所から呼び出してください", value)
        }
        (Subject::SourceIp, _) => say!("{value}の IP アドレスから呼び出してください", value),
        (Subject::Vpc, _) => say!("VPC {value}から呼び出してください", value),
        (Subject::VpcEndpoint, _) => say!("VPC エンドポイント {value}を通して呼び出してください", value),
        (Subject::Transport, _) => {
            Sentence::of("TLS を使い、`https://` で始まるアドレスで呼び出してください")
        }
        (Subject::ObjectEncryption, _) => {
            say!("`{key}` を {value}にして、オブジェクトを暗号化してください", key, value)
        }
        (Subject::StorageEncryption, _) => {
            say!("`{key}` が true になるように、ストレージを暗号化してください", key)
        }
        (Subject::InstanceType, _) => say!("{value}に一致するインスタンスタイプを選んでください", value),
        (Subject::MetadataTokens, _) => Sentence::of(
            "`--metadata-options HttpTokens=required` などで、インスタンスの IMDSv2 のトークンを必須にしてください",
        ),
        (Subject::MetadataHops, _) => {
            say!("メタデータサービスのホップ制限 `HttpPutResponseHopLimit` を {value}にしてください", value)
        }
        (Subject::RoleDelivery, _) => {
            Sentence::of("インスタンスのロールの認証情報は、最新の SDK のように IMDSv2 で取得してください")
        }
        (Subject::Boundary, Wanted::Present) => {
            Sentence::of("作成するユーザーまたはロールに、アクセス許可の境界を付けてください")
        }
        (Subject::Boundary, _) => {
            say!("作成するユーザーまたはロールに、アクセス許可の境界 {value}を付けてください", value)
        }
        (Subject::CallersOrganization, _) => {
            say!("`{key}` が {value}のプリンシパルで呼び出してください", key, value)
        }
        (Subject::ResourcesOrganization, _) => {
            say!("`{key}` が {value}のリソースを選んでください", key, value)
        }
        (Subject::ThroughService, Wanted::True) => Sentence::of("AWS のサービスから呼び出してください"),
        (Subject::ThroughService, _) => say!("サービス {value}から呼び出してください", value),
        (Subject::Caller, _) => {
            say!("使える場合は、ARN が {value}に一致するユーザーまたはロールで呼び出してください", value)
        }
        (Subject::Other, Wanted::Present) => say!("`{key}` のあるリクエストにしてください", key),
        (Subject::Other, Wanted::Absent) => say!("`{key}` のないリクエストにしてください", key),
        (Subject::Other, _) => say!("リクエストの `{key}` を {value}にしてください", key, value),
    }
}

/// What is wanted, with the space that stands after a value.
fn value(wanted: &Wanted) -> Sentence {
    match wanted {
        Wanted::OneOf(values) => any(values),
        Wanted::NoneOf(values) => say!("{values}以外", values = any(values)),
        Wanted::AtMost(limit) => say!("`{limit}` 以下", limit),
        Wanted::AtLeast(limit) => say!("`{limit}` 以上", limit),
        Wanted::True => Sentence::of("`true` "),
        Wanted::False => Sentence::of("`false` "),
        Wanted::Present | Wanted::Absent => Sentence::default(),
    }
}

/// One of several.
fn any(values: &[String]) -> Sentence {
    let first: Vec<String> = values.iter().take(MOST).cloned().collect();
    match (values.len() - first.len(), first.len()) {
        (0, 1) => say!("`{first}` ", first),
        (0, _) => say!("`{first}` のいずれか", first),
        (more, _) => say!("`{first}` ほか {more} 件のいずれか", first, more),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(subject: Subject, key: &str, wanted: Wanted, said: &str) {
        assert_eq!(change(&RequestChange { subject, key: key.to_owned(), wanted }).marked(), said);
    }

    #[test]
    fn the_values_of_the_statement_are_what_is_advised() {
        let regions = ["eu-west-1", "eu-central-1"].map(str::to_owned).to_vec();
        check(
            Subject::Region,
            "aws:RequestedRegion",
            Wanted::OneOf(regions),
            "リージョン `eu-west-1`, `eu-central-1` のいずれかで呼び出してください (リクエストの値はステートメントの値のどれとも違うため、これらが許されている値と考えられます)。",
        );
        check(
            Subject::Region,
            "aws:RequestedRegion",
            Wanted::NoneOf(vec!["us-*".to_owned()]),
            "リージョン `us-*` 以外で呼び出してください (リクエストの値はステートメントの値に含まれるため、その値が拒否されていると考えられます)。",
        );
    }
}
