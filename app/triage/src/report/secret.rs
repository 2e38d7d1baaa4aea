//! Secrets that were pasted by mistake: what they are and where they stand, and nothing of what they say.

use super::Source;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A secret, by its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret {
    /// What it is.
    pub kind: SecretKind,
    /// The text that it stands in.
    pub source: Source,
    /// Where, in bytes of that text.
    pub at: Range<usize>,
}

/// What a secret is. An access key ID is none: it is an id like others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SecretKind {
    /// A secret access key, or a part of one.
    SecretAccessKey,
    /// A session token, or a part of one.
    SessionToken,
    /// The signature of a request: with an address that is signed, whoever has it can make the request.
    Signature,
    /// What stands behind `Bearer` or `Basic`, or another token that lets whoever has it in.
    Authorization,
    /// A password, in an address or behind its name.
    Password,
    /// A private key in PEM.
    PrivateKey,
}

impl SecretKind {
    /// Every kind, the weightiest first.
    pub const ALL: [SecretKind; 6] = [
        SecretKind::SecretAccessKey,
        SecretKind::SessionToken,
        SecretKind::Signature,
        SecretKind::Authorization,
        SecretKind::Password,
        SecretKind::PrivateKey,
    ];
}
