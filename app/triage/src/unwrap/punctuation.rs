//! Quotes, colons and spaces that chat tools, input methods and word processors put in the place of plain ones.

use super::traced_text::{Rewrite, TracedText};

/// Writes spaces of every kind as plain ones. They are as wide as those, so lines keep their widths.
pub(super) fn spaces(source: &TracedText) -> Option<TracedText> {
    rewrite(source, |character| match replacement(character) {
        Some(Replacement::With(' ')) if character != '\u{3000}' => Some(Replacement::With(' ')),
        _ => None,
    })
}

/// Writes typographic and full-width punctuation plainly and takes invisible characters out.
pub(super) fn plain(source: &TracedText) -> Option<TracedText> {
    rewrite(source, replacement)
}

fn rewrite(source: &TracedText, replacement: impl Fn(char) -> Option<Replacement>) -> Option<TracedText> {
    let text = source.text();
    if text.is_ascii() {
        return None;
    }
    let mut rewrite = Rewrite::of(source);
    let mut kept = 0;
    for (at, character) in text.char_indices().filter(|(_, character)| !character.is_ascii()) {
        let Some(replacement) = replacement(character) else { continue };
        rewrite.keep(kept..at);
        kept = at + character.len_utf8();
        rewrite.replace(at..kept, replacement.encode(&mut [0; 4]));
    }
    if kept == 0 {
        return None;
    }
    rewrite.keep(kept..text.len());
    Some(rewrite.done())
}

enum Replacement {
    Nothing,
    With(char),
}

impl Replacement {
    fn encode<'b>(&self, buffer: &'b mut [u8; 4]) -> &'b str {
        match self {
            Replacement::Nothing => "",
            Replacement::With(character) => character.encode_utf8(buffer),
        }
    }
}

fn replacement(character: char) -> Option<Replacement> {
    use Replacement::{Nothing, With};
    Some(match character {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '「' | '」' | '『' | '』' => With('"'),
        '‘' | '’' | '‚' | '‛' | '′' => With('\''),
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => With(' '),
        '\u{2028}' | '\u{2029}' | '\u{85}' => With('\n'),
        // Soft hyphen, zero-width characters, direction marks, byte order mark.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => Nothing,
        '\u{2066}'..='\u{2069}' | '\u{feff}' => Nothing,
        '‐' | '‑' | '−' => With('-'),
        '。' => With('.'),
        '、' => With(','),
        // The full-width forms stand in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => With(char::from_u32(character as u32 - 0xfee0)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn full_width_forms_become_plain() {
        check(plain, "Ｕｓｅｒ：　ａｒｎ：ａｗｓ", "User: arn:aws");
    }

    #[test]
    fn typographic_quotes_become_plain() {
        check(plain, "“detail”: ‘no’", "\"detail\": 'no'");
    }

    #[test]
    fn invisible_characters_go_away() {
        check(plain, "\u{feff}arn\u{200b}:aws\u{200e}", "arn:aws");
    }

    #[test]
    fn other_text_stays() {
        check(plain, "権限がありません", "権限がありません");
    }
}
