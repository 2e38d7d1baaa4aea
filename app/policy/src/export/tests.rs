//! Exports as the AWS CLI prints them.

use super::*;
use crate::{Principal, document::DocumentProblemKind};

const ALLOW: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;

fn details() -> String {
    format!(
        r#"{{
          "UserDetailList": [{{"UserName":"ana","UserId":"AIDAEXAMPLE","Arn":"arn:aws:iam::111122223333:user/ana","GroupList":["team"],
            "UserPolicyList":[{{"PolicyName":"own","PolicyDocument":{ALLOW}}}],
            "AttachedManagedPolicies":[{{"PolicyName":"base","PolicyArn":"arn:aws:iam::111122223333:policy/base"}}],
            "PermissionsBoundary":{{"PermissionsBoundaryType":"Policy","PermissionsBoundaryArn":"arn:aws:iam::111122223333:policy/limit"}}}}],
          "GroupDetailList": [{{"GroupName":"team","Arn":"arn:aws:iam::111122223333:group/team","GroupPolicyList":[{{"PolicyName":"shared","PolicyDocument":"{}"}}],
            "AttachedManagedPolicies":[{{"PolicyName":"gone","PolicyArn":"arn:aws:iam::aws:policy/gone"}}]}}],
          "RoleDetailList": [{{"RoleName":"app","Arn":"arn:aws:iam::111122223333:role/service/app","AssumeRolePolicyDocument":{ALLOW},"RolePolicyList":[],"AttachedManagedPolicies":[]}}],
          "Policies": [{{"PolicyName":"base","Arn":"arn:aws:iam::111122223333:policy/base","PolicyVersionList":[{{"VersionId":"v1","IsDefaultVersion":false,"Document":{{"Statement":[]}}}},{{"VersionId":"v2","IsDefaultVersion":true,"Document":{ALLOW}}}]}}]
        }}"#,
        "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Deny%22%2C%22Action%22%3A%22iam%3A*%22%2C%22Resource%22%3A%22*%22%7D%5D%7D"
    )
}

#[track_caller]
fn kinds(text: &str) -> Vec<PolicyKind> {
    let mut library = Library::default();
    library.add("a file", text);
    library.policies.into_iter().map(|policy| policy.kind).collect()
}

#[test]
fn an_account_gives_its_entities_and_all_their_policies() {
    let mut library = Library::default();
    assert_eq!(library.add("details.json", details()).problems, []);
    let ana = library.entity(&Principal::parse("arn:aws:iam::111122223333:user/ana")).unwrap();
    let identity = library.identity(ana);
    let found: Vec<_> =
        identity.policies.iter().map(|attached| (attached.policy.name.as_deref(), attached.group)).collect();
    assert_eq!(found, [(Some("own"), None), (Some("base"), None), (Some("shared"), Some("team"))]);
    // One of the group's policies isn't here.
    assert_eq!(identity.extent, Extent::Part);
    assert_eq!(ana.boundary, Boundary::Policy("arn:aws:iam::111122223333:policy/limit".to_owned()));
    assert_eq!(
        library.policy("arn:aws:iam::111122223333:policy/base").unwrap().document().statements.len(),
        1
    );
}

#[test]
fn a_session_is_its_role_whatever_the_path() {
    let mut library = Library::default();
    library.add("details.json", details());
    let session = Principal::parse("arn:aws:sts::111122223333:assumed-role/app/i-1");
    assert_eq!(library.entity(&session).map(|role| role.name.as_str()), Some("app"));
    let other = Principal::parse("arn:aws:sts::444455556666:assumed-role/app/i-1");
    assert_eq!(library.entity(&other), None);
}

#[test]
fn pages_in_one_file_and_the_same_entity_twice() {
    let mut library = Library::default();
    library.add("pages.json", format!("{}\n{}", details(), details()));
    assert_eq!(library.entities().len(), 3);
}

#[test]
fn the_answers_of_single_commands() {
    let escaped = serde_json::Value::from(ALLOW).to_string();
    assert_eq!(kinds(ALLOW), [PolicyKind::Plain]);
    assert_eq!(kinds(&format!(r#"{{"Policy":{escaped}}}"#)), [PolicyKind::Resource]);
    assert_eq!(kinds(&format!(r#"{{"Attributes":{{"Policy":{escaped}}}}}"#)), [PolicyKind::Resource]);
    assert_eq!(kinds(&format!(r#"{{"policyText":{escaped},"repositoryName":"r"}}"#)), [PolicyKind::Resource]);
    assert_eq!(
        kinds(&format!(
            r#"{{"Policy":{{"PolicySummary":{{"Type":"SERVICE_CONTROL_POLICY","Name":"n"}},"Content":{escaped}}}}}"#
        )),
        [PolicyKind::ServiceControl]
    );
    assert_eq!(
        kinds(&format!(
            r#"{{"Policy":{{"PolicySummary":{{"Type":"RESOURCE_CONTROL_POLICY"}},"Content":{escaped}}}}}"#
        )),
        [PolicyKind::ResourceControl]
    );
    assert_eq!(
        kinds(&format!(r#"{{"VpcEndpoints":[{{"VpcEndpointId":"vpce-1","PolicyDocument":{escaped}}}]}}"#)),
        [PolicyKind::Endpoint("vpce-1".to_owned())]
    );
    assert_eq!(
        kinds(&format!(r#"{{"RoleName":"app","PolicyName":"p","PolicyDocument":{ALLOW}}}"#)),
        [PolicyKind::Inline(Owner { kind: EntityKind::Role, name: "app".to_owned(), arn: None })]
    );
    assert_eq!(
        kinds(&format!(
            r#"{{"Role":{{"RoleName":"app","Arn":"arn:aws:iam::111122223333:role/app","AssumeRolePolicyDocument":{ALLOW}}}}}"#
        )),
        [PolicyKind::Trust("app".to_owned())]
    );
    assert_eq!(kinds(&format!("[{ALLOW},{ALLOW}]")), [PolicyKind::Plain, PolicyKind::Plain]);
    assert_eq!(kinds(&format!("// a comment\n{}", ALLOW.replace("]}", ",]}"))), [PolicyKind::Plain]);
}

#[test]
fn what_is_wrong_with_a_file_is_named_and_the_rest_is_used() {
    let kinds = |text: &str| -> Vec<FileProblemKind> {
        Library::default().add("f", text).problems.iter().map(|problem| problem.kind).collect()
    };
    assert_eq!(kinds("not a policy"), [FileProblemKind::NotJson]);
    assert_eq!(kinds(r#"{"a":1}"#), [FileProblemKind::NoPolicies]);
    let names = r#"{"Policies":[{"Id":"p-1","Arn":"arn:aws:organizations::1:policy/o/service_control_policy/p-1","Name":"Guardrails","Type":"SERVICE_CONTROL_POLICY","AwsManaged":false}]}"#;
    assert_eq!(kinds(names), [FileProblemKind::NamesOnly]);
    let cut = details();
    let mut library = Library::default();
    let file = library.add("cut.json", &cut[..cut.len() / 2]);
    let cut = file.problems.iter().find(|problem| problem.kind == FileProblemKind::CutOff).unwrap();
    assert!(cut.line.is_some());
    assert!(file.policies > 0);
}

#[test]
fn a_policy_with_an_error_is_named_with_its_line() {
    let text = "{\n \"PolicyName\": \"work\",\n \"PolicyDocument\": {\n  \"Statement\": [\n   { \"Effect\": \"Allow\", \"Action\": \"S3\", \"Resource\": \"*\" } // all of it\n  ]\n }\n}";
    let mut library = Library::default();
    let problems = library.add("f", text).problems.clone();
    assert_eq!(
        problems,
        [FileProblem {
            kind: FileProblemKind::Policy(DocumentProblemKind::NotAnAction),
            policy: Some("work".to_owned()),
            line: Some(5),
            piece: Some("\"S3\"".to_owned()),
        }]
    );
    assert_eq!(library.policies[0].problems(), problems);
    assert_eq!(library.policies.len(), 1);
}

#[test]
fn a_document_that_is_quoted_once_more() {
    let quoted = serde_json::Value::from(ALLOW).to_string();
    let inner = quoted.trim_matches('"');
    let encoded = "%7B%22Statement%22%3A%7B%22Effect%22%3A%22Deny%22%2C%22Action%22%3A%22iam%3A*%22%2C%22Resource%22%3A%22*%22%7D%7D";
    for text in [quoted.as_str(), inner, encoded] {
        let mut library = Library::default();
        assert_eq!(library.add("a file", text).problems, [], "{text}");
        assert_eq!(library.policies[0].document().statements.len(), 1);
    }
}
