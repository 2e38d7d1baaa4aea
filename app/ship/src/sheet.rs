//! Style sheets: several, in their order, as one small file.

use crate::workshop::{BuildError, Workshop, read, run_quietly, write};

/// Joins the sheets.
pub(crate) fn join(workshop: &Workshop, stem: &str, sheets: &[String]) -> Result<Vec<u8>, BuildError> {
    let folder = workshop.empty(stem)?;
    let mut whole = Vec::new();
    for sheet in sheets {
        whole.extend(read(&workshop.sources.join(sheet))?);
        whole.push(b'\n');
    }
    let (joined, small) = (folder.join("joined.css"), folder.join("style.css"));
    write(&joined, whole)?;
    run_quietly(
        workshop
            .tool("esbuild")
            .arg(&joined)
            // As browsers read it: nothing is rewritten for older ones.
            .args(["--minify", "--charset=utf8", "--target=esnext", "--log-level=warning"])
            .arg(format!("--outfile={}", small.display())),
    )?;
    read(&small)
}
