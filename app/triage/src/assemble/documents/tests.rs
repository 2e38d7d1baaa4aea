use crate::{
    Answers, Report, Supplement,
    report::{Denial, Differing, Evidence, Field, GivenDocument, Mismatch, Reading, Source},
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

/// A message whose sentence says how it was refused, without an encoded text.
fn worded(end: &str) -> String {
    format!(
        "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: User: {ANA} is not authorized to perform: \
         ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111122223333:instance/* {end}"
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

/// A message that names an authorization id, and no account but in its principal and its resource.
fn with_id(principal: &str, action: &str) -> String {
    format!(
        "An error occurred (AccessDenied) when calling the CreateRole operation: User: {principal} is not authorized to perform: \
         {action} on resource: arn:aws:iam::111122223333:role/New with an explicit deny in an identity-based policy. Go to \
         https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/abc123 for complete details, or \
         call the GetRequestAuthorizationDetails API with the following authorization id: abc123"
    )
}

/// Details with one evaluation for each action.
fn details(context: &str, actions: &[&str]) -> String {
    let evaluations = actions.iter().map(|action| {
        format!(
            r#"{{"action":"{action}","resource":"arn:aws:iam::111122223333:role/New","evaluatedEffect":"EXPLICIT_DENY","checks":[]}}"#
        )
    });
    let evaluations = evaluations.collect::<Vec<_>>().join(",");
    format!(r#"{{"requestContext":{{{context}}},"evaluations":[{evaluations}]}}"#)
}

/// The report on a message and the details that are said to be of its id.
fn detailed(message: &str, details: String) -> Report {
    let answers = Answers::AuthorizationId("abc123".to_owned());
    triage_with(message, &[Supplement { answers, text: details }])
}

#[track_caller]
fn details_join(report: &Report) {
    let joined: Vec<_> = report.denials.iter().map(|denial| denial.documents.details.is_some()).collect();
    assert_eq!(joined, [true]);
    assert_eq!(of_another_request(&report.denials[0]), None);
}

#[track_caller]
fn details_stay_apart(report: &Report, differs: Differing, message: &str, document: &str) {
    let [refused, stranger] = report.denials.as_slice() else { panic!("{} refusals", report.denials.len()) };
    let mismatch = Mismatch {
        given: GivenDocument::Details,
        differs,
        message: message.into(),
        document: document.into(),
    };
    assert_eq!((refused.documents.details, stranger.documents.details.is_some()), (None, true));
    assert!(refused.readings.contains(&Reading::DocumentOfAnotherRequest(mismatch.clone())));
    assert!(stranger.readings.contains(&Reading::MessageOfAnotherRequest(mismatch)));
}

fn of_another_request(denial: &Denial) -> Option<&Mismatch> {
    denial.readings.iter().find_map(|reading| match reading {
        Reading::DocumentOfAnotherRequest(mismatch) | Reading::MessageOfAnotherRequest(mismatch) => {
            Some(mismatch)
        }
        _ => None,
    })
}

#[track_caller]
fn stays_apart(said: &str, decoded_text: String, differs: Differing, message: &str, decoded: &str) {
    let report = answered(said, decoded_text);
    let [refused, stranger] = report.denials.as_slice() else { panic!("{} refusals", report.denials.len()) };
    let mismatch = Mismatch {
        given: GivenDocument::Decoded,
        differs,
        message: message.into(),
        document: decoded.into(),
    };
    assert_eq!(refused.documents.decoded, None);
    assert_eq!(refused.principal.as_deref(), Some(said));
    assert_eq!(stranger.documents.decoded, Some(Source::Supplement(0)));
    assert_eq!([refused, stranger].map(of_another_request), [Some(&mismatch), Some(&mismatch)]);
    assert!(refused.readings.contains(&Reading::DocumentOfAnotherRequest(mismatch.clone())));
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
fn an_answer_about_a_refusal_of_another_kind_stays_apart() {
    let no_allow = "because no identity-based policy allows the ec2:RunInstances action";
    for (end, document) in [
        (no_allow, decoded(ANA, "ec2:RunInstances")),
        (
            "with an explicit deny in a service control policy",
            decoded(ANA, "ec2:RunInstances").replace("true", "false"),
        ),
    ] {
        let report = triage(&format!("{}\n\n{document}", worded(end)));
        let differing =
            report.denials.iter().map(|denial| of_another_request(denial).map(|other| other.differs));
        assert_eq!(differing.collect::<Vec<_>>(), [Some(Differing::Effect); 2], "{end}");
    }
    let agreeing =
        format!("{}\n\n{}", worded(no_allow), decoded(ANA, "ec2:RunInstances").replace("true", "false"));
    assert_eq!(triage(&agreeing).denials.len(), 1);
}

#[test]
fn a_message_without_an_encoded_text_is_held_against_the_document_below_it_too() {
    let other = decoded("arn:aws:iam::111122223333:user/ben", "ec2:RunInstances");
    let report = triage(&format!("{}\n\n{other}", worded("with an explicit deny")));
    let differing = report.denials.iter().map(|denial| of_another_request(denial).map(|other| other.differs));
    assert_eq!(differing.collect::<Vec<_>>(), [Some(Differing::Principal); 2]);
}

#[test]
fn of_two_documents_below_one_message_the_second_is_held_against_the_first() {
    let bare = format!(
        "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform \
         this operation. Encoded authorization failure message: {}",
        encoded()
    );
    let ben = "arn:aws:iam::111122223333:user/ben";
    let [first, second] = [ANA, ben].map(|principal| decoded(principal, "ec2:RunInstances"));
    let report = triage(&format!("{bare}\n\n{first}\n\n{second}"));
    let mismatches: Vec<_> = report.denials.iter().filter_map(of_another_request).collect();
    let (message, document) = (ANA.to_owned(), ben.to_owned());
    let mismatch =
        Mismatch { given: GivenDocument::Decoded, differs: Differing::Principal, message, document };
    assert_eq!(mismatches, [&mismatch; 2]);
    let again = triage(&format!("{bare}\n\n{first}\n\n{first}"));
    assert!(again.denials.iter().all(|denial| of_another_request(denial).is_none()));
}

#[test]
fn the_action_that_a_call_needed_besides_is_no_other_request() {
    let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ec2:RunInstances on resource: \
                arn:aws:ec2:us-east-1:111122223333:instance/* because no identity-based policy allows the ec2:CreateTags action";
    for action in ["ec2:RunInstances", "ec2:CreateTags"] {
        let document = decoded(ANA, action).replace("true", "false");
        let code = "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: ";
        assert_eq!(triage(&format!("{code}{text}\n\n{document}")).denials.len(), 1, "{action}");
    }
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
fn a_repeat_keeps_what_its_answer_was_of() {
    let first = message(ANA).replace("aB3", "cD4");
    let answer = Supplement { answers: Answers::Encoded(encoded()), text: decoded(ANA, "ec2:StopInstances") };
    let report = triage_with(&format!("{first}\n\n{}", message(ANA)), &[answer]);
    assert_eq!(report.denials.len(), 2);
    assert_eq!(report.denials[0].count, 2);
    assert!(report.denials.iter().all(|denial| of_another_request(denial).is_some()));
}

#[test]
fn details_are_no_decoded_message() {
    let text = r#"{"requestContext":{},"evaluations":[{"action":"iam:CreateRole","resource":"*","evaluatedEffect":"IMPLICIT_DENY","checks":[]}]}"#;
    let documents = triage(text).denials.remove(0).documents;
    assert_eq!((documents.decoded, documents.details), (None, Some(Source::Paste)));
}

#[test]
fn a_unique_id_is_compared_with_another_and_with_a_sessions_name() {
    let (id, other) = ("AROAIOSFODNN7EXAMPLE:run-1", "AROAI44QH8DHBEXAMPLE:run-1");
    joins(id, decoded(id, "ec2:RunInstances"));
    stays_apart(id, decoded(other, "ec2:RunInstances"), Differing::Principal, id, other);
    joins(SESSION, decoded(id, "ec2:RunInstances"));
    let later = "AROAIOSFODNN7EXAMPLE:run-2";
    stays_apart(SESSION, decoded(later, "ec2:RunInstances"), Differing::Principal, SESSION, later);
    joins(SESSION, decoded("AROAIOSFODNN7EXAMPLE:[redacted]", "ec2:RunInstances"));
    // A user has no session, and a name that isn't in its id.
    joins(ANA, decoded("AIDAIOSFODNN7EXAMPLE", "ec2:RunInstances"));
}

#[test]
fn the_case_of_letters_tells_no_two_requests_apart() {
    joins(ANA, decoded("arn:aws:iam::111122223333:user/Ana", "EC2:runinstances"));
    joins(SESSION, decoded("arn:aws:iam::111122223333:role/deploy", "runInstances"));
}

#[test]
fn where_no_caller_is_known_the_resources_account_counts() {
    let document = |account: &str| {
        format!(
            r#"{{"allowed":false,"explicitDeny":true,"context":{{"action":"ec2:RunInstances","resource":"arn:aws:ec2:us-east-1:{account}:instance/*"}}}}"#
        )
    };
    joins(ANA, document("111122223333"));
    stays_apart(ANA, document("444455556666"), Differing::Account, "111122223333", "444455556666");
    stays_apart("Ana", document("444455556666"), Differing::Account, "111122223333", "444455556666");
    // Such as that of AWS's own images.
    joins("Ana", document(""));
}

#[test]
fn a_resource_of_another_account_than_the_callers_is_no_other_request() {
    let shared =
        decoded(ANA, "ec2:RunInstances").replace("1:111122223333:instance/*", "1:444455556666:subnet/s");
    joins(ANA, shared);
}

#[test]
fn an_event_names_the_callers_account_where_no_message_does() {
    let event = |account: &str| {
        format!(
            r#"{{"eventVersion":"1.08","userIdentity":{{"type":"AssumedRole","accountId":"{account}"}},"eventTime":"2026-01-02T03:04:05Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances","errorCode":"Client.UnauthorizedOperation","errorMessage":"You are not authorized to perform this operation. Encoded authorization failure message: {}"}}"#,
            encoded()
        )
    };
    let report = |account| {
        let text = decoded(SESSION, "ec2:RunInstances");
        triage_with(&event(account), &[Supplement { answers: Answers::Encoded(encoded()), text }])
    };
    assert_eq!(report("111122223333").denials.len(), 1);
    let apart = report("444455556666");
    assert_eq!(apart.denials.len(), 2);
    let differing = apart.denials.iter().map(|denial| of_another_request(denial).map(|other| other.differs));
    assert_eq!(differing.collect::<Vec<_>>(), [Some(Differing::Account); 2]);
}

#[test]
fn an_action_that_is_cut_is_no_other_action() {
    let text = format!(
        "{}\n\nAn error occurred (UnauthorizedOperation) when calling the RunInstances operation: User: {ANA} is not authorized to \
         perform: ec2:RunIn",
        decoded(ANA, "ec2:RunInstances")
    );
    assert_eq!(triage(&text).denials.len(), 1);
}

#[test]
fn without_an_encoded_text_something_has_to_tie_a_document_to_a_message() {
    let parts =
        |message: &str, action: &str| triage(&format!("{message}\n\n{}", decoded(ANA, action))).denials.len();
    let refused = |code: &str, operation: &str| {
        format!(
            "An error occurred ({code}) when calling the {operation} operation: You are not authorized to perform this operation."
        )
    };
    assert_eq!(parts(&refused("AccessDenied", "RunInstances"), "ec2:RunInstances"), 1);
    assert_eq!(parts(&refused("UnauthorizedOperation", "RunInstances"), "iam:PassRole"), 1);
    assert_eq!(parts(&refused("AccessDenied", "HeadObject"), "ec2:RunInstances"), 2);
    assert_eq!(parts("AccessDenied: Access Denied", "ec2:RunInstances"), 2);
}

#[test]
fn of_two_messages_that_a_document_fits_it_goes_to_the_one_on_its_resource() {
    let subnet = |text: String| text.replace("instance/*", "subnet/subnet-1");
    let no_allow = "because no identity-based policy allows the ec2:RunInstances action";
    let second = subnet(message(ANA)).replace("aB3", "cD4").replace("with an explicit deny", no_allow);
    let documents =
        [decoded(ANA, "ec2:RunInstances"), subnet(decoded(ANA, "ec2:RunInstances")).replace("true", "false")];
    let [first_document, second_document] = &documents;
    let report = triage(&format!("{}\n\n{second}\n\n{first_document}\n\n{second_document}", message(ANA)));
    let proofs = report.denials.iter().map(|denial| {
        let effect = |evidence: &&Evidence| evidence.field == Field::Effect && evidence.text.len() < 6;
        denial.evidence.iter().find(effect).map(|evidence| evidence.text.as_str())
    });
    assert_eq!(proofs.collect::<Vec<_>>(), [Some("true"), Some("false")]);
}

#[test]
fn a_second_document_of_a_message_does_not_take_the_place_of_its_answer() {
    let paste = format!("{}\n\n{}", message(ANA), decoded(ANA, "ec2:RunInstances"));
    let text = decoded(ANA, "RunInstances");
    let report = triage_with(&paste, &[Supplement { answers: Answers::Encoded(encoded()), text }]);
    let documents: Vec<_> = report.denials.iter().map(|denial| denial.documents.decoded).collect();
    assert_eq!(documents, [Some(Source::Supplement(0)), Some(Source::Paste)]);
}

#[test]
fn details_join_the_message_whose_id_they_are_of() {
    let principal = |arn: &str| format!(r#""aws:PrincipalArn":"{arn}""#);
    for (said, context) in [
        (ANA, principal(ANA)),
        (SESSION, principal("arn:aws:iam::111122223333:role/Deploy")),
        (SESSION, r#""aws:PrincipalARN":"arn:aws:iam::111122223333:role/path/Deploy""#.to_owned()),
        (ANA, r#""aws:PrincipalAccount":"111122223333""#.to_owned()),
        (ANA, String::new()),
    ] {
        let message = with_id(said, "iam:CreateRole");
        details_join(&detailed(&message, details(&context, &["iam:CreateRole"])));
        details_join(&triage(&format!("{message}\n\n{}", details(&context, &["iam:CreateRole"]))));
    }
}

#[test]
fn details_of_another_request_stay_apart_given_or_pasted() {
    let message = with_id(ANA, "iam:CreateRole");
    let (elsewhere, ben) = ("arn:aws:iam::444455556666:user/ana", "arn:aws:iam::111122223333:user/ben");
    for (context, action, differs, here, there) in [
        (
            format!(r#""aws:PrincipalArn":"{elsewhere}""#),
            "iam:CreateRole",
            Differing::Account,
            "111122223333",
            "444455556666",
        ),
        (
            r#""aws:PrincipalAccount":"444455556666""#.to_owned(),
            "iam:CreateRole",
            Differing::Account,
            "111122223333",
            "444455556666",
        ),
        (format!(r#""aws:PrincipalARN":"{ben}""#), "iam:CreateRole", Differing::Principal, ANA, ben),
        (String::new(), "iam:CreateUser", Differing::Action, "iam:CreateRole", "iam:CreateUser"),
    ] {
        let other = details(&context, &[action]);
        details_stay_apart(&detailed(&message, other.clone()), differs, here, there);
        details_stay_apart(&triage(&format!("{message}\n\n{other}")), differs, here, there);
    }
}

#[test]
fn details_of_a_refusal_of_another_kind_stay_apart() {
    let implicit = details("", &["iam:CreateRole"]).replace("EXPLICIT", "IMPLICIT");
    let message = with_id(ANA, "iam:CreateRole");
    details_stay_apart(&detailed(&message, implicit), Differing::Effect, "explicit", "implicit");
}

#[test]
fn details_are_held_against_the_document_that_the_message_has() {
    let message = format!(
        "{} Encoded authorization failure message: {}",
        with_id("someone", "iam:CreateRole"),
        encoded()
    );
    let ben = "arn:aws:iam::111122223333:user/ben";
    let document = |principal| {
        decoded(principal, "iam:CreateRole")
            .replace("arn:aws:ec2:us-east-1:111122223333:instance/*", "arn:aws:iam::111122223333:role/New")
    };
    let text = message.replace("User: someone is", "is");
    let context = format!(r#""aws:PrincipalArn":"{ANA}""#);
    let parts = |principal| {
        triage(&format!("{text}\n\n{}\n\n{}", document(principal), details(&context, &["iam:CreateRole"])))
            .denials
            .len()
    };
    assert_eq!((parts(ANA), parts(ben)), (1, 2));
}

#[test]
fn an_evaluation_of_what_the_request_needed_too_is_no_other_request() {
    let both = details("", &["iam:PassRole", "iam:CreateRole"]);
    let report = detailed(&with_id(ANA, "iam:CreateRole"), both);
    let details: Vec<_> = report.denials.iter().map(|denial| denial.documents.details.is_some()).collect();
    assert_eq!(details, [true, true]);
    assert!(report.denials.iter().all(|denial| of_another_request(denial).is_none()));
}

#[test]
fn a_document_about_another_resource_stays_apart() {
    let message = |resource: &str| {
        format!(
            "An error occurred (AccessDenied) when calling the GetObject operation: User: {ANA} is not authorized to perform: \
             s3:GetObject on resource: {resource}"
        )
    };
    let document = |principal: &str, resource: &str| {
        format!(
            r#"{{"allowed":false,"explicitDeny":true,"matchedStatements":{{"items":[]}},"context":{{"principal":{{"arn":"{principal}"}},"action":"s3:GetObject","resource":"{resource}"}}}}"#
        )
    };
    let count = |message: String, document: String| triage(&format!("{message}\n\n{document}")).denials.len();
    let object = "arn:aws:s3:::b/k";
    assert_eq!(count(message(object), document(ANA, object)), 1);
    assert_eq!(count(message(object), document(ANA, "arn:aws:s3:::b/*")), 1);
    assert_eq!(count(message(object), document(ANA, "arn:aws:s3:::b")), 1);
    assert_eq!(count(message(object), document(ANA, "arn:aws:s3:::other/z")), 2);
    let [queue, elsewhere, of_others] =
        ["us-east-1:444455556666", "eu-west-1:444455556666", "us-east-1:777788889999"]
            .map(|place| format!("arn:aws:sqs:{place}:q"));
    assert_eq!(count(message(&queue), document(ANA, &queue)), 1);
    assert_eq!(count(message(&queue), document(ANA, &elsewhere)), 2);
    assert_eq!(count(message(&queue), document(ANA, &of_others)), 2);
    assert_eq!(count(message("arn:aws:s3:::corp"), document(ANA, "arn:aws:s3:::corp-secret")), 2);
    assert_eq!(count(message("arn:aws:s3:::b/X"), document(ANA, "arn:aws:s3:::b/x")), 2);
    let in_china = ANA.replace("arn:aws:", "arn:aws-cn:");
    assert_eq!(count(message(object), document(&in_china, object)), 2);
}

#[test]
fn of_two_encoded_messages_a_document_goes_to_the_one_whose_operation_it_is() {
    let message = |operation: &str, mark: &str| {
        format!(
            "An error occurred (UnauthorizedOperation) when calling the {operation} operation: You are not authorized to perform this \
             operation. Encoded authorization failure message: {}",
            encoded().replace("aB3", mark)
        )
    };
    let (run, stop) = (message("RunInstances", "aB3"), message("StopInstances", "cD4"));
    for text in [
        [&run, &decoded(ANA, "ec2:StopInstances"), &stop].map(String::as_str).join("\n\n"),
        [&decoded(ANA, "ec2:StopInstances"), &run, &stop].map(String::as_str).join("\n\n"),
        [&stop, &run, &decoded(ANA, "ec2:StopInstances")].map(String::as_str).join("\n\n"),
    ] {
        let report = triage(&text);
        for denial in &report.denials {
            let is_stop = denial.operation.as_deref() == Some("StopInstances");
            assert_eq!(denial.documents.decoded.is_some(), is_stop, "{text}");
        }
    }
}
