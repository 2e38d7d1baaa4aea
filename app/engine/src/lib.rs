//! The one door to everything that thinks: reading a text, advice on it, writing it down, and the user's own policies.
//!
//! Two ways lead to it. [`ReadText`] is the direct one, for texts that are read within a frame. The worker is the other, for long
//! texts, files and policies: [`protocol`] is what goes to it and comes back, [`Session`] what it knows and answers; both are plain
//! values, tested natively. [`worker`] is the browser's side of it.
//!
//! What is known of a refusal comes out in no language, as a [`report::Denial`]; [`Told`] says it in one. Who asks knows no other
//! crate of those behind the door: their words are exported again here.
//!
//! No secret that stands beside a refusal comes out: it is covered before anything is read.

mod combined;
mod digest;
mod exhibit;
mod form;
mod group;
mod policies;
pub mod protocol;
mod read_text;
mod session;
mod together;
pub mod worker;

pub use combined::{CombinedPolicy, LeftOut, Named, Size};
pub use denylens_advise::Advice;
pub use denylens_lang::Lang;
pub use denylens_render::{
    FirstWords, Headline, Message, MessageForm, Sentence, Sharing, Span, Told, Words, headline,
    prose::Reference, title, words,
};
pub use denylens_triage::{Answers, Supplement};
pub use digest::{Digest, Entry, SecretsSeen, Wait, Window};
pub use exhibit::{Exhibit, Origin, Piece, Proof, Role};
pub use form::ReportForm;
pub use group::{Group, Whose};
pub use policies::{Given, GivenPolicies};
pub use read_text::{Behind, ReadText};
pub use session::Session;

/// What is known of a refusal.
pub mod report {
    pub use denylens_policy::Layer;
    pub use denylens_triage::report::*;
}

/// Secrets in a text, before anything is read of it.
pub mod secrets {
    pub use denylens_triage::secrets::{find, without};
}

/// What to do about one.
pub mod advice {
    pub use denylens_advise::{
        Contact, NextStep, Note,
        checklist::{Check, CheckItem, Done},
        command::{Command, export::commands as export_commands, shell::Shell},
        fix::{self, Applicability, Fix},
        format::Format,
        handoff::{Handoff, Request},
        merged::Left,
        prose::{Passage, Topic},
    };
}

/// The user's own policies, and what they say of one.
pub mod located {
    pub use denylens_locate::{
        Attachment, Caller, Found, Knowledge, Located, Need, Resemblance, Subject, TokenFinding,
        what_if::{Access, Breadth, Change, Excepted, Fate, Line, Tried, difference, with_exception},
    };
    pub use denylens_policy::{
        Decision, Truth,
        document::DocumentProblemKind,
        export::{File, FileProblem, FileProblemKind},
        json::JsonProblemKind,
    };
}
