//! The forms of a cause: where one cause is met in several ways, each has its own steps.

use serde::{Deserialize, Serialize};

/// A form of a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A request that names neither action nor layer, and has no encoded message.
    Bare,
    /// There is no room: capacity or addresses are used up.
    Capacity,
    /// A subnet has no address left.
    Addresses,
    /// Too many requests in a short time.
    Throttling,
    /// What may be used in a day is used.
    Daily,
    /// The quota is one that can't be increased.
    Fixed,
    /// AWS verifies the account first.
    Verification,
    /// The code of multi-factor authentication was not accepted.
    Mfa,
    /// The clock of the caller is wrong.
    Clock,
    /// The credentials have expired.
    Expired,
    /// The signature doesn't fit.
    Signature,
    /// The account hasn't subscribed to the service or enabled the Region.
    OptIn,
    /// There are no credentials.
    NoCredentials,
    /// AWS doesn't know the access key or the token.
    UnknownKey,
    /// The KMS key is disabled, is pending deletion, or can't be used in its state.
    KeyState,
    /// An image isn't shared.
    Image,
    /// A snapshot isn't shared.
    Snapshot,
    /// A role is assumed with the token of an identity provider.
    WebIdentity,
    /// A service can't assume the role.
    ServiceRole,
}

impl Form {
    /// Its stable id.
    pub fn id(self) -> &'static str {
        match self {
            Form::Bare => "bare",
            Form::Capacity => "capacity",
            Form::Addresses => "addresses",
            Form::Throttling => "throttling",
            Form::Daily => "daily",
            Form::Fixed => "fixed",
            Form::Verification => "verification",
            Form::Mfa => "mfa",
            Form::Clock => "clock",
            Form::Expired => "expired",
            Form::Signature => "signature",
            Form::OptIn => "opt-in",
            Form::NoCredentials => "no-credentials",
            Form::UnknownKey => "unknown-key",
            Form::KeyState => "key-state",
            Form::Image => "image",
            Form::Snapshot => "snapshot",
            Form::WebIdentity => "web-identity",
            Form::ServiceRole => "service-role",
        }
    }

    /// The section of the cause's prose that has its steps.
    pub fn section(self) -> &'static str {
        match self {
            Form::Bare => "fix.bare",
            Form::Capacity => "fix.capacity",
            Form::Addresses => "fix.addresses",
            Form::Throttling => "fix.throttling",
            Form::Daily => "fix.daily",
            Form::Fixed => "fix.fixed",
            Form::Verification => "fix.verification",
            Form::Mfa => "fix.mfa",
            Form::Clock => "fix.clock",
            Form::Expired => "fix.expired",
            Form::Signature => "fix.signature",
            Form::OptIn => "fix.opt-in",
            Form::NoCredentials => "fix.none",
            Form::UnknownKey => "fix.unknown-key",
            Form::KeyState => "fix.state",
            Form::Image => "fix.image",
            Form::Snapshot => "fix.snapshot",
            Form::WebIdentity => "fix.web-identity",
            Form::ServiceRole => "fix.service",
        }
    }
}
