//! What a backend is, and which there are.

use crate::{Credentials, DecodeError, Region, fetch::Browser, paste::Paste, sts::Sts};
use denylens_triage::{Supplement, lang::Words};
use std::{fmt, pin::Pin, rc::Rc};

/// Every backend, in the order in which the page offers them. An id is kept for ever: tests and links name it.
pub const BACKENDS: &[&dyn DecodeBackend] = &[&Paste, &Sts::through(Browser)];

/// One way to get an encoded message decoded.
pub trait DecodeBackend {
    /// What the page shows before anything is sent.
    fn describe(&self) -> BackendInfo;

    /// Decodes the message of the request. Nothing is sent before the future is polled, and dropping it cancels what is
    /// under way.
    fn decode<'a>(&'a self, request: &'a DecodeRequest) -> LocalFuture<'a, Result<Supplement, DecodeError>>;
}

/// A future that stays on its thread, as everything does in a browser.
pub type LocalFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A backend's account of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct BackendInfo {
    /// Its stable name, for tests and for settings: lower case, no spaces.
    pub id: &'static str,
    /// What the page calls it.
    pub name: Words,
    /// One sentence on what it does.
    pub explanation: Words,
    /// What the user has to give: the fields of its form, from top to bottom.
    pub needs: &'static [Need],
    /// Where the data goes.
    pub destination: Destination,
}

/// A field of a backend's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// AWS credentials, in any snippet: [`crate::credentials::read`].
    Credentials,
    /// A region: [`Region::named`].
    Region,
    /// The decoded message, in whatever shape it was printed.
    Text,
}

/// Where a backend sends data.
#[derive(Clone, Copy)]
pub enum Destination {
    /// Nowhere: it works without a network.
    Nowhere,
    /// To one host of the region that the user chose.
    HostOf(fn(Region) -> &'static str),
}

impl Destination {
    /// The host for one region.
    pub fn host(self, region: Region) -> Option<&'static str> {
        match self {
            Destination::Nowhere => None,
            Destination::HostOf(host) => Some(host(region)),
        }
    }

    /// Every host that data can go to.
    pub fn hosts(self) -> impl Iterator<Item = &'static str> {
        Region::all().iter().filter_map(move |region| self.host(*region))
    }
}

impl PartialEq for Destination {
    fn eq(&self, other: &Destination) -> bool {
        self.hosts().eq(other.hosts())
    }
}

impl fmt::Debug for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.hosts()).finish()
    }
}

/// What is asked of a backend. It reads the fields that it said it needs.
#[derive(Clone, Debug, Default)]
pub struct DecodeRequest {
    /// The encoded message as the report gives it.
    pub message: String,
    /// The region to ask in.
    pub region: Option<Region>,
    /// Who asks. Shared, so that the page can let go of its hold while a request is under way; never copied.
    pub credentials: Option<Rc<Credentials>>,
    /// What the user pasted as the decoded message.
    pub text: String,
}
