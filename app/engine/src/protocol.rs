//! What the page asks of the worker, and what the worker tells. Both go as JSON; the content of a file goes beside it.

use denylens_locate::{
    Located, Subject,
    what_if::{Change, Tried},
};
use denylens_policy::export::File;
use serde::{Deserialize, Serialize};

/// What the page asks. The worker answers in the order of asking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Read a file, whose content goes beside: an archive, or a text.
    Read {
        /// The page's number for it.
        id: u32,
        /// Its name.
        name: String,
        /// What to do with a file that has no policies.
        otherwise: Otherwise,
    },
    /// Read a text.
    Add {
        /// The page's number for it.
        id: u32,
        /// What it is called.
        name: String,
        /// The text.
        text: String,
    },
    /// The refusal that is looked at now, if it has a request; and its number, which comes back with every answer about it.
    About(u32, Option<Subject>),
    /// Try a change with this text; `None` ends trying.
    Try(Option<(Change, String)>),
    /// Tell the text of a policy, by its place.
    Text(usize),
}

/// What becomes of a file without policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Otherwise {
    /// It was given as policies: it is listed with what is wrong.
    List,
    /// It may be something else: it is left to the page.
    Leave,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Tell {
    /// It has started, and needs nothing more of the network.
    Ready,
    /// How far it is with a file.
    Progress(Progress),
    /// What it has, and what that says of the refusal.
    Held(Held),
    /// What would become of the request; `None` where the text has no statement, or nothing is tried.
    Tried(Option<Tried>),
    /// The text of a policy, by its place.
    Text(usize, String),
    /// A file has no policies, and was left: the page's number for it.
    Left(u32),
    /// A file did not come.
    Unreadable(String),
}

/// How far the reading of a file is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The file's name.
    pub name: String,
    /// What is done with it.
    pub step: Step,
}

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// It comes in: so many of so many bytes, as it lies on the disk.
    Loading(f64, f64),
    /// Its policies are read. This is one step: how far it is can't be told.
    Reading,
}

/// What the worker has, and what that says of the refusal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// The files.
    pub files: Vec<File>,
    /// The page's number for the last that was read.
    pub last: u32,
    /// The refusal's number.
    pub about: u32,
    /// What the policies say of it; `None` without files, or without a request.
    pub located: Option<Located>,
}
