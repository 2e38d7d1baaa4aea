//! The messages to whoever can do something.

use super::{fix::statements, verdict};
use crate::{
    sentence::{Ours, Sentence, say},
    words::shape::HandoffWords,
};
use denylens_advise::{
    fix::{Change, DraftPrincipal, DraftStatement, Fix, FixEffect, Target},
    handoff::Ground,
};
use denylens_policy::Layer;
use denylens_triage::report::{RemedyRequest, Sayer};

pub(super) const WORDS: HandoffWords = HandoffWords {
    who: "Who",
    what: "What",
    on: |action, resource| say!("{action} on {resource}", action, resource),
    place: "Where and when",
    account: |account| say!("caller's account {account}", account),
    request_id: |id| say!("request {id}", id),
    code: "Error code",
    refused_by: "Refused by",
    policy: |policy| say!("policy {policy}", policy),
    statement: |sid| say!("statement {sid}", sid),
    proved: |by, sayer, reason| {
        say!("{by}. {sayer}: “{reason}”", by, sayer = Ours(self::sayer(sayer)), reason)
    },
    condition: "Condition of the statement",
    sayer,
    comma: ", ",
    policy_and_statements: [", ", ""],
    between: " ",
    asked: "REQUEST",
    refusal: "WHAT WAS REFUSED",
    to_change: "THE CHANGE",
    commands: "COMMANDS",
    check: "AFTERWARDS",
    again: "When this is done, I will make the same call again and tell you the result.",
    others: |others| say!("Also asked, for their part: {others}.", others),
    thanks: "Thank you.",
    change,
    only_if: |conditions| {
        say!("Only under this condition, as the statement has it: {conditions}.", conditions)
    },
    let_through: "Please allow this call, or tell me how to make it so that it is allowed.",
    as_message_says,
    decode: "Please decode the encoded message with the command below and send me the answer, or allow me `sts:DecodeAuthorizationMessage`.",
    enable_key: |key| match key {
        Some(key) => say!(
            "Please make the KMS key `{key}` usable again: it is in a state in which it can't be used.",
            key
        ),
        None => {
            Sentence::of("Please make the KMS key usable again: it is in a state in which it can't be used.")
        }
    },
    remedy,
    ground: |ground| match ground {
        Ground::Said => None,
        Ground::OfBothSides => {
            Some("Both sides have to allow this, so it is needed here unless it is there already.")
        }
        Ground::ThroughAnotherRole => {
            Some("`cdk deploy` then makes the call with that role, so I need nothing else.")
        }
        Ground::NotSaid => {
            Some("AWS doesn't name the policy that refused, so this is needed unless it is there already.")
        }
    },
};

fn sayer(sayer: Sayer) -> &'static str {
    match sayer {
        Sayer::Sentence | Sayer::Phrase => "AWS's message",
        Sayer::Details => "AWS's authorization details",
        Sayer::Decoded => "Decoded message",
    }
}

fn change(fix: &Fix, policy: Option<&str>) -> Sentence {
    match (&fix.change, &fix.effect) {
        (Change::Condition(added), FixEffect::NoLongerDenies { principal }) => {
            let policy = denying(fix, policy);
            match added.sids.as_slice() {
                [] => say!(
                    "Please make an exception for `{principal}` in {policy}, or tell me how to make the call so that it is let through.",
                    principal,
                    policy
                ),
                _ => say!(
                    "Please make an exception for `{principal}` in the statement {named} of {policy}, or tell me how to make the call so that it is let through.",
                    principal,
                    named = statements(added),
                    policy
                ),
            }
        }
        (_, FixEffect::Allows { actions, resources }) => allow(fix, actions, resources),
        (_, FixEffect::LetsAllow { actions, resources }) => {
            let policy = limiting(fix);
            say!("Please let {policy} allow `{actions}` on `{resources}`.", policy, actions, resources)
        }
        (_, FixEffect::LetsThrough { principal, actions, resources }) if !principal.is_empty() => say!(
            "Please let `{principal}` send `{actions}` on `{resources}` through the VPC endpoint.",
            principal,
            actions,
            resources
        ),
        (_, FixEffect::LetsThrough { actions, resources, .. }) => {
            say!(
                "Please let me send `{actions}` on `{resources}` through the VPC endpoint.",
                actions,
                resources
            )
        }
        (Change::Statement(_), FixEffect::NoLongerDenies { principal }) => {
            say!("Please make an exception for `{principal}`.", principal)
        }
    }
}

fn allow(fix: &Fix, actions: &[String], resources: &[String]) -> Sentence {
    let who = who(fix);
    match &fix.target {
        Target::Bucket(bucket) => say!(
            "Please allow {who} to perform `{actions}` on `{resources}`, in the policy of the bucket `{bucket}`.",
            who,
            actions,
            resources,
            bucket
        ),
        Target::Key(key) => {
            say!(
                "Please allow {who} to perform `{actions}`, in the policy of the key `{key}`.",
                who,
                actions,
                key
            )
        }
        Target::Trust(role) => say!(
            "Please let {who} assume the role `{role}`: allow `{actions}` in its trust policy.",
            who,
            role,
            actions
        ),
        Target::Resource(_) => say!(
            "Please allow {who} to perform `{actions}` on `{resources}`, in the policy of the resource.",
            who,
            actions,
            resources
        ),
        _ => say!("Please allow {who} to perform `{actions}` on `{resources}`.", who, actions, resources),
    }
}

fn who(fix: &Fix) -> Sentence {
    if let Some(callers) = fix.change.statement().and_then(DraftStatement::callers) {
        return say!("`{callers}`", callers);
    }
    match (fix.change.statement().and_then(|statement| statement.principal.as_ref()), &fix.target) {
        (Some(DraftPrincipal::Aws(arn)), _) => say!("`{arn}`", arn),
        (Some(DraftPrincipal::Service(service)), _) => say!("the service `{service}`", service),
        (Some(DraftPrincipal::Federated(provider)), _) => {
            say!("identities of `{provider}`", provider)
        }
        (_, Target::User(name)) => say!("the user `{name}`", name),
        (_, Target::Role(name)) => say!("the role `{name}`", name),
        (_, Target::PermissionSet(name)) => say!("the permission set `{name}`", name),
        _ => Sentence::of("me"),
    }
}

/// The policy that limits what others may allow.
fn limiting(fix: &Fix) -> Sentence {
    Sentence::of(match &fix.target {
        Target::Boundary => "my permissions boundary",
        Target::Session => "the policy that is passed when my session is made",
        Target::Organization(_) if fix.layer == Some(Layer::ServiceControl) => {
            "the service control policies (SCPs) of my account"
        }
        _ => return named(fix.layer),
    })
}

/// The policy that denies.
fn denying(fix: &Fix, policy: Option<&str>) -> Sentence {
    if let Some(policy) = policy {
        return say!("the policy `{policy}`", policy);
    }
    match &fix.target {
        Target::Bucket(bucket) => say!("the policy of the bucket `{bucket}`", bucket),
        Target::Key(key) => say!("the policy of the key `{key}`", key),
        Target::Trust(role) => say!("the trust policy of the role `{role}`", role),
        Target::Resource(resource) => say!("the policy of `{resource}`", resource),
        Target::Unknown => Sentence::of("the policy that denies this"),
        _ => named(fix.layer),
    }
}

fn named(layer: Option<Layer>) -> Sentence {
    match layer {
        Some(Layer::Identity) => Sentence::of("the identity-based policy that denies this"),
        Some(Layer::ServiceControl) => Sentence::of("the service control policy (SCP) that denies this"),
        Some(Layer::ResourceControl) => Sentence::of("the resource control policy (RCP) that denies this"),
        Some(layer) => {
            let name = Ours(verdict::name(layer, None));
            say!("{name}", name)
        }
        None => Sentence::of("the policy"),
    }
}

fn as_message_says(message: Layer, details: Layer) -> Sentence {
    let (message, details) = (Ours(verdict::name(message, None)), Ours(verdict::name(details, None)));
    say!(
        "AWS's message says that {message} refused this, and its authorization details name {details}. Please let the call through on your side as well.",
        message,
        details
    )
}

fn remedy(remedy: RemedyRequest, resource: Option<&str>, account: Option<&str>) -> Sentence {
    match (remedy, resource, account) {
        (RemedyRequest::RaiseQuota, Some(quota), _) => say!("Please have the quota `{quota}` raised.", quota),
        (RemedyRequest::RaiseQuota, None, _) => Sentence::of("Please have the quota raised."),
        (RemedyRequest::ShareResource, Some(resource), Some(account)) => {
            say!("Please share `{resource}` with account {account}.", resource, account)
        }
        (RemedyRequest::ShareResource, Some(resource), None) => {
            say!("Please share `{resource}` with my account.", resource)
        }
        (RemedyRequest::ShareResource, None, _) => Sentence::of("Please share the resource with my account."),
        (RemedyRequest::SetUpProvider, ..) => Sentence::of(
            "Please set up the identity provider in the account of the role, with the command below.",
        ),
        (RemedyRequest::FindPolicy, ..) => Sentence::of(
            "Please find out which policy refused this call, and allow what it needs if you agree with it. The message that I got doesn't say.",
        ),
    }
}
