//! What a tool or a page has translated: its code stays, `(AccessDenied)`, and so does the name of the operation, beside the word for it.
//!
//! Source: AWS re:Post Knowledge Center in its languages; in Japanese `RunInstances オペレーションを呼び出すときにエラーが発生 (AccessDenied) しました`.

use crate::{
    recognise::{Quote, grammar::floor, quote},
    unwrap::TracedText,
};
use std::ops::Range;

/// How the word for an operation begins, in small letters.
const OPERATION: [&str; 8] =
    ["oper", "opér", "опера", "オペレーション", "操作", "작업", "오퍼레이션", "thao tác"];

/// How far from the code the operation stands, in bytes.
const NEAR: usize = 160;

/// The operation beside a code in brackets, on its line.
pub(super) fn operation(text: &TracedText, code: Range<usize>) -> Option<Quote> {
    let spoken = text.text();
    let from = floor(spoken, code.start.saturating_sub(NEAR));
    let before = text.slice(from..code.start);
    let start = from + before.rfind('\n').map_or(0, |end| end + 1);
    let after = text.slice(code.end..floor(spoken, code.end + NEAR));
    let end = code.end + after.find(['\n', ':']).unwrap_or(after.len());
    let line = text.slice(start..end);
    // In some languages no space stands between the two.
    let mut names = line.match_indices(|next: char| next.is_ascii_uppercase()).map(|(at, _)| {
        let rest = line.get(at..).unwrap_or_default();
        at..at + rest.find(|next: char| !next.is_ascii_alphanumeric()).unwrap_or(rest.len())
    });
    let named = names.find(|name| {
        let before = line.get(..name.start).unwrap_or_default();
        let after = line.get(name.end..).unwrap_or_default();
        let is_whole = !before.ends_with(|last: char| last.is_ascii_alphanumeric());
        is_whole
            && is_name(line.get(name.clone()).unwrap_or_default())
            && (ends_in_operation(before) || begins_with_operation(after))
    });
    named.map(|name| quote(text, start + name.start..start + name.end))
}

fn ends_in_operation(text: &str) -> bool {
    let text = text.trim_end_matches(|next: char| !next.is_alphanumeric());
    text.rsplit(|next: char| !next.is_alphanumeric()).next().is_some_and(begins_with_operation)
}

fn begins_with_operation(text: &str) -> bool {
    let text = text.trim_start_matches(|next: char| !next.is_alphanumeric());
    let begins = |word: &&str| {
        let mut letters = text.chars().flat_map(char::to_lowercase);
        word.chars().all(|letter| letters.next() == Some(letter))
    };
    OPERATION.iter().any(begins)
}

/// Whether it is written as the names of operations are: `RunInstances`.
fn is_name(word: &str) -> bool {
    let humps = word.bytes().filter(u8::is_ascii_uppercase).count();
    word.starts_with(|first: char| first.is_ascii_uppercase())
        && humps >= 2
        && word.bytes().any(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn japanese() {
        check(
            "エラー: RunInstances オペレーションを呼び出すときにエラーが発生 (AccessDenied) しました: 実行する権限がありません",
            "AccessDenied",
            "RunInstances",
            "",
            "",
        );
        check(
            "次のAssumeRoleオペレーションの呼び出しにおいてエラー (AccessDenied) が発生しました",
            "AccessDenied",
            "AssumeRole",
            "",
            "",
        );
    }

    #[test]
    fn other_languages() {
        check(
            "Se ha producido un error (AccessDenied) al llamar a la operación ListBuckets: Access Denied",
            "AccessDenied",
            "ListBuckets",
            "",
            "",
        );
        check(
            "Ocorreu um erro (AccessDeniedException) ao chamar a operação GetSecretValue: no",
            "AccessDeniedException",
            "GetSecretValue",
            "",
            "",
        );
        check(
            "Beim Aufruf der Operation CreateRole ist ein Fehler (AccessDenied) aufgetreten: no",
            "AccessDenied",
            "CreateRole",
            "",
            "",
        );
        check(
            "调用 ListBuckets 操作时出现错误 (AccessDenied): Access Denied",
            "AccessDenied",
            "ListBuckets",
            "",
            "",
        );
    }

    #[test]
    fn a_code_in_brackets_without_an_operation() {
        check("S3 error: 403 (AccessDenied): Access Denied", "AccessDenied", "", "", "");
    }
}
