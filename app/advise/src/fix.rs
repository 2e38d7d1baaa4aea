//! The smallest change that fixes a refusal: what is added, to which policy, by whom.
//!
//! An explicit deny is never answered with an Allow: there the denying statement gets an exception. Where the text doesn't say
//! enough for a change that works, there is none. Nor is there one for what nobody can edit.

mod access;
mod applicability;
mod caveat;
mod change;
mod deploy_role;
mod exception;
mod grant;
mod passed_service;
pub(crate) mod resource_policy;
mod trust;

pub use crate::{
    masked::is_placeholder,
    principal::{entity_arn, known_service_linked_role, role_of},
    statement::{DraftCondition, DraftPrincipal, DraftStatement},
    target::Target,
};
pub use applicability::Applicability;
pub use caveat::Caveat;
pub use change::{AddedCondition, Change};
pub(crate) use deploy_role::deploy_role;
pub use grant::{Piece, one_off_id};
pub(crate) use grant::{is_by_role_of_other_account, makes_grant_itself, resource_to_allow};
pub(crate) use passed_service::of as passed_service;
pub use trust::IdentityProvider;
pub(crate) use trust::{audience, is_built_in, issuer, provider, shows_subject};

use crate::{
    contact::Contact,
    refusal::{are_at_odds, is_about_policies},
    uneditable::{Uneditable, is_of_fixed_policies},
};
use denylens_policy::Layer;
use denylens_triage::report::{Denial, DenyKind, Form};

/// A change to a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The layer of the policy; `None` where the policy has to be found first.
    pub layer: Option<Layer>,
    /// Whose policy is changed.
    pub target: Target,
    /// What is added.
    pub change: Change,
    /// Whether it can be used as it is.
    pub applicability: Applicability,
    /// Who can make the change.
    pub owner: Contact,
    /// What it does.
    pub effect: FixEffect,
    /// What to look at before using it.
    pub caveats: Vec<Caveat>,
}

impl Fix {
    /// Whether it lets the caller use another role, which then makes the call: the refused request stays refused.
    pub fn is_for_another_role(&self) -> bool {
        let through = [Caveat::ThroughDeployRole, Caveat::RoleOfOtherAccount];
        through.iter().any(|caveat| self.caveats.contains(caveat))
    }
}

/// What a fix does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FixEffect {
    /// It allows actions on resources, and nothing else.
    Allows {
        /// The actions.
        actions: Vec<String>,
        /// The resources.
        resources: Vec<String>,
    },
    /// It lets other policies allow the actions. It allows nothing by itself.
    LetsAllow {
        /// The actions.
        actions: Vec<String>,
        /// The resources.
        resources: Vec<String>,
    },
    /// It lets somebody send the actions through the VPC endpoint. It allows nothing by itself.
    LetsThrough {
        /// Who is let through; empty where the text doesn't say.
        principal: String,
        /// The actions.
        actions: Vec<String>,
        /// The resources.
        resources: Vec<String>,
    },
    /// The statement no longer denies a principal, who still needs an Allow.
    NoLongerDenies {
        /// The principal's ARN.
        principal: String,
    },
}

/// The changes that fix a refusal, the most likely first. Each is needed where there are two: see their owners.
pub fn of(denial: &Denial) -> Vec<Fix> {
    if !is_about_policies(denial) {
        return Vec::new();
    }
    // Who isn't known can't be let in alone.
    if denial.is_anonymous() {
        return Vec::new();
    }
    // Whether a policy is in the way at all isn't known.
    if denial.form == Some(Form::KeyUnknown) {
        return Vec::new();
    }
    if let Some(fix) = deploy_role::of(denial) {
        return vec![fix];
    }
    let fixes = match denial.effect {
        DenyKind::Explicit => exception::of(denial).into_iter().collect::<Vec<_>>(),
        DenyKind::Implicit | DenyKind::Unknown => trust::of(denial).unwrap_or_else(|| grant::of(denial)),
    };
    let uneditable = Uneditable::of(denial);
    let is_fixed = |fix: &Fix| {
        is_of_fixed_policies(denial) && matches!(fix.layer, Some(Layer::Identity | Layer::Boundary))
    };
    let can_be_made = |fix: &Fix| uneditable.is_none_or(|kind| !kind.bars(fix.layer)) && !is_fixed(fix);
    let is_unsettled = are_at_odds(denial);
    let with_doubt = |fix| if is_unsettled { unsettled(fix) } else { fix };
    fixes.into_iter().filter(can_be_made).map(with_reach).map(with_doubt).collect()
}

/// What is of another request helps this one nothing, so that comes first.
fn unsettled(mut fix: Fix) -> Fix {
    fix.caveats.insert(0, Caveat::Unsettled);
    fix.applicability = fix.applicability.max(Caveat::Unsettled.applicability());
    fix
}

/// A permission set is one for many accounts, which is said.
fn with_reach(mut fix: Fix) -> Fix {
    if matches!(fix.target, Target::PermissionSet(_)) {
        fix.caveats.push(Caveat::EveryAssignment);
    }
    fix
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[track_caller]
    /// The layer of each fix, whether it can be used, and the resources that it allows; `None` where it allows nothing.
    fn fixes(text: &str) -> Vec<(Option<Layer>, Applicability, Option<Vec<String>>)> {
        let denial = triage(text).denials.remove(0);
        let allowed = |fix: &Fix| fix.change.statement().map(|statement| statement.resources.clone());
        of(&denial).into_iter().map(|fix| (fix.layer, fix.applicability, allowed(&fix))).collect()
    }

    #[test]
    fn what_may_be_of_another_request_is_held_back() {
        let message = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ec2:StopInstances on resource: \
                       arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f60718 because no identity-based policy allows \
                       the ec2:StopInstances action";
        let details = r#"{"requestContext":{},"evaluations":[{"action":"ec2:StopInstances","resource":"arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f60718","evaluatedEffect":"IMPLICIT_DENY","checks":[{"checkType":"SERVICE_CONTROL_POLICY","evaluatedEffect":"IMPLICIT_DENY"}]}]}"#;
        let held_back = |text: &str| {
            let fixes = of(&triage(text).denials.remove(0));
            fixes
                .iter()
                .map(|fix| (fix.caveats.contains(&Caveat::Unsettled), fix.applicability))
                .collect::<Vec<_>>()
        };
        assert_eq!(held_back(message), [(false, Applicability::Ready)]);
        let both = held_back(&format!("{message}\n\n{details}"));
        assert!(
            !both.is_empty() && both.iter().all(|(held, left)| *held && *left != Applicability::Ready),
            "{both:?}"
        );
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
            [(Some(Layer::Identity), Applicability::Ready, Some(vec![object.to_owned()]))]
        );
    }

    #[test]
    fn an_explicit_deny_is_never_answered_with_an_allow() {
        for layer in [
            "an identity-based policy",
            "a resource-based policy",
            "a permissions boundary",
            "a service control policy",
            "a resource control policy",
            "a VPC endpoint policy",
        ] {
            let text = refused(&format!(
                "s3:GetObject on resource: arn:aws:s3:::d/k with an explicit deny in {layer}"
            ));
            let allowed: Vec<_> = fixes(&text).into_iter().map(|(_, _, allowed)| allowed).collect();
            assert_eq!(allowed, [None], "{layer}");
        }
        // Whoever passes a session policy passes another one: an exception to it would be no more than its Deny taken out.
        let session = "s3:GetObject on resource: arn:aws:s3:::d/k with an explicit deny in a session policy";
        assert_eq!(fixes(&refused(session)), []);
        let [unknown] = fixes(&refused("s3:GetObject on resource: arn:aws:s3:::d/k with an explicit deny"))
            .try_into()
            .expect("one fix");
        assert_eq!(unknown, (None, Applicability::MayNeedChange, None));
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
        let instance = "arn:aws:ec2:REGION_NAME:111122223333:instance/INSTANCE_ID".to_owned();
        assert_eq!(fix, (Some(Layer::Identity), Applicability::HasPlaceholders, Some(vec![instance])));
        let redacted = refused(
            "s3:GetObject on resource: arn:aws:s3:::xxxxxxxx/key because no identity-based policy allows the s3:GetObject action",
        );
        assert_eq!(fixes(&redacted)[0].1, Applicability::HasPlaceholders);
    }

    #[test]
    fn what_ends_in_a_slash_or_a_colon_is_no_wildcard_for_everything() {
        let because = "because no identity-based policy allows the s3:PutObject action";
        for (resource, wanted, applicability) in [
            ("arn:aws:s3:::corp-data/reports/", "arn:aws:s3:::corp-data/reports/", Applicability::Ready),
            (
                "arn:aws:ssm:us-east-1:111122223333:parameter/prod/db/",
                "arn:aws:ssm:us-east-1:111122223333:parameter/prod/db/*",
                Applicability::MayNeedChange,
            ),
            (
                "arn:aws:ec2:us-east-1:111122223333:instance/",
                "arn:aws:ec2:us-east-1:111122223333:instance/*",
                Applicability::Ready,
            ),
        ] {
            let [fix] = fixes(&refused(&format!("s3:PutObject on resource: {resource} {because}")))
                .try_into()
                .expect("one fix");
            assert_eq!((fix.2, fix.1), (Some(vec![wanted.to_owned()]), applicability), "{resource}");
        }
    }

    #[test]
    fn a_key_that_may_not_be_there_asks_for_no_policy() {
        let rest = "kms:Decrypt on the resource associated with this ciphertext because the resource does not exist in this Region, no \
                    resource-based policies allow access, or a resource-based policy explicitly denies access";
        assert_eq!(fixes(&refused(rest)), []);
    }

    #[test]
    fn who_is_not_known_is_not_let_in() {
        for reason in [
            "",
            "because no resource-based policy allows the es:ESHttpGet action",
            "with an explicit deny in a resource-based policy",
        ] {
            let text = format!(
                "User: anonymous is not authorized to perform: es:ESHttpGet on resource: arn:aws:es:us-east-1:111122223333:domain/logs {reason}"
            );
            assert_eq!(fixes(&text), [], "{text}");
        }
    }

    #[test]
    fn who_comes_with_a_token_needs_the_trust_policy_alone() {
        let text =
            "Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity";
        let [fix] = fixes(text).try_into().expect("one fix");
        assert_eq!(fix, (Some(Layer::Resource), Applicability::HasPlaceholders, Some(Vec::new())));
    }

    #[test]
    fn what_cant_be_edited_has_no_fix_that_edits_it() {
        let read = "s3:GetObject on resource: arn:aws:s3:::b/k";
        let policy = "with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy";
        for (principal, rest) in [
            ("arn:aws:iam::111122223333:user/ana", format!("{read} {policy}/AWSCompromisedKeyQuarantineV3")),
            ("arn:aws:iam::111122223333:user/ana", format!("{read} {policy}/AWSDenyAll")),
            ("arn:aws:iam::111122223333:root", format!("{read} because no identity-based policy allows the s3:GetObject action")),
            (
                "arn:aws:sts::111122223333:assumed-role/Guests/CognitoIdentityCredentials",
                format!("{read} because no session policy allows the s3:GetObject action"),
            ),
            (
                "arn:aws:iam::111122223333:user/ana",
                "s3:PutBucketPolicy on resource: arn:aws:s3:::b with an explicit deny in a resource-based policy".to_owned(),
            ),
        ] {
            let text = format!("User: {principal} is not authorized to perform: {rest}");
            assert_eq!(fixes(&text), [], "{rest}");
        }
    }

    #[test]
    fn who_came_through_identity_center_gets_it_by_the_permission_set() {
        let text = "User: arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/ana is not authorized to perform: \
                    s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action";
        let [fix] = of(&triage(text).denials.remove(0)).try_into().expect("one fix");
        assert_eq!(fix.target, Target::PermissionSet("Dev".to_owned()));
        assert_eq!(fix.owner, Contact::IdentityCenter);
        assert_eq!(fix.caveats, [Caveat::EveryAssignment]);
    }
}
