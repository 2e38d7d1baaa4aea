//! What there is to say about a paste as a whole.

use crate::report::{Denial, Notice};
use denylens_lang::Words;

/// The notices for a paste and what was read from it.
pub(crate) fn of(paste: &str, denials: &[Denial]) -> Vec<Notice> {
    let text = paste.trim_matches(|edge: char| edge.is_whitespace() || edge == '\u{feff}');
    if !denials.is_empty() {
        return Vec::new();
    }
    if text.is_empty() {
        return vec![NOTHING_PASTED.notice()];
    }
    let control = text
        .chars()
        .take(4_096)
        .filter(|next| next.is_control() && !next.is_whitespace() && *next != '\u{1b}')
        .count();
    let unreadable = text.chars().take(4_096).filter(|next| *next == char::REPLACEMENT_CHARACTER).count();
    if (control + unreadable) * 10 > text.chars().take(4_096).count() {
        return vec![NOT_TEXT.notice()];
    }
    if text.starts_with(['{', '[']) {
        return vec![NO_REFUSAL_IN_DOCUMENT.notice()];
    }
    vec![NOT_UNDERSTOOD.notice()]
}

struct Sentence {
    code: &'static str,
    en: &'static str,
    ja: &'static str,
}

impl Sentence {
    fn notice(&self) -> Notice {
        Notice { code: self.code, text: Words::new(self.en, self.ja) }
    }
}

const NOTHING_PASTED: Sentence = Sentence {
    code: "nothing-pasted",
    en: "There is nothing to read yet. Paste the whole error message, or the JSON that was decoded from it.",
    ja: "まだ読み取るものがありません。エラーメッセージ全体、またはデコード済みの JSON を貼り付けてください。",
};

const NOT_TEXT: Sentence = Sentence {
    code: "not-text",
    en: "This is not text, so nothing could be read. Paste the error message as text; unpack compressed files first.",
    ja: "テキストではないため、読み取れませんでした。エラーメッセージをテキストとして貼り付けてください。圧縮ファイルは先に展開してください。",
};

const NO_REFUSAL_IN_DOCUMENT: Sentence = Sentence {
    code: "no-refusal-in-document",
    en: "This looks like a JSON document, but it holds no refusal: no error code, no error message and no decoded \
         authorization message. If it was cut, paste it again from its first `{` to its last `}`.",
    ja: "JSON ドキュメントのようですが、エラーコード、エラーメッセージ、デコードされた認可メッセージのいずれも見つかりませんでした。\
         途中で切れている場合は、最初の `{` から最後の `}` までをもう一度貼り付けてください。",
};

const NOT_UNDERSTOOD: Sentence = Sentence {
    code: "not-understood",
    en: "No refusal was found in this text. Paste the whole message, from the error code to its end: the part that says \
         who is not authorized to perform what.",
    ja: "このテキストには拒否のメッセージが見つかりませんでした。エラーコードから末尾まで、「誰が何を実行する権限がないか」を示す部分を含めて、\
         メッセージ全体を貼り付けてください。",
};
