//! `status code: 403, request id: …`, `Request ID: …`, `<RequestId>…`, `"requestId": "…"`.

use super::{Head, Position, word_at};
use crate::{
    recognise::{
        grammar::{floor, follow},
        quote,
    },
    unwrap::TracedText,
};
use std::ops::Range;

pub(super) fn read(text: &TracedText, word: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let label = match text.slice(word.clone()) {
        "request" | "Request" => {
            follow(spoken, word.end, " id:").or_else(|| follow(spoken, word.end, " id="))?
        }
        _ => word.end,
    };
    // AWS Lambda names its own request where it begins and where it ends.
    if ["START ", "END ", "REPORT "].iter().any(|mark| text.slice(0..word.start).ends_with(mark)) {
        return None;
    }
    let rest = text.slice(label..floor(spoken, label + 8));
    let start = label
        + (rest.len()
            - rest.trim_start_matches(|next: char| next.is_whitespace() || "\"':>=[".contains(next)).len());
    // Where it was taken out, the next line begins with something else.
    let is_below = text.slice(label..start).contains('\n');
    let id = word_at(text, start).filter(|id| {
        let id = text.slice(id.clone());
        let has_digits = id.bytes().any(|byte| byte.is_ascii_digit());
        (id.len() >= 12 || id.contains('-')) && (has_digits || !is_below)
    })?;
    (start > label || text.slice(word.clone()).starts_with("request ")).then_some(())?;
    let id = Some(quote(text, id));
    let end = start + 1;
    Some((
        Head {
            at: text.origin(word.start..end),
            position: Position::After,
            request_id: id,
            ..Head::default()
        },
        end,
    ))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ID, check};

    #[test]
    fn xml_and_json() {
        check(
            &format!(
                "<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>{ID}</RequestId>"
            ),
            "AccessDenied",
            "",
            "",
            ID,
        );
        check(&format!(r#"{{"requestId": "{ID}"}}"#), "", "", "", ID);
    }

    #[test]
    fn the_request_of_a_function() {
        for mark in ["START", "END", "REPORT"] {
            check(&format!("{mark} RequestId: {ID} Version: $LATEST"), "", "", "", "");
        }
    }

    #[test]
    fn an_id_that_was_taken_out() {
        check(
            "AccessDenied: no\n\tstatus code: 403, request id: \nsomething-else",
            "AccessDenied",
            "",
            "",
            "",
        );
    }
}
