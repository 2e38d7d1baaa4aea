//! What the prose about a cause begins with: its title, and its headline where it has one. They are said first.

/// The beginning of a text, cut off while compiling: so the rest of it need not be loaded with it.
macro_rules! beginning {
    ($text:expr) => {{
        const LENGTH: usize = crate::words::beginning::beginning_of($text);
        const BEGINNING: [u8; LENGTH] = match $text.as_bytes().first_chunk() {
            Some(beginning) => *beginning,
            None => [0; LENGTH],
        };
        const TEXT: &str = match str::from_utf8(&BEGINNING) {
            Ok(text) => text,
            Err(_) => "",
        };
        TEXT
    }};
}

pub(super) use beginning;

/// How many bytes there are before the section `what`.
pub(super) const fn beginning_of(text: &str) -> usize {
    let mut rest = text.as_bytes();
    while let [_, after @ ..] = rest {
        if let [b'\n', b'#', b'#', b' ', b'w', b'h', b'a', b't', b'\n', ..] = rest {
            break;
        }
        rest = after;
    }
    text.len() - rest.len()
}
