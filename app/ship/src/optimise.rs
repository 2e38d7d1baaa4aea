//! Making WebAssembly small.

use crate::workshop::{BuildError, Workshop, run_quietly};
use std::path::Path;

/// Runs binaryen's optimiser. It drops the names of functions, too.
pub(crate) fn optimise(workshop: &Workshop, module: &Path, to: &Path) -> Result<(), BuildError> {
    run_quietly(workshop.tool("wasm-opt").arg("-Oz").arg(module).arg("-o").arg(to))
}
