//! Cutting the compiled program: what answers at once stays in the main module, and what is behind a press comes on demand.
//!
//! A function with `#[wasm_split(name)]` and all that only it needs becomes the chunk `name`; what several chunks need becomes a chunk
//! of its own.

use crate::workshop::{BuildError, Workshop, read};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};
use wasm_split_cli_support::{Options, transform};

/// The module that the main one asks for its chunks: see `script`.
pub(crate) const LINK: &str = "./link.js";

/// A program in pieces.
#[derive(Debug)]
pub(crate) struct Pieces {
    /// What wasm-bindgen binds.
    pub(crate) main: PathBuf,
    /// The modules that come on demand, by name.
    pub(crate) chunks: BTreeMap<String, PathBuf>,
    /// Which of them a split point needs, in the order in which they are put together.
    pub(crate) needs: BTreeMap<String, Vec<String>>,
}

/// Splits a compiled program.
pub(crate) fn split(workshop: &Workshop, program: &Path) -> Result<Pieces, BuildError> {
    let folder = workshop.empty("split")?;
    let main = folder.join("main.wasm");
    let bytes = read(program)?;
    let mut options = Options::new(&bytes);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    let split = transform(options).map_err(|error| BuildError::Split(format!("{error:#}")))?;
    let named = |path: PathBuf| Some((path.file_stem()?.to_str()?.to_owned(), path));
    Ok(Pieces {
        main,
        chunks: split.split_modules.into_iter().filter_map(named).collect(),
        needs: split.prefetch_map.into_iter().collect(),
    })
}
