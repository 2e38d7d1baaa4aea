//! Which language the page begins in.

use denylens_triage::lang::Lang;

/// The first of the reader's languages that the page speaks; English where it speaks none.
pub(crate) fn choose<'t>(tags: impl IntoIterator<Item = &'t str>) -> Lang {
    tags.into_iter().find_map(Lang::from_tag).unwrap_or_default()
}

/// A language's name in itself.
pub(crate) fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::Ja => "日本語",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_the_page_speaks() {
        assert_eq!(choose(["fr-FR", "ja-JP", "en"]), Lang::Ja);
        assert_eq!(choose(["en-GB", "ja"]), Lang::En);
    }

    #[test]
    fn english_where_it_speaks_none() {
        assert_eq!(choose(["fr"]), Lang::En);
        assert_eq!(choose([]), Lang::En);
    }
}
