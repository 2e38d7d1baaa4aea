//! How a box begins: `Access denied to iam:GetRole`, `You don't have permission to iam:GetRole`.

use super::{Known, Part, Piece, field};
use crate::{
    recognise::grammar::{floor, precede, skip_gap},
    unwrap::TracedText,
};
use memchr::memmem;

/// The headings, each as its beginning and the rest, by which it is found.
///
/// Source: screens of the AWS Management Console in English, Spanish and Portuguese.
const HEADINGS: [(&str, &str); 6] = [
    ("You don't have", "ermission to"),
    ("You do not have", "ermission to"),
    ("Access", "denied to"),
    ("Acceso", "denegado a"),
    ("Acesso", "negado para"),
    ("Acesso", "negado a"),
];

/// Every heading, front to back.
pub(super) fn find(text: &TracedText) -> Vec<Piece> {
    let spoken = text.text();
    let mut pieces = Vec::new();
    for (beginning, rest) in HEADINGS {
        for at in memmem::find_iter(spoken.as_bytes(), rest) {
            let first = if rest.starts_with("ermission") { precede(spoken, at, "p") } else { Some(at) };
            let Some(start) = first.and_then(|at| precede(spoken, at, beginning)) else { continue };
            let end = at + rest.len();
            let limit = floor(spoken, field::limit(spoken, end, (end + 300).min(spoken.len())));
            if let Some((action, end)) = super::super::action::read(text, end, limit) {
                let named = text.slice(end..limit).starts_with(']');
                let end = end + usize::from(named);
                pieces.push(Piece {
                    at: start..end,
                    part: Part::Heading(Some(action)),
                    known: Known::Itself,
                });
            } else if let Some(end) = bracketed(text, end, limit) {
                pieces.push(Piece { at: start..end, part: Part::Heading(None), known: Known::Itself });
            }
        }
    }
    pieces
}

/// The end of a name in brackets that is no action: `[Cost Explorer:]`.
fn bracketed(text: &TracedText, at: usize, limit: usize) -> Option<usize> {
    let start = skip_gap(text.text(), at);
    let inside = text.slice(start.min(limit)..limit);
    let end = inside.strip_prefix('[')?.find([']', '\n'])? + 1;
    (inside.get(end..)?.starts_with(']') && end > 1).then_some(start + end + 1)
}
