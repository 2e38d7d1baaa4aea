//! What the text says between the lines.

use crate::words::code::code_list;
use denylens_triage::report::{Differing, IdEntity, Reading};

pub(super) fn reading(reading: &Reading) -> String {
    match reading {
        Reading::ScopePolicyIssuer => "The matched statement names `SCOPE_POLICY_ISSUER` as its principal. This was seen where a \
             permissions boundary denied. AWS doesn't document it: check the permissions boundary of the user or role to be sure."
            .to_owned(),
        Reading::NotActionList { listed } => format!(
            "The matched statement lists {listed} action(s), and the refused one isn't among them. So the list is a \
             `NotAction` list: the statement denies every action but those."
        ),
        Reading::ActionWithoutPrefix { action, service } => format!(
            "The document names the action `{action}` without its service; the request went to `{service}`, so it is `{service}:{action}`."
        ),
        Reading::UniqueIdPrincipal { id, entity } => {
            let entity = match entity {
                IdEntity::User => "an IAM user",
                IdEntity::Role => "an IAM role",
                IdEntity::Group => "an IAM user group",
            };
            format!(
                "`{id}` is the unique id of {entity}, the one that made the request. It doesn't say in which policy the statement stands."
            )
        }
        Reading::PseudoKeys { keys } => {
            format!(
                "{}: only the decoded document has these. No policy can use them in a `Condition`.",
                code_list(keys)
            )
        }
        Reading::MessageAndDetailsDisagree { message, details } => format!(
            "The message names the layer `{}`, AWS's authorization details name `{}`. The details are trusted: they show \
             every check, a message names one.",
            message.id(),
            details.id()
        ),
        Reading::DecodedOfAnotherRequest(mismatch) => format!(
            "The decoded message that was given for this message is of another request: {} is `{}` there and `{}` here. So the two \
             are shown apart.",
            differing(mismatch.differs),
            mismatch.decoded,
            mismatch.message
        ),
        Reading::MessageOfAnotherRequest(mismatch) => format!(
            "This decoded message is of another request than the message that it was given for: {} is `{}` there and `{}` here. So \
             the two are shown apart.",
            differing(mismatch.differs),
            mismatch.message,
            mismatch.decoded
        ),
        Reading::ActionDiffers { operation, action } => format!(
            "`{operation}` was called, and `{action}` was refused: a call can need several actions, and an action can have \
             another name than the operation. In the policies, look for `{action}`."
        ),
    }
}

fn differing(differing: Differing) -> &'static str {
    match differing {
        Differing::Account => "the account",
        Differing::Action => "the action",
        Differing::Principal => "the principal",
    }
}
