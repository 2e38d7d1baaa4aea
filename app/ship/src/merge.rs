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

/// What a chunk is called that belongs to one split point, before the name of that.
const OWN: &str = "split_";

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
        if (is_shared(name) || is_of_words(name)) && fs::metadata(module).map_err(at(module))?.len() < SMALL {
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
    name_words(pieces);
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

/// Gives the words that are said at first in a language the name of their split point: they are shared with the rest of its words, and
/// what shares is a chunk without a name.
fn name_words(pieces: &mut Pieces) {
    let words = pieces.needs.iter().filter(|(point, _)| point.starts_with(WORDS));
    let named: Vec<(String, String)> = words
        .filter_map(|(point, needed)| match needed.as_slice() {
            [one] if is_shared(one) => Some((one.clone(), format!("{OWN}{point}"))),
            _ => None,
        })
        .collect();
    for (old, new) in named {
        if let Some(module) = pieces.chunks.remove(&old) {
            pieces.chunks.insert(new.clone(), module);
        }
        for name in pieces.needs.values_mut().flatten().filter(|name| **name == old) {
            name.clone_from(&new);
        }
    }
}

/// Whether a chunk belongs to the split point of a language alone.
fn is_of_words(name: &str) -> bool {
    name.strip_prefix(OWN).is_some_and(|point| point.starts_with(WORDS))
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

    #[test]
    fn the_first_words_of_a_language_are_called_after_it() {
        let needs =
            [("words_en", vec!["chunk_7"]), ("more_words_en", vec!["chunk_7", "split_more_words_en"])];
        let needs = needs
            .map(|(point, needed)| (point.to_owned(), needed.into_iter().map(str::to_owned).collect()))
            .into();
        let chunks = [("chunk_7".to_owned(), PathBuf::from("7.wasm"))].into();
        let mut pieces = Pieces { main: PathBuf::new(), chunks, needs };
        name_words(&mut pieces);
        assert_eq!(pieces.chunks["split_words_en"], PathBuf::from("7.wasm"));
        assert_eq!(pieces.needs["words_en"], ["split_words_en"]);
        assert_eq!(pieces.needs["more_words_en"], ["split_words_en", "split_more_words_en"]);
    }
}
