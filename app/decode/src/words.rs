//! Every sentence about decoding, by language.
//!
//! A language is one value of [`DecodeWords`]: a sentence that is missing in one of them doesn't compile. Errors and backends carry
//! ids and values; their sentences are asked here. [`words`] alone names the languages; everything else takes one value, so that a
//! page can load each language when it is spoken: [`en::WORDS`] and [`ja::WORDS`] are data of their own.
//!
//! `docs/ARCHITECTURE.md` tells how a language is added.

pub mod en;
pub mod ja;

use crate::{
    aws::AwsError, credentials::CredentialsError, endpoint::EndpointError, error::DecodeError,
    failure::Fault, form_field::FormField, message::MessageError, region::UnknownRegion,
    transport::TransportError,
};
use denylens_lang::Lang;
use std::borrow::Cow;

/// The words of a language.
pub fn words(lang: Lang) -> &'static DecodeWords {
    match lang {
        Lang::En => &en::WORDS,
        Lang::Ja => &ja::WORDS,
    }
}

/// Everything that is said about decoding, by area.
pub struct DecodeWords {
    /// The language.
    pub lang: Lang,
    /// Where a fault is, as a heading.
    pub fault: fn(Fault) -> &'static str,
    /// The backends.
    pub backends: BackendWords,
    /// What a form lacks, and what can't be sent.
    pub request: RequestWords,
    /// Encoded messages that can't be one.
    pub message: ErrorWords<MessageError>,
    /// Regions that aren't on the list.
    pub region: ErrorWords<UnknownRegion>,
    /// Credentials that can't be used.
    pub credentials: ErrorWords<CredentialsError>,
    /// No answer.
    pub transport: ErrorWords<TransportError>,
    /// Answers of AWS without a document.
    pub aws: ErrorWords<AwsError>,
    /// Answers of a team's endpoint without a document.
    pub endpoint: ErrorWords<EndpointError>,
}

/// What is said of the errors of a type.
pub struct ErrorWords<E> {
    /// What happened.
    pub what: fn(&E) -> Cow<'static, str>,
    /// What to do next.
    pub next: fn(&E) -> &'static str,
}

/// What is said of one error.
#[derive(Clone, Copy, Debug)]
pub struct OneError {
    /// What happened.
    pub what: &'static str,
    /// What to do next.
    pub next: &'static str,
}

/// What is said of the backends.
pub struct BackendWords {
    /// A decoded message is pasted.
    pub paste: OneBackend,
    /// STS is asked.
    pub sts: OneBackend,
    /// What a team's endpoint at a host does; its name is in the settings.
    pub endpoint: fn(host: &str) -> String,
    /// Authorization details are pasted.
    pub details_paste: OneBackend,
    /// IAM is asked.
    pub details: OneBackend,
}

/// What is said of one backend.
#[derive(Clone, Copy, Debug)]
pub struct OneBackend {
    /// What the page calls it.
    pub name: &'static str,
    /// What it does, and what goes where.
    pub explanation: &'static str,
}

/// What is said of a request that can't be made.
pub struct RequestWords {
    /// There is no token.
    pub no_token: OneError,
    /// There is no text.
    pub no_text: OneError,
    /// What stands for an authorization id is none.
    pub not_an_id: OneError,
    /// The region has no such host.
    pub no_such_host: OneError,
    /// Calls with headers don't get through: see [`DecodeError::HeadersLost`].
    pub headers_lost: OneError,
    /// It could not be signed.
    pub signing: OneError,
}

impl DecodeWords {
    /// What happened.
    pub fn what(&self, error: &DecodeError) -> Cow<'static, str> {
        self.said(error).0
    }

    /// What to do next.
    pub fn next(&self, error: &DecodeError) -> &'static str {
        self.said(error).1
    }

    fn said(&self, error: &DecodeError) -> (Cow<'static, str>, &'static str) {
        match error {
            DecodeError::Missing(FormField::Credentials) => {
                self.credentials.said(&CredentialsError::NothingFound)
            }
            DecodeError::Missing(FormField::Region) => self.region.said(&UnknownRegion::Empty),
            DecodeError::Missing(FormField::Token) => self.request.no_token.said(),
            DecodeError::Missing(FormField::Text | FormField::StsHost | FormField::PolicyText) => {
                self.request.no_text.said()
            }
            DecodeError::Message(error) => self.message.said(error),
            DecodeError::Credentials(error) => self.credentials.said(error),
            DecodeError::Region(error) => self.region.said(error),
            DecodeError::Transport(error) => self.transport.said(error),
            DecodeError::Aws(error) => self.aws.said(error),
            DecodeError::Endpoint(error) => self.endpoint.said(error),
            DecodeError::Id(_) => self.request.not_an_id.said(),
            DecodeError::NoSuchHost => self.request.no_such_host.said(),
            DecodeError::HeadersLost => self.request.headers_lost.said(),
            DecodeError::Signing => self.request.signing.said(),
        }
    }
}

impl<E> ErrorWords<E> {
    fn said(&self, error: &E) -> (Cow<'static, str>, &'static str) {
        ((self.what)(error), (self.next)(error))
    }
}

impl OneError {
    fn said(self) -> (Cow<'static, str>, &'static str) {
        (self.what.into(), self.next)
    }
}

#[cfg(test)]
mod tests;
