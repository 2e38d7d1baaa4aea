//! What becomes of each kind of name. That no name is left in anything that is written is tested in `tests/tests/redaction.rs`.

use super::*;
use denylens_triage::{
    report::{ConditionKey, KeyNaming},
    triage,
};

fn redacted(text: &str) -> Denial {
    Sharing::Redacted.denial(&triage(text).denials.remove(0)).into_owned()
}

#[track_caller]
fn check_arn(text: &str, wanted: &str) {
    assert_eq!(Redaction::default().resource(text), wanted, "{text}");
}

#[test]
fn names_in_arns_become_placeholders_of_their_kind() {
    check_arn("arn:aws:s3:::corp-data/hr/Layoffs of J (final).xlsx", "arn:aws:s3:::bucket-1/object-1");
    check_arn("arn:aws:s3:::corp-*", "arn:aws:s3:::bucket-1*");
    check_arn(
        "arn:aws:sts::111122223333:assumed-role/Deploy/i-1",
        "arn:aws:sts::000000000001:assumed-role/role-1/session-1",
    );
    check_arn(
        "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0a/ana@example.com",
        "arn:aws:sts::000000000001:assumed-role/AWSReservedSSO_role-1/session-1",
    );
    check_arn("arn:aws:iam::111122223333:user/team/ana", "arn:aws:iam::000000000001:user/user-1");
    check_arn("arn:aws:iam::111122223333:root", "arn:aws:iam::000000000001:root");
    check_arn("arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::aws:policy/AdministratorAccess");
    check_arn(
        "arn:aws:kms:us-east-1:111122223333:key/1a2b",
        "arn:aws:kms:us-east-1:000000000001:key/00000000-0000-0000-0000-000000000001",
    );
    check_arn(
        "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0",
        "arn:aws:ec2:us-east-1:000000000001:instance/i-00000000000000001",
    );
    check_arn(
        "arn:aws:ec2:us-east-1:111122223333:instance/*",
        "arn:aws:ec2:us-east-1:000000000001:instance/*",
    );
    check_arn("arn:aws:sqs:us-east-1:111122223333:orders", "arn:aws:sqs:us-east-1:000000000001:resource-1");
    check_arn(
        "arn:aws:execute-api:us-east-1:111122223333:a1b2c3/prod/GET/users",
        "arn:aws:execute-api:us-east-1:000000000001:resource-1",
    );
    check_arn(
        "arn:aws:organizations::111122223333:policy/o-abcdefghij/service_control_policy/p-abcdefgh",
        "arn:aws:organizations::000000000001:policy/o-0000000001/service_control_policy/p-00000001",
    );
    check_arn(
        "arn:secret:my service:here:there:thing",
        "arn:partition-1:service-1:region-1:redacted-1:resource-1",
    );
    check_arn("prod database", "resource-1");
    check_arn("role ci", "role role-1");
    check_arn(
        "policy arn:aws:iam::aws:policy/PowerUserAccess",
        "policy arn:aws:iam::aws:policy/PowerUserAccess",
    );
    check_arn("role AWSReservedSSO_Admin_0a", "role AWSReservedSSO_role-1");
    check_arn("AWSServiceRoleForAutoScaling_team", "AWSServiceRoleForAutoScaling_role-1");
    check_arn(
        "arn:aws:sts::111122223333:assumed-role/Guests/CognitoIdentityCredentials",
        "arn:aws:sts::000000000001:assumed-role/role-1/CognitoIdentityCredentials",
    );
    check_arn(
        "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScaling/AutoScaling",
        "arn:aws:sts::000000000001:assumed-role/AWSServiceRoleForAutoScaling/session-1",
    );
    check_arn("*", "*");
}

#[test]
fn one_thing_keeps_one_placeholder() {
    let denial = redacted(
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sqs:SendMessage on resource: \
         arn:aws:sqs:us-east-1:444455556666:q because no identity-based policy allows the sqs:SendMessage action",
    );
    assert_eq!(denial.principal.as_deref(), Some("arn:aws:iam::000000000001:user/user-1"));
    assert_eq!(denial.account.as_deref(), Some("000000000001"));
    assert_eq!(denial.resource.as_deref(), Some("arn:aws:sqs:us-east-1:000000000002:resource-1"));
    assert_eq!(denial.action.as_deref(), Some("sqs:SendMessage"));
    assert_eq!(denial.evidence, []);
}

#[test]
fn principals_that_are_no_arn() {
    let mut redaction = Redaction::default();
    for (principal, wanted) in [
        ("AROAEXAMPLEROLEID12:i-1", "AROA00000000000000001:session-1"),
        ("lambda.amazonaws.com", "lambda.amazonaws.com"),
        ("ana.example.com.amazonaws.com", "principal-1"),
        ("Ana Example", "principal-2"),
        ("111122223333", "000000000001"),
    ] {
        assert_eq!(redaction.principal(principal), wanted);
    }
}

#[test]
fn condition_values_stay_where_aws_has_words_for_them() {
    let mut redaction = Redaction::default();
    for (key, value, wanted_key, wanted) in [
        ("aws:RequestTag/cost-center", "Project Zebra", "aws:RequestTag/tag-1", "value-1"),
        ("aws:SourceIp", "203.0.113.7", "aws:SourceIp", "192.0.2.1"),
        ("aws:SourceIp", "203.0.113.0/24", "aws:SourceIp", "192.0.2.2/24"),
        ("aws:SourceIp", "2600:1f18::1", "aws:SourceIp", "2001:db8::1"),
        ("aws:RequestedRegion", "eu-west-1", "aws:RequestedRegion", "eu-west-1"),
        ("ec2:InstanceType", "t3.micro", "ec2:InstanceType", "t3.micro"),
        ("aws:MultiFactorAuthPresent", "false", "aws:MultiFactorAuthPresent", "false"),
        ("aws:SourceVpce", "vpce-0123456789abcdef0", "aws:SourceVpce", "vpce-00000000000000001"),
        ("apigateway:RequestApiId", "a1b2c3", "apigateway:RequestApiId", "value-2"),
        ("idp.corp.example:sub", "ana", "provider-1:sub", "value-3"),
        ("aws:PrincipalTag/EmployeeId", "40012345", "aws:PrincipalTag/tag-2", "value-4"),
        ("aws:PrincipalTag/host", "zoltar1.large", "aws:PrincipalTag/tag-3", "value-5"),
        ("aws:PrincipalTag/host", "eu-west-1", "aws:PrincipalTag/tag-3", "value-6"),
        ("sts:ExternalId", "20T00451", "sts:ExternalId", "value-7"),
        ("aws:TagKeys", "host", "aws:TagKeys", "value-8"),
        ("aws:CurrentTime", "2026-03-04T05:06:07Z", "aws:CurrentTime", "2026-03-04T05:06:07Z"),
        ("lambda:Layer", "40012345", "lambda:Layer", "value-4"),
        ("aws:MultiFactorAuthAge", "3600", "aws:MultiFactorAuthAge", "3600"),
    ] {
        let condition = ConditionKey { key: key.to_owned(), values: vec![value.to_owned()], ..CONDITION };
        let redacted = redaction.condition(&condition);
        assert_eq!(
            (redacted.key.as_str(), redacted.values.as_slice()),
            (wanted_key, &[wanted.to_owned()][..])
        );
    }
}

const CONDITION: ConditionKey = ConditionKey {
    key: String::new(),
    values: Vec::new(),
    naming: denylens_triage::report::KeyNaming::ConditionKey,
};

#[test]
fn what_is_concluded_of_a_value_never_becomes_its_opposite() {
    for (named, had) in [
        ("prod-*", "prod-east"),
        ("prod-east", "test"),
        ("203.0.113.0/24", "203.0.113.7"),
        ("203.0.113.0/24", "198.51.100.7"),
        ("100", "500"),
    ] {
        let keys = |value: &str| vec![key("x:Key", value)];
        let mut denial = triage("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject with an explicit deny")
            .denials
            .remove(0);
        denial.statements = vec![MatchedStatement { conditions: keys(named), ..MatchedStatement::default() }];
        denial.conditions = keys(had);
        let shared = Sharing::Redacted.denial(&denial);
        let kind = |denial: &Denial| {
            let condition = &denial.statements[0].conditions[0];
            Wanted::of(condition, denial).as_ref().map(mem::discriminant)
        };
        assert!(kind(&shared).is_none_or(|shared| kind(&denial) == Some(shared)), "{named} {had}");
    }
}

#[test]
fn values_that_differ_in_upper_and_lower_case_alone_still_do() {
    for (named, had) in
        [("payments", "Payments"), ("arn:aws:iam::*:role/deploy", "arn:aws:iam::*:role/Deploy")]
    {
        let mut denial = triage("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject with an explicit deny")
            .denials
            .remove(0);
        let keys = |value: &str| vec![key("x:Key", value)];
        denial.statements = vec![MatchedStatement { conditions: keys(named), ..MatchedStatement::default() }];
        denial.conditions = keys(had);
        let shared = Sharing::Redacted.denial(&denial);
        let wanted = Wanted::of(&shared.statements[0].conditions[0], &shared);
        assert!(matches!(wanted, Some(Wanted::Spelled(_))), "{named} {had}: {wanted:?}");
    }
}

fn key(key: &str, value: &str) -> ConditionKey {
    ConditionKey { key: key.to_owned(), values: vec![value.to_owned()], naming: KeyNaming::ConditionKey }
}
