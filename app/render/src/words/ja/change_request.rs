//! What the caller can change about the request.

use super::why::MOST;
use crate::{
    sentence::{Ours, Sentence, say},
    words::shape::RequestWords,
};
use denylens_advise::change_request::{MfaFor, RequestChange, Subject, Wanted};

pub(super) const WORDS: RequestWords =
    RequestWords { change, way, another_caller, one_is_enough: ONE_IS_ENOUGH };

const ONE_IS_ENOUGH: &str = "ステートメントが拒否するのはすべての条件を満たすリクエストだけなので、リクエストの変更は、次のいずれか 1 つで足ります。";

fn change(change: &RequestChange) -> Sentence {
    let act = act(change, Verb::asked);
    let because = Ours(match change.wanted {
        Wanted::True => {
            let key = &change.key;
            return say!(
                "{act}（`{key}` が false のリクエスト、または `IfExists` によりこのキーがないリクエストが拒否されていると考えられます）。",
                act,
                key
            );
        }
        Wanted::False => "これが true のリクエストが拒否されていると考えられます",
        Wanted::OneOf(_) => {
            "リクエストの値はステートメントのどの値とも一致しないため、拒否されないのはステートメントにある値と考えられます"
        }
        Wanted::NoneOf(_) => {
            "リクエストの値がステートメントの値に含まれるため、それが拒否されていると考えられます"
        }
        Wanted::Spelled(_) => {
            "違いは大文字と小文字だけですが、条件演算子は、名前が `IgnoreCase` で終わるものを除いて、これを区別します"
        }
        Wanted::AtMost(_) => "リクエストの値はこれより大きく、それが拒否されていると考えられます",
        Wanted::AtLeast(_) => "リクエストの値はこれより小さく、それが拒否されていると考えられます",
        Wanted::Present => "これがないリクエストが拒否されていると考えられます",
        Wanted::Absent => "これがあるリクエストが拒否されていると考えられます",
    });
    say!("{act}（{because}）。", act, because)
}

/// The end of a sentence: in Japanese, it says whether somebody is asked to do something or it is only named.
#[derive(Clone, Copy)]
struct Verb {
    asked: &'static str,
    named: &'static str,
}

impl Verb {
    const CALL: Verb = Verb { asked: "呼び出してください", named: "呼び出す" };
    const SET: Verb = Verb { asked: "設定してください", named: "設定する" };
    const LEAVE_OUT: Verb = Verb { asked: "外してください", named: "外す" };
    const CHOOSE: Verb = Verb { asked: "選んでください", named: "選ぶ" };
    const MAKE: Verb = Verb { asked: "してください", named: "する" };
    const SIGN_IN: Verb = Verb { asked: "サインインしてください", named: "サインインする" };
    const GET: Verb = Verb { asked: "取得してください", named: "取得する" };

    fn asked(self) -> &'static str {
        self.asked
    }

    fn named(self) -> &'static str {
        self.named
    }
}

/// Without the commands and what is to be put into them, which are for the caller alone.
fn way(change: &RequestChange) -> Sentence {
    match change.subject {
        Subject::Mfa(_) => Sentence::of("MFA でサインインしてから呼び出す"),
        _ => {
            let act = act(change, Verb::named);
            match change.wanted {
                Wanted::Spelled(_) => say!("{act}（違いは大文字と小文字だけです）", act),
                _ => act,
            }
        }
    }
}

fn another_caller(change: &RequestChange) -> Sentence {
    let key = &change.key;
    let tag = change.tag().unwrap_or_default();
    let value = value(&change.wanted);
    let who = match (change.subject, &change.wanted) {
        (Subject::PrincipalTag, Wanted::Present) => say!("タグ `{tag}` のあるプリンシパルは除外され", tag),
        (Subject::PrincipalTag, Wanted::Absent) => say!("タグ `{tag}` のあるプリンシパルだけが拒否され", tag),
        (Subject::PrincipalTag, Wanted::NoneOf(values)) => {
            say!("タグ `{tag}` が {values}のプリンシパルだけが拒否され", tag, values = any(values))
        }
        (Subject::PrincipalTag, _) => say!("タグ `{tag}` が {value}のプリンシパルは除外され", tag, value),
        (Subject::Caller, Wanted::NoneOf(values)) => {
            say!("{values}に一致するユーザーとロールだけが拒否され", values = any(values))
        }
        (Subject::Caller, _) => say!("{value}に一致するユーザーとロールは除外され", value),
        (_, Wanted::NoneOf(values)) => {
            say!("`{key}` が {values}の呼び出し元だけが拒否され", key, values = any(values))
        }
        (_, _) => say!("`{key}` が {value}の呼び出し元は除外され", key, value),
    };
    say!(
        "別のプリンシパルで呼び出すかどうかを決められるのは、拒否しているポリシーの所有者だけです（ステートメントでは、{who}ていると考えられます）。",
        who
    )
}

/// What to do, as it is asked for or named.
fn act(change: &RequestChange, said: fn(Verb) -> &'static str) -> Sentence {
    let (what, verb) = what(change);
    say!("{what}{verb}", what, verb = Ours(said(verb)))
}

fn what(change: &RequestChange) -> (Sentence, Verb) {
    let key = &change.key;
    let tag = change.tag().unwrap_or_default();
    let value = value(&change.wanted);
    match (change.subject, &change.wanted) {
        (Subject::Region, _) => (say!("リージョン {value}で", value), Verb::CALL),
        (Subject::RequestTag, Wanted::Present) => (say!("リクエストでタグ `{tag}` を", tag), Verb::SET),
        (Subject::RequestTag, Wanted::Absent) => {
            (say!("リクエストからタグ `{tag}` を", tag), Verb::LEAVE_OUT)
        }
        (Subject::RequestTag, _) => (say!("リクエストのタグ `{tag}` を {value}に", tag, value), Verb::MAKE),
        (Subject::TagKeys, Wanted::NoneOf(keys)) => {
            (say!("リクエストからタグ {keys}を", keys = any(keys)), Verb::LEAVE_OUT)
        }
        (Subject::TagKeys, _) => (say!("リクエストでタグ {value}を", value), Verb::SET),
        (Subject::ResourceTag, Wanted::Present) => (say!("タグ `{tag}` のあるリソースを", tag), Verb::CHOOSE),
        (Subject::ResourceTag, Wanted::Absent) => (say!("タグ `{tag}` のないリソースを", tag), Verb::CHOOSE),
        (Subject::ResourceTag, _) => (say!("タグ `{tag}` が {value}のリソースを", tag, value), Verb::CHOOSE),
        (Subject::Mfa(MfaFor::User), _) => (
            Sentence::of(
                "`aws sts get-session-token --serial-number=MFA_SERIAL --token-code=MFA_CODE` などで MFA を使った認証情報を取得し、その認証情報で",
            ),
            Verb::CALL,
        ),
        (Subject::Mfa(MfaFor::Role), _) => (
            Sentence::of(
                "`aws sts assume-role` に `--serial-number=MFA_SERIAL --token-code=MFA_CODE` を付けるなど、MFA を使ってロールを引き受け直すか、セッションを開始するときに MFA で",
            ),
            Verb::SIGN_IN,
        ),
        (Subject::Mfa(MfaFor::Somebody), _) => (Sentence::of("MFA でサインインしてから"), Verb::CALL),
        (Subject::SourceIp, Wanted::OneOf(_)) => (say!("IP アドレスが {value}の場所から", value), Verb::CALL),
        (Subject::SourceIp, _) => (say!("{value}の IP アドレスから", value), Verb::CALL),
        (Subject::Vpc, _) => (say!("VPC {value}から", value), Verb::CALL),
        (Subject::VpcEndpoint, _) => (say!("VPC エンドポイント {value}を通して", value), Verb::CALL),
        (Subject::Transport, _) => (Sentence::of("TLS を使い、`https://` で始まるアドレスで"), Verb::CALL),
        (Subject::ObjectEncryption, _) => {
            (say!("`{key}` を {value}にして、オブジェクトを暗号化", key, value), Verb::MAKE)
        }
        (Subject::StorageEncryption, _) => {
            (say!("`{key}` が true になるように、ストレージを暗号化", key), Verb::MAKE)
        }
        (Subject::InstanceType, _) => (say!("{value}に一致するインスタンスタイプを", value), Verb::CHOOSE),
        (Subject::MetadataTokens, _) => (
            Sentence::of(
                "`--metadata-options HttpTokens=required` などで、インスタンスの IMDSv2 のトークンを必須に",
            ),
            Verb::MAKE,
        ),
        (Subject::MetadataHops, _) => {
            (say!("メタデータサービスのホップ制限 `HttpPutResponseHopLimit` を {value}に", value), Verb::MAKE)
        }
        (Subject::RoleDelivery, _) => {
            (Sentence::of("インスタンスのロールの認証情報を、最新の SDK を使うなどして IMDSv2 で"), Verb::GET)
        }
        (Subject::Boundary, Wanted::Present) => {
            (Sentence::of("作成するユーザーまたはロールに、アクセス許可の境界を"), Verb::SET)
        }
        (Subject::Boundary, _) => {
            (say!("作成するユーザーまたはロールに、アクセス許可の境界 {value}を", value), Verb::SET)
        }
        (Subject::ResourcesOrganization, _) => {
            (say!("`{key}` が {value}のリソースを", key, value), Verb::CHOOSE)
        }
        (Subject::ThroughService, Wanted::True) => (Sentence::of("AWS のサービスから"), Verb::CALL),
        (Subject::ThroughService, _) => (say!("サービス {value}から", value), Verb::CALL),
        (Subject::Other, Wanted::Present) => (say!("`{key}` のあるリクエストに", key), Verb::MAKE),
        (Subject::Other, Wanted::Absent) => (say!("`{key}` のないリクエストに", key), Verb::MAKE),
        (Subject::Other | Subject::Caller | Subject::CallersOrganization | Subject::PrincipalTag, _) => {
            (say!("リクエストの `{key}` を {value}に", key, value), Verb::MAKE)
        }
    }
}

/// What is wanted, with the space that stands after a value.
fn value(wanted: &Wanted) -> Sentence {
    match wanted {
        Wanted::OneOf(values) | Wanted::Spelled(values) => any(values),
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
    fn a_value_that_differs_in_upper_and_lower_case_alone_is_said_to() {
        check(
            Subject::RequestTag,
            "aws:RequestTag/Team",
            Wanted::Spelled(vec!["payments".to_owned()]),
            "リクエストのタグ `Team` を `payments` にしてください（違いは大文字と小文字だけですが、条件演算子は、名前が `IgnoreCase` で終わるものを除いて、これを区別します）。",
        );
    }

    #[test]
    fn what_the_owner_reads_is_named_and_not_asked_of_them() {
        let wanted = Wanted::OneOf(vec!["eu-west-1".to_owned(), "eu-central-1".to_owned()]);
        let key = "aws:RequestedRegion".to_owned();
        let change = RequestChange { subject: Subject::Region, key, wanted };
        assert_eq!(way(&change).marked(), "リージョン `eu-west-1`、`eu-central-1` のいずれかで呼び出す");
    }

    #[test]
    fn the_values_of_the_statement_are_what_is_advised() {
        let regions = ["eu-west-1", "eu-central-1"].map(str::to_owned).to_vec();
        check(
            Subject::Region,
            "aws:RequestedRegion",
            Wanted::OneOf(regions),
            "リージョン `eu-west-1`、`eu-central-1` のいずれかで呼び出してください（リクエストの値はステートメントのどの値とも一致しないため、拒否されないのはステートメントにある値と考えられます）。",
        );
        check(
            Subject::Region,
            "aws:RequestedRegion",
            Wanted::NoneOf(vec!["us-*".to_owned()]),
            "リージョン `us-*` 以外で呼び出してください（リクエストの値がステートメントの値に含まれるため、それが拒否されていると考えられます）。",
        );
    }
}
