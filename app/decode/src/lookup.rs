//! What can be looked up about a refusal, because its text doesn't have it.

use denylens_triage::{Answers, Supplement};

/// What is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// The document of this encoded message.
    Encoded(String),
    /// AWS's details on the refusal with this authorization id.
    Details(String),
}

/// The kinds of what is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookupKind {
    /// [`Lookup::Encoded`].
    Encoded,
    /// [`Lookup::Details`].
    Details,
}

impl Lookup {
    /// Its kind.
    pub fn kind(&self) -> LookupKind {
        match self {
            Lookup::Encoded(_) => LookupKind::Encoded,
            Lookup::Details(_) => LookupKind::Details,
        }
    }

    /// A text that answers it, to join the report.
    pub fn answered_by(&self, text: String) -> Supplement {
        let answers = match self {
            Lookup::Encoded(message) => Answers::Encoded(message.clone()),
            Lookup::Details(id) => Answers::AuthorizationId(id.clone()),
        };
        Supplement { answers, text }
    }
}
