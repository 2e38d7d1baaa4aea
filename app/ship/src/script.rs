//! The one script of the page. It holds what wasm-bindgen wrote, what starts the page and its worker, and the names and hashes of all
//! modules: so the hash of the script, which stands in the document, vouches for every one of them.

use crate::{
    bind::Bound,
    document::File,
    split::LINK,
    workshop::{BuildError, Workshop, read, run_quietly, write},
};
use std::{collections::BTreeMap, fmt::Write as _, fs};

/// The modules as they are served.
#[derive(Debug)]
pub(crate) struct Modules {
    pub(crate) main: File,
    /// What comes on demand, by name.
    pub(crate) chunks: BTreeMap<String, File>,
    /// Which chunks a split point needs.
    pub(crate) needs: BTreeMap<String, Vec<String>>,
    /// The style sheet of what is not seen at first.
    pub(crate) sheet: File,
}

/// A browser runs this as the page, and the page gives the same text to its worker: a function can tell its own text.
const BEFORE: &str = "(function program(){";
const AFTER: &str = "})()";

/// Puts the script together.
pub(crate) fn script(workshop: &Workshop, bound: &Bound, modules: &Modules) -> Result<Vec<u8>, BuildError> {
    let folder = workshop.empty("script")?;
    let glue = folder.join("glue.js");
    fs::copy(&bound.glue, &glue).map_err(crate::workshop::at(&bound.glue))?;
    write(&folder.join("modules.js"), list(modules))?;
    write(&folder.join(LINK), link(&modules.needs))?;
    let whole = folder.join("denylens.js");
    let from = |name: &str| folder.join(name).display().to_string();
    let start = workshop.sources.join("app/page/start");
    run_quietly(
        workshop
            .tool("esbuild")
            .arg(start.join("main.js"))
            .args([
                "--bundle",
                "--format=iife",
                "--minify",
                "--charset=utf8",
                "--target=es2022",
                "--log-level=warning",
            ])
            // The default address of the main module is never used.
            .arg("--log-override:empty-import-meta=silent")
            // The link is imported once for each split point.
            .arg("--log-override:duplicate-object-key=silent")
            .arg(format!("--alias:built/glue={}", from("glue.js")))
            .arg(format!("--alias:built/modules={}", from("modules.js")))
            .arg(format!("--alias:start={}", start.display()))
            .arg(format!("--banner:js={BEFORE}"))
            .arg(format!("--footer:js={AFTER}"))
            .arg(format!("--outfile={}", whole.display())),
    )?;
    read(&whole)
}

/// The names and hashes.
fn list(modules: &Modules) -> String {
    let file = |file: &File| format!("{{ name: {:?}, integrity: {:?} }}", file.name, file.integrity);
    let mut text = format!("export const main = {};\n", file(&modules.main));
    let _ = writeln!(text, "export const sheet = {};", file(&modules.sheet));
    text += "export const chunks = {\n";
    for (name, chunk) in &modules.chunks {
        // Writing to a string doesn't fail.
        let _ = writeln!(text, "  {name:?}: {},", file(chunk));
    }
    text += "};\nexport const needs = {\n";
    for (name, chunks) in &modules.needs {
        let _ = writeln!(text, "  {name:?}: {chunks:?},");
    }
    text += "};\n";
    text
}

/// What the main module imports: a function for each split point, which brings its chunks.
fn link(needs: &BTreeMap<String, Vec<String>>) -> String {
    let mut text = "import { bring } from \"start/chunks.js\";\n".to_owned();
    for name in needs.keys() {
        let _ = writeln!(text, "export const __wasm_split_load_{name} = bring({name:?});");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> File {
        File { name: name.to_owned(), integrity: format!("sha256-of-{name}") }
    }

    #[test]
    fn each_module_stands_with_its_hash() {
        let modules = Modules {
            main: file("denylens-1.wasm"),
            chunks: [("split_a".to_owned(), file("a-1.wasm"))].into(),
            needs: [("a".to_owned(), vec!["split_a".to_owned()])].into(),
            sheet: file("late-1.css"),
        };
        assert_eq!(
            list(&modules),
            "export const main = { name: \"denylens-1.wasm\", integrity: \"sha256-of-denylens-1.wasm\" };\n\
             export const sheet = { name: \"late-1.css\", integrity: \"sha256-of-late-1.css\" };\n\
             export const chunks = {\n  \"split_a\": { name: \"a-1.wasm\", integrity: \"sha256-of-a-1.wasm\" },\n};\n\
             export const needs = {\n  \"a\": [\"split_a\"],\n};\n"
        );
    }

    #[test]
    fn each_split_point_has_a_loader() {
        let needs = [("a".to_owned(), Vec::new()), ("b".to_owned(), Vec::new())].into();
        assert_eq!(
            link(&needs),
            "import { bring } from \"start/chunks.js\";\n\
             export const __wasm_split_load_a = bring(\"a\");\n\
             export const __wasm_split_load_b = bring(\"b\");\n"
        );
    }
}
