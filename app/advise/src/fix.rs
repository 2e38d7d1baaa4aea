//! The smallest change that fixes a refusal: which statement, in which policy, made by whom.
//!
//! An explicit deny is never answered with an Allow: there the denying statement gets an exception. Where the text doesn't say
//! enough for a change that works, there is none.

mod exception;
pub mod format;
mod grant;
mod merged;
mod owner;
mod passed_service;
mod statement;
mod target;

pub use format::Format;
pub use merged::{Merged, merged};
pub use statement::{DraftPrincipal, DraftStatement};
pub use target::Target;

use denylens_lang::Words;
use denylens_policy::Layer;
use denylens_triage::report::{CauseKind, Denial, DenyKind};

/// A change to a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The layer of the policy; `None` where the policy has to be found first.
    pub layer: Option<Layer>,
    /// Where the statement goes.
    pub target: Target,
    /// The statement.
    pub statement: DraftStatement,
    /// Whether it can be used as it is.
    pub applicability: Applicability,
    /// Who can make the change.
    pub owner: Words,
    /// What it does, in words.
    pub grants: Words,
    /// What to look at before using it.
    pub caveats: Vec<Words>,
}

/// Whether a fix can be used as it is. The worst that holds counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// As it is.
    Ready,
    /// It rests on something that the text doesn't say, or is broader than needed.
    MayNeedChange,
    /// Some of its words stand for values that the text doesn't give.
    HasPlaceholders,
}

impl Applicability {
    /// The name used in data.
    pub fn name(self) -> &'static str {
        match self {
            Applicability::Ready => "ready",
            Applicability::MayNeedChange => "may-need-change",
            Applicability::HasPlaceholders => "has-placeholders",
        }
    }
}

/// Who asked, by the name under which IAM knows them.
pub(super) fn caller(denial: &Denial) -> Target {
    target::caller(denial)
}

/// The name of the role that an ARN is of.
pub fn role_of(arn: &str) -> Option<String> {
    let arn = denylens_policy::Arn::parse(arn)?;
    (arn.service == "iam" && arn.resource.starts_with("role/")).then(|| arn.name().to_owned())
}

/// The ARN of the user or role that asked, where the text gives the whole of it.
pub fn entity_arn(denial: &Denial) -> Option<String> {
    target::named_principal(denial).map(|principal| principal.arn).filter(|arn| !arn.contains('*'))
}

/// The changes that fix a refusal, the most likely first. Each is needed where there are two: see their owners.
pub fn of(denial: &Denial) -> Vec<Fix> {
    if denial.cause.kind() != CauseKind::PolicyRefused {
        return Vec::new();
    }
    match denial.effect {
        DenyKind::Explicit => exception::of(denial).into_iter().collect(),
        DenyKind::Implicit | DenyKind::Unknown => grant::of(denial),
    }
}

/// Whether a value has parts that were taken out, or stands for another.
fn is_placeholder(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    ["xxxx", "redacted", "***", "...", "…", "<", "${", "[", "your-", "account-id"]
        .iter()
        .any(|mark| lower.contains(mark))
        || value.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_policy::document::Effect;
    use denylens_triage::triage;

    #[track_caller]
    fn fixes(text: &str) -> Vec<(Option<Layer>, Applicability, Effect, Vec<String>)> {
        let denial = triage(text).denials.remove(0);
        of(&denial)
            .into_iter()
            .map(|fix| (fix.layer, fix.applicability, fix.statement.effect, fix.statement.resources))
            .collect()
    }

    fn refused(rest: &str) -> String {
        format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}")
    }

    #[test]
    fn an_implicit_denial_of_the_identity_policies_is_answered_with_the_least_allow() {
        let object = "arn:aws:s3:::data/key";
        assert_eq!(
            fixes(&refused(&format!(
                "s3:GetObject on resource: {object} because no identity-based policy allows the s3:GetObject action"
            ))),
            [(Some(Layer::Identity), Applicability::Ready, Effect::Allow, vec![object.to_owned()])]
        );
    }

    #[test]
    fn an_explicit_deny_is_never_answered_with_an_allow() {
        for layer in [
            "an identity-based policy",
            "a resource-based policy",
            "a permissions boundary",
            "a session policy",
            "a service control policy",
            "a resource control policy",
            "a VPC endpoint policy",
        ] {
            let text = refused(&format!(
                "s3:GetObject on resource: arn:aws:s3:::d/k with an explicit deny in {layer}"
            ));
            let effects: Vec<_> = fixes(&text).into_iter().map(|(_, _, effect, _)| effect).collect();
            assert_eq!(effects, [Effect::Deny], "{layer}");
        }
        let [unknown] = fixes(&refused("s3:GetObject on resource: arn:aws:s3:::d/k with an explicit deny"))
            .try_into()
            .expect("one fix");
        assert_eq!((unknown.0, unknown.1, unknown.2), (None, Applicability::HasPlaceholders, Effect::Deny));
    }

    #[test]
    fn what_no_policy_refused_needs_no_policy() {
        for text in [
            "Error: VcpuLimitExceeded: You have requested more vCPU capacity than your limit",
            "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.",
            "Error from server (Forbidden): pods is forbidden: User \"a\" cannot list resource \"pods\"",
        ] {
            assert_eq!(fixes(text), [], "{text}");
        }
    }

    #[test]
    fn what_the_text_leaves_open_is_said_to_be_open() {
        let [fix] = fixes(&refused("ec2:StopInstances")).try_into().expect("one fix");
        assert_eq!(
            fix,
            (Some(Layer::Identity), Applicability::MayNeedChange, Effect::Allow, vec!["*".to_owned()])
        );
        let redacted = refused(
            "s3:GetObject on resource: arn:aws:s3:::xxxxxxxx/key because no identity-based policy allows the s3:GetObject action",
        );
        assert_eq!(fixes(&redacted)[0].1, Applicability::HasPlaceholders);
    }

    #[test]
    fn who_comes_with_a_token_needs_the_trust_policy_alone() {
        let text =
            "Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity";
        let [fix] = fixes(text).try_into().expect("one fix");
        assert_eq!(fix, (Some(Layer::Resource), Applicability::HasPlaceholders, Effect::Allow, Vec::new()));
    }
}
