//! The bearer token of a team's endpoint.

use std::fmt;
use zeroize::Zeroizing;

/// A bearer token. It can't be printed, and is overwritten when it goes.
pub struct Token(Zeroizing<String>);

impl Token {
    /// Reads a token; `None` for a text that can't be one (RFC 6750, 2.1).
    pub fn read(text: &str) -> Option<Token> {
        let text = text.trim();
        let text = text.strip_prefix("Bearer ").unwrap_or(text).trim();
        let is_token = !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte));
        is_token.then(|| Token(Zeroizing::new(text.to_owned())))
    }

    /// The value of the header that carries it.
    pub(crate) fn header(&self) -> Zeroizing<String> {
        Zeroizing::new(["Bearer ", self.0.as_str()].concat())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_a_token_is_none() {
        assert!(Token::read("a b").is_none());
        assert!(Token::read("…").is_none());
        assert_eq!(Token::read(" Bearer t0ken\n").unwrap().header().as_str(), "Bearer t0ken");
    }

    #[test]
    fn a_token_is_not_printed() {
        assert!(!format!("{:?}", Token::read("secret")).contains("secret"));
    }
}
