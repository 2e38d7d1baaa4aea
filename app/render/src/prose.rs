//! The prose about causes, layers and what nobody can edit: a Markdown file a topic and language, cut into its sections.
//!
//! A section begins with `## name` and goes to the next one. The line before the first, after its `#`, is the title. Words in
//! braces stand for values of the refusal: see `fill`. What is said at first stands before the section `what`: see `words/beginning.rs`.

use crate::{
    sentence::{Ours, Place, Said, Sentence},
    words::shape::{AbsentWords, FirstWords, Words},
};
use denylens_advise::prose::Topic;
use denylens_triage::report::{Cause, Denial, Form};

/// The prose about one topic in one language.
#[derive(Clone, Copy, Debug)]
pub struct Prose {
    text: &'static str,
}

/// A page of AWS's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its title.
    pub title: &'static str,
    /// Its address, always `https://`.
    pub url: &'static str,
}

/// The prose about a topic.
pub fn of_topic(topic: Topic, words: &Words) -> Prose {
    Prose {
        text: match topic {
            Topic::Cause(cause) => (words.prose.cause)(cause),
            Topic::Layer(layer) => (words.prose.layer)(layer),
            Topic::Uneditable(kind) => (words.prose.uneditable)(kind),
        },
    }
}

/// The beginning of the prose about a cause: its title, and its headline where it has one.
pub(crate) fn of_cause_at_first(cause: Cause, words: &FirstWords) -> Prose {
    Prose { text: (words.cause)(cause) }
}

impl Prose {
    /// The name of the topic.
    pub fn title(&self) -> &'static str {
        self.text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default().trim()
    }

    /// A section by its name, without white space around it; nothing where there is none.
    pub fn section(&self, name: &str) -> &'static str {
        self.sections().find(|(section, _)| *section == name).map(|(_, text)| text).unwrap_or_default()
    }

    /// The items of a section: its lines that begin with `- `.
    pub fn items(&self, name: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.section(name).lines().filter_map(|line| line.trim().strip_prefix("- "))
    }

    /// The references of a section.
    pub fn references(&self, name: &str) -> impl Iterator<Item = Reference> + use<> {
        self.items(name).filter_map(|item| {
            let (title, url) = item.strip_prefix('[')?.split_once("](")?;
            Some(Reference { title, url: url.strip_suffix(')')? })
        })
    }

    /// The sections: name and text of each, in the order of the file.
    pub fn sections(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        self.text.split("\n## ").skip(1).filter_map(|section| {
            let (name, text) = section.split_once('\n')?;
            Some((name.trim(), text.trim()))
        })
    }
}

/// The values that are set as code wherever they stand.
const CODE: [&str; 5] = ["principal", "action", "resource", "operation", "code"];

/// A value of a refusal by the name that the prose has for it.
pub(crate) type Value = fn(&Denial, &str) -> Option<String>;

/// A text with the refusal's values in the place of the words in braces, or with the words that stand for a value which isn't
/// known. A value that stands aside, ` (code)`, is left out with its space and brackets where it isn't known.
///
/// `value` knows the values by name: what is said at first has the refusal's own alone, and needs no table that tells more.
pub(crate) fn fill(text: &'static str, denial: &Denial, absent: &AbsentWords, value: Value) -> Sentence {
    let mut filled = Sentence::default();
    filled.fill(text, &mut |name, place, sentence| {
        // Japanese has a space after it too, where there is something.
        let end = if name.ends_with(' ') { ") " } else { ")" };
        let aside = name.strip_prefix(" (").and_then(|name| name.strip_suffix(end));
        // It is known by its marks: its name stands in no text, so it is a word of ours.
        if name == "system" {
            let system = denial.form.and_then(Form::system);
            return Ours(system.unwrap_or(absent.system)).say(place, sentence);
        }
        let name_of_value = aside.unwrap_or(name);
        let set = if CODE.contains(&name_of_value) { Place::Code } else { place };
        match (value(denial, name_of_value), aside) {
            (Some(known), None) => known.say(set, sentence),
            (Some(known), Some(_)) => {
                Ours(" (").say(place, sentence);
                known.say(set, sentence);
                Ours(end).say(place, sentence);
            }
            (None, Some(_)) => {}
            (None, None) if name == "principal" && sentence.is_empty() => {
                Ours(absent.principal_first).say(place, sentence);
            }
            (None, None) => Ours(absent.of(name)).say(place, sentence),
        }
    });
    filled
}

impl AbsentWords {
    /// The words for a value, by the name that the prose uses for it.
    fn of(&self, name: &str) -> &'static str {
        match name {
            "principal" => self.principal,
            "action" => self.action,
            "resource" => self.resource,
            "code" => self.code,
            "service" => self.service,
            "operation" => self.operation,
            _ => self.other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::en;
    use denylens_triage::triage;

    const TEXT: &str = "# A title\n\n## why\nBecause.\n\n## fix\n- One.\n- Two.\n\n## references\n- [Page](https://docs.aws.amazon.com/)\n";

    #[test]
    fn sections_items_and_references() {
        let prose = Prose { text: TEXT };
        assert_eq!(prose.title(), "A title");
        assert_eq!(prose.section("why"), "Because.");
        assert_eq!(prose.section("no"), "");
        assert_eq!(prose.items("fix").collect::<Vec<_>>(), ["One.", "Two."]);
        let page = Reference { title: "Page", url: "https://docs.aws.amazon.com/" };
        assert_eq!(prose.references("references").collect::<Vec<_>>(), [page]);
    }

    #[test]
    fn a_value_that_isnt_known_has_words_of_its_own() {
        let denial = triage("User: ana is not authorized to perform: s3:GetObject").denials.remove(0);
        let filled = fill("{principal}: {action} on {resource} {", &denial, &en::FIRST.absent, Denial::value);
        assert_eq!(filled.text(), "ana: s3:GetObject on the resource {");
        let denial = triage("ExpiredToken: no").denials.remove(0);
        let filled = fill("{principal} is {principal}.", &denial, &en::FIRST.absent, Denial::value);
        assert_eq!(filled.text(), "The caller is the caller.");
    }

    #[test]
    fn a_value_aside_is_left_out_where_it_isnt_known() {
        let filled = |text: &str| {
            let denial = triage(text).denials.remove(0);
            fill("Refused{ (code)}.", &denial, &en::FIRST.absent, Denial::value).text()
        };
        assert_eq!(filled("AccessDenied: no"), "Refused (AccessDenied).");
        assert_eq!(filled("Unable to locate credentials"), "Refused.");
    }
}
