//! What a backend is: a way to look up what the text of a refusal doesn't have. Each is a file of its own below, called as its id is.

pub(crate) mod details;
pub(crate) mod details_paste;
pub(crate) mod endpoint;
pub(crate) mod paste;
pub(crate) mod sts;

use crate::{
    authorization_id::AuthorizationId,
    aws::TokenInAddress,
    backend_id::BackendId,
    credentials::{Credentials, CredentialsError},
    error::DecodeError,
    form_field::FormField,
    lookup::{Lookup, LookupKind},
    message::EncodedMessage,
    region::{Region, StsHost},
    timestamp::Timestamp,
    token::Token,
    transport::LocalFuture,
    words::DecodeWords,
};
use denylens_triage::Supplement;
use std::{borrow::Cow, rc::Rc};

/// One way to look something up.
pub trait DecodeBackend {
    /// What it answers, and what it needs for that.
    fn describe(&self) -> BackendInfo;

    /// What the page calls it.
    fn name(&self, words: &'static DecodeWords) -> Cow<'_, str>;

    /// What it does, and what goes where: the page shows it before anything is sent.
    fn explanation(&self, words: &'static DecodeWords) -> Cow<'_, str>;

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
    fn decode<'a>(&'a self, request: &'a DecodeRequest)
    -> LocalFuture<'a, Result<LookupResult, DecodeError>>;
}

/// A backend's account of itself, but for its sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackendInfo {
    /// Its stable name.
    pub id: BackendId,
    /// What it can answer.
    pub answers: LookupKind,
    /// The fields of its form, from top to bottom.
    pub needs: &'static [FormField],
}

/// A request to a backend. It reads the fields that it said it needs.
#[derive(Clone, Debug)]
pub struct DecodeRequest {
    /// What is looked up, as the report gives it.
    pub lookup: Lookup,
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
    /// Whether the session token may go in the address of a call.
    pub token_in_address: TokenInAddress,
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
pub struct LookupResult {
    /// The text that joins the report.
    pub supplement: Supplement,
    /// Policies that came with it: what they are called, and their texts.
    pub policies: Vec<(String, String)>,
    /// Policies that were asked for and did not come: what they are called, and why.
    pub withheld: Vec<(String, DecodeError)>,
}

impl DecodeRequest {
    /// A request for an answer, with nothing entered yet.
    pub fn new(lookup: Lookup) -> DecodeRequest {
        DecodeRequest {
            lookup,
            region: None,
            sts_host: StsHost::default(),
            credentials: None,
            token: None,
            policy_text: PolicyText::default(),
            text: String::new(),
            token_in_address: TokenInAddress::default(),
        }
    }

    /// The encoded message that is to be decoded.
    pub(crate) fn encoded_message(&self) -> Result<EncodedMessage, DecodeError> {
        match &self.lookup {
            Lookup::Encoded(text) => Ok(EncodedMessage::read(text)?),
            Lookup::Details(_) => Err(DecodeError::Missing(FormField::Text)),
        }
    }

    /// The ID of the authorization whose details are wanted.
    pub(crate) fn authorization_id(&self) -> Result<AuthorizationId, DecodeError> {
        match &self.lookup {
            Lookup::Details(text) => Ok(AuthorizationId::read(text)?),
            Lookup::Encoded(_) => Err(DecodeError::Missing(FormField::Text)),
        }
    }

    /// The credentials, unless their time is known to be over.
    pub(crate) fn credentials_at(&self, now: Timestamp) -> Result<&Credentials, DecodeError> {
        let credentials = self.credentials.as_deref().ok_or(DecodeError::Missing(FormField::Credentials))?;
        if credentials.expired(now) {
            return Err(CredentialsError::Expired.into());
        }
        Ok(credentials)
    }

    /// The region.
    pub(crate) fn region(&self) -> Result<Region, DecodeError> {
        self.region.ok_or(DecodeError::Missing(FormField::Region))
    }

    /// What was pasted as the answer.
    pub(crate) fn pasted(&self) -> Result<LookupResult, DecodeError> {
        if self.text.trim().is_empty() {
            return Err(DecodeError::Missing(FormField::Text));
        }
        Ok(self.answered_by(self.text.clone()))
    }

    /// A text as the answer.
    pub(crate) fn answered_by(&self, text: String) -> LookupResult {
        LookupResult { supplement: self.lookup.answered_by(text), policies: Vec::new(), withheld: Vec::new() }
    }
}
