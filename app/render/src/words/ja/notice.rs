//! What to tell somebody in whose paste no refusal was found.

use denylens_triage::report::Notice;

pub(super) fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::NothingPasted => {
            "まだ読み取るものがありません。エラーメッセージ全体、またはデコードした JSON を貼り付けてください。"
        }
        Notice::NotText => {
            "テキストではないため、読み取れませんでした。エラーメッセージをテキストとして貼り付けてください。圧縮ファイルは先に展開してください。"
        }
        Notice::NoRefusalInDocument => {
            "JSON ドキュメントのようですが、エラーコード、エラーメッセージ、デコードされたメッセージのいずれも見つかりませんでした。\
             途中で切れている場合は、最初の `{` から最後の `}` までをもう一度貼り付けてください。"
        }
        Notice::NotUnderstood => {
            "このテキストには拒否のメッセージが見つかりませんでした。エラーコードから末尾まで、「誰が何を実行する権限がないか」を示す部分を含めて、\
             メッセージ全体を貼り付けてください。"
        }
    }
}
