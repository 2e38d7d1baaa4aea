//! Which language the page begins in.

use denylens_decode::Language;
use denylens_engine::Lang;
use leptos::prelude::window;

/// The language for the reader in front of this browser. `app/page/start/page.js` makes the same choice beforehand.
pub(crate) fn of_the_reader(preferred: Option<Language>) -> Lang {
    let tags: Vec<String> =
        window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
    choose(tags.iter().map(String::as_str), preferred.map(|language| language.0))
}

/// The first of the reader's languages that the page speaks; where it speaks none, the one that its settings prefer, or English.
fn choose<'t>(tags: impl IntoIterator<Item = &'t str>, preferred: Option<Lang>) -> Lang {
    tags.into_iter().find_map(Lang::from_tag).or(preferred).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_the_page_speaks() {
        assert_eq!(choose(["zxx-ZZ", "ja-JP", "en"], None), Lang::Ja);
        assert_eq!(choose(["en-GB", "ja"], Some(Lang::Ja)), Lang::En);
    }

    #[test]
    fn english_or_what_is_preferred_where_it_speaks_none() {
        assert_eq!(choose(["zxx"], None), Lang::En);
        assert_eq!(choose([], None), Lang::En);
        assert_eq!(choose(["zxx"], Some(Lang::Ja)), Lang::Ja);
    }
}
