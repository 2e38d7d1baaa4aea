//! Compiling the page's crate to WebAssembly, and the standard library with it.
//!
//! The standard library is compiled here too, because the one that comes with Rust is made for speed and says of every panic where it
//! happened, in texts that nobody reads. That was 40 of 580 KB. What it needs is not stable in Rust yet, so this pinned
//! compiler is told to take it all the same.

use crate::workshop::{BuildError, Workshop, run};
use std::{env, path::PathBuf, process::Command};

const TARGET: &str = "wasm32-unknown-unknown";

/// What cargo is asked for. The size of the standard library comes before its speed.
const BUILD: [&str; 8] = [
    "build",
    "--release",
    "--locked",
    "--offline",
    "--target",
    TARGET,
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// What the compiler is asked for.
const FLAGS: [&str; 7] = [
    // What is split needs the relocations of the linker.
    "-Clink-args=--emit-relocs",
    // A panic says nothing, which might be a piece of what was pasted, and stops the program.
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    // Leptos keeps the types of views apart only in its own code. `.cargo/config.toml` has it for all other ways to compile.
    "--cfg=erase_components",
    // Signatures are few: their rounds need not be written out.
    "--cfg=sha2_backend_soft=\"compact\"",
];

/// Compiles the page, with what the linker knew left in, and says where the module is.
pub(crate) fn compile(workshop: &Workshop) -> Result<PathBuf, BuildError> {
    run(&mut cargo(workshop, &["--package=denylens-page".to_owned()]))?;
    Ok(program(workshop))
}

/// Compiles an example of a package in the same way, to be measured.
pub(crate) fn compile_example(workshop: &Workshop, package: &str, name: &str) -> Result<PathBuf, BuildError> {
    run(&mut cargo(workshop, &[format!("--package={package}"), format!("--example={name}")]))?;
    Ok(workshop.target.join(TARGET).join("release/examples").join(name).with_extension("wasm"))
}

fn cargo(workshop: &Workshop, what: &[String]) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(&workshop.sources)
        .args(BUILD)
        .args(what)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", &workshop.target)
        // What cargo's settings name beside them doesn't count then, nor does a wrapper of the compiler.
        .env("CARGO_ENCODED_RUSTFLAGS", flags(workshop))
        .env("RUSTC_WRAPPER", "")
        .env("RUSTC_WORKSPACE_WRAPPER", "");
    cargo
}

/// Where the compiled program is.
pub(crate) fn program(workshop: &Workshop) -> PathBuf {
    workshop.target.join(TARGET).join("release/denylens-page.wasm")
}

/// What stands between flags, which may have spaces.
const SEPARATOR: &str = "\x1f";

/// What the sources say of their own places is the same on every machine.
fn flags(workshop: &Workshop) -> String {
    let crates = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    let crates = crates.unwrap_or_default();
    let places = [(crates, "/crates"), (workshop.sources.clone(), "/denylens")];
    let flags = places.iter().map(|(place, name)| format!("--remap-path-prefix={}={name}", place.display()));
    flags.chain(FLAGS.map(str::to_owned)).collect::<Vec<_>>().join(SEPARATOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_are_ours_alone_and_no_wrapper_is_called() {
        let workshop = Workshop { sources: "/a b".into(), target: "/t".into(), between: "/t/ship".into() };
        let cargo = cargo(&workshop, &[]);
        let given = |name: &str| {
            let (_, value) = cargo.get_envs().find(|(given, _)| *given == name)?;
            Some(value?.to_string_lossy().into_owned())
        };
        let flags = given("CARGO_ENCODED_RUSTFLAGS").unwrap();
        let flags: Vec<_> = flags.split(SEPARATOR).collect();
        assert!(flags.contains(&"--remap-path-prefix=/a b=/denylens"), "{flags:?}");
        assert!(flags.ends_with(&FLAGS), "{flags:?}");
        assert!(include_str!("../../../.cargo/config.toml").contains("[\"--cfg\", \"erase_components\"]"));
        // Cargo: "Setting this to the empty string overwrites the configuration and resets cargo to not use a wrapper."
        assert_eq!(given("RUSTC_WRAPPER").as_deref(), Some(""));
        assert_eq!(given("RUSTC_WORKSPACE_WRAPPER").as_deref(), Some(""));
    }
}
