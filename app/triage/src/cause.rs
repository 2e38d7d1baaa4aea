//! Why a request was refused: the registry of causes.

/// A cause, by its stable id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cause {
    /// A role is handed to a service, and `iam:PassRole` was refused.
    PassRole,
    /// The action itself isn't allowed, or is denied.
    #[default]
    Action,
    /// A KMS key stands in the way.
    Kms,
    /// The resource isn't shared with the caller.
    Sharing,
    /// A condition such as a tag, a region or MFA decided.
    Condition,
    /// A quota or a lack of capacity: not an authorization problem.
    Quota,
    /// The credentials are expired, invalid, or not for this place.
    Credentials,
    /// A role can't be assumed.
    Trust,
    /// AWS said no, but not for lack of permission.
    NotAuthorization,
    /// Another system's refusal.
    NotAws,
}

impl Cause {
    /// The stable id: `pass-role`.
    pub fn id(self) -> &'static str {
        match self {
            Cause::PassRole => "pass-role",
            Cause::Action => "action",
            Cause::Kms => "kms",
            Cause::Sharing => "sharing",
            Cause::Condition => "condition",
            Cause::Quota => "quota",
            Cause::Credentials => "credentials",
            Cause::Trust => "trust",
            Cause::NotAuthorization => "not-authorization",
            Cause::NotAws => "not-aws",
        }
    }
}
