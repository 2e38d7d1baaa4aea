use crate::{
    Answers, Report, Supplement,
    report::{Denial, Differing, Mismatch, Reading, Source},
    triage, triage_with,
};

const ANA: &str = "arn:aws:iam::111122223333:user/ana";
const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/Deploy/run-1";

fn encoded() -> String {
    "aB3-_xYz".repeat(70)
}

/// A message with its encoded text.
fn message(principal: &str) -> String {
    format!(
        "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: User: {principal} is not authorized \
         to perform: ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111122223333:instance/* with an explicit deny. \
         Encoded authorization failure message: {}",
        encoded()
    )
}

fn decoded(principal: &str, action: &str) -> String {
    format!(
        r#"{{"allowed":false,"explicitDeny":true,"context":{{"principal":{{"arn":"{principal}"}},"action":"{action}","resource":"arn:aws:ec2:us-east-1:111122223333:instance/*"}}}}"#
    )
}

/// The report on a message and the text that is said to be decoded from it.
fn answered(principal: &str, decoded: String) -> Report {
    let answers = Answers::Encoded(encoded());
    triage_with(&message(principal), &[Supplement { answers, text: decoded }])
}

#[track_caller]
fn joins(said: &str, decoded_text: String) {
    let report = answered(said, decoded_text);
    assert_eq!(report.denials.len(), 1);
    assert_eq!(report.denials[0].documents.decoded, Some(Source::Supplement(0)));
}

fn of_another_request(denial: &Denial) -> Option<&Mismatch> {
    denial.readings.iter().find_map(|reading| match reading {
        Reading::DecodedOfAnotherRequest(mismatch) | Reading::MessageOfAnotherRequest(mismatch) => {
            Some(mismatch)
        }
        _ => None,
    })
}

#[track_caller]
fn stays_apart(said: &str, decoded_text: String, differs: Differing, message: &str, decoded: &str) {
    let report = answered(said, decoded_text);
    let [refused, stranger] = report.denials.as_slice() else { panic!("{} refusals", report.denials.len()) };
    let mismatch = Mismatch { differs, message: message.into(), decoded: decoded.into() };
    assert_eq!(refused.documents.decoded, None);
    assert_eq!(refused.principal.as_deref(), Some(said));
    assert_eq!(stranger.documents.decoded, Some(Source::Supplement(0)));
    assert_eq!([refused, stranger].map(of_another_request), [Some(&mismatch), Some(&mismatch)]);
    assert!(refused.readings.contains(&Reading::DecodedOfAnotherRequest(mismatch.clone())));
    assert!(stranger.readings.contains(&Reading::MessageOfAnotherRequest(mismatch)));
}

#[test]
fn an_answer_joins_the_message_that_was_asked_of() {
    joins(ANA, decoded(ANA, "ec2:RunInstances"));
    joins(SESSION, decoded(SESSION, "ec2:RunInstances"));
}

#[test]
fn what_decoded_texts_write_otherwise_is_no_other_request() {
    joins(ANA, decoded(ANA, "RunInstances"));
    joins(ANA, decoded("AIDAEXAMPLE", "ec2:RunInstances"));
    joins("AROAEXAMPLE:run-1", decoded(SESSION, "ec2:RunInstances"));
    joins(SESSION, decoded("arn:aws:iam::111122223333:role/path/Deploy", "ec2:RunInstances"));
    joins(ANA, r#"{"allowed":false,"explicitDeny":true,"context":{"action":"ec2:RunInstances"}}"#.into());
}

#[test]
fn what_was_taken_out_by_hand_is_no_other_request() {
    joins("arn:aws:iam::xxxxxxxxxxxx:user/xxxx", decoded(ANA, "ec2:RunInstances"));
    joins(ANA, decoded("arn:aws:iam::111122223333:user/<redacted>", "ec2:RunInstances"));
}

#[test]
fn an_answer_of_another_account_stays_apart() {
    let other = decoded("arn:aws:iam::444455556666:user/ana", "ec2:RunInstances");
    stays_apart(ANA, other, Differing::Account, "111122223333", "444455556666");
}

#[test]
fn an_answer_about_another_action_stays_apart() {
    let (said, other) = ("ec2:RunInstances", "ec2:StopInstances");
    stays_apart(ANA, decoded(ANA, other), Differing::Action, said, other);
    stays_apart(ANA, decoded(ANA, "StopInstances"), Differing::Action, said, "StopInstances");
}

#[test]
fn an_answer_about_another_principal_stays_apart() {
    let ben = "arn:aws:iam::111122223333:user/ben";
    stays_apart(ANA, decoded(ben, "ec2:RunInstances"), Differing::Principal, ANA, ben);
    stays_apart(ANA, decoded(SESSION, "ec2:RunInstances"), Differing::Principal, ANA, SESSION);
}

#[test]
fn an_action_that_the_call_needed_too_is_no_other_request() {
    let text = format!(
        "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform \
         this operation. Encoded authorization failure message: {}\n\n{}",
        encoded(),
        decoded(ANA, "iam:PassRole")
    );
    let report = triage(&text);
    assert_eq!(report.denials.len(), 1);
    assert_eq!(report.denials[0].documents.decoded, Some(Source::Paste));
}

#[test]
fn in_one_paste_a_text_below_a_message_of_another_request_stays_apart_too() {
    let report = triage(&format!("{}\n\n{}", message(ANA), decoded(ANA, "ec2:StopInstances")));
    assert_eq!(report.denials.len(), 2);
    assert!(report.denials.iter().all(|denial| of_another_request(denial).is_some()));
}

#[test]
fn a_document_goes_to_the_message_that_it_fits() {
    let other = message(ANA).replace("ec2:RunInstances", "ec2:StopInstances").replace("aB3", "cD4");
    let text = format!("{}\n\n{other}\n\n{}", message(ANA), decoded(ANA, "ec2:RunInstances"));
    let documents: Vec<_> = triage(&text).denials.iter().map(|denial| denial.documents.decoded).collect();
    assert_eq!(documents, [Some(Source::Paste), None]);
}

#[test]
fn a_second_answer_joins_where_the_first_was_of_another_request() {
    let answer = |text: String| Supplement { answers: Answers::Encoded(encoded()), text };
    let answers = [decoded(ANA, "ec2:StopInstances"), decoded(ANA, "ec2:RunInstances")].map(answer);
    let report = triage_with(&message(ANA), &answers);
    let documents: Vec<_> = report.denials.iter().map(|denial| denial.documents.decoded).collect();
    assert_eq!(documents, [Some(Source::Supplement(1)), Some(Source::Supplement(0))]);
}

#[test]
fn details_are_no_decoded_message() {
    let text = r#"{"requestContext":{},"evaluations":[{"action":"iam:CreateRole","resource":"*","evaluatedEffect":"IMPLICIT_DENY","checks":[]}]}"#;
    let documents = triage(text).denials.remove(0).documents;
    assert_eq!((documents.decoded, documents.details), (None, Some(Source::Paste)));
}
