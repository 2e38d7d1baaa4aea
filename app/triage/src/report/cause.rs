//! Why a request was refused, as a word: the causes, and what is known of one wherever it occurs.
//!
//! What makes a refusal one of them is in `diagnose/causes`, a file for each.

use super::Form;
use serde::{Deserialize, Serialize};

/// Makes [`Cause`] and the list of all of them from one list, so that none can be left out.
macro_rules! causes {
    ($($(#[$meta:meta])* $cause:ident,)+) => {
        /// A cause.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Cause {
            $($(#[$meta])* $cause,)+
        }

        impl Cause {
            /// Every cause, in the order in which they are tried: the first that fits is the cause.
            pub const ALL: &[Cause] = &[$(Cause::$cause,)+];
        }
    };
}

causes! {
    /// Another system's refusal.
    NotAws,
    /// Another authorizer than IAM's policies decided.
    Authorizer,
    /// A role is handed to a service, and `iam:PassRole` was refused.
    PassRole,
    /// A role can't be assumed.
    Trust,
    /// A KMS key stands in the way.
    Kms,
    /// A condition such as a tag, a Region or MFA decided.
    Condition,
    /// AWS doesn't find a principal that a policy or a call names.
    Principal,
    /// The policy of a resource doesn't let a service in.
    ServiceAccess,
    /// A model was called through an inference profile of Amazon Bedrock, which reaches into other Regions.
    CrossRegionInference,
    /// The resource isn't shared with the caller.
    Sharing,
    /// A quota or a lack of capacity: not an authorization problem.
    Quota,
    /// The credentials are expired, invalid, or not for this place.
    Credentials,
    /// AWS said no, but not for lack of permission.
    NotAuthorization,
    /// The action itself isn't allowed, or is denied.
    #[default]
    Action,
}

/// Who refused, by the cause alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CauseKind {
    /// A policy of AWS: looking at policies helps.
    PolicyRefused,
    /// AWS, for another reason than a policy.
    OtherReason,
    /// Another system than AWS.
    NotAws,
}

/// What somebody else than the caller can do about a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// Who can do it.
    pub owner: RemedyOwner,
    /// What they are asked for.
    pub request: RemedyRequest,
    /// The forms of the cause in which nobody else can do anything.
    pub but: &'static [Form],
}

/// Who can do something about a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemedyOwner {
    /// An administrator of the caller's account.
    AccountAdministrator,
    /// Whoever owns the resource.
    ResourceOwner,
    /// Whoever runs the authorizer that refused.
    AuthorizerOwner,
}

/// What is asked of the [`RemedyOwner`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemedyRequest {
    /// To find out which policy refused.
    FindPolicy,
    /// To look at a quota and have it raised.
    RaiseQuota,
    /// To share the resource.
    ShareResource,
    /// To let a service use the resource.
    LetServiceIn,
    /// To create the identity provider in the account of the role, or to let it take an audience more.
    SetUpProvider,
    /// To let the caller through in the authorizer.
    Authorize,
}
