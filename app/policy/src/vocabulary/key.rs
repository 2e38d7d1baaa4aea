//! The names of condition keys.
//!
//! Source: IAM User Guide, `reference_policies_elements_condition.html`.

/// The name of a condition key in small letters. Keys are ordered by a number that is made of the name first, so that looking one
/// up compares numbers, and a name only once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    /// FNV-1a of the name. That two names have the same one costs time and nothing else.
    number: u64,
    name: Box<str>,
}

impl Key {
    pub(crate) fn new(name: &str) -> Key {
        let name = name.to_ascii_lowercase().into_boxed_str();
        let number = name.bytes().fold(0xcbf2_9ce4_8422_2325, |number: u64, byte| {
            (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Key { number, name }
    }
}
