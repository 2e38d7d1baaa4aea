//! What a report is made of.

use crate::{sentence::say, words::shape::ReportWords};

pub(super) const WORDS: ReportWords = ReportWords {
    principal: "プリンシパル",
    action: "アクション",
    attempted: "実行しようとしたアクション",
    resource: "リソース",
    code: "エラーコード",
    policy: "ポリシー",
    region: "リージョン",
    request_id: "リクエスト ID",
    change_for: "変更する人",
    message_to: "依頼先",
    commands: "コマンド",
    context: "リクエストコンテキスト",
    merged: |count| say!("{count} 件の拒否をまとめて解消するポリシー", count),
};
