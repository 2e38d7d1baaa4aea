//! The folder in which Trunk puts the page together.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::document::{self, DocumentError, File, Finished};
use crate::hash;
use crate::headers;
use crate::policy::{self, Source};

/// Why the built page can't be finished.
#[derive(Debug, Error)]
pub(crate) enum StageError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Document(#[from] DocumentError),
}

/// Finishes the page in `folder`, and says what it has become.
pub(crate) fn finish(folder: &Path, connect: &[Source]) -> Result<String, StageError> {
    let stage = Stage { folder };
    let html = stage.text("index.html")?;
    let parts = document::read(&html)?;

    // Trunk names these two after the bytes that it started from. A change of a tool would change their content under
    // a name that browsers keep for a year, so they are named again, after what they have become.
    let wasm = stage.rename_by_content(&parts.wasm, "wasm", stage.bytes(&parts.wasm)?)?;
    let script = stage.rename_by_content(&parts.script, "js", stage.bytes(&parts.script)?)?;
    let sheet = stage.join_sheets(&parts.sheets)?;

    let policy = policy::for_document(connect);
    stage.write("index.html", &document::write(&html, &Finished { policy, script, wasm, sheet })?)?;
    stage.write("_headers", headers::file(&headers::security(connect), &stage.files()?))?;
    let files = stage.files()?;
    let sums: String = files
        .iter()
        .map(|name| Ok(format!("{}  {name}\n", hash::sha256(&stage.bytes(name)?))))
        .collect::<Result<_, StageError>>()?;
    stage.write("SHA256SUMS", &sums)?;
    Ok(format!("The page: {} files, {} hosts it may talk to.\n", files.len(), connect.len()))
}

struct Stage<'a> {
    folder: &'a Path,
}

impl Stage<'_> {
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
        let mut joined = String::new();
        for sheet in sheets {
            joined += &self.text(sheet)?;
            joined += "\n";
            self.remove(sheet)?;
        }
        self.write_by_content("style", "css", joined.as_bytes()).map(Some)
    }

    fn rename_by_content(&self, name: &str, extension: &str, bytes: Vec<u8>) -> Result<File, StageError> {
        self.remove(name)?;
        self.write_by_content("denylens", extension, &bytes)
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
