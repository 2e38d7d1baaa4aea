//! What a marked piece of the text speaks of: the style sheets have a sign for each.

use denylens_engine::{Exhibit, Piece, report::Field};

/// What a piece speaks of. The most telling first: of a piece that proves several fields, it is the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    Who,
    Action,
    /// Where, on what, and all else.
    What,
    /// What decided.
    Decided,
}

impl Mark {
    /// All kinds, as the legend has them.
    pub(crate) const LEGEND: [Mark; 4] = [Mark::Who, Mark::Action, Mark::What, Mark::Decided];

    /// Its name in the document.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Mark::Who => "who",
            Mark::Action => "action",
            Mark::What => "what",
            Mark::Decided => "decided",
        }
    }

    /// The kind of a piece that proves these fields; none where it only tells which tool wrote the text, or is encoded.
    pub(crate) fn of(fields: &[Field]) -> Option<Mark> {
        // The conditions of a statement decided with it; those of the request are what was asked.
        let is_of_statement = fields.contains(&Field::Statement);
        let speaks = |field: &&Field| !(is_of_statement && **field == Field::Conditions);
        fields.iter().filter(speaks).filter_map(|field| Mark::of_field(*field)).min()
    }

    fn of_field(field: Field) -> Option<Mark> {
        Some(match field {
            Field::Principal => Mark::Who,
            Field::Action | Field::Attempted | Field::Operation => Mark::Action,
            Field::Effect | Field::Layer | Field::Policy | Field::Statement | Field::Cause => Mark::Decided,
            Field::Code
            | Field::Service
            | Field::Resource
            | Field::Conditions
            | Field::AuthorizationId
            | Field::Account
            | Field::Region
            | Field::Partition
            | Field::RequestId
            | Field::Time => Mark::What,
            // What is hidden in a message tells nothing yet.
            Field::Encoded | Field::Tool => return None,
        })
    }
}

/// The words that prove one of these fields, the first such place in the texts.
pub(crate) fn proof_of(fields: &[Field], exhibits: &[Exhibit]) -> Option<String> {
    let proves = |piece: &&Piece| matches!(piece, Piece::Proof(proof) if proof.fields.iter().any(|field| fields.contains(field)));
    // A proof of several lines is a piece on each.
    let goes_on = |piece: &&Piece| match piece {
        Piece::Plain(text) => text.trim().is_empty(),
        _ => proves(piece),
    };
    exhibits.iter().find_map(|exhibit| {
        let pieces = exhibit.pieces.iter().skip_while(|piece| !proves(piece)).take_while(goes_on);
        let found: String = pieces
            .filter_map(|piece| match piece {
                Piece::Proof(proof) => Some(proof.text.as_str()),
                Piece::Plain(text) => Some(text.as_str()),
                Piece::Skipped(_) => None,
            })
            .collect();
        let found = found.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = without_openings(&found);
        (!found.is_empty()).then(|| found.to_owned())
    })
}

/// A quotation without the marks at its end that open what it has no more of.
fn without_openings(text: &str) -> &str {
    let mut text = text.trim_end();
    loop {
        let is_opening = match text.chars().next_back() {
            Some(mark @ ('\'' | '"' | '`')) => text.matches(mark).count() % 2 == 1,
            Some('(' | '[' | '{' | ':' | ',') => true,
            _ => false,
        };
        if !is_opening {
            return text;
        }
        text = text.get(..text.len() - 1).unwrap_or_default().trim_end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_engine::{ReadText, Window};

    #[test]
    fn a_value_outweighs_the_sentence_that_it_stands_in() {
        assert_eq!(Mark::of(&[Field::Effect, Field::Principal]), Some(Mark::Who));
        assert_eq!(Mark::of(&[Field::Effect]), Some(Mark::Decided));
        assert_eq!(Mark::of(&[Field::Tool]), None);
        assert_eq!(Mark::of(&[Field::Conditions]), Some(Mark::What), "of the request");
        assert_eq!(Mark::of(&[Field::Statement, Field::Conditions]), Some(Mark::Decided));
    }

    #[test]
    fn the_words_that_prove_a_layer_are_found() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    \"arn:aws:s3:::b/k\" because no identity-based policy allows the s3:GetObject action";
        let read = ReadText::of(text.to_owned(), Vec::new());
        assert_eq!(read.digest(Window::default()).count, 1);
        let words = proof_of(&[Field::Layer], &read.behind(0).exhibits);
        assert_eq!(words.as_deref(), Some("because no identity-based policy"));
        assert_eq!(proof_of(&[Field::Time], &read.behind(0).exhibits), None);
        let wrapped = text.replace("no identity-based", "no\n    identity-based");
        let words = proof_of(&[Field::Layer], &ReadText::of(wrapped, Vec::new()).behind(0).exhibits);
        assert_eq!(words.as_deref(), Some("because no identity-based policy"));
    }

    #[test]
    fn a_quotation_ends_in_nothing_that_it_opens() {
        for (text, quoted) in [
            ("PERMISSION_DENIED: Required '", "PERMISSION_DENIED: Required"),
            ("\"explicitDeny\": \"true\"", "\"explicitDeny\": \"true\""),
            ("code (", "code"),
            ("(403)", "(403)"),
            ("'", ""),
        ] {
            assert_eq!(without_openings(text), quoted);
        }
    }
}
