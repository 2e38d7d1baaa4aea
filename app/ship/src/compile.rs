//! Compiling the page's crate to WebAssembly.

use crate::workshop::{BuildError, Workshop, run};
use std::{env, path::PathBuf, process::Command};

const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles the page, with what the linker knew left in, and says where the module is.
pub(crate) fn compile(workshop: &Workshop) -> Result<PathBuf, BuildError> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(&workshop.sources)
        .args([
            "build",
            "--release",
            "--locked",
            "--offline",
            "--package",
            "denylens-page",
            "--target",
            TARGET,
        ])
        .env("CARGO_TARGET_DIR", &workshop.target)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags(workshop));
    run(&mut cargo)?;
    Ok(program(workshop))
}

/// Where the compiled program is.
pub(crate) fn program(workshop: &Workshop) -> PathBuf {
    workshop.target.join(TARGET).join("release/denylens-page.wasm")
}

/// Panics name the files of crates: by names that are the same on every machine. What is split needs the relocations of the linker.
fn flags(workshop: &Workshop) -> String {
    let crates = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    let crates = crates.unwrap_or_default();
    format!(
        "--remap-path-prefix={}=/crates --remap-path-prefix={}=/denylens -Clink-args=--emit-relocs",
        crates.display(),
        workshop.sources.display(),
    )
}
