//! The user's own text, cut at the pieces that prove something.

use denylens_triage::{
    Supplement,
    report::{Documents, Evidence, Field, Source},
};
use serde::{Deserialize, Serialize};

/// One of the texts that were read, reduced to what proves something and a little around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exhibit {
    /// Which text.
    pub source: Source,
    /// Its pieces.
    pub pieces: Vec<Piece>,
}

/// What a text is to a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// What the user pasted.
    Paste,
    /// The document of the encoded message.
    Decoded,
    /// AWS's authorization details.
    Details,
    /// Another text that arrived later.
    Other,
}

/// A piece of a text. Together, in order, the pieces are the text, but for what is skipped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Piece {
    /// Text that proves nothing.
    Plain(String),
    /// Text that proves something.
    Proof(Proof),
    /// This many characters are left out.
    Skipped(usize),
}

/// A piece that proves something. Where a proof lies within another, the outer one is several pieces.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proof {
    /// The text of the piece.
    pub text: String,
    /// All fields that it proves or helps to prove.
    pub fields: Vec<Field>,
    /// The fields whose proof ends here. Each field is named once, where its proof ends.
    pub named: Vec<Field>,
    /// How closely it belongs to what it proves.
    pub role: Role,
}

/// How closely a piece belongs to what it proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// It is the value itself.
    Value,
    /// It only joins values to a larger proof, such as the words of a sentence between its names.
    Joint,
}

impl Origin {
    /// What the text of this source is to the refusal with these documents.
    pub fn of(source: Source, documents: Documents) -> Origin {
        match source {
            Source::Paste => Origin::Paste,
            later if documents.decoded == Some(later) => Origin::Decoded,
            later if documents.details == Some(later) => Origin::Details,
            Source::Supplement(_) => Origin::Other,
        }
    }
}

/// How many characters are shown on either side of a proof, and at either end of a long one.
const AROUND: usize = 200;

/// A word that is at most so long isn't cut where something is left out.
const WORD: usize = 40;

/// Fewer characters than this are not worth leaving out.
const WORTH_SKIPPING: usize = 80;

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
        let covering: Vec<_> =
            spans.iter().filter(|span| span.start <= *start && span.end >= *end).copied().collect();
        if covering.is_empty() {
            keep_ends(piece, &mut pieces, |text, _| Piece::Plain(text));
            continue;
        }
        let is_joint = covering.iter().all(|outer| spans.iter().any(|inner| lies_within(inner, outer)));
        let role = if is_joint { Role::Joint } else { Role::Value };
        let fields = sorted(covering.iter().map(|span| span.field));
        let named = sorted(covering.iter().filter(|span| span.end == *end).map(|span| span.field));
        let mut kept = Vec::new();
        keep_ends(piece, &mut kept, |text, end| {
            let named = if end == End::Last { named.clone() } else { Vec::new() };
            Piece::Proof(Proof { text, fields: fields.clone(), named, role })
        });
        for piece in kept {
            match piece {
                Piece::Proof(proof) => by_line(proof, &mut pieces),
                other => pieces.push(other),
            }
        }
    }
    keep_start(text.get(last..).unwrap_or_default(), &mut pieces);
    pieces
}

/// A proof of several lines is a piece on each of them. What a line is indented by proves nothing, nor does one of brackets alone.
fn by_line(proof: Proof, pieces: &mut Vec<Piece>) {
    let Proof { text, fields, named, role } = proof;
    let mut lines = text.split('\n').peekable();
    let mut is_first = true;
    while let Some(line) = lines.next() {
        let ended = if lines.peek().is_some() { line.strip_suffix('\r').unwrap_or(line) } else { line };
        let said = if is_first { ended } else { ended.trim_start() };
        let (indent, _) = ended.split_at(ended.len() - said.len());
        let (_, end) = line.split_at(ended.len());
        is_first = false;
        push_plain(indent, pieces);
        if lines.peek().is_none() {
            if !said.is_empty() || !named.is_empty() {
                pieces.push(Piece::Proof(Proof { text: said.to_owned(), fields, named, role }));
            }
            return;
        }
        if !said.contains(char::is_alphanumeric) {
            push_plain(said, pieces);
        } else {
            let fields = fields.clone();
            pieces.push(Piece::Proof(Proof { text: said.to_owned(), fields, named: Vec::new(), role }));
        }
        push_plain(end, pieces);
        push_plain("\n", pieces);
    }
}

/// Adds plain text to what stands there.
fn push_plain(text: &str, pieces: &mut Vec<Piece>) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Plain(before)) => before.push_str(text),
        _ => pieces.push(Piece::Plain(text.to_owned())),
    }
}

fn lies_within(inner: &Evidence, outer: &Evidence) -> bool {
    inner.start >= outer.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start
}

fn sorted(fields: impl Iterator<Item = Field>) -> Vec<Field> {
    let mut fields: Vec<Field> = fields.collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

fn keep_end(text: &str, pieces: &mut Vec<Piece>) {
    let at = text.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let (before, _) = text.split_at(at);
    let mut back = before.char_indices().rev().take(WORD);
    let at = back.find(|(_, letter)| letter.is_whitespace()).map_or(at, |(at, blank)| at + blank.len_utf8());
    let (before, kept) = text.split_at(at);
    let skipped = before.chars().count();
    if skipped >= WORTH_SKIPPING {
        pieces.push(Piece::Skipped(skipped));
        pieces.push(Piece::Plain(kept.to_owned()));
    } else if !text.is_empty() {
        pieces.push(Piece::Plain(text.to_owned()));
    }
}

fn keep_start(text: &str, pieces: &mut Vec<Piece>) {
    let at = text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    let (_, after) = text.split_at(at);
    let mut on = after.char_indices().take(WORD);
    let at = at + on.find(|(_, letter)| letter.is_whitespace()).map_or(0, |(at, _)| at);
    let (kept, after) = text.split_at(at);
    let skipped = after.chars().count();
    if skipped >= WORTH_SKIPPING {
        pieces.push(Piece::Plain(kept.to_owned()));
        pieces.push(Piece::Skipped(skipped));
    } else if !text.is_empty() {
        pieces.push(Piece::Plain(text.to_owned()));
    }
}

/// Which end of a piece that was cut in the middle.
#[derive(Clone, Copy, PartialEq)]
enum End {
    First,
    /// The other end, or all of it.
    Last,
}

fn keep_ends(text: &str, pieces: &mut Vec<Piece>, piece: impl Fn(String, End) -> Piece) {
    let start = text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    let end = text.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let skipped = text.get(start..end).map_or(0, |middle| middle.chars().count());
    if skipped >= WORTH_SKIPPING {
        pieces.push(piece(text.get(..start).unwrap_or_default().to_owned(), End::First));
        pieces.push(Piece::Skipped(skipped));
        pieces.push(piece(text.get(end..).unwrap_or_default().to_owned(), End::Last));
    } else {
        pieces.push(piece(text.to_owned(), End::Last));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::Answers;

    /// `text` with its proofs in brackets, each with the fields that are named there; joints in round ones; and `<n>` for n
    /// characters left out.
    #[track_caller]
    fn check(text: &str, proofs: &[(Field, &str)], expected: &str) {
        let evidence: Vec<_> = proofs.iter().map(|(field, piece)| proof(text, *field, piece)).collect();
        let drawn: String = exhibits(text, &[], &evidence)
            .iter()
            .flat_map(|exhibit| &exhibit.pieces)
            .map(|piece| match piece {
                Piece::Plain(text) => text.clone(),
                Piece::Proof(Proof { text, named, role, .. }) => {
                    let named: String = named.iter().map(|field| format!("|{}", field.name())).collect();
                    match role {
                        Role::Value => format!("[{text}{named}]"),
                        Role::Joint => format!("({text}{named})"),
                    }
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
            "to perform: [s3:GetObject|action] on",
        );
    }

    #[test]
    fn overlapping_proofs_are_named_where_each_of_them_ends() {
        check(
            "role/ops in account 1",
            &[(Field::Principal, "role/ops in"), (Field::Resource, "ops in account")],
            "[role/][ops in|principal][ account|resource] 1",
        );
    }

    #[test]
    fn a_proof_inside_another() {
        check("a b c", &[(Field::Cause, "a b c"), (Field::Code, "b")], "(a )[b|code]( c|cause)");
    }

    #[test]
    fn a_piece_counts_for_every_proof_that_it_is_part_of() {
        let text = "a b c";
        let exhibits =
            exhibits(text, &[], &[proof(text, Field::Cause, "a b c"), proof(text, Field::Code, "b")]);
        let fields = exhibits[0].pieces.iter().map(|piece| match piece {
            Piece::Proof(proof) => proof.fields.clone(),
            other => panic!("{other:?}"),
        });
        assert_eq!(
            fields.collect::<Vec<_>>(),
            [vec![Field::Cause], vec![Field::Code, Field::Cause], vec![Field::Cause]]
        );
    }

    #[test]
    fn the_same_piece_for_the_same_field_twice_is_one_proof() {
        check("ec2", &[(Field::Service, "ec2"), (Field::Service, "ec2")], "[ec2|service]");
    }

    #[test]
    fn far_away_text_is_skipped_on_both_sides_and_between() {
        let long = "x".repeat(1_000);
        let near = "x".repeat(AROUND);
        check(
            &format!("{long}A{long}B{long}"),
            &[(Field::Action, "A"), (Field::Resource, "B")],
            &format!("<800>{near}[A|action]{near}<600>{near}[B|resource]{near}<800>"),
        );
    }

    #[test]
    fn a_long_proof_is_shown_by_its_ends() {
        let blob = "z".repeat(900);
        let end = "z".repeat(AROUND);
        check(&format!("={blob}"), &[(Field::Encoded, &blob)], &format!("=[{end}]<500>[{end}|encoded]"));
    }

    #[test]
    fn a_few_characters_are_not_left_out() {
        let text = "y".repeat(2 * AROUND + WORTH_SKIPPING - 1);
        check(
            &format!("A{text}B"),
            &[(Field::Action, "A"), (Field::Code, "B")],
            &format!("[A|action]{text}[B|code]"),
        );
    }

    #[test]
    fn a_proof_of_several_lines_is_a_piece_on_each_without_what_they_are_indented_by() {
        let denied = "because no policy\r\n\r\n    allows the\n\taction";
        check(
            &format!("x {denied}."),
            &[(Field::Effect, denied)],
            "x [because no policy]\r\n\r\n    [allows the]\n\t[action|effect].",
        );
    }

    #[test]
    fn no_word_is_cut_where_something_is_left_out() {
        let word = "x".repeat(30);
        let words = format!("{word} ").repeat(20);
        let near = format!("{word} ").repeat(7);
        check(
            &format!("{words}A {words}"),
            &[(Field::Action, "A")],
            &format!("<403>{near}[A|action] {}<404>", near.trim_end()),
        );
    }

    #[test]
    fn characters_of_more_than_one_byte_are_counted_as_one() {
        let long = "拒".repeat(300);
        let near = "拒".repeat(AROUND);
        check(&format!("{long}A"), &[(Field::Action, "A")], &format!("<100>{near}[A|action]"));
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

    #[test]
    fn a_text_that_arrived_is_named_by_what_it_is() {
        let documents = Documents {
            decoded: Some(Source::Supplement(1)),
            details: Some(Source::Supplement(0)),
            ..Documents::default()
        };
        let origins = [Source::Paste, Source::Supplement(0), Source::Supplement(1), Source::Supplement(2)]
            .map(|source| Origin::of(source, documents));
        assert_eq!(origins, [Origin::Paste, Origin::Details, Origin::Decoded, Origin::Other]);
    }

    #[test]
    fn a_document_in_the_paste_is_the_users_own_text() {
        let documents = Documents { decoded: Some(Source::Paste), ..Documents::default() };
        assert_eq!(Origin::of(Source::Paste, documents), Origin::Paste);
    }
}
