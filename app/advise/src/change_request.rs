//! What the caller can change about a request that a statement denied, by the keys of the statement. A deny is mostly a guardrail that
//! works, so this comes before any exception.
//!
//! A statement denies where all its conditions hold, so one change is enough for one statement.
//!
//! Source: IAM User Guide, `reference_policies_condition-logic-multiple-context-keys-or-values.html`. The source of each key stands in the
//! file of its rule.

mod boundary;
mod caller;
mod encryption;
mod imds;
mod instance_type;
mod mfa;
mod network;
mod organization;
mod other;
mod principal_tag;
mod region;
mod request_tag;
mod resource_tag;
mod service;
mod transport;
mod wanted;

pub use mfa::MfaFor;
pub use wanted::Wanted;

use crate::refusal;
use denylens_triage::report::{ConditionKey, Denial};

/// A change to the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestChange {
    /// What the key is about.
    pub subject: Subject,
    /// The key, as the statement prints it.
    pub key: String,
    /// What it most likely has to be. The document prints no operators, so this is inferred.
    pub wanted: Wanted,
}

impl RequestChange {
    /// The key of the tag that it is about, where it is about one.
    pub fn tag(&self) -> Option<&str> {
        self.key.split_once('/').map(|(_, tag)| tag)
    }

    /// Whether another caller would have to make the call. That isn't for the caller to change: whoever a guardrail leaves out is left
    /// out for their own work.
    #[must_use]
    pub fn is_of_who_calls(&self) -> bool {
        matches!(self.subject, Subject::Caller | Subject::CallersOrganization | Subject::PrincipalTag)
    }
}

/// What a condition key is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The Region of the call.
    Region,
    /// A tag that the request sets.
    RequestTag,
    /// The keys of the tags that the request sets.
    TagKeys,
    /// A tag of the resource.
    ResourceTag,
    /// A tag of the caller.
    PrincipalTag,
    /// Whether, or how long ago, the caller signed in with MFA.
    Mfa(MfaFor),
    /// The address that the call comes from.
    SourceIp,
    /// The VPC that the call comes from.
    Vpc,
    /// The VPC endpoint that the call comes through.
    VpcEndpoint,
    /// Whether the call is made over TLS.
    Transport,
    /// How an object is encrypted in Amazon S3.
    ObjectEncryption,
    /// Whether storage is encrypted.
    StorageEncryption,
    /// The type of an instance.
    InstanceType,
    /// Whether an instance asks for tokens at its metadata service (IMDSv2).
    MetadataTokens,
    /// How many hops an answer of the metadata service may take.
    MetadataHops,
    /// Which version of the metadata service the credentials came from.
    RoleDelivery,
    /// The permissions boundary of the user or role that is made.
    Boundary,
    /// The organization or the account of the caller.
    CallersOrganization,
    /// The organization or the account of the resource.
    ResourcesOrganization,
    /// The service that makes the call for the caller.
    ThroughService,
    /// Who calls.
    Caller,
    /// Something else.
    Other,
}

/// Says what a key is about, where the rule knows it and has something to say of what is wanted.
type Rule = fn(key: &str, wanted: &Wanted, denial: &Denial) -> Option<Subject>;

/// The rules, those first whose keys a caller changes most easily. The key is given in small letters.
const REGISTRY: [Rule; 15] = [
    region::rule,
    request_tag::rule,
    encryption::rule,
    transport::rule,
    instance_type::rule,
    imds::rule,
    boundary::rule,
    mfa::rule,
    network::rule,
    service::rule,
    resource_tag::rule,
    principal_tag::rule,
    organization::rule,
    caller::rule,
    other::rule,
];

/// More changes than these nobody tries.
const MOST: usize = 6;

/// So many keys are looked at: a document may have thousands.
pub const LOOKED_AT: usize = 60;

/// What could be changed about the request, what is easiest first. Nothing where nothing can be concluded.
pub(crate) fn of(denial: &Denial) -> Vec<RequestChange> {
    let keys = refusal::denying_statements(denial).flat_map(|statement| &statement.conditions);
    let mut found: Vec<(usize, RequestChange)> =
        keys.take(LOOKED_AT).filter_map(|key| change(key, denial)).collect();
    found.sort_by_key(|(place, _)| *place);
    let mut changes: Vec<RequestChange> = Vec::new();
    for (_, change) in found {
        if !changes.contains(&change) && changes.len() < MOST {
            changes.push(change);
        }
    }
    changes
}

/// Whether one of the changes is enough: all keys are those of one statement.
pub(crate) fn is_one_enough(denial: &Denial) -> bool {
    refusal::denying_statements(denial).nth(1).is_none()
}

/// The change for one key, and the place of its rule.
fn change(condition: &ConditionKey, denial: &Denial) -> Option<(usize, RequestChange)> {
    let wanted = Wanted::of(condition, denial)?;
    let key = condition.key.to_ascii_lowercase();
    let said = |(place, rule): (usize, &Rule)| Some((place, rule(&key, &wanted, denial)?));
    let (place, subject) = REGISTRY.iter().enumerate().find_map(said)?;
    Some((place, RequestChange { subject, key: condition.key.clone(), wanted }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::samples::denied_by;

    /// What is said of a statement with these keys about a request with those.
    #[track_caller]
    pub(super) fn check(
        statement: &[(&str, &[&str])],
        request: &[(&str, &[&str])],
        said: &[(Subject, Wanted)],
    ) {
        let changes = of(&denied_by(statement, request));
        let found: Vec<_> = changes.into_iter().map(|change| (change.subject, change.wanted)).collect();
        assert_eq!(found, said);
    }

    #[test]
    fn what_the_caller_changes_easily_comes_first() {
        let role = "arn:aws:iam::111122223333:role/Admin";
        check(
            &[("aws:PrincipalArn", &[role]), ("aws:RequestedRegion", &["eu-west-1"])],
            &[
                ("aws:PrincipalArn", &["arn:aws:iam::111122223333:user/ana"]),
                ("aws:RequestedRegion", &["us-east-1"]),
            ],
            &[
                (Subject::Region, Wanted::OneOf(vec!["eu-west-1".to_owned()])),
                (Subject::Caller, Wanted::OneOf(vec![role.to_owned()])),
            ],
        );
    }

    #[test]
    fn nothing_is_concluded_for_a_statement_that_allows() {
        let mut denial = denied_by(&[("aws:RequestedRegion", &["eu-west-1"])], &[]);
        for statement in &mut denial.statements {
            statement.effect = Some("ALLOW".to_owned());
        }
        assert_eq!(of(&denial), []);
    }

    #[test]
    fn of_thousands_of_keys_a_few_are_told() {
        let keys: Vec<String> = (0..2_000).map(|number| format!("aws:RequestTag/{number}")).collect();
        let statement: Vec<(&str, &[&str])> = keys.iter().map(|key| (key.as_str(), &["x"][..])).collect();
        assert_eq!(of(&denied_by(&statement, &[])).len(), MOST);
    }
}
