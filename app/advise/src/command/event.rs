//! Where the event of a refusal is.
//!
//! Sources: AWS CLI Command Reference, `cloudtrail lookup-events`, which takes one attribute, none of them the request or the error,
//! and answers in the Region of the event; CloudTrail User Guide, `cloudtrail-concepts.html#cloudtrail-concepts-global-service-events`.

use super::{
    Command, Purpose,
    place::Place,
    recorded::{self, EventKind},
    region, window,
};
use crate::{
    argument::{Argument, ValueKind},
    refusal::{bucket_of, resource_arn},
};
use denylens_triage::report::{Cause, Denial, Form};

/// The event, where CloudTrail has it for everyone.
pub(super) fn look_up(denial: &Denial) -> Option<Command> {
    if !is_sought(denial) || recorded::kind(denial) != EventKind::Management {
        return None;
    }
    // For who came with a token there is `token::event`.
    let name = recorded::event_name(denial).filter(|name| name != "AssumeRoleWithWebIdentity")?;
    let is_called = denial.operation.as_ref() == Some(&name);
    let operation = ValueKind::Operation.of(name);
    let mut command = Command::new(
        Purpose::FindEvent,
        "aws cloudtrail lookup-events --lookup-attributes=AttributeKey=EventName,AttributeValue={}",
        &[operation],
    );
    if let Some(region) = region_of(denial) {
        command = command.with("--region={}", &[ValueKind::Region.of(region)]);
    }
    Some(narrowed(command, denial, mark(denial, is_called)))
}

/// A search for events, narrowed to the time of the refusal and to those that have its mark.
fn narrowed(mut search: Command, denial: &Denial, mark: Option<&str>) -> Command {
    if let Some((start, end)) = denial.time.as_deref().and_then(window::around) {
        let window = [Argument::Given(start.into()), Argument::Given(end.into())];
        search = search.with("--start-time={} --end-time={}", &window);
    }
    // An id that can't stand between quotes is left out: the window is enough.
    match mark.filter(|mark| ValueKind::RequestId.fits(mark)) {
        Some(mark) => {
            let query = "--query=Events[?contains(CloudTrailEvent,'{}')].CloudTrailEvent";
            search.with(query, &[ValueKind::RequestId.of(mark)])
        }
        None => search,
    }
}

/// The event of who came with a token. Where the text has no id of the request, that it failed tells it from others.
pub(super) fn of_token(denial: &Denial) -> Command {
    let search = Command::new(
        Purpose::SeeSubject,
        "aws cloudtrail lookup-events --lookup-attributes=AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity",
        &[],
    );
    let mark = denial.request_id.as_deref().or(Some("errorCode"));
    narrowed(search, denial, mark).with("--output=text", &[])
}

/// The trails, one of which may have the event that the event history never has.
pub(super) fn trails(denial: &Denial) -> Option<Command> {
    if !is_sought(denial) {
        return None;
    }
    let purpose = match recorded::kind(denial) {
        EventKind::Management => return None,
        EventKind::Data => Purpose::FindDataEvent,
        EventKind::NetworkActivity => Purpose::FindNetworkEvent,
    };
    Some(Command::new(purpose, "aws cloudtrail describe-trails", &[]))
}

/// Where the bucket's own log is.
pub(super) fn access_log(denial: &Denial) -> Option<Command> {
    if !is_sought(denial) || recorded::kind(denial) != EventKind::Data {
        return None;
    }
    let bucket = bucket_of(resource_arn(denial)?).filter(|bucket| *bucket != "*")?;
    let command = Command::new(
        Purpose::FindAccessLog,
        "aws s3api get-bucket-logging --bucket={}",
        &[ValueKind::Bucket.of(bucket)],
    );
    Some(command.at_any(Place::of_resource(denial)))
}

/// Whoever pasted the event has no need to look for it. What fails at the credentials or at a quota, or was a dry run, has no reason in it, and where the
/// text says which layer refused and names no operation, it has nothing more to say.
fn is_sought(denial: &Denial) -> bool {
    let is_told = denial.operation.is_none() && denial.layer.layer.is_some();
    let has_none =
        matches!(denial.cause, Cause::Credentials | Cause::Quota) || denial.form == Some(Form::DryRun);
    denial.documents.event.is_none() && !has_none && !is_told
}

/// What this event has and others of the same operation have not: the id of its request, or at least its error. The text has neither of
/// an event that isn't of what was called; that was a denial.
fn mark(denial: &Denial, is_called: bool) -> Option<&str> {
    if !is_called {
        return Some("AccessDenied");
    }
    denial.request_id.as_deref().or_else(|| {
        let code = denial.code.as_deref()?;
        if denial.operation.is_none() && !refuses(code) {
            // What a service answers that called for somebody; the event has the code of the call within.
            return Some("errorCode");
        }
        // CloudTrail has `AccessDenied` for an `AccessDeniedException`, and `Client.UnauthorizedOperation`.
        Some(code.rsplit('.').next().unwrap_or(code).trim_end_matches("Exception"))
    })
}

/// Whether a code is one with which AWS refuses a request.
fn refuses(code: &str) -> bool {
    let code = code.to_ascii_lowercase();
    ["denied", "auth", "forbidden", "403"].iter().any(|word| code.contains(word))
}

/// Where the event was recorded: services of the whole partition record theirs in one Region.
fn region_of(denial: &Denial) -> Option<&str> {
    let is_aws = denial.partition.as_deref().is_none_or(|name| name == "aws");
    // The action may be one of another service than the call.
    let called = if is_called_itself(denial) { &denial.service } else { &denial.called_service };
    let is_global = matches!(called.as_deref(), Some("iam" | "cloudfront" | "organizations" | "route53"));
    if is_global && is_aws {
        return Some("us-east-1");
    }
    region::of(denial)
}

/// Whether the action that was refused is what was called. `iam:PassRole` is checked in the call of the service that gets the role, and
/// the event is that call's.
fn is_called_itself(denial: &Denial) -> bool {
    let action = denial.action.as_deref().and_then(|action| action.rsplit(':').next());
    match (action, denial.operation.as_deref()) {
        (Some(action), Some(operation)) => action.eq_ignore_ascii_case(operation),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::shell::Shell;
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let made = super::super::of(&triage(text).denials.remove(0));
        let of_events = |command: &&Command| {
            use Purpose::{FindAccessLog, FindDataEvent, FindEvent, FindNetworkEvent};
            matches!(command.purpose, FindEvent | FindDataEvent | FindNetworkEvent | FindAccessLog)
        };
        let texts: Vec<_> = made.iter().filter(of_events).map(|command| command.text(Shell::Bash)).collect();
        assert_eq!(texts, wanted, "{text}");
    }

    const LOOK_UP: &str =
        "aws cloudtrail lookup-events --lookup-attributes=AttributeKey=EventName,AttributeValue=";

    #[test]
    fn the_region_the_time_and_the_request_find_the_event() {
        check(
            "2026-07-17T15:58:12Z operation error EC2: CreateVpc, https response error StatusCode: 403, RequestID: \
             0b4f10c7-e4c3-7f04-fbea-33fc87783d21, api error UnauthorizedOperation: User: arn:aws:iam::111122223333:user/ana \
             is not authorized to perform: ec2:CreateVpc on resource: arn:aws:ec2:eu-west-1:111122223333:vpc/* because no \
             identity-based policy allows the ec2:CreateVpc action",
            &[&format!(
                "{LOOK_UP}CreateVpc --region=eu-west-1 --start-time=2026-07-17T15:43:12Z --end-time=2026-07-17T16:13:12Z \
                 \"--query=Events[?contains(CloudTrailEvent,'0b4f10c7-e4c3-7f04-fbea-33fc87783d21')].CloudTrailEvent\""
            )],
        );
    }

    #[test]
    fn without_an_id_the_error_tells_events_apart() {
        check(
            "An error occurred (AccessDeniedException) when calling the CreateKey operation: no",
            &[&format!(
                "{LOOK_UP}CreateKey \"--query=Events[?contains(CloudTrailEvent,'AccessDenied')].CloudTrailEvent\""
            )],
        );
    }

    #[test]
    fn a_key_has_an_event_of_its_own() {
        check(
            "operation error S3: GetObject, https response error StatusCode: 403, RequestID: 7ZK2BDF5641RTK2D, api error \
             AccessDenied: User: arn:aws:iam::111122223333:user/ana is not authorized to perform: kms:Decrypt on resource: \
             arn:aws:kms:eu-west-1:111122223333:key/1a2b because no identity-based policy allows the kms:Decrypt action",
            &[&format!(
                "{LOOK_UP}Decrypt --region=eu-west-1 \"--query=Events[?contains(CloudTrailEvent,'AccessDenied')].CloudTrailEvent\""
            )],
        );
    }

    #[test]
    fn events_of_iam_are_in_one_region() {
        check(
            "An error occurred (AccessDenied) when calling the CreateRole operation: User: arn:aws:iam::111122223333:user/ana \
             is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/r",
            &[&format!(
                "{LOOK_UP}CreateRole --region=us-east-1 \"--query=Events[?contains(CloudTrailEvent,'AccessDenied')].CloudTrailEvent\""
            )],
        );
    }

    #[test]
    fn the_event_of_a_call_that_passes_a_role_is_where_the_call_was_made() {
        let passing = |operation: &str| {
            format!(
                "An error occurred (AccessDenied) when calling the {operation} operation: User: arn:aws:iam::111122223333:user/ana \
                 is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/r"
            )
        };
        let query = "\"--query=Events[?contains(CloudTrailEvent,'AccessDenied')].CloudTrailEvent\"";
        check(&passing("CreateFunction"), &[&format!("{LOOK_UP}CreateFunction {query}")]);
    }

    #[test]
    fn the_event_that_was_pasted_is_not_looked_for() {
        check(
            r#"{"eventSource": "iam.amazonaws.com", "eventName": "ListUsers", "awsRegion": "us-east-1", "errorCode": "AccessDenied",
             "errorMessage": "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:ListUsers on resource: *"}"#,
            &[],
        );
    }

    #[test]
    fn a_data_event_is_in_no_event_history() {
        check(
            "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied",
            &["aws cloudtrail describe-trails"],
        );
        check(
            "An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:iam::111122223333:user/ana is \
             not authorized to perform: s3:PutObject on resource: arn:aws:s3:::b/k",
            &["aws cloudtrail describe-trails", "aws s3api get-bucket-logging --bucket=b"],
        );
    }

    #[test]
    fn credentials_that_fail_have_no_event_worth_reading() {
        check(
            "An error occurred (ExpiredToken) when calling the CreateVpc operation: The provided token has expired.",
            &[],
        );
    }
}
