//! `docs/CAUSES.md`: the prose about causes and layers as a page, and behind it the registries of wordings and of authorizers.

use denylens_advise::prose::Topic;
use denylens_lang::Lang;
use denylens_render::{
    prose::{Prose, of_topic},
    words,
};
use denylens_triage::{
    Wording,
    report::{Cause, Form, LayerKind},
    wordings,
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
    said(&mut out);
    authorizers(&mut out);
    out
}

/// Every wording of the registry, by the cause that it tells.
fn said(out: &mut String) {
    let all: Vec<Wording> = wordings().collect();
    let _ = writeln!(
        out,
        "\n## Wordings\n\nThe words by which a refusal is recognised, without the values between them. White space between letters \
         doesn't count."
    );
    for cause in Cause::ALL.iter().copied().map(Some).chain([None]) {
        let of_cause: Vec<&Wording> = all.iter().filter(|wording| wording.cause == cause).collect();
        if of_cause.is_empty() {
            continue;
        }
        // What says no more than that a request was refused tells no cause.
        let title = cause.map_or("no cause", Cause::id);
        let _ = writeln!(out, "\n### {title}\n\n| words | service | form |\n|---|---|---|");
        for wording in of_cause {
            let form = wording.form.map_or("", Form::id);
            let _ = writeln!(
                out,
                "| {} | {} | {form} |",
                cell(wording.words),
                wording.service.unwrap_or_default()
            );
        }
    }
}

/// Every authorizer beside the policies of IAM, with the forms that tell of it.
fn authorizers(out: &mut String) {
    let mut all: Vec<(LayerKind, Vec<(Cause, Form)>)> = Vec::new();
    let forms = Cause::ALL.iter().flat_map(|cause| cause.forms().iter().map(|form| (*cause, *form)));
    for (cause, form) in forms {
        let Some(kind) = form.authorizer() else { continue };
        match all.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, told)) => told.push((cause, form)),
            None => all.push((kind, vec![(cause, form)])),
        }
    }
    all.sort_by_key(|(kind, _)| kind.name());
    let _ = writeln!(
        out,
        "\n## Authorizers\n\nWhat decides beside the policies of IAM, as `layer.kind` of a report has it, and the forms of causes that \
         tell of it.\n\n| `layer.kind` | forms |\n|---|---|"
    );
    for (kind, told) in all {
        let forms: Vec<String> =
            told.iter().map(|(cause, form)| format!("`{}` of `{}`", form.id(), cause.id())).collect();
        let _ = writeln!(out, "| `{}` | {} |", kind.name(), forms.join(", "));
    }
}

/// A text as code in a cell of a table.
fn cell(text: &str) -> String {
    let marks = if text.contains('`') { "``" } else { "`" };
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    [marks, space, &text.replace('|', "\\|"), space, marks].concat()
}

fn one(out: &mut String, prose: Prose, id: &str) {
    let _ = writeln!(out, "\n### {} (`{id}`)", prose.title());
    for (name, text) in prose.sections() {
        let _ = writeln!(out, "\n**{name}**\n\n{text}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wording_and_every_authorizer_is_on_the_page() {
        let page = page();
        for wording in wordings() {
            assert!(page.contains(&format!("| {} |", cell(wording.words))), "{}", wording.words);
        }
        for form in Cause::ALL.iter().flat_map(|cause| cause.forms()) {
            let Some(kind) = form.authorizer() else { continue };
            assert!(page.contains(&format!("| `{}` |", kind.name())), "{form:?}");
        }
    }

    #[test]
    fn a_cell_ends_where_its_text_does() {
        assert_eq!(cell("Attention Required! | Cloudflare"), "`Attention Required! \\| Cloudflare`");
        assert_eq!(cell("a `b`"), "`` a `b` ``");
    }
}
