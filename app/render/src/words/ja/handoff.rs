//! The message to whoever can do something.

use super::fix;
use crate::{
    sentence::{Sentence, say},
    words::shape::HandoffWords,
};
use denylens_advise::handoff::AskedFor;
use denylens_triage::report::RemedyRequest;

pub(super) const WORDS: HandoffWords = HandoffWords {
    to: "宛先",
    who: "誰が",
    what: "何を",
    on: "対象",
    place: "どこで",
    when: "いつ",
    request_id: "リクエスト ID",
    refused_by: "拒否した層",
    asked: "依頼",
    request,
};

fn request(request: &AskedFor) -> Sentence {
    Sentence::of(match request {
        AskedFor::Allow(effect) => return (fix::WORDS.effect)(effect),
        AskedFor::Except { sids, effect } => {
            let effect = (fix::WORDS.effect)(effect);
            return match sids.as_slice() {
                [] => say!("拒否しているステートメントに例外を追加してください。{effect}", effect),
                sids => say!("ステートメント `{sids}` に例外を追加してください。{effect}", sids, effect),
            };
        }
        AskedFor::Decode => {
            "下のコマンドでメッセージをデコードして結果を送ってください。または `sts:DecodeAuthorizationMessage` を許可してください。"
        }
        AskedFor::Remedy(RemedyRequest::RaiseQuota) => "クォータの引き上げをお願いします。",
        AskedFor::Remedy(RemedyRequest::ShareResource) => "リソースをこのアカウントと共有してください。",
        AskedFor::Remedy(RemedyRequest::SetUpProvider) => {
            "ロールのアカウントで、下のコマンドを使って ID プロバイダーを設定してください。"
        }
        AskedFor::Remedy(RemedyRequest::FindPolicy) => {
            "どのポリシーが拒否したか確認してください。CloudTrail のイベントに詳細があります。"
        }
    })
}
