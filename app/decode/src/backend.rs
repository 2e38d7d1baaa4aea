//! What a backend is, and which there are.

use crate::{
    Credentials, DecodeError, Region, StsHost, Token,
    details::{Details, DetailsPaste},
    endpoint::Endpoint,
    fetch::Browser,
    paste::Paste,
    settings::Settings,
    sts::Sts,
};
use denylens_lang::Words;
use denylens_triage::{Answers, Supplement};
use std::{pin::Pin, rc::Rc};

/// Every backend, in the order in which the page offers them. An id is kept for ever: tests and settings name it.
pub fn backends(settings: &Settings) -> Vec<Rc<dyn DecodeBackend>> {
    let mut backends: Vec<Rc<dyn DecodeBackend>> =
        vec![Rc::new(Paste), Rc::new(Sts::through(Browser, &settings.sts_endpoints))];
    for (at, endpoint) in settings.endpoints.iter().enumerate() {
        backends.push(Rc::new(Endpoint::through(Browser, at, endpoint)));
    }
    backends.push(Rc::new(DetailsPaste));
    backends.push(Rc::new(Details::through(Browser)));
    backends
}

/// One way to get an answer on a refusal that its text doesn't have.
pub trait DecodeBackend {
    /// What the page shows before anything is sent.
    fn describe(&self) -> BackendInfo;

    /// Where the data goes, for one region: `https://` and a host. `None` where it goes nowhere, as with a backend that
    /// doesn't say.
    fn origin(&self, _region: Region, _host: StsHost) -> Option<String> {
        None
    }

    /// Every place that data can go to. The page's security policy allows these and no others.
    fn origins(&self) -> Vec<String> {
        Vec::new()
    }

    /// Gets the answer. Nothing is sent before the future is polled, and dropping it cancels what is under way.
    fn decode<'a>(&'a self, request: &'a DecodeRequest) -> LocalFuture<'a, Result<Decoded, DecodeError>>;
}

/// A future that stays on its thread, as everything does in a browser.
pub type LocalFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A backend's account of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct BackendInfo {
    /// Its stable name, for tests and for settings: lower case, no spaces.
    pub id: String,
    /// What it can answer.
    pub answers: AskKind,
    /// What the page calls it.
    pub name: Words,
    /// One sentence on what it does.
    pub explanation: Words,
    /// What the user has to give: the fields of its form, from top to bottom.
    pub needs: Vec<Need>,
}

/// A field of a backend's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// AWS credentials, in any snippet: [`crate::credentials::read`].
    Credentials,
    /// A region: [`Region::named`].
    Region,
    /// Which of the hosts of STS.
    StsHost,
    /// The bearer token of a team's endpoint.
    Token,
    /// Whether the text of the denying policy is wanted, too.
    PolicyText,
    /// The answer itself, in whatever shape it was printed.
    Text,
}

/// What is asked of a backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The document of this encoded message.
    Encoded(String),
    /// AWS's details on the refusal with this authorization id.
    Details(String),
}

/// The kinds of what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskKind {
    /// [`Ask::Encoded`].
    Encoded,
    /// [`Ask::Details`].
    Details,
}

impl Ask {
    /// A text as the answer.
    pub fn answered_by(&self, text: String) -> Decoded {
        let answers = match self {
            Ask::Encoded(message) => Answers::Encoded(message.clone()),
            Ask::Details(id) => Answers::AuthorizationId(id.clone()),
        };
        Decoded { supplement: Supplement { answers, text }, policies: Vec::new(), withheld: Vec::new() }
    }

    /// Its kind.
    pub fn kind(&self) -> AskKind {
        match self {
            Ask::Encoded(_) => AskKind::Encoded,
            Ask::Details(_) => AskKind::Details,
        }
    }
}

/// A request to a backend. It reads the fields that it said it needs.
#[derive(Clone, Debug)]
pub struct DecodeRequest {
    /// What is asked, as the report gives it.
    pub ask: Ask,
    /// The region to ask in.
    pub region: Option<Region>,
    /// Which of the hosts of STS.
    pub sts_host: StsHost,
    /// Who asks. Shared, so that the page can let go of its hold while a request is under way; never copied.
    pub credentials: Option<Rc<Credentials>>,
    /// Who asks a team's endpoint.
    pub token: Option<Rc<Token>>,
    /// Whether the text of the denying policy is wanted, too.
    pub policy_text: PolicyText,
    /// What the user pasted as the answer.
    pub text: String,
}

/// Whether the text of the denying policy is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PolicyText {
    /// It is.
    Wanted,
    /// It isn't.
    #[default]
    Unwanted,
}

/// What a backend gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The text that joins the report.
    pub supplement: Supplement,
    /// Policies that came with it: what they are called, and their texts.
    pub policies: Vec<(String, String)>,
    /// Policies that were asked for and did not come: what they are called, and why.
    pub withheld: Vec<(String, DecodeError)>,
}

impl DecodeRequest {
    /// A request for an answer, with nothing entered yet.
    pub fn new(ask: Ask) -> DecodeRequest {
        DecodeRequest {
            ask,
            region: None,
            sts_host: StsHost::default(),
            credentials: None,
            token: None,
            policy_text: PolicyText::default(),
            text: String::new(),
        }
    }
}
