//! What to do.

use crate::words::shape::StepWords;
use denylens_triage::report::EncodedState;

pub(super) const WORDS: StepWords = StepWords { encoded };

fn encoded(state: EncodedState) -> &'static str {
    match state {
        EncodedState::Complete => {
            "エンコードされたメッセージをデコードしてください。リソース、一致したステートメント、リクエストコンテキストが分かります。"
        }
        EncodedState::CutShort => {
            "エンコードされたメッセージが途中で切れているようです。AWS でデコードできない場合は、失敗した呼び出しをもう一度実行し、メッセージ全体をコピーしてください。"
        }
        EncodedState::Unfit => {
            "エンコードされたメッセージが AWS の形式と異なるため、デコードできません。元の出力からコピーしてください。"
        }
        EncodedState::Redacted => {
            "エンコードされたメッセージが取り除かれているため、デコードできません。元の出力からコピーしてください。"
        }
    }
}
