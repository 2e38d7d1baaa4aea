//! The refusals that unit tests are written about: every text in them that is one.

use denylens_triage::triage;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use syn::{
    Attribute, Expr, ItemMod, LitStr, Macro, Meta, Token, parse::Parser, punctuated::Punctuated, visit::Visit,
};

/// The texts, in the order of letters.
///
/// # Panics
///
/// Where a file can't be read as Rust: this is for tests.
pub fn examples() -> Vec<String> {
    let mut texts = Texts::default();
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app");
    for name in ["triage", "advise", "render", "engine"] {
        for file in files(&app.join(name).join("src")) {
            let code =
                fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let code = syn::parse_file(&code).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            texts.visit_file(&code);
        }
    }
    texts.found.into_iter().filter(|text| !triage(text).denials.is_empty()).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files
}

/// The texts that stand in tests.
#[derive(Default)]
struct Texts {
    within_tests: bool,
    found: BTreeSet<String>,
}

impl<'a> Visit<'a> for Texts {
    fn visit_item_mod(&mut self, item: &'a ItemMod) {
        let before = self.within_tests;
        self.within_tests |= item.attrs.iter().any(is_for_tests);
        syn::visit::visit_item_mod(self, item);
        self.within_tests = before;
    }

    fn visit_lit_str(&mut self, text: &'a LitStr) {
        let text = text.value();
        if self.within_tests && !is_template(&text) {
            self.found.insert(text);
        }
    }

    fn visit_macro(&mut self, call: &'a Macro) {
        let arguments = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(call.tokens.clone());
        for argument in arguments.into_iter().flatten() {
            self.visit_expr(&argument);
        }
    }
}

/// Whether names in braces stand for something.
fn is_template(text: &str) -> bool {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .any(|(name, _)| name.chars().all(|next| next.is_ascii_lowercase() || next == '_'))
}

fn is_for_tests(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::List(list) if list.path.is_ident("cfg") && list.tokens.to_string() == "test")
}
