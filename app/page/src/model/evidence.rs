//! The user's own text, cut at the pieces that prove something.

use denylens_triage::{
    Supplement,
    report::{Evidence, Field, Source},
};

/// One of the texts that were read, reduced to what proves something and a little around it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Exhibit {
    pub(crate) source: Source,
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of a text. Together, in order, the pieces are the text, but for what is skipped.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// Text that proves nothing.
    Plain(String),
    /// Text that proves these fields.
    Proof { text: String, fields: Vec<Field> },
    /// This many characters are left out.
    Skipped(usize),
}

/// How many characters are shown on either side of a proof, and at either end of a long one.
const AROUND: usize = 200;

/// The texts that prove something, in the order in which they arrived.
pub(crate) fn exhibits(paste: &str, supplements: &[Supplement], evidence: &[Evidence]) -> Vec<Exhibit> {
    let arrived = supplements
        .iter()
        .enumerate()
        .map(|(index, supplement)| (Source::Supplement(index), supplement.text.as_str()));
    std::iter::once((Source::Paste, paste))
        .chain(arrived)
        .filter_map(|(source, text)| {
            let spans: Vec<_> = evidence
                .iter()
                .filter(|proof| proof.source == source)
                .filter(|proof| text.get(proof.start..proof.end).is_some_and(|piece| !piece.is_empty()))
                .collect();
            (!spans.is_empty()).then(|| Exhibit { source, pieces: pieces(text, &spans) })
        })
        .collect()
}

/// Cuts a text at the ends of all spans, so that spans may overlap. Each span must lie in the text.
fn pieces(text: &str, spans: &[&Evidence]) -> Vec<Piece> {
    let mut cuts: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let (first, last) = (cuts.first().copied().unwrap_or(0), cuts.last().copied().unwrap_or(0));

    let mut pieces = Vec::new();
    keep_end(text.get(..first).unwrap_or_default(), &mut pieces);
    for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
        let piece = text.get(*start..*end).unwrap_or_default();
        let mut fields: Vec<Field> = spans
            .iter()
            .filter(|span| span.start <= *start && span.end >= *end)
            .map(|span| span.field)
            .collect();
        fields.sort_unstable();
        fields.dedup();
        if fields.is_empty() {
            keep_ends(piece, &mut pieces, Piece::Plain);
        } else {
            keep_ends(piece, &mut pieces, |text| Piece::Proof { text, fields: fields.clone() });
        }
    }
    keep_start(text.get(last..).unwrap_or_default(), &mut pieces);
    pieces
}

fn keep_end(text: &str, pieces: &mut Vec<Piece>) {
    if let Some((at, _)) = text.char_indices().rev().nth(AROUND - 1).filter(|(at, _)| *at > 0) {
        let (before, kept) = text.split_at(at);
        pieces.push(Piece::Skipped(before.chars().count()));
        pieces.push(Piece::Plain(kept.to_owned()));
    } else if !text.is_empty() {
        pieces.push(Piece::Plain(text.to_owned()));
    }
}

fn keep_start(text: &str, pieces: &mut Vec<Piece>) {
    if let Some((at, _)) = text.char_indices().nth(AROUND) {
        let (kept, after) = text.split_at(at);
        pieces.push(Piece::Plain(kept.to_owned()));
        pieces.push(Piece::Skipped(after.chars().count()));
    } else if !text.is_empty() {
        pieces.push(Piece::Plain(text.to_owned()));
    }
}

fn keep_ends(text: &str, pieces: &mut Vec<Piece>, piece: impl Fn(String) -> Piece) {
    let start = text.char_indices().nth(AROUND).map(|(at, _)| at);
    let end = text.char_indices().rev().nth(AROUND - 1).map(|(at, _)| at);
    match (start, end) {
        (Some(start), Some(end)) if start < end => {
            pieces.push(piece(text.get(..start).unwrap_or_default().to_owned()));
            pieces.push(Piece::Skipped(text.get(start..end).unwrap_or_default().chars().count()));
            pieces.push(piece(text.get(end..).unwrap_or_default().to_owned()));
        }
        _ => pieces.push(piece(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::Answers;

    /// `text` with its proofs in brackets: `[action:s3:GetObject]`, and `<n>` for n characters left out.
    #[track_caller]
    fn check(text: &str, proofs: &[(Field, &str)], expected: &str) {
        let evidence: Vec<_> = proofs.iter().map(|(field, piece)| proof(text, *field, piece)).collect();
        let drawn: String = exhibits(text, &[], &evidence)
            .iter()
            .flat_map(|exhibit| &exhibit.pieces)
            .map(|piece| match piece {
                Piece::Plain(text) => text.clone(),
                Piece::Proof { text, fields } => {
                    format!(
                        "[{}:{text}]",
                        fields.iter().map(|field| field.name()).collect::<Vec<_>>().join("+")
                    )
                }
                Piece::Skipped(count) => format!("<{count}>"),
            })
            .collect();
        assert_eq!(drawn, expected);
    }

    fn proof(text: &str, field: Field, piece: &str) -> Evidence {
        let start = text.find(piece).unwrap();
        Evidence { field, source: Source::Paste, start, end: start + piece.len(), text: piece.to_owned() }
    }

    #[test]
    fn the_text_around_a_proof_stays() {
        check(
            "to perform: s3:GetObject on",
            &[(Field::Action, "s3:GetObject")],
            "to perform: [action:s3:GetObject] on",
        );
    }

    #[test]
    fn overlapping_proofs_are_cut_into_pieces_that_name_all_their_fields() {
        check(
            "role/ops in account 1",
            &[(Field::Principal, "role/ops in"), (Field::Resource, "ops in account")],
            "[principal:role/][principal+resource:ops in][resource: account] 1",
        );
    }

    #[test]
    fn a_proof_inside_another() {
        check("a(b)c", &[(Field::Cause, "a(b)c"), (Field::Code, "b")], "[cause:a(][code+cause:b][cause:)c]");
    }

    #[test]
    fn the_same_piece_for_the_same_field_twice_is_one_proof() {
        check("ec2", &[(Field::Service, "ec2"), (Field::Service, "ec2")], "[service:ec2]");
    }

    #[test]
    fn far_away_text_is_skipped_on_both_sides_and_between() {
        let long = "x".repeat(1_000);
        let near = "x".repeat(AROUND);
        check(
            &format!("{long}A{long}B{long}"),
            &[(Field::Action, "A"), (Field::Resource, "B")],
            &format!("<800>{near}[action:A]{near}<600>{near}[resource:B]{near}<800>"),
        );
    }

    #[test]
    fn a_long_proof_is_shown_by_its_ends() {
        let blob = "z".repeat(900);
        let end = "z".repeat(AROUND);
        check(
            &format!("={blob}"),
            &[(Field::Encoded, &blob)],
            &format!("=[encoded:{end}]<500>[encoded:{end}]"),
        );
    }

    #[test]
    fn characters_of_more_than_one_byte_are_counted_as_one() {
        let long = "拒".repeat(300);
        let near = "拒".repeat(AROUND);
        check(&format!("{long}A"), &[(Field::Action, "A")], &format!("<100>{near}[action:A]"));
    }

    #[test]
    fn a_span_that_fits_no_text_is_left_out() {
        let beside =
            Evidence { field: Field::Code, source: Source::Paste, start: 1, end: 2, text: "拒".into() };
        let beyond =
            Evidence { field: Field::Code, source: Source::Paste, start: 0, end: 90, text: "x".into() };
        let elsewhere = Evidence { source: Source::Supplement(3), ..beyond.clone() };
        assert_eq!(exhibits("拒否", &[], &[beside, beyond, elsewhere]), []);
    }

    #[test]
    fn each_text_is_an_exhibit_of_its_own() {
        let supplement = Supplement { answers: Answers::Anything, text: "later".into() };
        let evidence = [
            proof("paste", Field::Code, "paste"),
            Evidence { source: Source::Supplement(0), ..proof("later", Field::Action, "late") },
        ];
        let sources: Vec<_> =
            exhibits("paste", &[supplement], &evidence).into_iter().map(|exhibit| exhibit.source).collect();
        assert_eq!(sources, [Source::Paste, Source::Supplement(0)]);
    }
}
