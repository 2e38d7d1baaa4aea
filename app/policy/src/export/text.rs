//! The text of a policy: mostly a piece of the file that it came in, which is not copied.

use std::{
    ops::{Deref, Range},
    sync::Arc,
};

/// A text, or a piece of one that others share.
#[derive(Clone, Debug, Default)]
pub struct DocumentText {
    whole: Arc<String>,
    place: Range<usize>,
}

impl DocumentText {
    /// A piece of a text; empty where the place isn't one.
    pub(super) fn piece(whole: &Arc<String>, place: Range<usize>) -> DocumentText {
        DocumentText { whole: Arc::clone(whole), place }
    }

    /// The line of a place in it, counted from 1: in the text that it is a piece of.
    pub(super) fn line(&self, at: usize) -> usize {
        let before = self.whole.as_bytes().get(..self.place.start + at).unwrap_or_default();
        memchr::memchr_iter(b'\n', before).count() + 1
    }
}

impl From<&str> for DocumentText {
    fn from(text: &str) -> DocumentText {
        DocumentText { place: 0..text.len(), whole: Arc::new(text.to_owned()) }
    }
}

impl Deref for DocumentText {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get(self.place.clone()).unwrap_or_default()
    }
}
