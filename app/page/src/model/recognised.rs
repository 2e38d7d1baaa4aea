//! What was recognised in a paste, as a row of short words.

use denylens_engine::report::{Denial, EncodedState, Tool};

/// One thing that was recognised.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Chip {
    /// So many refusals.
    Denials(usize),
    /// The same refusal so many times.
    Repeated(usize),
    Tool(Tool),
    Code(String),
    Operation(String),
    /// An encoded message of so many characters.
    Encoded {
        state: EncodedState,
        length: usize,
    },
    /// A decoded document.
    Decoded,
    AuthorizationId,
}

/// What was recognised: of the paste as a whole, then of the refusal that is shown.
pub(crate) fn chips(count: usize, shown: Option<&Denial>) -> Vec<Chip> {
    let Some(denial) = shown else { return Vec::new() };
    let mut chips = Vec::new();
    if count > 1 {
        chips.push(Chip::Denials(count));
    }
    // The decoder's output is named as what it is, a decoded document.
    chips.extend(denial.tool.filter(|tool| *tool != Tool::Decoder).map(Chip::Tool));
    chips.extend(denial.code.clone().map(Chip::Code));
    chips.extend(denial.operation.clone().map(Chip::Operation));
    chips.extend(
        denial
            .encoded
            .as_ref()
            .map(|encoded| Chip::Encoded { state: encoded.state, length: encoded.text.chars().count() }),
    );
    if denial.documents.decoded.is_some() {
        chips.push(Chip::Decoded);
    }
    if denial.authorization_id.is_some() {
        chips.push(Chip::AuthorizationId);
    }
    if denial.count > 1 {
        chips.push(Chip::Repeated(denial.count));
    }
    chips
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::blank_denial::denial;
    use denylens_engine::report::{Documents, Encoded, Source};

    fn of(denial: Denial) -> Vec<Chip> {
        chips(1, Some(&denial))
    }

    #[test]
    fn nothing_is_recognised_in_a_text_without_a_refusal() {
        assert_eq!(chips(0, None), []);
    }

    #[test]
    fn an_error_line_with_an_encoded_message() {
        let chips = of(Denial {
            tool: Some(Tool::AwsCli),
            code: Some("UnauthorizedOperation".into()),
            operation: Some("RunInstances".into()),
            encoded: Some(Encoded { text: "x".repeat(578), state: EncodedState::CutShort }),
            ..denial()
        });
        assert_eq!(
            chips,
            [
                Chip::Tool(Tool::AwsCli),
                Chip::Code("UnauthorizedOperation".into()),
                Chip::Operation("RunInstances".into()),
                Chip::Encoded { state: EncodedState::CutShort, length: 578 },
            ]
        );
    }

    #[test]
    fn a_decoded_document_is_not_also_a_tool() {
        let documents = Documents { decoded: Some(Source::Paste), ..Documents::default() };
        assert_eq!(of(Denial { tool: Some(Tool::Decoder), documents, ..denial() }), [Chip::Decoded]);
    }

    #[test]
    fn authorization_details_are_no_decoded_document() {
        let documents = Documents { details: Some(Source::Supplement(0)), ..Documents::default() };
        let id = Some("abc123".to_owned());
        assert_eq!(of(Denial { authorization_id: id, documents, ..denial() }), [Chip::AuthorizationId]);
    }

    #[test]
    fn several_refusals_and_repeats_are_counted() {
        let shown = Denial { count: 3, ..denial() };
        assert_eq!(chips(2, Some(&shown)), [Chip::Denials(2), Chip::Repeated(3)]);
    }
}
