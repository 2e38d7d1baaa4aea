//! Making WebAssembly small.

use crate::workshop::{BuildError, Workshop, run_quietly};
use std::path::Path;

/// What binaryen does: all that makes a module small, and out with what says how it was made. Nothing lies in the first kilobyte of
/// the memory: there the stack ends.
const PASSES: [&str; 4] = ["-Oz", "--low-memory-unused", "--strip-producers", "--strip-target-features"];

/// Runs binaryen's optimiser. It drops the names of functions, too.
pub(crate) fn optimise(workshop: &Workshop, module: &Path, to: &Path) -> Result<(), BuildError> {
    run_quietly(workshop.tool("wasm-opt").args(PASSES).arg(module).arg("-o").arg(to))
}
