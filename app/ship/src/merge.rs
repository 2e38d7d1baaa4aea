//! Putting back into the main module what should not have left it: chunks that are needed at the start whatever the language, and
//! chunks so small that asking for them costs more than they weigh.

use crate::{
    split::Pieces,
    workshop::{BuildError, Workshop, at, run_quietly},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The split points that bring the words of a language.
const WORDS: &str = "words_";

/// A chunk of fewer bytes is not worth a request.
const SMALL: u64 = 4_000;

/// What rustc compiles for, and no more: what a browser doesn't know, it refuses.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Merges such chunks into the main module, and takes them out of the pieces. Says where the merged module is.
pub(crate) fn merge(workshop: &Workshop, main: &Path, pieces: &mut Pieces) -> Result<PathBuf, BuildError> {
    let mut returning = at_start(pieces);
    for (name, module) in &pieces.chunks {
        if is_shared(name) && fs::metadata(module).map_err(at(module))?.len() < SMALL {
            returning.insert(name.clone());
        }
    }
    let merged = workshop.empty("merged")?.join("main.wasm");
    let mut merging = workshop.tool("wasm-merge");
    // The chunks know the main module by this name.
    merging.arg(main).arg("__wasm_split");
    for name in &returning {
        if let Some(module) = pieces.chunks.remove(name) {
            merging.arg(module).arg(name);
        }
    }
    for needed in pieces.needs.values_mut() {
        needed.retain(|name| !returning.contains(name));
    }
    run_quietly(merging.args(FEATURES).args(["-g", "-o"]).arg(&merged))?;
    Ok(merged)
}

/// The chunks that the words of every language need.
fn at_start(pieces: &Pieces) -> BTreeSet<String> {
    let mut words =
        pieces.needs.iter().filter(|(point, _)| point.starts_with(WORDS)).map(|(_, needed)| needed);
    let first: BTreeSet<String> = words.next().into_iter().flatten().cloned().collect();
    words.fold(first, |common, needed| common.into_iter().filter(|name| needed.contains(name)).collect())
}

/// Whether a chunk belongs to several split points.
fn is_shared(name: &str) -> bool {
    name.starts_with("chunk_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_language_needs_is_needed_at_the_start() {
        let needs =
            [("words_en", vec!["a", "b", "en"]), ("words_ja", vec!["b", "ja"]), ("decode", vec!["c"])];
        let needs = needs
            .map(|(point, needed)| (point.to_owned(), needed.into_iter().map(str::to_owned).collect()))
            .into();
        let pieces = Pieces { main: PathBuf::new(), chunks: [].into(), needs };
        assert_eq!(at_start(&pieces), ["b".to_owned()].into());
    }
}
