//! What the page asks of the worker, and what the worker tells. Both go as bytes, in a form without names: page and
//! worker are one build. The content of a file goes beside it.
//!
//! What is asked about a text carries the text's edition, the page's number for it: an answer about an older one is of no use.

pub use crate::policies::{Held, Otherwise};

use crate::{
    digest::{Digest, Window},
    form::ReportForm,
    read_text::Behind,
};
use denylens_advise::command::shell::Shell;
use denylens_lang::Lang;
use denylens_locate::{
    Subject,
    what_if::{Change, Tried},
};
use denylens_render::Sharing;
use denylens_triage::Supplement;
use serde::{Deserialize, Serialize};

/// What the page asks. The worker answers in the order of asking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Something about a text, under a number that comes back with the answer.
    Text(u32, TextAsk),
    /// Take a file with policies, whose content goes beside: an archive, or a text.
    Open {
        /// The page's number for it.
        id: u32,
        /// Its name.
        name: String,
        /// What to do with a file that has no policies.
        otherwise: Otherwise,
    },
    /// Take a text with policies.
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
    PolicyText(usize),
}

impl Ask {
    /// As bytes; none where there is no memory for them.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        postcard::to_allocvec(self).ok()
    }

    /// Out of bytes.
    pub fn of(bytes: &[u8]) -> Option<Ask> {
        postcard::from_bytes(bytes).ok()
    }
}

/// What is asked about a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TextAsk {
    /// Read the text that goes beside, with those that arrived after it. It takes the place of the one before.
    Read {
        /// The text's edition.
        edition: u32,
        /// Those that arrived after it.
        supplements: Vec<Supplement>,
        /// What to tell of it.
        window: Window,
    },
    /// Tell another part of it.
    Show {
        /// The text's edition.
        edition: u32,
        /// What to tell of it.
        window: Window,
    },
    /// What stands behind the verdict on one of its refusals.
    Behind {
        /// The text's edition.
        edition: u32,
        /// The place of the refusal, from 0.
        selected: usize,
    },
    /// Write the whole report.
    Write {
        /// The text's edition.
        edition: u32,
        /// In this form.
        form: ReportForm,
        /// With or without names.
        sharing: Sharing,
        /// The shell for which commands are written.
        shell: Shell,
        /// In this language.
        lang: Lang,
    },
}

/// What is told about a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TextAnswer {
    /// What there is to show.
    Digest(Box<Digest>),
    /// What stands behind a verdict.
    Behind(Box<Behind>),
    /// The report.
    Written(String),
    /// The text of that edition isn't here any more; or the words of that language haven't come.
    Nothing,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Tell {
    /// It has started, and needs nothing more of the network.
    Ready,
    /// How far it is with a file.
    Progress(Progress),
    /// One more of what was asked about policies is done.
    Done,
    /// The answer to what was asked about a text under this number.
    Text(u32, TextAnswer),
    /// What it has, and what that says of the refusal.
    Held(Held),
    /// What would become of the request; `None` where the text has no statement, or nothing is tried.
    Tried(Option<Tried>),
    /// The text of a policy, by its place.
    PolicyText(usize, String),
    /// A file has no policies, and was left: the page's number for it.
    Left(u32),
    /// A file did not come.
    Unreadable(String),
}

impl Tell {
    /// As bytes; none where there is no memory for them.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        postcard::to_allocvec(self).ok()
    }

    /// Out of bytes.
    pub fn of(bytes: &[u8]) -> Option<Tell> {
        postcard::from_bytes(bytes).ok()
    }
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
    Loading(u64, u64),
    /// It is unpacked: so many of so many files.
    Unpacking(u64, u64),
    /// Its policies are read: so many of so many files.
    Reading(u64, u64),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{policies::GivenPolicies, read_text::ReadText};
    use denylens_locate::Subject;

    const REFUSED: &str = "An error occurred (AccessDenied) when calling the GetObject operation: User: \
        arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::data/key \
        with an explicit deny in an identity-based policy";

    #[test]
    fn what_is_asked_arrives() {
        for ask in [
            Ask::Text(
                7,
                TextAsk::Read {
                    edition: 3,
                    supplements: Vec::new(),
                    window: Window { listed: 50, selected: 1 },
                },
            ),
            Ask::Add { id: 1, name: "拒否.json".to_owned(), text: "{}".to_owned() },
            Ask::About(2, None),
        ] {
            assert_eq!(Ask::of(&ask.bytes().unwrap()), Some(ask));
        }
    }

    #[test]
    fn what_is_told_arrives() {
        let read = ReadText::of(REFUSED.to_owned(), Vec::new());
        let digest = read.digest(Window::default());
        let mut given = GivenPolicies::default();
        given.look_at(1, digest.refusal.as_ref().and_then(Subject::of));
        given.add(
            "deny.json",
            r#"{"Statement":[{"Sid":"No","Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#,
            Otherwise::List,
        );
        for tell in [
            Tell::Text(1, TextAnswer::Digest(Box::new(digest))),
            Tell::Text(2, TextAnswer::Behind(Box::new(read.behind(0)))),
            Tell::Held(given.held()),
            Tell::Progress(Progress { name: "a".to_owned(), step: Step::Loading(1, 3) }),
        ] {
            assert_eq!(Tell::of(&tell.bytes().unwrap()), Some(tell));
        }
    }

    #[test]
    fn other_bytes_are_nothing() {
        assert_eq!(Ask::of(&[255, 255, 255]), None);
        assert_eq!(Tell::of(&[]), None);
    }
}
