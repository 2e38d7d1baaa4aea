//! The folder in which the page is put together.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use thiserror::Error;

use crate::{
    document::{self, Chosen, DocumentError, File, Files},
    hash,
    headers::{self, Header},
    policy::{self, NotOneHost, Source},
    workshop::BuildError,
};
use denylens_decode::Settings;

/// Why the built page can't be finished.
#[derive(Debug, Error)]
pub(crate) enum StageError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("the settings can't be written: {0}")]
    Settings(#[from] serde_json::Error),
    #[error("{}: it has no headers. `make dist` and `denylens-ship configure` write it", .0.display())]
    Headers(PathBuf),
    #[error(transparent)]
    Document(#[from] DocumentError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error(transparent)]
    Source(#[from] NotOneHost),
}

/// Gives a page that was finished before other settings.
pub(crate) fn configure(folder: &Path, settings: &Settings) -> Result<String, StageError> {
    let stage = Stage { folder };
    let connect = policy::connect_sources(settings)?;
    let html = stage.text("index.html")?;
    stage.write("index.html", &document::configure(&html, &chosen(&connect, settings)?)?)?;
    for name in SEALS {
        stage.remove(name)?;
    }
    stage.seal(&connect)
}

/// The headers of every response of a page that is finished, with the settings that it has.
pub(crate) fn security_headers(folder: &Path) -> Result<Vec<Header>, StageError> {
    let headers = headers::read(&Stage { folder }.text(HEADERS)?);
    if headers.is_empty() { Err(StageError::Headers(folder.join(HEADERS))) } else { Ok(headers) }
}

/// What says which headers a host is to send.
const HEADERS: &str = "_headers";

/// The files that are about the other files.
const SEALS: [&str; 2] = [HEADERS, "SHA256SUMS"];

fn chosen(connect: &[Source], settings: &Settings) -> Result<Chosen, StageError> {
    Ok(Chosen { policy: policy::for_document(connect), settings: serde_json::to_string(settings)? })
}

/// The folder of a page.
pub(crate) struct Stage<'a> {
    folder: &'a Path,
}

impl<'a> Stage<'a> {
    pub(crate) fn new(folder: &'a Path) -> Self {
        Stage { folder }
    }

    /// Finishes a page whose other files are there, and says what it has become.
    pub(crate) fn finish(
        &self,
        html: &str,
        settings: &Settings,
        files: &Files,
    ) -> Result<String, StageError> {
        let connect = policy::connect_sources(settings)?;
        self.write("index.html", &document::write(html, &chosen(&connect, settings)?, files)?)?;
        self.seal(&connect)
    }

    /// Names a file after its content, so that browsers may keep it for a year.
    pub(crate) fn write_by_content(
        &self,
        stem: &str,
        extension: &str,
        bytes: &[u8],
    ) -> Result<File, StageError> {
        let name = format!("{stem}-{}.{extension}", hash::short(bytes));
        self.write(&name, bytes)?;
        Ok(File { name, integrity: hash::integrity(bytes) })
    }

    /// Writes the files that are about the other files.
    fn seal(&self, connect: &[Source]) -> Result<String, StageError> {
        self.write(HEADERS, headers::file(&headers::security(connect), &self.files()?))?;
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
