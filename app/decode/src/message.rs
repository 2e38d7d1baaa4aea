//! An encoded authorization message.

use crate::failure::{Failure, Fault};
use thiserror::Error;

/// A message that STS would look at: 1 to 10,240 characters
/// ([`DecodeAuthorizationMessage`](https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html)),
/// each of them one of `A-Z a-z 0-9 - _`, which is what every message that was ever seen is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodedMessage(String);

/// Why a text is no encoded message.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum MessageError {
    /// There is nothing.
    #[error("the encoded message is empty")]
    Empty,
    /// It is longer than STS takes.
    #[error("the encoded message has {length} characters, and STS takes {}", EncodedMessage::MAX)]
    TooLong {
        /// How many characters it has.
        length: usize,
    },
    /// A character of it can't be in an encoded message.
    #[error("character {place} of the encoded message is `{character}`")]
    ForeignCharacter {
        /// The character.
        character: char,
        /// Which one it is, counted from 1, white space left out.
        place: usize,
    },
}

impl EncodedMessage {
    /// The longest message that STS takes, in characters.
    pub const MAX: usize = 10_240;

    /// Reads a message. White space is left out: terminals, mails and PDF files wrap long lines.
    pub fn read(text: &str) -> Result<EncodedMessage, MessageError> {
        let message: String = text.chars().filter(|next| !next.is_whitespace()).collect();
        let foreign = |next: &char| !(next.is_ascii_alphanumeric() || matches!(next, '-' | '_'));
        if message.is_empty() {
            return Err(MessageError::Empty);
        }
        if let Some((place, character)) = message.chars().enumerate().find(|(_, next)| foreign(next)) {
            return Err(MessageError::ForeignCharacter { character, place: place + 1 });
        }
        if message.len() > EncodedMessage::MAX {
            return Err(MessageError::TooLong { length: message.len() });
        }
        Ok(EncodedMessage(message))
    }

    /// The message.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The message, as a text of its own.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl MessageError {
    /// What it comes to.
    pub fn failure(&self) -> Failure {
        let kind = match self {
            MessageError::Empty => "message-empty",
            MessageError::TooLong { .. } => "message-too-long",
            MessageError::ForeignCharacter { .. } => "message-foreign-character",
        };
        Failure::new(kind, Fault::Input)
    }
}

/// A foreign character, for a sentence: a control character or a mark for the direction of text would spoil it.
pub(crate) fn shown(character: char) -> String {
    if character.is_alphanumeric() || character.is_ascii_graphic() || character == '…' {
        format!("`{character}`")
    } else {
        format!("U+{:04X}", u32::from(character))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> Result<String, MessageError> {
        EncodedMessage::read(text).map(|message| message.as_str().to_owned())
    }

    #[test]
    fn wrapping_is_taken_out() {
        assert_eq!(read("-abc\r\n    DEF_\u{a0}\t123\u{3000}4 \n").as_deref(), Ok("-abcDEF_1234"));
    }

    #[test]
    fn the_limits_are_those_of_sts() {
        assert_eq!(read(" \n"), Err(MessageError::Empty));
        assert_eq!(read("x"), Ok("x".into()));
        assert_eq!(read(&"x".repeat(10_240)), Ok("x".repeat(10_240)));
        assert_eq!(read(&"x".repeat(10_241)), Err(MessageError::TooLong { length: 10_241 }));
    }

    #[test]
    fn a_foreign_character_is_named_with_its_place() {
        for (text, character, place) in [
            ("ab c+d", '+', 4),
            ("abc...", '.', 4),
            ("a=", '=', 2),
            ("日本", '日', 1),
            ("ab\u{202e}c", '\u{202e}', 3),
        ] {
            assert_eq!(read(text), Err(MessageError::ForeignCharacter { character, place }), "{text}");
        }
    }

    #[test]
    fn a_mark_that_would_turn_a_sentence_around_is_spelled_out() {
        assert_eq!(
            (shown('\u{202e}').as_str(), shown('+').as_str(), shown('日').as_str()),
            ("U+202E", "`+`", "`日`")
        );
    }
}
