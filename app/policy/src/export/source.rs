//! What the readers of all shapes need of the file that they read.

use std::sync::Arc;

/// A file while it is read.
pub(super) struct Source {
    /// Its place in [`Library::files`](super::Library::files).
    pub(super) file: usize,
    pub(super) text: Arc<String>,
    /// Where the document that is being read was cut off.
    pub(super) cut: Option<usize>,
}
