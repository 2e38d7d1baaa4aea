//! The prose of a cause: a Markdown file, cut into its sections.
//!
//! A section begins with `## name` and goes to the next one. The text before the first is the section `title`, without its
//! `#`. Words in braces stand for values of the refusal: see [`fill`].

use denylens_triage::report::Denial;

/// The prose of one cause in one language.
#[derive(Clone, Copy, Debug)]
pub struct Prose<'t> {
    text: &'t str,
}

impl<'t> Prose<'t> {
    /// Reads a prose file.
    pub fn of(text: &'t str) -> Prose<'t> {
        Prose { text }
    }

    /// A section by its name, without white space around it.
    pub fn section(&self, name: &str) -> Option<&'t str> {
        if name == "title" {
            return self.text.lines().find_map(|line| line.strip_prefix("# ")).map(str::trim);
        }
        self.sections().find(|(section, _)| *section == name).map(|(_, text)| text)
    }

    /// The items of a section: its lines that begin with `- `.
    pub fn items(&self, name: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.section(name).unwrap_or_default().lines().filter_map(|line| line.trim().strip_prefix("- "))
    }

    /// The references: title and address of each.
    pub fn references(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        self.items("references").filter_map(|item| {
            let (title, url) = item.strip_prefix('[')?.split_once("](")?;
            Some((title, url.strip_suffix(')')?))
        })
    }

    /// The sections: name and text of each, in the order of the file.
    pub fn sections(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        self.text.split("\n## ").skip(1).filter_map(|section| {
            let (name, text) = section.split_once('\n')?;
            Some((name.trim(), text.trim()))
        })
    }
}

/// A text with the refusal's values in the place of the words in braces. A value that isn't known becomes the word that
/// `unknown` gives for it.
pub fn fill(text: &str, denial: &Denial, unknown: &dyn Fn(&str) -> String) -> String {
    let mut filled = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match denial.value(name) {
            Some(value) => filled.push_str(&value),
            None => filled.push_str(&unknown(name)),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# A title\n\n## why\nBecause.\n\n## fix\n- One.\n- Two.\n\n## references\n- [Page](https://docs.aws.amazon.com/)\n";

    #[test]
    fn sections_items_and_references() {
        let prose = Prose::of(TEXT);
        assert_eq!(prose.section("title"), Some("A title"));
        assert_eq!(prose.section("why"), Some("Because."));
        assert_eq!(prose.section("no"), None);
        assert_eq!(prose.items("fix").collect::<Vec<_>>(), ["One.", "Two."]);
        assert_eq!(prose.references().collect::<Vec<_>>(), [("Page", "https://docs.aws.amazon.com/")]);
    }
}
