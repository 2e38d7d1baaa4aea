//! `BinaryEquals`: bytes, written in base64.

/// Bytes to compare with.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    bytes: Box<[u8]>,
}

pub(super) fn read(text: &str) -> Option<super::Test> {
    Some(super::Test::Binary(Test { bytes: base64(text)?.into() }))
}

impl Test {
    /// Whether the value has these bytes. Contexts are written down with binary values in base64, and with the bytes themselves
    /// where those are text.
    pub(super) fn matches(&self, value: &str) -> bool {
        base64(value).is_some_and(|value| *value == *self.bytes) || value.as_bytes() == &*self.bytes
    }
}

/// The bytes of a base64 text (RFC 4648, padded or not).
fn base64(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    // One letter alone makes no byte.
    (text.len() % 4 != 1).then_some(bytes)
}
