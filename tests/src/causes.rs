//! `docs/CAUSES.md`: the registries of causes and of layers as a page.

use denylens_advise::{cause::prose, layer, prose::Prose};
use denylens_lang::Lang;
use denylens_triage::report::Cause;
use std::{fmt::Write, path::PathBuf};

/// Where the page stands.
pub fn path() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/CAUSES.md"))
}

/// The page.
pub fn page() -> String {
    let mut out = String::from(
        "# Causes and layers\n\nMade from the registries by `make causes`; the prose stands beside the rules, in `app/advise/src/cause` \
         and `app/advise/src/layer`.\nWords in braces become the values of the refusal.\n",
    );
    for lang in Lang::ALL {
        let name = match lang {
            Lang::En => "English",
            Lang::Ja => "日本語",
        };
        let _ = writeln!(out, "\n## {name}");
        for cause in Cause::ALL {
            one(&mut out, &prose(*cause, lang), cause.id());
        }
        for row in &layer::REGISTRY {
            one(&mut out, &row.prose(lang), row.layer.id());
        }
    }
    out
}

fn one(out: &mut String, prose: &Prose<'_>, id: &str) {
    let _ = writeln!(out, "\n### {} (`{id}`)", prose.section("title").unwrap_or_default());
    for (name, text) in prose.sections() {
        let _ = writeln!(out, "\n**{name}**\n\n{text}");
    }
}
