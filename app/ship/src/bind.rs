//! Binding WebAssembly to JavaScript, with the library behind `wasm-bindgen`: so `Cargo.lock` pins it.

use crate::{
    trim::{unexport, without_classes},
    workshop::{BuildError, Workshop, read, write},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};
use wasm_bindgen_cli_support::Bindgen;

/// A module and the script that starts it.
#[derive(Debug)]
pub(crate) struct Bound {
    pub(crate) module: PathBuf,
    pub(crate) glue: PathBuf,
}

/// Binds the main module for browsers. What the linker exported stays: the chunks use it.
pub(crate) fn bind(workshop: &Workshop, main: &Path) -> Result<Bound, BuildError> {
    let folder = workshop.empty("bound")?;
    let mut bindgen = Bindgen::new();
    // Names stay as the compiler wrote them, so that they can be told without the hashes of crates.
    bindgen
        .input_path(main)
        .out_name("glue")
        .demangle(false)
        .keep_lld_exports(true)
        .web(true)
        .map_err(failed)?;
    let mut output = bindgen.generate_output().map_err(failed)?;
    unexport(output.wasm_mut());
    let mut short = BTreeMap::new();
    let mut shorten = |name: &mut String| {
        let at = short.len();
        *name = short.entry(name.clone()).or_insert_with(|| format!("i{at}")).clone();
    };
    let module = output.wasm_mut();
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    imports.filter(|name| is_hashed(name)).for_each(&mut shorten);
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    exports.filter(|name| name.starts_with(INVOKING)).for_each(&mut shorten);
    output.emit(&folder).map_err(failed)?;
    let glue = folder.join("glue.js");
    let script = without_classes(&String::from_utf8_lossy(&read(&glue)?));
    write(&glue, shortened(&script, &short))?;
    Ok(Bound { module: folder.join("glue_bg.wasm"), glue })
}

/// Binds a whole program for Node.js, which measures with it.
pub(crate) fn bind_for_node(program: &Path, folder: &Path) -> Result<(), BuildError> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(program);
    bindgen.nodejs(true).and_then(|bindgen| bindgen.generate(folder)).map_err(failed)
}

/// What the exports begin with that call a closure, as the compiler writes names: the rest has the hashes of crates.
const INVOKING: &str = "_R";

/// Whether wasm-bindgen has made the name unique: digits that no compression makes smaller, in the script and in the module.
fn is_hashed(name: &str) -> bool {
    name.starts_with("__wb")
        && name
            .rsplit_once('_')
            .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// A script with other names.
fn shortened(script: &str, names: &BTreeMap<String, String>) -> String {
    let is_part = |next: char| next.is_ascii_alphanumeric() || next == '_' || next == '$';
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_part) {
        let (before, word) = rest.split_at(start);
        let (word, after) = word.split_at(word.find(|next| !is_part(next)).unwrap_or(word.len()));
        text += before;
        text += names.get(word).map_or(word, String::as_str);
        rest = after;
    }
    text + rest
}

fn failed(error: impl std::fmt::Display) -> BuildError {
    BuildError::Bind(format!("{error:#}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_shortened() {
        assert!(is_hashed("__wbg_value_f61036dc298faa36"));
        assert!(is_hashed("__wbindgen_generic_0000000000000007"));
        for kept in ["__wbindgen_throw", "__wasm_split_load_decode", "memory", "value_f61036dc298faa36"] {
            assert!(!is_hashed(kept), "{kept}");
        }
    }

    #[test]
    fn a_name_is_replaced_where_it_stands_alone() {
        let names = [("__wbg_a_f61036dc298faa36".to_owned(), "i0".to_owned())].into();
        assert_eq!(
            shortened("x = { __wbg_a_f61036dc298faa36: 1, __wbg_a_f61036dc298faa36_2: 「2」 };", &names),
            "x = { i0: 1, __wbg_a_f61036dc298faa36_2: 「2」 };"
        );
    }
}
