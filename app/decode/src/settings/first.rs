//! What a page takes of its settings before anything else.

use super::{Language, LocalText};
use denylens_lang::Lang;
use denylens_policy::json::{self, Kind, Value};

/// The settings that a page begins with. The rest is read where it is needed: see [`Settings`](super::Settings).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FirstSettings {
    /// The language for browsers that ask for none that the page speaks, by its tag.
    pub language: Option<Language>,
    /// A sentence above everything.
    pub banner: Option<LocalText>,
}

impl FirstSettings {
    /// Reads them off settings that the build has checked. What can't be read is left out.
    pub fn read(text: &str) -> FirstSettings {
        let tree = json::parse(text);
        let field = |name| tree.root().and_then(|root| root.get(name));
        FirstSettings {
            language: field("language").and_then(string).and_then(|tag| Language::read(&tag).ok()),
            banner: field("banner").and_then(local_text),
        }
    }
}

fn local_text(value: Value<'_>) -> Option<LocalText> {
    if value.kind() == Kind::String {
        return string(value).map(LocalText::One);
    }
    let of = |lang: Lang| value.get(lang.tag()).and_then(string).map(|text| (lang, text));
    Lang::ALL.into_iter().map(of).collect::<Option<_>>().map(LocalText::Each)
}

fn string(value: Value<'_>) -> Option<String> {
    value.as_str().map(|text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;

    #[test]
    fn they_say_what_all_settings_say() {
        for text in [
            "{}",
            r#"{"language":"ja","banner":"Internal use"}"#,
            r#"{"language":null,"banner":{"ja":"社内用","en":"Internal use"},"backend":"sts"}"#,
        ] {
            let Settings { language, banner, .. } = Settings::parse(text).unwrap();
            assert_eq!(FirstSettings::read(text), FirstSettings { language, banner }, "{text}");
        }
    }
}
