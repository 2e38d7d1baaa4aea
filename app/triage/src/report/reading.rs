//! What a refusal says between the lines, as values. The rules that conclude it are in `diagnose/readings`, a file for each.

use super::Acting;
use denylens_policy::Layer;
use serde::{Deserialize, Serialize};

/// Something the text says without saying it, read by a named rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reading {
    /// The matched statement has the principal `SCOPE_POLICY_ISSUER`, as those of permissions boundaries have.
    ScopePolicyIssuer,
    /// The matched statement lists other actions than the refused one, so it is a `NotAction` list.
    NotActionList {
        /// How many actions it lists.
        listed: usize,
    },
    /// The decoded document names the action without its service.
    ActionWithoutPrefix {
        /// The action, as printed.
        action: String,
        /// The service that the request went to.
        service: String,
    },
    /// The principal of the matched statement is a unique id.
    UniqueIdPrincipal {
        /// The id.
        id: String,
        /// What has such an id.
        entity: IdEntity,
    },
    /// Keys of the request context that no policy can name.
    PseudoKeys {
        /// The keys, as printed.
        keys: Vec<String>,
    },
    /// The message names another layer than the authorization details.
    MessageAndDetailsDisagree {
        /// The layer that the message names.
        message: Layer,
        /// The layer that the details name.
        details: Layer,
    },
    /// A document was given for this message, and is of another request.
    DocumentOfAnotherRequest(Mismatch),
    /// This document was given for a message of another request.
    MessageOfAnotherRequest(Mismatch),
    /// The caller is a role that is mostly not the one that was meant, or whose calls others set off.
    ActsAs {
        /// The name of the role.
        role: String,
        /// What it seems to be.
        acting: Acting,
    },
    /// The refused action has another name than the operation that was called.
    ActionDiffers {
        /// The operation.
        operation: String,
        /// The action, with its service.
        action: String,
    },
    /// The request was signed at another time than the one at which AWS got it.
    ClockDiffers {
        /// When it was signed, by the clock of the caller.
        signed: String,
        /// When AWS got it, by the clock of AWS.
        received: String,
        /// How many minutes lie between.
        minutes: usize,
        /// Whether AWS's time is the later one.
        is_late: bool,
    },
}

/// What an IAM unique id can belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IdEntity {
    /// An IAM user.
    User,
    /// An IAM role.
    Role,
    /// An IAM user group.
    Group,
}

/// Where a message and a document can't be of one request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mismatch {
    /// What the document is.
    pub given: GivenDocument,
    /// What differs.
    pub differs: Differing,
    /// What the message has.
    pub message: String,
    /// What the document has.
    pub document: String,
}

/// What is given for a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GivenDocument {
    /// The document of its encoded message.
    Decoded,
    /// AWS's authorization details.
    Details,
}

/// What a message and a document of one request never differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Differing {
    /// The account.
    Account,
    /// The action.
    Action,
    /// The principal.
    Principal,
    /// The resource.
    Resource,
    /// How it was refused: the values are names of a [`DenyKind`](super::DenyKind).
    Effect,
}

impl Reading {
    /// The stable id of its rule.
    pub fn rule(&self) -> &'static str {
        match self {
            Reading::ScopePolicyIssuer => "scope-policy-issuer",
            Reading::NotActionList { .. } => "not-action-list",
            Reading::ActionWithoutPrefix { .. } => "action-without-prefix",
            Reading::UniqueIdPrincipal { .. } => "unique-id-principal",
            Reading::PseudoKeys { .. } => "pseudo-keys",
            Reading::MessageAndDetailsDisagree { .. } => "message-and-details-disagree",
            Reading::DocumentOfAnotherRequest(mismatch) => match mismatch.given {
                GivenDocument::Decoded => "decoded-of-another-request",
                GivenDocument::Details => "details-of-another-request",
            },
            Reading::MessageOfAnotherRequest(_) => "message-of-another-request",
            Reading::ActsAs { acting, .. } => acting.rule(),
            Reading::ActionDiffers { .. } => "action-differs",
            Reading::ClockDiffers { .. } => "clock-differs",
        }
    }
}
