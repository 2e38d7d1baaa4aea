//! `docs/CAUSES.md`: the prose about causes and layers as a page.

use denylens_advise::prose::Topic;
use denylens_lang::Lang;
use denylens_render::{
    prose::{Prose, of_topic},
    words,
};
use std::{fmt::Write, path::PathBuf};

/// Where the page stands.
pub fn path() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/CAUSES.md"))
}

/// The page.
pub fn page() -> String {
    let mut out = String::from(
        "# Causes and layers\n\nMade from the registries by `make causes`; the prose stands with the other words of its language, in \
         `app/render/src/words`.\nWords in braces become the values of the refusal.\n",
    );
    for lang in Lang::ALL {
        let _ = writeln!(out, "\n## {}", lang.own_name());
        for topic in Topic::all() {
            one(&mut out, of_topic(topic, words(lang)), topic.id());
        }
    }
    out
}

fn one(out: &mut String, prose: Prose, id: &str) {
    let _ = writeln!(out, "\n### {} (`{id}`)", prose.title());
    for (name, text) in prose.sections() {
        let _ = writeln!(out, "\n**{name}**\n\n{text}");
    }
}
