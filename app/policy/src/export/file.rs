//! A file that was read, and what is wrong with it.

use crate::document::DocumentProblemKind;
use serde::{Deserialize, Serialize};

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name.
    pub name: String,
    /// How many policies it gave.
    pub policies: usize,
    /// What is wrong with it.
    pub problems: Vec<FileProblem>,
}

/// Something wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileProblem {
    /// What it is.
    pub kind: FileProblemKind,
    /// The policy that it stands in, by its name.
    pub policy: Option<String>,
    /// The line that it stands in, counted from 1: of the file; or of the policy's own text, where that is packed into a string.
    pub line: Option<usize>,
    /// What stands there, cut after a while.
    pub piece: Option<String>,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileProblemKind {
    /// It could not be unpacked.
    Unreadable,
    /// It is larger than any export.
    TooLarge,
    /// It is an archive of more files than anybody exports.
    TooManyFiles,
    /// It is an archive that grows far more than exports do.
    Swells,
    /// It is an archive whose files share their bytes.
    Overlapping,
    /// It isn't JSON.
    NotJson,
    /// It is JSON, and has no policy that is recognised.
    NoPolicies,
    /// It lists policies by their names, as `organizations list-policies` does: their texts are elsewhere.
    NamesOnly,
    /// It ends in the middle: what was before is used.
    CutOff,
    /// It is one page of an answer, and more would follow: `IsTruncated`, `NextToken`.
    MorePages,
    /// A policy in it has an error.
    Policy(DocumentProblemKind),
}
