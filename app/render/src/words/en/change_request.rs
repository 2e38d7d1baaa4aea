//! What the caller can change about the request.

use super::why::MOST;
use crate::{
    sentence::{Ours, Sentence, say},
    words::shape::RequestWords,
};
use denylens_advise::change_request::{MfaFor, RequestChange, Subject, Wanted};

pub(super) const WORDS: RequestWords =
    RequestWords { change, way, another_caller, one_is_enough: ONE_IS_ENOUGH };

const ONE_IS_ENOUGH: &str = "One of the next changes to the request is enough: a statement denies only where all its conditions hold.";

fn change(change: &RequestChange) -> Sentence {
    let act = act(change);
    let because = Ours(match change.wanted {
        Wanted::True => {
            let key = &change.key;
            return say!(
                "{act}: the statement most likely denies requests where `{key}` is false or, under `IfExists`, missing.",
                act,
                key
            );
        }
        Wanted::False => "the statement most likely denies requests where it is true",
        Wanted::OneOf(_) => {
            "the request had none of what the statement names, so this is most likely what it lets through"
        }
        Wanted::NoneOf(_) => "the statement names what the request had, and most likely denies it",
        Wanted::Spelled(_) => {
            "operators tell upper and lower case apart, unless their name ends in `IgnoreCase`"
        }
        Wanted::AtMost(_) => "the request had more, which the statement most likely denies",
        Wanted::AtLeast(_) => "the request had less, which the statement most likely denies",
        Wanted::Present => "the statement most likely denies requests without it",
        Wanted::Absent => "the statement most likely denies requests that have it",
    });
    say!("{act}: {because}.", act, because)
}

/// Without the commands and what is to be put into them, which are for the caller alone.
fn way(change: &RequestChange) -> Sentence {
    match change.subject {
        Subject::Mfa(_) => Sentence::of("Sign in with MFA before the call"),
        _ => act(change),
    }
}

fn another_caller(change: &RequestChange) -> Sentence {
    let key = &change.key;
    let tag = change.tag().unwrap_or_default();
    let value = value(&change.wanted);
    let who = match (change.subject, &change.wanted) {
        (Subject::PrincipalTag, Wanted::Present) => say!("leaves out callers who have the tag `{tag}`", tag),
        (Subject::PrincipalTag, Wanted::Absent) => say!("denies only callers who have the tag `{tag}`", tag),
        (Subject::PrincipalTag, Wanted::NoneOf(values)) => {
            say!("denies only callers whose tag `{tag}` is {values}", tag, values = any(values))
        }
        (Subject::PrincipalTag, _) => say!("leaves out callers whose tag `{tag}` is {value}", tag, value),
        (Subject::Caller, Wanted::NoneOf(values)) => {
            say!("denies only users and roles that match {values}", values = any(values))
        }
        (Subject::Caller, _) => say!("leaves out users and roles that match {value}", value),
        (_, Wanted::NoneOf(values)) => {
            say!("denies only callers whose `{key}` is {values}", key, values = any(values))
        }
        (_, _) => say!("leaves out callers whose `{key}` is {value}", key, value),
    };
    say!(
        "The owner of the denying policy alone decides whether somebody else makes the call: the statement most likely {who}.",
        who
    )
}

fn act(change: &RequestChange) -> Sentence {
    let key = &change.key;
    let tag = change.tag().unwrap_or_default();
    let value = value(&change.wanted);
    match (change.subject, &change.wanted) {
        (Subject::Region, _) => say!("Make the call in the Region {value}", value),
        (Subject::RequestTag, Wanted::Present) => say!("Set the tag `{tag}` in the request", tag),
        (Subject::RequestTag, Wanted::Absent) => say!("Leave the tag `{tag}` out of the request", tag),
        (Subject::RequestTag, _) => say!("Set the tag `{tag}` in the request to {value}", tag, value),
        (Subject::TagKeys, Wanted::NoneOf(keys)) => {
            say!("Leave the tags {keys} out of the request", keys = any(keys))
        }
        (Subject::TagKeys, _) => say!("Set the tag {value} in the request", value),
        (Subject::ResourceTag, Wanted::Present) => say!("Choose a resource that has the tag `{tag}`", tag),
        (Subject::ResourceTag, Wanted::Absent) => say!("Choose a resource without the tag `{tag}`", tag),
        (Subject::ResourceTag, _) => say!("Choose a resource whose tag `{tag}` is {value}", tag, value),
        (Subject::Mfa(MfaFor::User), _) => Sentence::of(
            "Sign in with MFA and call with the credentials that this gives, as by `aws sts get-session-token --serial-number=MFA_SERIAL --token-code=MFA_CODE`",
        ),
        (Subject::Mfa(MfaFor::Role), _) => Sentence::of(
            "Assume the role anew with MFA, as by `aws sts assume-role` with `--serial-number=MFA_SERIAL --token-code=MFA_CODE`, or sign in with MFA where the session begins",
        ),
        (Subject::Mfa(MfaFor::Somebody), _) => Sentence::of("Sign in with MFA and call again"),
        (Subject::SourceIp, Wanted::OneOf(_)) => say!("Call from an address in {value}", value),
        (Subject::SourceIp, _) => say!("Call from {value}", value),
        (Subject::Vpc, _) => say!("Call from the VPC {value}", value),
        (Subject::VpcEndpoint, _) => say!("Call through the VPC endpoint {value}", value),
        (Subject::Transport, _) => Sentence::of("Call over TLS, with an address that begins with `https://`"),
        (Subject::ObjectEncryption, _) => {
            say!("Have the object encrypted as the statement asks, with `{key}` set to {value}", key, value)
        }
        (Subject::StorageEncryption, _) => {
            say!("Have what is stored encrypted, so that `{key}` is true", key)
        }
        (Subject::InstanceType, _) => say!("Choose an instance type that matches {value}", value),
        (Subject::MetadataTokens, _) => Sentence::of(
            "Have the instance ask for IMDSv2 tokens, as by `--metadata-options HttpTokens=required`",
        ),
        (Subject::MetadataHops, _) => {
            say!("Set the hop limit of the metadata service, `HttpPutResponseHopLimit`, to {value}", value)
        }
        (Subject::RoleDelivery, _) => {
            Sentence::of("Get the credentials of the instance's role by IMDSv2, as current SDKs do")
        }
        (Subject::Boundary, Wanted::Present) => {
            Sentence::of("Attach a permissions boundary to the user or role that is made")
        }
        (Subject::Boundary, _) => {
            say!("Attach the permissions boundary {value} to the user or role that is made", value)
        }
        (Subject::ResourcesOrganization, _) => say!("Choose a resource whose `{key}` is {value}", key, value),
        (Subject::ThroughService, Wanted::True) => Sentence::of("Have an AWS service make the call"),
        (Subject::ThroughService, _) => say!("Have the call made by {value}", value),
        (Subject::Other, Wanted::Present) => say!("Make a request that has `{key}`", key),
        (Subject::Other, Wanted::Absent) => say!("Make a request without `{key}`", key),
        (Subject::Other | Subject::Caller | Subject::CallersOrganization | Subject::PrincipalTag, _) => {
            say!("Make a request whose `{key}` is {value}", key, value)
        }
    }
}

/// What is wanted, after "is" or "to".
fn value(wanted: &Wanted) -> Sentence {
    match wanted {
        Wanted::OneOf(values) => any(values),
        Wanted::NoneOf(values) => say!("another than {values}", values = any(values)),
        Wanted::Spelled(values) => {
            say!("{values} (only upper and lower case differ)", values = any(values))
        }
        Wanted::AtMost(limit) => say!("at most `{limit}`", limit),
        Wanted::AtLeast(limit) => say!("at least `{limit}`", limit),
        Wanted::True => Sentence::of("`true`"),
        Wanted::False => Sentence::of("`false`"),
        Wanted::Present | Wanted::Absent => Sentence::of("any"),
    }
}

/// One of several.
fn any(values: &[String]) -> Sentence {
    let mut first: Vec<String> = values.iter().take(MOST).cloned().collect();
    let more = values.len() - first.len();
    if more > 0 {
        return say!("`{first}` or one of {more} more", first, more);
    }
    match first.pop() {
        Some(last) if first.is_empty() => say!("`{last}`", last),
        Some(last) => say!("`{first}` or `{last}`", first, last),
        None => Sentence::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(subject: Subject, key: &str, wanted: Wanted, said: &str) {
        assert_eq!(change(&RequestChange { subject, key: key.to_owned(), wanted }).marked(), said);
    }

    #[test]
    fn a_value_that_differs_in_upper_and_lower_case_alone_is_said_to() {
        check(
            Subject::RequestTag,
            "aws:RequestTag/Team",
            Wanted::Spelled(vec!["payments".to_owned()]),
            "Set the tag `Team` in the request to `payments` (only upper and lower case differ): operators tell upper and lower case apart, unless their name ends in `IgnoreCase`.",
        );
    }

    #[test]
    fn another_caller_is_for_the_owner_to_decide_on() {
        let key = "aws:PrincipalArn".to_owned();
        let wanted = Wanted::OneOf(vec!["arn:aws:iam::*:role/Platform*".to_owned()]);
        let said = another_caller(&RequestChange { subject: Subject::Caller, key, wanted }).marked();
        assert_eq!(
            said,
            "The owner of the denying policy alone decides whether somebody else makes the call: the statement most likely leaves out users and roles that match `arn:aws:iam::*:role/Platform*`."
        );
    }

    #[test]
    fn the_values_of_the_statement_are_what_is_advised() {
        let regions = ["eu-west-1", "eu-central-1"].map(str::to_owned).to_vec();
        check(
            Subject::Region,
            "aws:RequestedRegion",
            Wanted::OneOf(regions),
            "Make the call in the Region `eu-west-1` or `eu-central-1`: the request had none of what the statement names, so this is most likely what it lets through.",
        );
        check(
            Subject::RequestTag,
            "aws:RequestTag/env",
            Wanted::Present,
            "Set the tag `env` in the request: the statement most likely denies requests without it.",
        );
    }
}
