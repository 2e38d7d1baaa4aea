//! Where a build happens, and how its steps fail.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};
use thiserror::Error;

/// The folders of a build.
#[derive(Debug)]
pub(crate) struct Workshop {
    /// The sources.
    pub(crate) sources: PathBuf,
    /// What cargo builds.
    pub(crate) target: PathBuf,
    /// What lies between two steps.
    pub(crate) between: PathBuf,
}

/// Why a step of the build failed.
#[derive(Debug, Error)]
pub(crate) enum BuildError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("`{program}` can't be started: {source}. `make set-up` installs what the build needs")]
    Missing { program: String, source: io::Error },
    #[error("`{program}` failed: {said}")]
    Failed { program: String, said: String },
    #[error("the WebAssembly can't be split: {0}")]
    Split(String),
    #[error("wasm-bindgen: {0}")]
    Bind(String),
    #[error("the names of functions can't be read: {0}")]
    Names(String),
}

impl Workshop {
    /// In this folder of sources.
    pub(crate) fn new(sources: &Path) -> Result<Workshop, BuildError> {
        let sources = sources.canonicalize().map_err(at(sources))?;
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| sources.join("target"), PathBuf::from);
        let between = target.join("ship");
        Ok(Workshop { sources, target, between })
    }

    /// An empty folder for a step.
    pub(crate) fn empty(&self, step: &str) -> Result<PathBuf, BuildError> {
        let folder = self.between.join(step);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(at(&folder))?;
        }
        fs::create_dir_all(&folder).map_err(at(&folder))?;
        Ok(folder)
    }

    /// A program that `tools/package-lock.json` pins.
    pub(crate) fn tool(&self, name: &str) -> Command {
        Command::new(self.sources.join("tools/node_modules/.bin").join(name))
    }
}

/// Runs a program to its end. What it says is passed on.
pub(crate) fn run(command: &mut Command) -> Result<(), BuildError> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(BuildError::Failed { program, said: "what it said stands above".to_owned() }),
        Err(source) => Err(BuildError::Missing { program, source }),
    }
}

/// Runs a program to its end. What it says is of interest only if it fails.
pub(crate) fn run_quietly(command: &mut Command) -> Result<(), BuildError> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            Err(BuildError::Failed { program, said: String::from_utf8_lossy(&output.stderr).into_owned() })
        }
        Err(source) => Err(BuildError::Missing { program, source }),
    }
}

pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> BuildError {
    let path = path.to_owned();
    |source| BuildError::Io { path, source }
}

/// Reads a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, BuildError> {
    fs::read(path).map_err(at(path))
}

/// Writes a file.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), BuildError> {
    fs::write(path, content).map_err(at(path))
}
