//! A text of those who serve the page, in the languages of the page.

use denylens_lang::Lang;
use serde::{Serialize, Serializer, ser::SerializeMap};

/// A text: one for every language, or one of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocalText {
    /// The same in every language.
    One(String),
    /// One of each: all languages of the page are there.
    Each(Vec<(Lang, String)>),
}

impl LocalText {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            LocalText::One(text) => text,
            LocalText::Each(texts) => {
                let mut texts = texts.iter();
                texts.find(|(known, _)| *known == lang).map(|(_, text)| text.as_str()).unwrap_or_default()
            }
        }
    }
}

impl Serialize for LocalText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            LocalText::One(text) => serializer.serialize_str(text),
            LocalText::Each(texts) => {
                let mut map = serializer.serialize_map(Some(texts.len()))?;
                for (lang, text) in texts {
                    map.serialize_entry(lang.tag(), text)?;
                }
                map.end()
            }
        }
    }
}
