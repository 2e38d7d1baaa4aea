//! What to do.

use crate::words::shape::StepWords;
use denylens_triage::report::{EncodedState, GivenDocument};

pub(super) const WORDS: StepWords = StepWords {
    encoded,
    which,
    which_layer: "何かを変更する前に、もう一度呼び出して、そのメッセージと認可の詳細を比べてください (拒否しているのは 2 つの層のどちらか、または両方です)。",
    cut_by_cloudtrail: "CloudTrail には長いエラーメッセージの先頭部分しか記録されないため、もう一度呼び出して、プログラムの出力からエンコードされたメッセージをコピーしてください。",
    fetch_details: "各ポリシーの層の判断が分かる認可の詳細を、AWS が保持している 1 日ほどの間に、下のコマンドで取得してください。",
    meant: "明示的な拒否の多くは意図したガードレールなので、例外を依頼する前に、拒否が意図したものか、リクエストのほうを変えられないかを確認してください。",
};

fn encoded(state: EncodedState) -> &'static str {
    match state {
        EncodedState::Complete => {
            "リソース、一致したステートメント、リクエストコンテキストを知るために、エンコードされたメッセージをデコードしてください。"
        }
        EncodedState::CutShort => {
            "エンコードされたメッセージが途中で切れているようなので、失敗した呼び出しをもう一度実行し、メッセージ全体をコピーしてください。"
        }
        EncodedState::Unfit => {
            "エンコードされたメッセージに AWS が使わない文字や余分な文字が含まれているため、元の出力からコピーし直してください。"
        }
        EncodedState::Redacted => {
            "エンコードされたメッセージが取り除かれているか省略されているため、元の出力にあるメッセージをデコードし、デコードされたドキュメントをこのテキストに追加してください。"
        }
    }
}

fn which(given: GivenDocument) -> &'static str {
    match given {
        GivenDocument::Decoded => {
            "何かを変更する前に、メッセージとデコード済みメッセージのどちらが失敗した呼び出しのものかを確認してください。"
        }
        GivenDocument::Details => {
            "何かを変更する前に、メッセージと認可の詳細のどちらが失敗した呼び出しのものかを確認してください。"
        }
    }
}
