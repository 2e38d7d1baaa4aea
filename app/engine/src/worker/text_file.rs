//! Turning the bytes of a file into text.

/// The text of a file, and what had to be done to it.
#[derive(Clone, Debug, PartialEq)]
pub struct TextFile {
    /// The text.
    pub text: String,
    /// How well it could be read.
    pub legibility: Legibility,
}

/// How well the bytes could be read as text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Legibility {
    /// Every byte is part of the text.
    Exact,
    /// Some bytes belong to no character: each such place holds U+FFFD.
    Replaced,
    /// It is a picture, an archive or the like.
    Binary,
}

/// So many characters show whether a file is text.
const LOOKED_AT: usize = 4096;

/// One character in so many may be of no text: logs have some.
const STRAY: usize = 10;

/// Reads UTF-8, or the UTF-16 that PowerShell writes. Byte order marks are left out.
pub fn read(bytes: Vec<u8>) -> TextFile {
    let read = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest.to_vec()),
        _ => utf8(bytes),
    };
    if is_binary(&read.text) { TextFile { legibility: Legibility::Binary, ..read } } else { read }
}

fn is_binary(text: &str) -> bool {
    let is_stray = |letter: &char| match letter {
        // Escapes set colours.
        '\t' | '\n' | '\r' | '\u{1b}' => false,
        other => other.is_control() || *other == char::REPLACEMENT_CHARACTER,
    };
    let looked_at = text.chars().take(LOOKED_AT);
    let (count, stray) = (looked_at.clone().count(), looked_at.filter(is_stray).count());
    stray.saturating_mul(STRAY) > count
}

/// Without a copy where it can be: files may be large.
fn utf8(bytes: Vec<u8>) -> TextFile {
    match String::from_utf8(bytes) {
        Ok(text) => TextFile { text, legibility: Legibility::Exact },
        Err(error) => TextFile {
            text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
            legibility: Legibility::Replaced,
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> TextFile {
    let pairs = bytes.chunks_exact(2);
    let whole = pairs.remainder().is_empty();
    let units: Vec<u16> = pairs.map(|pair| unit([pair[0], pair[1]])).collect();
    match String::from_utf16(&units) {
        Ok(text) if whole => TextFile { text, legibility: Legibility::Exact },
        _ => TextFile { text: String::from_utf16_lossy(&units), legibility: Legibility::Replaced },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, legibility: Legibility) {
        assert_eq!(read(bytes.to_vec()), TextFile { text: text.to_owned(), legibility });
    }

    #[test]
    fn utf8_as_it_is() {
        check("AccessDenied 拒否".as_bytes(), "AccessDenied 拒否", Legibility::Exact);
    }

    #[test]
    fn the_byte_order_mark_is_not_text() {
        check(b"\xef\xbb\xbfAccessDenied", "AccessDenied", Legibility::Exact);
    }

    #[test]
    fn the_utf16_of_powershell() {
        check(b"\xff\xfeA\0b\0", "Ab", Legibility::Exact);
        check(b"\xfe\xff\0A\0b", "Ab", Legibility::Exact);
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_and_said_so() {
        check(b"AccessDenied\xff", "AccessDenied\u{fffd}", Legibility::Replaced);
        let units: Vec<u8> = "AccessDenied".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&[b"\xff\xfe", &*units, b"\0\xd8"].concat(), "AccessDenied\u{fffd}", Legibility::Replaced);
        check(b"\xff\xfeA\0b", "A", Legibility::Replaced);
    }

    #[test]
    fn a_picture_is_no_text_and_a_log_with_colours_is() {
        let picture = "\u{89}PNG\r\n\u{1a}\n\0\0\0\rIHDR";
        check(picture.as_bytes(), picture, Legibility::Binary);
        let log = "\u{1b}[31mError\u{1b}[0m: AccessDenied\0\0";
        check(log.as_bytes(), log, Legibility::Exact);
    }

    #[test]
    fn an_empty_file() {
        check(b"", "", Legibility::Exact);
    }
}
