//! Whether a fix can be used as it is.

use serde::{Deserialize, Serialize};

/// Whether a fix can be used as it is. The worst that holds counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Applicability {
    /// As it is.
    Ready,
    /// It rests on something that the text doesn't say, or is broader than needed.
    MayNeedChange,
    /// Some of its words stand for values that the text doesn't give.
    HasPlaceholders,
}

impl Applicability {
    /// The name used in data.
    pub fn name(self) -> &'static str {
        match self {
            Applicability::Ready => "ready",
            Applicability::MayNeedChange => "may-need-change",
            Applicability::HasPlaceholders => "has-placeholders",
        }
    }
}
