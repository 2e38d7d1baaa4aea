//! Sentences: words of ours, and values of the user's between them. Which is which stays known until somebody writes the sentence, so
//! that each way of writing can keep values from becoming anything but text.

use denylens_lang::visible_line;

/// A sentence, or some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    parts: Vec<Part>,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// Words of ours.
    Words(&'static str),
    /// Code in our words: `iam:PassRole`.
    Code(&'static str),
    /// A value. It can hold anything.
    Value(String),
    /// A value that is set as code.
    CodeValue(String),
    /// A number.
    Number(usize),
    /// Between two values of a list.
    Comma,
}

/// Something that can stand in the place of a name in braces.
pub(crate) trait Said {
    /// Puts it to a sentence, within the backticks of code or outside.
    fn say(&self, place: Place, sentence: &mut Sentence);
}

/// Where in a sentence.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// In running text.
    Text,
    /// Between backticks.
    Code,
}

/// Words of ours, where a value could stand.
pub(crate) struct Ours(pub(crate) &'static str);

/// A sentence of a template: words with code between backticks, and names in braces, each followed by what stands in its place. That a
/// name in the template has something, and that all there is has a name there, is checked when it is compiled.
///
/// ```text
/// say!("Allows `{action}` on `{resource}`.", action, resource = arn.name())
/// ```
macro_rules! say {
    ($template:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        const { assert!($crate::sentence::names_are($template, &[$(stringify!($name)),*]), "a name is missing, or one too many") };
        $crate::sentence::Sentence::filled($template, &[$((stringify!($name), &say!(@ $name $($value)?) as &dyn $crate::sentence::Said)),*])
    }};
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
}

pub(crate) use say;

impl Sentence {
    /// A sentence without values, with code between backticks.
    pub fn of(template: &'static str) -> Sentence {
        Sentence::filled(template, &[])
    }

    /// A value, or words of ours for one that isn't known.
    pub(crate) fn of_value(value: Option<&str>, place: Place, absent: &'static str) -> Sentence {
        let mut sentence = Sentence::default();
        match value {
            Some(value) => value.say(place, &mut sentence),
            None => sentence.words(absent, Place::Text),
        }
        sentence
    }

    pub(crate) fn filled(template: &'static str, values: &[(&str, &dyn Said)]) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.fill(template, &mut |name, place, sentence| {
            if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
                value.say(place, sentence);
            }
        });
        sentence
    }

    /// Puts a template to the sentence; `value` is asked for what stands in the place of each name in braces.
    pub(crate) fn fill(&mut self, template: &'static str, value: &mut dyn FnMut(&str, Place, &mut Sentence)) {
        let mut rest = template;
        let mut place = Place::Text;
        while let Some(at) = rest.find(['`', '{']) {
            let (before, after) = rest.split_at(at);
            self.words(before, place);
            match after.strip_prefix('`') {
                Some(after) => {
                    place = if place == Place::Text { Place::Code } else { Place::Text };
                    rest = after;
                }
                None => match after.get(1..).and_then(|inside| inside.split_once('}')) {
                    Some((name, after)) => {
                        value(name, place, self);
                        rest = after;
                    }
                    None => {
                        self.words(after, place);
                        return;
                    }
                },
            }
        }
        self.words(rest, place);
    }

    fn words(&mut self, words: &'static str, place: Place) {
        if !words.is_empty() {
            self.parts.push(match place {
                Place::Text => Part::Words(words),
                Place::Code => Part::Code(words),
            });
        }
    }

    /// Puts another sentence to this one.
    pub(crate) fn then(mut self, other: Sentence) -> Sentence {
        self.parts.extend(other.parts);
        self
    }

    /// Its parts, in order.
    #[cfg(test)]
    fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// As plain text in one line.
    pub fn text(&self) -> String {
        self.written("")
    }

    /// As text in one line, with code between backticks.
    pub fn marked(&self) -> String {
        self.written("`")
    }

    /// Whether its words are Japanese: there, values stand beside each other otherwise.
    fn is_japanese(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Words(words) if words.contains(is_japanese)))
    }

    fn written(&self, mark: &str) -> String {
        let mut out = String::new();
        for span in self.spans() {
            match span {
                Span::Words(words) => out.push_str(words),
                Span::Number(number) => out.push_str(&number.to_string()),
                Span::Value(value) => out.push_str(&value),
                Span::Code(code) => out.extend([mark, &code, mark]),
            }
        }
        out
    }

    /// What each way of writing writes: words as they are, and values and code in one line in which everything is seen. Parts of code
    /// that stand beside each other are one.
    pub fn spans(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::with_capacity(self.parts.len());
        let comma = if self.is_japanese() { "、" } else { ", " };
        for part in &self.parts {
            let code = match part {
                Part::Comma => {
                    spans.push(Span::Words(comma));
                    continue;
                }
                Part::Words(words) => {
                    push_words(&mut spans, words);
                    continue;
                }
                Part::Number(number) => {
                    spans.push(Span::Number(*number));
                    continue;
                }
                Part::Value(value) => {
                    spans.push(Span::Value(visible_line(value)));
                    continue;
                }
                Part::Code(code) => (*code).to_owned(),
                Part::CodeValue(value) => visible_line(value),
            };
            match spans.last_mut() {
                Some(Span::Code(before)) => before.push_str(&code),
                _ => spans.push(Span::Code(code)),
            }
        }
        spans
    }
}

/// Puts words after those before them. A template has spaces around a name, because what stands in its place is mostly Latin; between
/// two Japanese words of ours there is none.
fn push_words(spans: &mut Vec<Span>, words: &'static str) {
    let mut words = words;
    if let Some(Span::Words(before)) = spans.last_mut() {
        let stem = before.strip_suffix(' ').unwrap_or(before);
        let rest = words.strip_prefix(' ').unwrap_or(words);
        if stem.ends_with(is_japanese) && rest.starts_with(is_japanese) {
            *before = stem;
            words = rest;
        }
    }
    spans.push(Span::Words(words));
}

fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// A piece of a sentence that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words of ours.
    Words(&'static str),
    /// A number.
    Number(usize),
    /// A value in running text.
    Value(String),
    /// Code.
    Code(String),
}

impl Said for str {
    fn say(&self, place: Place, sentence: &mut Sentence) {
        sentence.parts.push(match place {
            Place::Text => Part::Value(self.to_owned()),
            Place::Code => Part::CodeValue(self.to_owned()),
        });
    }
}

impl Said for String {
    fn say(&self, place: Place, sentence: &mut Sentence) {
        self.as_str().say(place, sentence);
    }
}

impl<T: Said + ?Sized> Said for &T {
    fn say(&self, place: Place, sentence: &mut Sentence) {
        (*self).say(place, sentence);
    }
}

/// Several values: a list, or a dash where there are none.
impl Said for [String] {
    fn say(&self, place: Place, sentence: &mut Sentence) {
        if self.is_empty() {
            sentence.parts.push(Part::Words("—"));
        }
        for (at, value) in self.iter().enumerate() {
            if at > 0 {
                sentence.parts.push(Part::Comma);
            }
            value.say(place, sentence);
        }
    }
}

impl Said for Vec<String> {
    fn say(&self, place: Place, sentence: &mut Sentence) {
        self.as_slice().say(place, sentence);
    }
}

impl Said for Ours {
    fn say(&self, place: Place, sentence: &mut Sentence) {
        sentence.words(self.0, place);
    }
}

impl Said for usize {
    fn say(&self, _place: Place, sentence: &mut Sentence) {
        sentence.parts.push(Part::Number(*self));
    }
}

impl Said for Sentence {
    fn say(&self, _place: Place, sentence: &mut Sentence) {
        sentence.parts.extend_from_slice(&self.parts);
    }
}

/// Whether the names in braces of a template are these, each at least once. While compiling.
pub(crate) const fn names_are(template: &str, names: &[&str]) -> bool {
    let mut rest = template.as_bytes();
    while let [_, after @ ..] = rest {
        if matches!(rest, [b'{', ..]) && !is_any_at(rest, names) {
            return false;
        }
        rest = after;
    }
    let mut missing = names;
    while let [name, others @ ..] = missing {
        if !is_anywhere(template.as_bytes(), name) {
            return false;
        }
        missing = others;
    }
    true
}

const fn is_any_at(text: &[u8], names: &[&str]) -> bool {
    match names {
        [name, others @ ..] => is_at(text, name) || is_any_at(text, others),
        [] => false,
    }
}

const fn is_anywhere(text: &[u8], name: &str) -> bool {
    let mut rest = text;
    while let [_, after @ ..] = rest {
        if is_at(rest, name) {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether a text begins with `{name}`.
const fn is_at(text: &[u8], name: &str) -> bool {
    match text {
        [b'{', inside @ ..] => ends_with_brace(inside, name.as_bytes()),
        _ => false,
    }
}

const fn ends_with_brace(text: &[u8], name: &[u8]) -> bool {
    match (text, name) {
        ([b'}', ..], []) => true,
        ([letter, text @ ..], [wanted, name @ ..]) => *letter == *wanted && ends_with_brace(text, name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_values_stay_apart() {
        let action = "s3:GetObject` on `x";
        let sentence = say!("Allows `{action}` to {who}, as `iam:PassRole`.", action, who = "ana");
        assert_eq!(
            sentence.parts(),
            [
                Part::Words("Allows "),
                Part::CodeValue(action.to_owned()),
                Part::Words(" to "),
                Part::Value("ana".to_owned()),
                Part::Words(", as "),
                Part::Code("iam:PassRole"),
                Part::Words("."),
            ]
        );
    }

    #[test]
    fn between_japanese_words_of_ours_there_is_no_space_and_around_values_it_stays() {
        let sentence =
            |who: &dyn Said| Sentence::filled("{who} の {what} を", &[("who", who), ("what", &Ours("操作"))]);
        assert_eq!(sentence(&Ours("呼び出し元")).text(), "呼び出し元の操作を");
        assert_eq!(sentence(&"ana").text(), "ana の操作を");
        assert_eq!(sentence(&"アナ").text(), "アナ の操作を");
        assert_eq!(sentence(&Ours("SCP")).text(), "SCP の操作を");
    }

    #[test]
    fn as_text_it_is_one_line_in_which_everything_is_seen() {
        let sentence = say!("Who: `{who}`", who = "a\u{202e}b\nc");
        assert_eq!(sentence.text(), "Who: aU+202Eb c");
        assert_eq!(sentence.marked(), "Who: `aU+202Eb c`");
        assert_eq!(say!("`{a}:{b}`", a = "s3", b = "Get").marked(), "`s3:Get`");
    }

    #[test]
    fn lists_numbers_and_words_of_ours() {
        let (none, two): (Vec<String>, _) = (Vec::new(), vec!["a".to_owned(), "b".to_owned()]);
        let sentence = say!("`{two}` {none} {n} {ours}", two, none, n = 3_usize, ours = Ours("here"));
        assert_eq!(sentence.marked(), "`a`, `b` — 3 here");
    }

    #[test]
    fn values_of_a_list_are_joined_as_the_language_joins_them() {
        let two = vec!["a".to_owned(), "b, c".to_owned()];
        assert_eq!(say!("`{two}` を許可", two).marked(), "`a`、`b, c` を許可");
        assert_eq!(say!("allow `{two}`", two).marked(), "allow `a`, `b, c`");
    }

    #[test]
    fn a_template_and_its_names_belong_together() {
        assert!(names_are("{a} {b} {a}", &["a", "b"]));
        assert!(!names_are("{a}", &["a", "b"]));
        assert!(!names_are("{a} {c}", &["a"]));
        assert!(!names_are("{a", &["a"]));
    }
}
