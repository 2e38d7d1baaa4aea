//! What stands for a value that the text doesn't give.

use crate::words::shape::AbsentWords;

pub(super) const WORDS: AbsentWords = AbsentWords {
    principal: "呼び出し元",
    principal_first: "呼び出し元",
    action: "アクション",
    resource: "リソース",
    code: "エラーコードなし",
    service: "サービス",
    system: "メッセージを出力したシステム",
    operation: "この呼び出し",
    other: "記載なし",
};
