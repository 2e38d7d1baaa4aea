//! Where a denial sentence stands: its `is not authorized to perform:`.

use crate::recognise::grammar::{follow, precede};
use memchr::memmem;
use std::ops::Range;

/// Where `is not authorized to perform:` stands, front to back.
pub(super) fn all(text: &str) -> Vec<Range<usize>> {
    let mut anchors: Vec<Range<usize>> = Vec::new();
    let mut add = |start: usize, end: usize| {
        if anchors.last().is_none_or(|last| last.end < end) {
            anchors.push(start..end);
        }
    };
    // A cut may go through one of the two words, so either of them leads to the phrase.
    let mut perform = memmem::find_iter(text.as_bytes(), "perform").peekable();
    let mut authorized = memmem::find_iter(text.as_bytes(), "uthorized").peekable();
    loop {
        let by_perform = perform.peek().is_some_and(|at| authorized.peek().is_none_or(|other| at < other));
        let found = if by_perform {
            perform.next().and_then(|at| {
                let end = at + "perform".len();
                precede(text, end, "not authorized to perform").map(|start| (start, end))
            })
        } else {
            let Some(at) = authorized.next() else { break };
            let end = at + "uthorized".len();
            precede(text, end, "not authorized")
                .and_then(|start| Some((start, follow(text, end, "to perform")?)))
        };
        if let Some((start, end)) = found {
            let start = precede(text, start, "is").unwrap_or(start);
            let end = follow(text, end, ":").unwrap_or(end);
            add(start, end);
        }
    }
    let found = anchors.len();
    anchors.extend(banners(text));
    if !text.is_ascii() {
        anchors.extend(translated(text));
    }
    if anchors.len() > found {
        anchors.sort_by_key(|anchor| anchor.start);
    }
    anchors
}

/// `is not authorized to perform` in other languages.
///
/// Source: messages of the console and of the AWS CLI as AWS translates them, in AWS re:Post and in public issues.
const TRANSLATED: [&str; 3] =
    ["次のことを実行する権限がありません", "は実行する権限がありません", "não está autorizado a executar"];

fn translated(text: &str) -> impl Iterator<Item = Range<usize>> {
    TRANSLATED.into_iter().flat_map(move |phrase| {
        memmem::find_iter(text.as_bytes(), phrase).map(move |start| {
            let end = start + phrase.len();
            let end = follow(text, end, ":").unwrap_or(end);
            // "of the resource", which the Japanese message puts before the action.
            start..follow(text, end, "リソースの").unwrap_or(end)
        })
    })
}

/// `After you or your AWS administrator has updated your permissions to allow the s3:ListBucket action, refresh the page.`
///
/// Source: screens of the Amazon S3 console, "Insufficient permissions to list objects".
fn banners(text: &str) -> impl Iterator<Item = Range<usize>> {
    const ALLOW: &str = "ermissions to allow the";
    memmem::find_iter(text.as_bytes(), ALLOW).filter_map(move |at| {
        let has = precede(text, at, "has updated your p")?;
        let start = precede(text, has, "After you or your AWS administrator").unwrap_or(has);
        Some(start..at + ALLOW.len())
    })
}
