//! Making WebAssembly small.

use crate::{
    trim::silence,
    workshop::{BuildError, Workshop, read, run_quietly, write},
};
use std::path::Path;
use walrus::Module;

/// Lets panics say nothing, and runs binaryen's optimiser. It drops the names of functions, too.
pub(crate) fn optimise(workshop: &Workshop, module: &Path, to: &Path) -> Result<(), BuildError> {
    let failed = |error| BuildError::Optimise(format!("{}: {error:#}", module.display()));
    let mut silent = Module::from_buffer(&read(module)?).map_err(failed)?;
    silence(&mut silent);
    write(to, silent.emit_wasm())?;
    run_quietly(workshop.tool("wasm-opt").arg("-Oz").arg(to).arg("-o").arg(to))
}
