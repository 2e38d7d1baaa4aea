//! Matching words in text that was wrapped, emphasised and pasted about: what stands between the letters doesn't count.

/// Whether a character can stand anywhere between the letters of a phrase: white space, Markdown's emphasis.
fn is_gap(character: char) -> bool {
    character.is_whitespace() || character == '*' || character == '`'
}

/// Where `phrase` ends when it stands at `at`, gaps and case aside.
pub(crate) fn follow(text: &str, at: usize, phrase: &str) -> Option<usize> {
    let mut wanted = phrase.chars().filter(|character| *character != ' ');
    let mut next = wanted.next();
    let rest = text.get(at..)?;
    for (offset, character) in rest.char_indices() {
        match next {
            None => return Some(at + offset),
            Some(letter) if letter.eq_ignore_ascii_case(&character) => next = wanted.next(),
            Some(_) if is_gap(character) && (offset < 400) => {}
            Some(_) => return None,
        }
    }
    next.is_none().then_some(text.len())
}

/// Where `phrase` starts when it ends at `at`, gaps and case aside. Gaps before `at` are passed over too.
pub(crate) fn precede(text: &str, at: usize, phrase: &str) -> Option<usize> {
    let mut wanted = phrase.chars().rev().filter(|character| *character != ' ');
    let mut next = wanted.next();
    for (offset, character) in text.get(..at)?.char_indices().rev() {
        match next {
            Some(letter) if letter.eq_ignore_ascii_case(&character) => {
                next = wanted.next();
                if next.is_none() {
                    return Some(offset);
                }
            }
            Some(_) if is_gap(character) && at - offset < 400 => {}
            _ => return None,
        }
    }
    None
}

/// The first place in `text[from..to]` where one of `phrases` stands, with the phrase's index and its end.
pub(crate) fn find(text: &str, from: usize, to: usize, phrases: &[&str]) -> Option<(usize, usize, usize)> {
    let window = text.get(from..to)?;
    for (offset, character) in window.char_indices() {
        for (index, phrase) in phrases.iter().enumerate() {
            let opens = phrase.chars().next().is_some_and(|first| first.eq_ignore_ascii_case(&character));
            if opens && let Some(end) = follow(text, from + offset, phrase).filter(|end| *end <= to) {
                return Some((index, from + offset, end));
            }
        }
    }
    None
}

/// The first place at or after `at` that is no gap.
pub(crate) fn skip_gap(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches(is_gap).len())
}

/// The largest place at most `at` where a character starts.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_across_wraps_and_emphasis() {
        let text = "is not auth\n  orized **to** perform: x";
        assert_eq!(follow(text, 0, "is not authorized to perform:"), Some(text.len() - 2));
        assert_eq!(precede(text, text.len() - 2, "not authorized to perform:"), Some(3));
    }

    #[test]
    fn other_words_are_not_the_phrase() {
        assert_eq!(follow("is now authorized", 0, "is not authorized"), None);
        assert_eq!(precede("is now authorized", 17, "not authorized"), None);
    }

    #[test]
    fn the_first_of_several_phrases_is_found() {
        let text = "x with an explicit deny because no";
        assert_eq!(find(text, 0, text.len(), &["because no", "with an"]), Some((1, 2, 9)));
    }
}
