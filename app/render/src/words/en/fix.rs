//! The changes to policies.

use crate::{
    sentence::{Sentence, say},
    words::shape::FixWords,
};
use denylens_advise::{
    Account, Contact,
    fix::{Caveat, Change, FixEffect},
};

pub(super) const WORDS: FixWords = FixWords { contact, effect, place, caveat };

fn contact(contact: &Contact) -> Sentence {
    Sentence::of(match contact {
        Contact::Iam(account) => return say!("an IAM administrator {of_account}", of_account = of(account)),
        Contact::Boundaries(account) => {
            return say!("whoever owns the permissions boundaries {of_account}", of_account = of(account));
        }
        Contact::Resource(Some(account)) => {
            return say!("the owner of the resource, in account {account}", account);
        }
        Contact::Resource(None) => "the owner of the resource",
        Contact::DenyingPolicy => "the owner of the denying policy",
        Contact::Session => "whoever starts the session",
        Contact::Endpoint => "the owner of the VPC endpoint",
        Contact::Organization => "an administrator of the organization (management account)",
        Contact::OrganizationOfResource => "an administrator of the organization that owns the resource",
        Contact::Administrator => "an administrator of the account",
        Contact::Decoder => "an administrator who may call `sts:DecodeAuthorizationMessage`",
    })
}

fn of(account: &Account) -> Sentence {
    match account {
        Some(account) => say!("of account {account}", account),
        None => Sentence::of("of the account"),
    }
}

fn effect(effect: &FixEffect) -> Sentence {
    match effect {
        FixEffect::Allows { action, resource } => {
            say!("Allows `{action}` on `{resource}`, and nothing else.", action, resource)
        }
        FixEffect::LetsAllow { action, resource } => {
            say!(
                "Lets other policies allow `{action}` on `{resource}`. It allows nothing by itself.",
                action,
                resource
            )
        }
        FixEffect::LetsThrough { principal, action, resource } => say!(
            "Lets `{principal}` send `{action}` on `{resource}` through this endpoint. It allows nothing by itself.",
            principal,
            action,
            resource
        ),
        FixEffect::NoLongerDenies { principal } => {
            say!(
                "The statement no longer denies `{principal}`. It still needs an Allow of its own.",
                principal
            )
        }
    }
}

fn place(change: &Change) -> Option<Sentence> {
    match change {
        Change::Statement(_) => None,
        Change::Condition(added) => Some(match added.sids.as_slice() {
            [] => Sentence::of(
                "This is no whole statement: it goes into the `Condition` of the statement that denies, and all else in it stays.",
            ),
            sids => say!(
                "This is no whole statement: it goes into the `Condition` of the statement `{sids}`, and all else in it stays.",
                sids
            ),
        }),
    }
}

fn caveat(caveat: Caveat) -> &'static str {
    match caveat {
        Caveat::StatementNotShown => {
            "The text doesn't say which statement denies, so it has to be found in the policy first."
        }
        Caveat::KeyAlreadyThere => {
            "If the statement has `aws:PrincipalArn` under `ArnNotLike` already, add the ARN to the values there."
        }
        Caveat::LayerNotSaid => {
            "The text doesn't say that this layer lacks the permission. Check the other layers too."
        }
        Caveat::EveryResource => {
            "The statement speaks of all resources, as statements of an SCP mostly do: what may be used is limited by the other policies."
        }
        Caveat::ResourceRedacted => "A part of the resource's ARN was taken out of the text. Put it back.",
        Caveat::ResourceNotNamed => {
            "The text doesn't give the ARN of the resource, so this stands for all of them. Name the one that is needed."
        }
        Caveat::ProviderNotNamed => {
            "Put in the ARN of the identity provider, and the conditions on the subject and the audience of its tokens."
        }
        Caveat::PrincipalNotWhole => {
            "A part of the principal's ARN isn't in the text. `aws iam get-role` shows the whole of it."
        }
        Caveat::PathUntold => {
            "A session doesn't show the path of its role. If the role has one, put it into the ARN."
        }
        Caveat::ServiceNotSaid => {
            "The text doesn't say to which service the role goes. A condition on `iam:PassedToService` with that service makes this tighter."
        }
    }
}
