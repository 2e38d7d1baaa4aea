//! Characters that aren't seen and do something, spelled out: so that a text reads on the screen as it is.

/// Whether a character isn't seen itself and does something to what is around it: control characters, marks that turn the direction of
/// text, and those of no width. Line breaks and tabs don't count: they are seen.
///
/// Sources: Unicode Standard Annex #9, 2, "Directional Formatting Characters"; Unicode Technical Report #36, 2, "Visual Security
/// Issues"; the property `Default_Ignorable_Code_Point` of the Unicode Character Database.
pub fn acts(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{fffc}'
        | '\u{fffe}'
        | '\u{ffff}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{16fe4}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => true,
        character => character.is_control(),
    }
}

/// The text with every character spelled out that [`acts`].
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if acts(character) {
            spell(character, &mut shown);
        } else {
            shown.push(character);
        }
    }
    shown
}

/// The same in one line: line breaks and tabs become spaces.
pub fn visible_line(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}

/// `U+202E`
fn spell(character: char, out: &mut String) {
    out.push_str("U+");
    let code = u32::from(character);
    let digits = (32 - code.leading_zeros()).div_ceil(4).max(4);
    for place in (0..digits).rev() {
        out.extend(char::from_digit(code >> (4 * place) & 0xf, 16).map(|digit| digit.to_ascii_uppercase()));
    }
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
            ("ad\u{200b}min\u{feff}", "adU+200BminU+FEFF"),
            ("a\u{e0061}", "aU+E0061"),
            ("\u{85}", "U+0085"),
            ("a\u{fe0f}\u{1d173}\u{2800}", "aU+FE0FU+1D173U+2800"),
            ("", ""),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn a_line_has_no_line_breaks() {
        assert_eq!(visible_line("a\nb\tc\r\n"), "a b cU+000D ");
    }
}
