//! The checklist: what to have looked at, ticked where the text answers it.

use denylens_lang::Words;
use denylens_policy::Layer;
use denylens_triage::report::{Cause, CauseKind, Denial, DenyKind, EncodedState};

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Its stable id.
    pub id: &'static str,
    /// What to have looked at.
    pub text: Words,
    /// Whether that is done.
    pub done: Done,
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

/// One row of the registry.
struct Row {
    id: &'static str,
    en: &'static str,
    ja: &'static str,
    done: fn(&Denial) -> Done,
}

/// The items, in the order in which people go through them.
const REGISTRY: [Row; 9] = [
    Row {
        id: "whole-message",
        en: "The whole error message is here, and with it any encoded message.",
        ja: "エラーメッセージの全文がある (エンコードされたメッセージがあればそれも含む)",
        done: |denial| match denial.encoded.as_ref().map(|encoded| encoded.state) {
            Some(EncodedState::CutShort | EncodedState::Unfit | EncodedState::Redacted) => Done::No,
            Some(EncodedState::Complete) => Done::Yes,
            None => yes(denial.action.is_some() || denial.code.is_some()),
        },
    },
    Row {
        id: "decoded",
        en: "The encoded message is decoded.",
        ja: "エンコードされたメッセージをデコードした",
        done: |denial| match &denial.encoded {
            None => Done::NotNeeded,
            Some(_) => yes(denial.documents.decoded.is_some()),
        },
    },
    Row {
        id: "request-known",
        en: "Principal, action and resource are known.",
        ja: "プリンシパル、アクション、リソースが分かっている",
        done: |denial| {
            yes(denial.principal.is_some() && denial.action.is_some() && denial.resource.is_some())
        },
    },
    Row {
        id: "pass-role-and-kms",
        en: "Looked for `iam:PassRole` and `kms:` actions.",
        ja: "`iam:PassRole` と `kms:` アクションの不足を確認した",
        done: |denial| yes(denial.action.is_some()),
    },
    Row {
        id: "layer-known",
        en: "The policy layer that refused is known.",
        ja: "拒否したポリシーの層が分かっている",
        done: |denial| {
            if concerns_policies(denial) { yes(denial.layer.layer.is_some()) } else { Done::NotNeeded }
        },
    },
    Row {
        id: "conditions",
        en: "Compared the conditions of the statement with the request: tags, Region, MFA, network.",
        ja: "ステートメントの条件 (タグ、リージョン、MFA、ネットワーク) とリクエストを比べた",
        done: |denial| {
            if !concerns_policies(denial) {
                Done::NotNeeded
            } else if denial.statements.iter().any(|statement| !statement.conditions.is_empty()) {
                Done::No
            } else if denial.conditions.is_empty() || denial.effect == DenyKind::Explicit {
                Done::ByHand
            } else {
                Done::Yes
            }
        },
    },
    Row {
        id: "kms-both-policies",
        en: "For a KMS key: looked at both the key policy and the IAM policies.",
        ja: "KMS キーの場合、キーポリシーと IAM ポリシーの両方を確認した",
        done: |denial| if denial.cause == Cause::Kms { Done::ByHand } else { Done::NotNeeded },
    },
    Row {
        id: "fix-in-the-right-layer",
        en: "The change is made in the layer that refused, by its owner.",
        ja: "拒否した層のポリシーを、その所有者が変更した",
        done: |denial| if concerns_policies(denial) { Done::ByHand } else { Done::NotNeeded },
    },
    Row {
        id: "quota",
        en: "For a quota or capacity: nothing to decode; looked at the quotas and what is used of them.",
        ja: "クォータや容量の問題の場合、デコードせずにクォータと使用状況を確認した",
        done: |denial| if denial.cause == Cause::Quota { Done::ByHand } else { Done::NotNeeded },
    },
];

/// The checklist of a refusal.
pub fn of(denial: &Denial) -> Vec<Check> {
    REGISTRY
        .iter()
        .map(|row| Check { id: row.id, text: Words::new(row.en, row.ja), done: (row.done)(denial) })
        .collect()
}

fn yes(done: bool) -> Done {
    if done { Done::Yes } else { Done::No }
}

/// Whether there is a policy to look at: one refused, or AWS names the organization's.
fn concerns_policies(denial: &Denial) -> bool {
    denial.cause.kind() == CauseKind::PolicyRefused || denial.layer.layer == Some(Layer::ServiceControl)
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, id: &str, done: Done) {
        let denial = triage(text).denials.remove(0);
        let found = of(&denial).into_iter().find(|check| check.id == id).map(|check| check.done);
        assert_eq!(found, Some(done), "{id}");
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
        check(&message, "decoded", Done::No);
        check(&format!("{message}\n\n{details}"), "decoded", Done::No);
        check(&format!("{message}\n\n{decoded}"), "decoded", Done::Yes);
    }

    #[test]
    fn what_the_text_answers_is_ticked() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action";
        check(text, "request-known", Done::Yes);
        check(text, "layer-known", Done::Yes);
        check(text, "decoded", Done::NotNeeded);
        check(text, "quota", Done::NotNeeded);
        check(text, "fix-in-the-right-layer", Done::ByHand);
    }

    #[test]
    fn what_is_open_stays_open() {
        let text = "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied";
        check(text, "layer-known", Done::No);
        check(text, "request-known", Done::No);
        check("VcpuLimitExceeded: no", "quota", Done::ByHand);
        check("VcpuLimitExceeded: no", "layer-known", Done::NotNeeded);
    }
}
