//! DecodeWords of somebody else's, to stand in a sentence of the page's.

/// The text with every character spelled out that isn't seen itself and does something to its neighbours: control characters, and the
/// marks that turn the direction of text.
///
/// Source: Unicode Standard Annex #9, 2, "Directional Formatting Characters".
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        let acts = match character {
            '\n' | '\t' => false,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
            character => character.is_control(),
        };
        if acts {
            shown.push_str(&format!("U+{:04X}", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_spelled_out_and_the_rest_stays() {
        for (text, shown) in [
            ("a\tb\nc 日本 \u{202e}", "a\tb\nc 日本 U+202E"),
            ("\u{202e}cod.exe\u{202c}", "U+202Ecod.exeU+202C"),
            ("\u{2066}x\u{2069}\u{0}\u{1b}[1m\r", "U+2066xU+2069U+0000U+001B[1mU+000D"),
            ("", ""),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
