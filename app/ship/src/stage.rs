//! The folder in which Trunk puts the page together.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use thiserror::Error;

use crate::{
    document::{self, Chosen, DocumentError, File, Finished, Locator},
    hash, headers,
    policy::{self, Source},
};
use denylens_decode::Settings;

/// Why the built page can't be finished.
#[derive(Debug, Error)]
pub(crate) enum StageError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("the settings can't be written: {0}")]
    Settings(#[from] serde_json::Error),
    #[error("the locator's script has no `{START}`, which app/locator/start.js calls")]
    Start,
    #[error(transparent)]
    Document(#[from] DocumentError),
}

/// What starts the WebAssembly, inside the module that wasm-bindgen writes.
const START: &str = "__wbg_init";

/// Finishes the page in `folder`, and says what it has become.
pub(crate) fn finish(folder: &Path, connect: &[Source], settings: &Settings) -> Result<String, StageError> {
    let stage = Stage { folder };
    let html = stage.text("index.html")?;
    let parts = document::read(&html)?;

    // Trunk names these after the bytes that it started from, or not at all. A change of a tool would change their content under
    // a name that browsers keep for a year, so they are named again, after what they have become.
    let wasm = stage.rename_by_content(&parts.wasm, "denylens", "wasm")?;
    let script = stage.rename_by_content(&parts.script, "denylens", "js")?;
    if !stage.text(&parts.locator.script)?.contains(&format!("{START} as default")) {
        return Err(StageError::Start);
    }
    let locator = Locator {
        // A worker starts from one script, so that one hash covers all of it.
        script: stage.join([&parts.locator.script, &parts.locator.start], "locator", "js")?,
        wasm: stage.rename_by_content(&parts.locator.wasm, "locator", "wasm")?,
    };
    let sheet = stage.join_sheets(&parts.sheets)?;

    let chosen = chosen(connect, settings)?;
    stage
        .write("index.html", &document::write(&html, &Finished { chosen, script, wasm, locator, sheet })?)?;
    stage.seal(connect)
}

/// Gives a page that was finished before other settings.
pub(crate) fn configure(
    folder: &Path,
    connect: &[Source],
    settings: &Settings,
) -> Result<String, StageError> {
    let stage = Stage { folder };
    let html = stage.text("index.html")?;
    stage.write("index.html", &document::configure(&html, &chosen(connect, settings)?)?)?;
    for name in SEALS {
        stage.remove(name)?;
    }
    stage.seal(connect)
}

/// The files that are about the other files.
const SEALS: [&str; 2] = ["_headers", "SHA256SUMS"];

fn chosen(connect: &[Source], settings: &Settings) -> Result<Chosen, StageError> {
    Ok(Chosen { policy: policy::for_document(connect), settings: serde_json::to_string(settings)? })
}

struct Stage<'a> {
    folder: &'a Path,
}

impl Stage<'_> {
    /// Writes the files that are about the other files.
    fn seal(&self, connect: &[Source]) -> Result<String, StageError> {
        self.write("_headers", headers::file(&headers::security(connect), &self.files()?))?;
        let files = self.files()?;
        let sums: String = files
            .iter()
            .map(|name| Ok(format!("{}  {name}\n", hash::sha256(&self.bytes(name)?))))
            .collect::<Result<_, StageError>>()?;
        self.write("SHA256SUMS", &sums)?;
        Ok(format!("The page: {} files, {} hosts it may talk to.\n", files.len(), connect.len()))
    }

    /// Every file, relative to the folder, sorted.
    fn files(&self) -> Result<Vec<String>, StageError> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).map_err(at(&folder))? {
                let path = entry.map_err(at(&folder))?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(name) = path.strip_prefix(self.folder) {
                    files.push(name.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        files.sort();
        Ok(files)
    }

    fn join_sheets(&self, sheets: &[String]) -> Result<Option<File>, StageError> {
        if sheets.is_empty() {
            return Ok(None);
        }
        self.join(sheets, "style", "css").map(Some)
    }

    /// Makes one file of several, in their order.
    fn join<'n>(
        &self,
        names: impl IntoIterator<Item = &'n String>,
        stem: &str,
        extension: &str,
    ) -> Result<File, StageError> {
        let mut joined = String::new();
        for name in names {
            joined += &self.text(name)?;
            joined += "\n";
            self.remove(name)?;
        }
        self.write_by_content(stem, extension, joined.as_bytes())
    }

    fn rename_by_content(&self, name: &str, stem: &str, extension: &str) -> Result<File, StageError> {
        let bytes = self.bytes(name)?;
        self.remove(name)?;
        self.write_by_content(stem, extension, &bytes)
    }

    fn write_by_content(&self, stem: &str, extension: &str, bytes: &[u8]) -> Result<File, StageError> {
        let digest: String = hash::sha256(bytes).chars().take(16).collect();
        let name = format!("{stem}-{digest}.{extension}");
        self.write(&name, bytes)?;
        Ok(File { name, integrity: hash::integrity(bytes) })
    }

    fn text(&self, name: &str) -> Result<String, StageError> {
        let path = self.folder.join(name);
        fs::read_to_string(&path).map_err(at(&path))
    }

    fn bytes(&self, name: &str) -> Result<Vec<u8>, StageError> {
        let path = self.folder.join(name);
        fs::read(&path).map_err(at(&path))
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Result<(), StageError> {
        let path = self.folder.join(name);
        fs::write(&path, content).map_err(at(&path))
    }

    fn remove(&self, name: &str) -> Result<(), StageError> {
        let path = self.folder.join(name);
        fs::remove_file(&path).map_err(at(&path))
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> StageError {
    let path = path.to_owned();
    |source| StageError::Io { path, source }
}
