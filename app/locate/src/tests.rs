//! Refusals and exports beside each other.

use super::*;
use denylens_policy::{Decision, Layer, Truth, export::EntityKind};
use denylens_triage::triage;

const DECODED: &str = r#"{"allowed":false,"explicitDeny":true,"matchedStatements":{"items":[{"statementId":"OnlySmall","effect":"DENY","principals":{"items":[{"value":"AROAEXAMPLE"}]},"actions":{"items":[{"value":"ec2:RunInstances"}]},"resources":{"items":[{"value":"*"}]},"conditions":{"items":[{"key":"ec2:InstanceType","values":{"items":[{"value":"t3.micro"}]}}]}}]},"failures":{"items":[]},"context":{"principal":{"id":"AROAEXAMPLE:ana","arn":"arn:aws:sts::111122223333:assumed-role/app/ana"},"action":"ec2:RunInstances","resource":"arn:aws:ec2:us-east-1:111122223333:instance/*","conditions":{"items":[{"key":"ec2:InstanceType","values":{"items":[{"value":"m5.large"}]}}]}}}"#;

/// A statement that denies all but small instances.
fn only_small(sid: &str, kind: &str) -> String {
    format!(
        r#"{{"Sid":"{sid}","Effect":"Deny","Action":"ec2:RunInstances","Resource":"*","Condition":{{"StringNotEquals":{{"ec2:InstanceType":"{kind}"}}}}}}"#
    )
}

fn service_control(statement: &str) -> String {
    let content = serde_json::Value::from(format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#));
    format!(
        r#"{{"Policy":{{"PolicySummary":{{"Name":"Guardrails","Arn":"arn:aws:organizations::1:policy/p","Type":"SERVICE_CONTROL_POLICY"}},"Content":{content}}}}}"#
    )
}

fn account(policy: &str) -> String {
    format!(
        r#"{{"UserDetailList":[],"GroupDetailList":[],"RoleDetailList":[{{"RoleName":"app","RoleId":"AROAEXAMPLE","Arn":"arn:aws:iam::111122223333:role/app","AssumeRolePolicyDocument":{{"Statement":[]}},"RolePolicyList":[{{"PolicyName":"work","PolicyDocument":{{"Version":"2012-10-17","Statement":[{policy}]}}}}],"AttachedManagedPolicies":[]}}],"Policies":[]}}"#
    )
}

const ALLOW: &str = r#"{"Sid":"All","Effect":"Allow","Action":"*","Resource":"*"}"#;

fn subject(text: &str) -> Subject {
    Subject::of(&triage(text).denials[0]).unwrap()
}

fn found(files: &[&str]) -> Located {
    let mut library = Library::default();
    for (number, file) in files.iter().enumerate() {
        library.add(&format!("file-{number}.json"), *file);
    }
    locate(&subject(DECODED), &library)
}

fn knowledge_of(located: &Located, layer: Layer) -> Knowledge {
    located.layers.iter().find(|(known, _)| *known == layer).map(|(_, knowledge)| *knowledge).unwrap()
}

#[test]
fn the_statement_that_the_document_prints_is_found_in_the_policy_of_the_organization() {
    let scp = service_control(&only_small("OnlySmall", "t3.micro"));
    let located = found(&[&account(ALLOW), &scp]);
    let first = &located.statements[0];
    assert_eq!((first.layer, first.policy.as_str()), (Some(Layer::ServiceControl), "Guardrails"));
    assert_eq!((first.applies, first.resemblance), (Truth::Yes, Resemblance::Exact));
    assert!(first.text[first.place.clone()].starts_with(r#"{"Sid":"OnlySmall""#));
    assert_eq!(located.decision, Decision::ExplicitDeny);
    assert_eq!(knowledge_of(&located, Layer::ServiceControl), Knowledge::Denies);
    assert_eq!(knowledge_of(&located, Layer::Identity), Knowledge::Clear);
    assert_eq!(knowledge_of(&located, Layer::Boundary), Knowledge::Clear);
    assert_eq!(knowledge_of(&located, Layer::ResourceControl), Knowledge::Dark);
}

#[test]
fn a_like_statement_that_does_not_apply_is_not_the_one() {
    // It prints alike, and would deny small instances instead: the operator is what the document leaves out.
    let opposite = only_small("OnlySmall", "t3.micro").replace("StringNotEquals", "StringEquals");
    let located = found(&[&service_control(&opposite)]);
    assert!(located.statements.is_empty());
    assert_eq!(knowledge_of(&located, Layer::ServiceControl), Knowledge::Part);
}

#[test]
fn the_nearest_statement_comes_first() {
    let other = only_small("Another", "t2.micro");
    let same = only_small("OnlySmall", "t3.micro").replace("ec2:RunInstances", "EC2:runInstances");
    let located = found(&[&account(&format!("{ALLOW},{other},{same}"))]);
    let resemblance: Vec<_> =
        located.statements.iter().map(|found| (found.sid.as_deref(), found.resemblance)).collect();
    assert_eq!(
        resemblance,
        [(Some("OnlySmall"), Resemblance::Normalised), (Some("Another"), Resemblance::None)]
    );
    let role = EntityName { kind: EntityKind::Role, name: "app".to_owned() };
    assert_eq!(located.statements[0].attachment, Attachment::Inline { entity: role, group: None });
}

#[test]
fn a_policy_that_is_not_here_leaves_its_layer_dark() {
    let located = found(&[&account(ALLOW)]);
    assert!(located.statements.is_empty());
    assert_eq!(located.decision, Decision::Unknown);
    assert_eq!(knowledge_of(&located, Layer::ServiceControl), Knowledge::Dark);
    let nothing = found(&[]);
    assert_eq!(knowledge_of(&nothing, Layer::Identity), Knowledge::Dark);
}

#[test]
fn an_implicit_denial_is_located_in_the_layer_that_lacks_the_allow() {
    let mut library = Library::default();
    library.add("account.json", account(r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#));
    let text = "User: arn:aws:sts::111122223333:assumed-role/app/ana is not authorized to perform: ec2:RunInstances on resource: \
                arn:aws:ec2:us-east-1:111122223333:instance/* because no identity-based policy allows the ec2:RunInstances action";
    let located = locate(&subject(text), &library);
    assert_eq!(knowledge_of(&located, Layer::Identity), Knowledge::DoesNotAllow);
}

#[test]
fn what_is_here_of_the_organization_is_never_taken_for_all_of_it() {
    let mut library = Library::default();
    library.add("account.json", account(ALLOW));
    library.add("scp.json", service_control(r#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#));
    let located = locate(&subject(DECODED), &library);
    assert_eq!(located.decision, Decision::Unknown);
    assert_eq!(knowledge_of(&located, Layer::ServiceControl), Knowledge::Part);
    assert!(located.needs.iter().all(|need| !matches!(need, Need::Allow { .. })), "{:?}", located.needs);
}

#[track_caller]
fn check_matched(statement: &str, pieces: &[&str]) {
    let located = found(&[&service_control(statement)]);
    let first = &located.statements[0];
    let marked: Vec<&str> = first.matched.iter().map(|place| &first.text[place.clone()]).collect();
    assert_eq!(marked, pieces);
}

#[test]
fn the_pieces_that_match_the_request_are_marked() {
    check_matched(
        r#"{"Effect":"Deny","Action":["s3:*","ec2:Run*"],"Resource":"*","Condition":{"StringNotEquals":{"ec2:InstanceType":"t3.micro"}}}"#,
        &[r#""ec2:Run*""#, r#""*""#, r#""ec2:InstanceType":"t3.micro""#],
    );
    check_matched(
        r#"{"Effect":"Deny","NotAction":["iam:*","s3:*"],"Resource":"*"}"#,
        &[r#"["iam:*","s3:*"]"#, r#""*""#],
    );
}

const REFUSED_KEY: &str = "User: arn:aws:sts::111122223333:assumed-role/app/ana is not authorized to perform: kms:Decrypt on resource: \
    arn:aws:kms:us-east-1:111122223333:key/1a2b with an explicit deny in a resource-based policy";

fn located(text: &str, files: &[&str]) -> Located {
    let mut library = Library::default();
    for (number, file) in files.iter().enumerate() {
        library.add(&format!("file-{number}.json"), *file);
    }
    locate(&subject(text), &library)
}

/// The answer of `kms get-key-policy`, which doesn't say of which key.
fn key_policy(statement: &str) -> String {
    let text = serde_json::Value::from(format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#));
    format!(r#"{{"Policy":{text},"PolicyName":"default"}}"#)
}

#[test]
fn of_the_policies_of_several_keys_none_is_taken_for_that_of_this_key() {
    let deny = key_policy(r#"{"Sid":"No","Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}"#);
    let allow = key_policy(
        r#"{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}"#,
    );
    let one = located(REFUSED_KEY, &[&deny]);
    assert_eq!(one.statements[0].layer, Some(Layer::Resource));
    assert_eq!(one.decision, Decision::ExplicitDeny);
    let two = located(REFUSED_KEY, &[&deny, &allow]);
    assert_eq!((two.statements[0].layer, two.statements[0].applies), (Some(Layer::Resource), Truth::Unknown));
    assert_eq!(two.decision, Decision::Unknown);
    // Of one, the export doesn't say whose it is either.
    assert_eq!(one.statements[0].attachment, Attachment::SomeResource);
}

fn endpoints(id: &str) -> String {
    let deny = serde_json::Value::from(
        r#"{"Statement":[{"Sid":"Closed","Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}"#,
    );
    format!(r#"{{"VpcEndpoints":[{{"VpcEndpointId":"{id}","PolicyDocument":{deny}}}]}}"#)
}

#[test]
fn an_endpoint_refuses_what_came_through_it() {
    let through = DECODED.replace(
        r#""conditions":{"items":[{"key":"ec2:InstanceType","values":{"items":[{"value":"m5.large"}]}}]}}}"#,
        r#""conditions":{"items":[{"key":"aws:SourceVpce","values":{"items":[{"value":"vpce-1"}]}}]}}}"#,
    );
    assert_ne!(through, DECODED);
    let own = located(&through, &[&endpoints("vpce-1")]);
    assert_eq!(own.statements[0].layer, Some(Layer::VpcEndpoint));
    assert_eq!(own.decision, Decision::ExplicitDeny);
    assert!(located(&through, &[&endpoints("vpce-2")]).statements.is_empty());
    // Whether it came through one isn't known.
    let open = located(DECODED, &[&endpoints("vpce-1")]);
    let first = &open.statements[0];
    assert_eq!((first.layer, first.applies), (Some(Layer::VpcEndpoint), Truth::Unknown));
    assert_eq!(open.decision, Decision::Unknown);
    // Unless AWS says so.
    let named = located(
        "User: arn:aws:sts::111122223333:assumed-role/app/ana is not authorized to perform: s3:GetObject on resource: \
         arn:aws:s3:::data/key with an explicit deny in a VPC endpoint policy",
        &[&endpoints("vpce-1")],
    );
    assert_eq!(named.statements[0].applies, Truth::Yes);
    assert_eq!(knowledge_of(&named, Layer::VpcEndpoint), Knowledge::Denies);
}

#[test]
fn a_single_policy_of_the_caller_is_the_callers() {
    let inline = format!(
        r#"{{"RoleName":"app","PolicyName":"work","PolicyDocument":{{"Version":"2012-10-17","Statement":[{}]}}}}"#,
        only_small("OnlySmall", "t3.micro")
    );
    let own = located(DECODED, &[&inline]);
    assert_eq!(own.statements[0].layer, Some(Layer::Identity));
    assert_eq!(own.decision, Decision::ExplicitDeny);
    assert!(located(DECODED, &[&inline.replace("\"app\"", "\"other\"")]).statements.is_empty());
}

#[test]
fn a_plain_document_is_of_the_layer_that_aws_names_if_it_can_be() {
    let stated = |layer: &str| {
        format!(
            "User: arn:aws:sts::111122223333:assumed-role/app/ana is not authorized to perform: s3:GetObject on resource: \
             arn:aws:s3:::data/key with an explicit deny in a {layer}"
        )
    };
    let plain = r#"{"Version":"2012-10-17","Statement":[{"Sid":"No","Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#;
    let layer = |text: &str| located(text, &[plain]).statements[0].layer;
    let scp = located(&stated("service control policy"), &[plain]);
    assert_eq!(
        (scp.statements[0].layer, scp.statements[0].applies),
        (Some(Layer::ServiceControl), Truth::Yes)
    );
    assert_eq!(knowledge_of(&scp, Layer::ServiceControl), Knowledge::Denies);
    assert_eq!(layer(&stated("permissions boundary")), Some(Layer::Boundary));
    // It names no principal.
    assert_eq!(layer(&stated("resource-based policy")), None);
    let version = format!(r#"{{"PolicyVersion":{{"Document":{plain},"VersionId":"v1"}}}}"#);
    assert_eq!(
        located(&stated("permissions boundary"), &[&version]).statements[0].layer,
        Some(Layer::Boundary)
    );
}

const REFUSED: &str = "User: arn:aws:sts::111122223333:assumed-role/app/ana is not authorized to perform: s3:GetObject on resource: \
    arn:aws:s3:::data/key";
const DENY: &str = r#"{"Sid":"OfB","Effect":"Deny","Action":"*","Resource":"*"}"#;

#[test]
fn a_role_of_the_same_name_in_another_account_is_another_role() {
    let here = account(ALLOW);
    let there = account(DENY).replace("111122223333", "444455556666");
    for files in [[&here, &there], [&there, &here]] {
        let located = located(REFUSED, &files.map(String::as_str));
        assert!(located.statements.is_empty(), "{:?}", located.statements);
        assert_eq!(knowledge_of(&located, Layer::Identity), Knowledge::Clear);
    }
}

#[test]
fn a_trust_policy_is_of_the_role_with_that_arn() {
    let role = |account: &str| {
        format!(
            r#"{{"Role":{{"RoleName":"target","Arn":"arn:aws:iam::{account}:role/target","AssumeRolePolicyDocument":{{"Statement":[{{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}}]}}}}}}"#
        )
    };
    let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: \
        arn:aws:iam::444455556666:role/target";
    assert!(located(text, &[&role("111122223333")]).statements.is_empty());
    assert_eq!(located(text, &[&role("444455556666")]).decision, Decision::ExplicitDeny);
}

#[test]
fn a_caller_without_any_policy_lacks_the_allow() {
    let nothing = account(ALLOW).replace(ALLOW, "").replace(r#""RolePolicyList":[{"PolicyName":"work","PolicyDocument":{"Version":"2012-10-17","Statement":[]}}]"#, r#""RolePolicyList":[]"#);
    assert!(nothing.contains(r#""RolePolicyList":[]"#));
    assert_eq!(knowledge_of(&located(REFUSED, &[&nothing]), Layer::Identity), Knowledge::DoesNotAllow);
}

#[test]
fn a_part_of_the_callers_policies_says_nothing_of_the_rest() {
    let role = r#"{"Role":{"RoleName":"app","Arn":"arn:aws:iam::111122223333:role/app","AssumeRolePolicyDocument":{"Statement":[]}}}"#;
    let inline = r#"{"RoleName":"app","PolicyName":"work","PolicyDocument":{"Statement":[{"Effect":"Allow","Action":"ec2:*","Resource":"*"}]}}"#;
    assert_eq!(knowledge_of(&located(REFUSED, &[role]), Layer::Identity), Knowledge::Dark);
    let both = located(REFUSED, &[role, inline]);
    assert_eq!(knowledge_of(&both, Layer::Identity), Knowledge::Part);
    // What the role prints of its boundary is all that there is of it.
    assert_eq!(knowledge_of(&both, Layer::Boundary), Knowledge::Clear);
}

#[test]
fn an_export_that_is_cut_off_clears_nothing_of_whom_it_is_cut_off_in() {
    let whole = account(ALLOW);
    let cut = &whole[..whole.find(r#","AttachedManagedPolicies""#).unwrap()];
    let located = located(REFUSED, &[cut]);
    assert_eq!(knowledge_of(&located, Layer::Identity), Knowledge::Part);
    assert_eq!(knowledge_of(&located, Layer::Boundary), Knowledge::Dark);
}

#[test]
fn the_page_of_an_account_that_goes_on_elsewhere_is_not_of_another_account() {
    let page = r#"{"UserDetailList":[{"UserName":"bob","Arn":"arn:aws:iam::111122223333:user/bob"}],"IsTruncated":true}"#;
    assert_eq!(located(REFUSED, &[page]).caller, Caller::NoEntities);
    assert_eq!(located(REFUSED, &[&page.replace("true", "false")]).caller, Caller::NotAmong);
}

#[test]
fn a_queue_is_not_another_one_whose_name_begins_alike() {
    let queue = |name: &str| {
        let text = serde_json::Value::from(
            r#"{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}]}"#,
        );
        format!(
            r#"{{"Attributes":{{"QueueArn":"arn:aws:sqs:eu-west-1:111122223333:{name}","Policy":{text}}}}}"#
        )
    };
    let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sqs:SendMessage on resource: \
        arn:aws:sqs:eu-west-1:111122223333:orders-dlq";
    let other = located(text, &[&queue("orders")]);
    assert!(other.statements.is_empty());
    assert_eq!(knowledge_of(&other, Layer::Resource), Knowledge::Dark);
    assert_eq!(knowledge_of(&located(text, &[&queue("orders-dlq")]), Layer::Resource), Knowledge::Denies);
}

#[test]
fn the_policy_of_the_resource_is_all_of_its_layer() {
    let bucket = |resource: &str| {
        let text = serde_json::Value::from(format!(
            r#"{{"Statement":[{{"Effect":"Deny","Principal":"*","Action":"s3:Put*","Resource":"{resource}"}}]}}"#
        ));
        located(REFUSED, &[&format!(r#"{{"Policy":{text}}}"#)])
    };
    assert_eq!(knowledge_of(&bucket("arn:aws:s3:::data/*"), Layer::Resource), Knowledge::Clear);
    // That of another bucket is not.
    assert_eq!(knowledge_of(&bucket("arn:aws:s3:::other/*"), Layer::Resource), Knowledge::Part);
}

#[test]
fn of_thousands_of_denying_statements_the_first_are_told_with_their_text() {
    let statements = vec![only_small("OnlySmall", "t3.micro"); 3_000].join(",");
    let located = found(&[&account(&statements)]);
    assert_eq!(located.statements.len(), 20);
    assert!(located.statements.iter().all(|found| found.text.len() > 100_000));
    assert_eq!(located.decision, Decision::ExplicitDeny);
}

#[test]
fn a_deny_that_aws_does_not_speak_of_is_told_if_it_is_sure() {
    let text = format!("{REFUSED} because no identity-based policy allows the s3:GetObject action");
    let located = located(&text, &[&account(DENY)]);
    assert_eq!(located.statements[0].sid.as_deref(), Some("OfB"));
    assert_eq!(knowledge_of(&located, Layer::Identity), Knowledge::Denies);
}

#[test]
fn the_printed_statement_is_found_in_policies_of_others_too() {
    let managed = format!(
        r#"{{"Policies":[{{"PolicyName":"guard","Arn":"arn:aws:iam::111122223333:policy/guard","PolicyVersionList":[{{"IsDefaultVersion":true,"Document":{{"Version":"2012-10-17","Statement":[{}]}}}}]}}]}}"#,
        only_small("OnlySmall", "t3.micro")
    );
    let located = found(&[&managed]);
    let first = &located.statements[0];
    assert_eq!((first.layer, first.applies, first.resemblance), (None, Truth::Unknown, Resemblance::Exact));
    assert_eq!(first.attachment, Attachment::NotKnown);
    // Nothing that can be changed here takes the denial back.
    assert_eq!(located.decision_if_clear, Decision::ExplicitDeny);
    let with_account = found(&[&managed, &account(ALLOW)]);
    assert_eq!(with_account.statements[0].attachment, Attachment::NotToCaller);
}

#[test]
fn an_answer_that_names_a_role_of_two_accounts_is_nobodys() {
    let there = account(ALLOW).replace("111122223333", "444455556666");
    let inline = format!(
        r#"{{"RoleName":"app","PolicyName":"z","PolicyDocument":{{"Version":"2012-10-17","Statement":[{DENY}]}}}}"#
    );
    let located = located(REFUSED, &[&account(ALLOW), &there, &inline]);
    assert!(located.statements.is_empty());
    assert_eq!(knowledge_of(&located, Layer::Identity), Knowledge::Part);
}

#[test]
fn what_aws_says_of_a_layer_counts_where_its_policies_are_not_here() {
    let stated = |ending: &str| located(&format!("{REFUSED} {ending}"), &[&account(ALLOW)]);
    let denied = stated("with an explicit deny in a service control policy");
    assert_eq!(denied.decision_if_clear, Decision::ExplicitDeny);
    assert_eq!(denied.needs[0], Need::SaidToDeny { layer: Some(Layer::ServiceControl) });
    let silent = stated("because no permissions boundary allows the s3:GetObject action");
    // The account's details say that there is none: they are of another time.
    assert_eq!(silent.decision_if_clear, Decision::ImplicitDeny);
    let silent = stated("because no resource-based policy allows the s3:GetObject action");
    assert_eq!(silent.decision_if_clear, Decision::ImplicitDeny);
    let silent = stated("because no service control policy allows the s3:GetObject action");
    assert_eq!(silent.decision_if_clear, Decision::ImplicitDeny);
    assert_eq!(silent.needs[0], Need::SaidNotToAllow { layer: Layer::ServiceControl });
}

/// An event of a refused call, with this said of its session and this beside.
fn event(session: &str, beside: &str) -> String {
    let role = "arn:aws:sts::111122223333:assumed-role/app/ana";
    format!(
        r#"{{"eventSource":"sqs.amazonaws.com","eventName":"DeleteQueue","awsRegion":"eu-west-1","errorCode":"AccessDenied","errorMessage":"User: {role} is not authorized to perform: sqs:DeleteQueue on resource: arn:aws:sqs:eu-west-1:111122223333:jobs with an explicit deny","userIdentity":{{"type":"AssumedRole","principalId":"AROAEXAMPLE:ana","arn":"{role}","accountId":"111122223333","sessionContext":{{{session}}}}}{beside}}}"#
    )
}

/// A guardrail that denies everything under a condition.
fn guardrail(condition: &str) -> String {
    service_control(&format!(
        r#"{{"Sid":"Guard","Effect":"Deny","Action":"*","Resource":"*","Condition":{{{condition}}}}}"#
    ))
}

/// Whether such a guardrail is found to deny the call of an event.
#[track_caller]
fn check_guardrail(condition: &str, (session, beside): (&str, &str), applies: Option<Truth>) {
    let located = located(&event(session, beside), &[&guardrail(condition)]);
    assert_eq!(located.statements.first().map(|found| found.applies), applies, "{condition}");
}

#[test]
fn a_guardrail_of_regions_is_found_from_an_event_alone() {
    let regions = |list: &str| format!(r#""StringNotEquals":{{"aws:RequestedRegion":{list}}}"#);
    check_guardrail(&regions(r#"["us-east-1"]"#), ("", ""), Some(Truth::Yes));
    check_guardrail(&regions(r#"["us-east-1","eu-west-1"]"#), ("", ""), None);
}

#[test]
fn what_else_an_event_tells_decides_conditions() {
    let mfa = |said: &str| format!(r#""attributes":{{"mfaAuthenticated":"{said}"}}"#);
    let needs_mfa = r#""BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}"#;
    check_guardrail(needs_mfa, (&mfa("false"), ""), Some(Truth::Yes));
    check_guardrail(needs_mfa, (&mfa("true"), ""), None);
    let office = r#""NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}"#;
    check_guardrail(office, ("", r#","sourceIPAddress":"203.0.113.9""#), Some(Truth::Yes));
    check_guardrail(office, ("", r#","sourceIPAddress":"192.0.2.9""#), None);
    // A service called, from an address that isn't told.
    check_guardrail(office, ("", r#","sourceIPAddress":"cloudformation.amazonaws.com""#), None);
    let endpoint = r#""StringNotEquals":{"aws:SourceVpce":"vpce-0a1b2c3d4e5f60718"}"#;
    check_guardrail(endpoint, ("", r#","vpcEndpointId":"vpce-0a1b2c3d4e5f60718""#), None);
    check_guardrail(endpoint, ("", r#","vpcEndpointId":"vpce-0ffffffffffffffff""#), Some(Truth::Yes));
    let plain = r#""Bool":{"aws:SecureTransport":"false"}"#;
    check_guardrail(plain, ("", r#","tlsDetails":{"tlsVersion":"TLSv1.3"}"#), None);
}

#[test]
fn the_role_of_a_session_is_the_one_that_policies_name() {
    let but = r#""ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/ops/*"}"#;
    let issuer = |path: &str| {
        format!(r#""sessionIssuer":{{"type":"Role","arn":"arn:aws:iam::111122223333:role/{path}app"}}"#)
    };
    check_guardrail(but, (&issuer("ops/"), ""), None);
    check_guardrail(but, (&issuer("dev/"), ""), Some(Truth::Yes));
    // Without it, whether the role has a path isn't known.
    check_guardrail(but, ("", ""), None);
}

#[test]
fn what_an_event_store_adds_of_a_request_comes_before_what_the_event_tells() {
    let context = |keys: &str| {
        format!(
            r#","eventContext":{{"requestContext":{{{keys}}},"tagContext":{{"principalTags":{{"team":"blue"}},"resourceTags":[{{"arn":"arn:aws:sqs:eu-west-1:111122223333:jobs","tags":{{"stage":"prod"}}}},{{"arn":"arn:aws:sqs:eu-west-1:111122223333:other","tags":{{"stage":"dev"}}}}]}}}}"#
        )
    };
    let beside = context(r#""aws:RequestedRegion":"us-west-2","aws:PrincipalOrgID":"o-a1b2c3d4e5""#);
    check_guardrail(r#""StringEquals":{"aws:RequestedRegion":"us-west-2"}"#, ("", &beside), Some(Truth::Yes));
    check_guardrail(r#""StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}"#, ("", &beside), None);
    check_guardrail(r#""StringEquals":{"aws:PrincipalTag/team":"blue"}"#, ("", &beside), Some(Truth::Yes));
    check_guardrail(r#""StringEquals":{"aws:ResourceTag/stage":"prod"}"#, ("", &beside), Some(Truth::Yes));
    check_guardrail(r#""StringEquals":{"aws:ResourceTag/stage":"dev"}"#, ("", &beside), None);
}

#[test]
fn details_as_aws_writes_them_deny_nothing_by_their_form() {
    let details = |keys: &str| {
        format!(
            r#"{{"requestContext":{{"aws:PrincipalARN":"arn:aws:iam::111122223333:role/app",{keys}}},"evaluations":[{{"action":"sqs:DeleteQueue","resource":"arn:aws:sqs:eu-west-1:111122223333:jobs","context":{{}},"evaluatedEffect":"IMPLICIT_DENY","checks":[]}}]}}"#
        )
    };
    let check = |keys: &str, condition: &str, found: bool| {
        let located = located(&details(keys), &[&guardrail(condition)]);
        assert_eq!(!located.statements.is_empty(), found, "{condition}");
    };
    let paths = r#""aws:PrincipalOrgPaths":"[o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/]""#;
    let unit =
        r#""ForAllValues:StringNotLike":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*"}"#;
    check(paths, unit, false);
    check(paths, &unit.replace("11111111", "22222222"), true);
    let address = r#""aws:SourceIp":"192.0.2.1/32""#;
    let office = r#""NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}"#;
    check(address, office, false);
    check(address, &office.replace("192.0.2", "203.0.113"), true);
}

#[test]
fn with_cross_region_inference_the_region_is_that_of_the_model() {
    let guard = |list: &str| guardrail(&format!(r#""StringNotEquals":{{"aws:RequestedRegion":{list}}}"#));
    let applies = |region: &str, list: &str| {
        let text = event("", "")
            .replace("sqs:DeleteQueue", "bedrock:InvokeModel")
            .replace("sqs:eu-west-1:111122223333:jobs", &format!("bedrock:{region}::foundation-model/m"));
        located(&text, &[&guard(list)]).statements.first().map(|found| found.applies)
    };
    // The event is of a call in eu-west-1.
    assert_eq!(applies("eu-north-1", r#"["eu-west-1"]"#), Some(Truth::Yes));
    assert_eq!(applies("eu-north-1", r#"["eu-north-1"]"#), None);
    assert_eq!(applies("", r#"["eu-west-1"]"#), Some(Truth::Yes));
    assert_eq!(applies("", r#"["eu-west-1","unspecified"]"#), None);
}
