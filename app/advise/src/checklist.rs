//! The checklist: what to have looked at, ticked where the text answers it.

use crate::refusal;
use denylens_policy::Layer;
use denylens_triage::report::{Cause, Denial, DenyKind, EncodedState};

/// One item, and whether it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// What to have looked at.
    pub item: CheckItem,
    /// Whether that is done.
    pub done: Done,
}

/// What to have looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckItem {
    /// The whole error message, and with it any encoded message.
    WholeMessage,
    /// The decoded document of an encoded message.
    Decoded,
    /// Who asked for what on which resource.
    RequestKnown,
    /// Actions that are needed beside the one that was called.
    PassRoleAndKms,
    /// The layer that refused.
    LayerKnown,
    /// The conditions of the statement, beside the request.
    Conditions,
    /// Both policies that decide about a KMS key.
    KmsBothPolicies,
    /// That the change is made in the layer that refused.
    FixInTheRightLayer,
    /// The state of a KMS key.
    KeyState,
    /// The quota, and what is used of it.
    Quota,
}

impl CheckItem {
    /// Its stable id.
    pub fn id(self) -> &'static str {
        match self {
            CheckItem::WholeMessage => "whole-message",
            CheckItem::Decoded => "decoded",
            CheckItem::RequestKnown => "request-known",
            CheckItem::PassRoleAndKms => "pass-role-and-kms",
            CheckItem::LayerKnown => "layer-known",
            CheckItem::Conditions => "conditions",
            CheckItem::KmsBothPolicies => "kms-both-policies",
            CheckItem::FixInTheRightLayer => "fix-in-the-right-layer",
            CheckItem::KeyState => "key-state",
            CheckItem::Quota => "quota",
        }
    }
}

/// Whether an item is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// The text answers it.
    Yes,
    /// It is open.
    No,
    /// Only a person can tell.
    ByHand,
    /// It doesn't concern this refusal.
    NotNeeded,
}

impl Done {
    /// As data: what doesn't concern the refusal is done, what only a person can tell is `None`.
    pub fn as_bool(self) -> Option<bool> {
        match self {
            Done::Yes | Done::NotNeeded => Some(true),
            Done::No => Some(false),
            Done::ByHand => None,
        }
    }
}

/// One row of the registry: an item, and whether it is done.
type Row = (CheckItem, fn(&Denial) -> Done);

/// The items, in the order in which people go through them.
const REGISTRY: [Row; 8] = [
    (CheckItem::WholeMessage, |denial| match denial.encoded.as_ref().map(|encoded| encoded.state) {
        Some(EncodedState::CutShort | EncodedState::Unfit | EncodedState::Redacted) => Done::No,
        Some(EncodedState::Complete) => Done::Yes,
        None => yes(denial.action.is_some() || denial.code.is_some()),
    }),
    (CheckItem::Decoded, |denial| match &denial.encoded {
        None => Done::NotNeeded,
        Some(_) => yes(denial.documents.decoded.is_some()),
    }),
    (CheckItem::RequestKnown, |denial| {
        yes(denial.principal.is_some() && denial.action.is_some() && denial.resource.is_some())
    }),
    (CheckItem::PassRoleAndKms, |denial| yes(denial.action.is_some())),
    (CheckItem::LayerKnown, |denial| yes(denial.layer.layer.is_some())),
    (CheckItem::Conditions, conditions),
    (CheckItem::KmsBothPolicies, |denial| by_hand(denial.cause == Cause::Kms)),
    (CheckItem::FixInTheRightLayer, |_denial| Done::ByHand),
];

/// The checklist of a refusal. What no policy refused has one thing to look at, or none.
pub(crate) fn of(denial: &Denial) -> Vec<Check> {
    if concerns_policies(denial) {
        return REGISTRY.iter().map(|(item, done)| Check { item: *item, done: done(denial) }).collect();
    }
    let item = match (denial.cause, denial.form) {
        (Cause::Quota, None) => Some(CheckItem::Quota),
        (Cause::Kms, _) => Some(CheckItem::KeyState),
        _ => None,
    };
    item.into_iter().map(|item| Check { item, done: Done::ByHand }).collect()
}

fn conditions(denial: &Denial) -> Done {
    if denial.statements.iter().any(|statement| !statement.conditions.is_empty()) {
        Done::No
    } else if denial.conditions.is_empty() || denial.effect == DenyKind::Explicit {
        Done::ByHand
    } else {
        Done::Yes
    }
}

fn yes(done: bool) -> Done {
    if done { Done::Yes } else { Done::No }
}

fn by_hand(needed: bool) -> Done {
    if needed { Done::ByHand } else { Done::NotNeeded }
}

/// Whether there is a policy to look at: one refused, or AWS names the organization's.
fn concerns_policies(denial: &Denial) -> bool {
    refusal::is_about_policies(denial) || denial.layer.layer == Some(Layer::ServiceControl)
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, item: CheckItem, done: Done) {
        let denial = triage(text).denials.remove(0);
        let found = of(&denial).into_iter().find(|check| check.item == item).map(|check| check.done);
        assert_eq!(found, Some(done), "{}", item.id());
    }

    #[test]
    fn what_the_text_answers_is_ticked() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action";
        check(text, CheckItem::RequestKnown, Done::Yes);
        check(text, CheckItem::LayerKnown, Done::Yes);
        check(text, CheckItem::Decoded, Done::NotNeeded);
        check(text, CheckItem::FixInTheRightLayer, Done::ByHand);
    }

    #[test]
    fn what_is_open_stays_open() {
        let text = "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied";
        check(text, CheckItem::LayerKnown, Done::No);
        check(text, CheckItem::RequestKnown, Done::No);
        check("VcpuLimitExceeded: no", CheckItem::Quota, Done::ByHand);
    }

    #[test]
    fn what_no_policy_refused_has_its_own_items_or_none() {
        for (text, items) in [
            ("VcpuLimitExceeded: no", &[CheckItem::Quota][..]),
            ("InsufficientInstanceCapacity: no", &[]),
            ("arn:aws:kms:us-east-1:111122223333:key/1a2b is disabled.", &[CheckItem::KeyState]),
            ("ExpiredToken: no", &[]),
            (
                "Error from server (Forbidden): pods is forbidden: User \"a\" cannot list resource \"pods\"",
                &[],
            ),
        ] {
            let found: Vec<_> = of(&triage(text).denials.remove(0)).iter().map(|check| check.item).collect();
            assert_eq!(found, items, "{text}");
        }
    }

    #[test]
    fn no_id_stands_twice() {
        for (at, (item, _)) in REGISTRY.iter().enumerate() {
            assert!(REGISTRY[..at].iter().all(|(other, _)| other.id() != item.id()), "{}", item.id());
        }
    }

    #[test]
    fn conditions_are_compared_where_there_is_something_to_compare() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: kms:Decrypt with an explicit deny";
        check(text, CheckItem::Conditions, Done::ByHand);
        check(text, CheckItem::KmsBothPolicies, Done::ByHand);
        check(text, CheckItem::PassRoleAndKms, Done::Yes);
        check(text, CheckItem::WholeMessage, Done::Yes);
    }

    #[test]
    fn only_a_decoded_message_ticks_that_the_message_is_decoded() {
        let message = format!(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:CreateRole on resource: \
             arn:aws:iam::111122223333:role/New with an explicit deny. Encoded authorization failure message: {}",
            "aB3-_xYz".repeat(70)
        );
        let details = r#"{"requestContext":{"aws:PrincipalType":"User"},"evaluations":[{"action":"iam:CreateRole","resource":"arn:aws:iam::111122223333:role/New","evaluatedEffect":"EXPLICIT_DENY","checks":[]}]}"#;
        let decoded = r#"{"allowed":false,"explicitDeny":true,"context":{"action":"iam:CreateRole"}}"#;
        check(&message, CheckItem::Decoded, Done::No);
        check(&format!("{message}\n\n{details}"), CheckItem::Decoded, Done::No);
        check(&format!("{message}\n\n{decoded}"), CheckItem::Decoded, Done::Yes);
    }
}
