//! Wildcards: `*` stands for any number of characters, `?` for one.
//!
//! Source: IAM User Guide, `reference_policies_elements_resource.html` ("Using wildcards in resource ARNs") and
//! `reference_policies_elements_action.html`.

/// One sign of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// This character.
    One(char),
    /// `?`.
    AnyOne,
    /// `*`.
    AnyMany,
}

impl Sign {
    /// What a character of a pattern's text means.
    pub(crate) fn of(character: char) -> Sign {
        match character {
            '*' => Sign::AnyMany,
            '?' => Sign::AnyOne,
            other => Sign::One(other),
        }
    }
}

/// The text of signs without wildcards.
pub(crate) fn literal(signs: &[Sign]) -> Option<Box<str>> {
    let text: Option<String> = signs
        .iter()
        .map(|sign| match sign {
            Sign::One(character) => Some(*character),
            Sign::AnyOne | Sign::AnyMany => None,
        })
        .collect();
    text.map(Into::into)
}

/// Whether a text is like a pattern with wildcards, as `StringLike` compares: upper and lower case differ.
pub fn is_like(pattern: &str, text: &str) -> bool {
    Pattern::of(pattern).matches(text)
}

/// A pattern without variables, made ready for matching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// `*`.
    Anything,
    /// No wildcard.
    Exactly(Box<str>),
    /// One wildcard, a `*` at the end.
    StartsWith(Box<str>),
    /// Anything else.
    Signs(Box<[Sign]>),
}

impl Pattern {
    /// Makes a pattern ready.
    pub(crate) fn new(signs: &[Sign]) -> Pattern {
        if let [Sign::AnyMany] = signs {
            return Pattern::Anything;
        }
        if let Some(text) = literal(signs) {
            return Pattern::Exactly(text);
        }
        match signs.split_last() {
            Some((Sign::AnyMany, start)) => literal(start).map(Pattern::StartsWith),
            _ => None,
        }
        .unwrap_or_else(|| Pattern::Signs(signs.into()))
    }

    /// Reads a text in which `*` and `?` are wildcards.
    pub(crate) fn of(text: &str) -> Pattern {
        Pattern::new(&text.chars().map(Sign::of).collect::<Vec<_>>())
    }

    /// Whether a text has the pattern's form.
    pub(crate) fn matches(&self, text: &str) -> bool {
        match self {
            Pattern::Anything => true,
            Pattern::Exactly(exact) => **exact == *text,
            Pattern::StartsWith(start) => text.starts_with(&**start),
            Pattern::Signs(signs) => matches(signs, text),
        }
    }
}

/// Whether a text has a pattern's form. On a mismatch the last `*` takes one character more, so the cost is at most the
/// product of both lengths.
pub(crate) fn matches(signs: &[Sign], text: &str) -> bool {
    let mut characters = text.chars();
    let mut at = 0;
    let mut star: Option<(usize, std::str::Chars<'_>)> = None;
    loop {
        if signs.get(at) == Some(&Sign::AnyMany) {
            at += 1;
            star = Some((at, characters.clone()));
            continue;
        }
        let Some(character) = characters.next() else { return at == signs.len() };
        let fits = match signs.get(at) {
            Some(Sign::AnyOne) => true,
            Some(Sign::One(expected)) => *expected == character,
            Some(Sign::AnyMany) | None => false,
        };
        if fits {
            at += 1;
            continue;
        }
        let Some((after, from)) = &mut star else { return false };
        from.next();
        at = *after;
        characters = from.clone();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(pattern: &str, yes: &[&str], no: &[&str]) {
        let compiled = Pattern::of(pattern);
        for text in yes {
            assert!(compiled.matches(text), "`{pattern}` matches `{text}`");
        }
        for text in no {
            assert!(!compiled.matches(text), "`{pattern}` doesn't match `{text}`");
        }
    }

    #[test]
    fn wildcards() {
        check("*", &["", "a", "a/b:c"], &[]);
        check("abc", &["abc"], &["ab", "abcd", "ABC", ""]);
        check("ab*", &["ab", "abc"], &["a", "cab"]);
        check("*bc", &["bc", "abc", "abcbc"], &["bcd", "b"]);
        check("a?c", &["abc", "aéc"], &["ac", "abbc"]);
        check("a*b*c", &["abc", "aXbYc", "abbcc"], &["acb", "ab"]);
        check("?*", &["a", "ab"], &[""]);
        check("", &[""], &["a"]);
    }

    #[test]
    fn many_stars_end() {
        let pattern = format!("{}b", "a*".repeat(200));
        assert!(!Pattern::of(&pattern).matches(&"a".repeat(5_000)));
    }

    /// The definition, word for word.
    fn by_definition(pattern: &[char], text: &[char]) -> bool {
        match pattern.split_first() {
            None => text.is_empty(),
            Some(('*', rest)) => (0..=text.len()).any(|taken| by_definition(rest, &text[taken..])),
            Some(('?', rest)) => !text.is_empty() && by_definition(rest, &text[1..]),
            Some((character, rest)) => text.first() == Some(character) && by_definition(rest, &text[1..]),
        }
    }

    proptest! {
        #[test]
        fn matching_follows_the_definition(pattern in "[ab*?]{0,8}", text in "[abé]{0,10}") {
            let (signs, letters): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
            prop_assert_eq!(Pattern::of(&pattern).matches(&text), by_definition(&signs, &letters));
        }
    }
}
