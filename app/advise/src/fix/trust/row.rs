//! What there is to know of an identity provider: a row of the registry.

use denylens_triage::report::WebIdentity;

/// One row of the registry.
pub(super) struct Row {
    /// Whether an issuer is of this provider.
    pub(super) is_issuer: fn(&str) -> bool,
    /// Whether a subject has the form that this provider gives them, and no other.
    pub(super) is_subject: fn(&str) -> bool,
    /// The issuer where the text names none: it is the same for all, or has names in capitals.
    pub(super) issuer: &'static str,
    /// How a trust policy names the provider.
    pub(super) principal: Principal,
    /// The audience that its tokens have unless somebody asks for another; given the issuer.
    pub(super) audience: fn(&str) -> String,
    /// What a trust policy demands of who it is.
    pub(super) bearer: fn(&WebIdentity) -> Bearer,
}

/// How a trust policy names a provider.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Principal {
    /// By the ARN that it has in the account.
    Arn,
    /// By its own name: AWS has it built in.
    Name,
}

/// A condition on who came with the token.
pub(super) struct Bearer {
    pub(super) operator: &'static str,
    /// The last part of the key.
    pub(super) claim: &'static str,
    pub(super) value: String,
    pub(super) known: Known,
}

/// How much of a value the text gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// All of it.
    Said,
    /// What it is made of.
    Concluded,
    /// Names in capitals stand for some of it.
    Open,
}

impl Bearer {
    /// A subject as it is.
    pub(super) fn is(value: impl Into<String>, known: Known) -> Bearer {
        Bearer { operator: "StringEquals", claim: "sub", value: value.into(), known }
    }

    /// A subject of which parts change with every run: a wildcard stands for those.
    pub(super) fn like(value: impl Into<String>, known: Known) -> Bearer {
        Bearer { operator: "StringLike", ..Bearer::is(value, known) }
    }
}
