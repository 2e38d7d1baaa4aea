//! What the text says between the lines.

use crate::sentence::{Ours, Sentence, say};
use denylens_triage::report::{Acting, Differing, GivenDocument, IdEntity, Reading};

pub(super) fn reading(reading: &Reading) -> Sentence {
    match reading {
        Reading::ScopePolicyIssuer => Sentence::of(
            "The matched statement names `SCOPE_POLICY_ISSUER` as its principal. This was seen where a \
             permissions boundary denied. AWS doesn't document it: check the permissions boundary of the user or role to be sure.",
        ),
        Reading::NotActionList { listed } => say!(
            "The matched statement lists {listed} action(s), and the refused one isn't among them. So the list is a \
             `NotAction` list: the statement denies every action but those.",
            listed
        ),
        Reading::ActionWithoutPrefix { action, service } => say!(
            "The document names the action `{action}` without its service; the request went to `{service}`, so it is `{service}:{action}`.",
            action,
            service
        ),
        Reading::UniqueIdPrincipal { id, entity } => {
            let entity = Ours(match entity {
                IdEntity::User => "an IAM user",
                IdEntity::Role => "an IAM role",
                IdEntity::Group => "an IAM user group",
            });
            say!(
                "`{id}` is the unique id of {entity}, the one that made the request. It doesn't say in which policy the statement stands.",
                id,
                entity
            )
        }
        Reading::PseudoKeys { keys } => {
            say!(
                "`{keys}`: only the decoded document has these. No policy can use them in a `Condition`.",
                keys
            )
        }
        Reading::MessageAndDetailsDisagree { message, details } => say!(
            "The message names the layer `{message}`, AWS's authorization details name `{details}`. The details are trusted: they show \
             every check, a message names one.",
            message = Ours(message.id()),
            details = Ours(details.id())
        ),
        Reading::DocumentOfAnotherRequest(mismatch) => say!(
            "{given} of another request: {differing} is {document} there and {message} here. So the two are shown apart.",
            given = Ours(match mismatch.given {
                GivenDocument::Decoded => "The decoded message that was given for this message is",
                GivenDocument::Details => "The authorization details that were given for this message are",
            }),
            differing = Ours(differing(mismatch.differs)),
            document = side(mismatch.differs, &mismatch.document),
            message = side(mismatch.differs, &mismatch.message)
        ),
        Reading::MessageOfAnotherRequest(mismatch) => say!(
            "{given}: {differing} is {message} there and {document} here. So the two are shown apart.",
            given = Ours(match mismatch.given {
                GivenDocument::Decoded =>
                    "This decoded message is of another request than the message that it was given for",
                GivenDocument::Details =>
                    "These authorization details are of another request than the message that they were given for",
            }),
            differing = Ours(differing(mismatch.differs)),
            message = side(mismatch.differs, &mismatch.message),
            document = side(mismatch.differs, &mismatch.document)
        ),
        Reading::ActsAs { role, acting } => acts_as(role, *acting),
        Reading::ActionDiffers { operation, action } => say!(
            "`{operation}` was called, and `{action}` was refused: a call can need several actions, and an action can have \
             another name than the operation. In the policies, look for `{action}`.",
            operation,
            action
        ),
        Reading::ClockDiffers { signed, received, minutes, is_late: true } => say!(
            "The request was signed at `{signed}`, and AWS got it at `{received}`, {span} later: the clock of the caller is \
             slow, or the request waited after it was signed.",
            signed,
            received,
            span = span(*minutes)
        ),
        Reading::ClockDiffers { signed, received, minutes, is_late: false } => say!(
            "The request was signed at `{signed}`, and AWS got it at `{received}`, {span} earlier: the clock of the caller is fast.",
            signed,
            received,
            span = span(*minutes)
        ),
    }
}

fn span(minutes: usize) -> Sentence {
    match minutes {
        1 => Sentence::of("a minute"),
        2..120 => say!("{minutes} minutes", minutes),
        _ => say!("about {hours} hours", hours = minutes / 60),
    }
}

/// What one side has. The kinds of deny are words, all else is a value.
fn side(differs: Differing, value: &str) -> Sentence {
    match (differs, value) {
        (Differing::Effect, "explicit") => Sentence::of("an explicit deny"),
        (Differing::Effect, "implicit") => Sentence::of("an implicit deny"),
        _ => say!("`{value}`", value),
    }
}

fn differing(differing: Differing) -> &'static str {
    match differing {
        Differing::Account => "the account",
        Differing::Action => "the action",
        Differing::Principal => "the principal",
        Differing::Resource => "the resource",
        Differing::Effect => "the decision",
    }
}

fn acts_as(role: &str, acting: Acting) -> Sentence {
    match acting {
        Acting::Node => say!(
            "By its name, `{role}` is the role of the nodes of a Kubernetes cluster. A pod that has no role of its own acts as its node. \
             Whether this call was meant to be made as the node isn't said.",
            role
        ),
        Acting::ContainerInstance => say!(
            "By its name, `{role}` is the role of container instances of Amazon ECS. A task that has no task role acts as its instance. \
             Whether this call was meant to be made as the instance isn't said.",
            role
        ),
        Acting::TaskExecution => say!(
            "By its name, `{role}` is a task execution role: Amazon ECS starts the task with it. This call isn't one that starts a task. What \
             runs in the containers uses the task role, which is usually another one.",
            role
        ),
        Acting::TaskStart => say!(
            "By its name, `{role}` is a task execution role, and this is a call with which Amazon ECS starts a task. So the permission belongs \
             to this role, and not to the task role.",
            role
        ),
        Acting::BuildMachine => say!(
            "By its name, `{role}` is the role of a machine that runs jobs, from its instance profile. A job that has assumed no role acts \
             as its machine.",
            role
        ),
        Acting::CdkDeploy => say!(
            "`{role}` is the role with which the CDK deploys. Your own permissions don't count for this call: the CDK has assumed this role.",
            role
        ),
        Acting::CdkExecution => say!(
            "`{role}` is the role that the CDK has CloudFormation use. Your own permissions don't count for this call: CloudFormation makes it, \
             with the policies that were named in `--cloudformation-execution-policies` of `cdk bootstrap`.",
            role
        ),
        Acting::CdkOther => say!(
            "`{role}` is a role with which the CDK publishes assets or looks something up. Your own permissions don't count for this call: \
             the CDK has assumed this role.",
            role
        ),
        Acting::Itself => say!(
            "The session is one of `{role}` already, which is the role that it asks for. A role may assume itself only if its trust policy \
             names it.",
            role
        ),
    }
}
