//! The languages of the product. Every sentence exists in each of them, or the build fails.

mod visible;

pub use visible::{acts, visible, visible_line};

use serde::{Deserialize, Serialize};

/// The registry: each language with its BCP 47 tag and its name in itself, in the order in which the page offers them.
macro_rules! languages {
    ($($(#[$attribute:meta])* $name:ident: $tag:literal, $own_name:literal;)*) => {
        /// A language.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Lang {
            $($(#[$attribute])* $name,)*
        }

        impl Lang {
            /// Every language, in the order in which the page offers them.
            pub const ALL: [Lang; [$($tag),*].len()] = [$(Lang::$name),*];

            /// Its BCP 47 tag.
            pub fn tag(self) -> &'static str {
                match self {
                    $(Lang::$name => $tag,)*
                }
            }

            /// Its name in itself.
            pub fn own_name(self) -> &'static str {
                match self {
                    $(Lang::$name => $own_name,)*
                }
            }
        }
    };
}

languages! {
    /// English.
    #[default]
    En: "en", "English";
    /// Japanese.
    Ja: "ja", "日本語";
}

impl Lang {
    /// The language for a BCP 47 tag such as `ja-JP`; `None` when the product doesn't speak it.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_tag_finds_its_language() {
        assert_eq!(Lang::from_tag("ja-JP"), Some(Lang::Ja));
        assert_eq!(Lang::from_tag("EN"), Some(Lang::En));
        assert_eq!(Lang::from_tag("zxx"), None);
    }
}
