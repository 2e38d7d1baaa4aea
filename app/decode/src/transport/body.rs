//! How much of an answer is read. Whoever answers may send without end, and a page that reads it all does nothing else meanwhile.

use super::TransportError;

/// More bytes than these no answer has that the page asks for: the longest are pages of authorization details.
pub(crate) const MOST: usize = 1_000_000;

/// The body of an answer, as far as it has come.
#[derive(Debug, Default)]
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a browser has bodies to read"))]
pub(crate) struct Body(Vec<u8>);

#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a browser has bodies to read"))]
impl Body {
    /// A body of which nothing has come, unless it says of itself that it is too long: `Content-Length`.
    pub(crate) fn announced(length: Option<&str>) -> Result<Body, TransportError> {
        let length = length.and_then(|length| length.trim().parse::<u64>().ok());
        match length {
            Some(length) if length > MOST as u64 => Err(TransportError::TooLong),
            _ => Ok(Body::default()),
        }
    }

    /// Room for so many bytes more.
    pub(crate) fn room(&mut self, more: usize) -> Result<&mut [u8], TransportError> {
        let start = self.0.len();
        let end = start.checked_add(more).filter(|end| *end <= MOST).ok_or(TransportError::TooLong)?;
        self.0.resize(end, 0);
        Ok(self.0.get_mut(start..).unwrap_or_default())
    }

    /// The text that it is, as browsers read it: UTF-8 without its byte order mark.
    pub(crate) fn text(self) -> String {
        let text = String::from_utf8(self.0)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(pieces: &[&[u8]]) -> Result<Body, TransportError> {
        let mut body = Body::announced(None)?;
        for piece in pieces {
            body.room(piece.len())?.copy_from_slice(piece);
        }
        Ok(body)
    }

    #[test]
    fn pieces_are_a_text_wherever_they_are_cut() {
        let text = "拒否".as_bytes();
        assert_eq!(body(&[&text[..2], &text[2..]]).unwrap().text(), "拒否");
        assert_eq!(body(&[b"\xef\xbb\xbf{}"]).unwrap().text(), "{}");
        assert_eq!(body(&[b"a\xff"]).unwrap().text(), "a\u{fffd}");
    }

    #[test]
    fn what_is_longer_than_any_answer_is_not_read() {
        let most = vec![b'a'; MOST];
        assert_eq!(body(&[&most]).unwrap().text().len(), MOST);
        assert_eq!(body(&[&most, b"b"]).unwrap_err(), TransportError::TooLong);
        assert_eq!(body(&[&[&most[..], b"b"].concat()]).unwrap_err(), TransportError::TooLong);
    }

    #[test]
    fn what_says_that_it_is_too_long_is_not_read_at_all() {
        for length in ["1000001", "99999999999"] {
            assert_eq!(Body::announced(Some(length)).unwrap_err(), TransportError::TooLong, "{length}");
        }
        for length in ["1000000", "0", "", "many", "99999999999999999999999"] {
            assert!(Body::announced(Some(length)).is_ok(), "{length}");
        }
    }
}
