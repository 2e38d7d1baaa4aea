//! The language that the settings prefer.

use denylens_lang::Lang;
use serde::{Serialize, Serializer};
use thiserror::Error;

/// A language of the product, by its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(pub Lang);

/// The product doesn't speak it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("`{0}` is no language of the page")]
pub struct UnknownLanguage(String);

impl Language {
    /// The language with a tag.
    pub fn read(tag: &str) -> Result<Language, UnknownLanguage> {
        Lang::from_tag(tag).map(Language).ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_serves_the_page_is_told_of_every_language() {
        let deploy = include_str!("../../../../docs/DEPLOY.md");
        let row = deploy.lines().find(|line| line.starts_with("| `language`")).unwrap();
        for lang in Lang::ALL {
            assert!(row.contains(&format!("`{}`", lang.tag())), "docs/DEPLOY.md lacks {}", lang.tag());
        }
    }
}
