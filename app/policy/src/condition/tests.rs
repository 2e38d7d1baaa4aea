//! Every operator, with the documentation's own examples where it has some.
//!
//! Sources: those of the module; the tables of "Set operators" and "IfExists" in the IAM User Guide.

use crate::{
    document::Document,
    request::{Completeness, Context},
    vocabulary::Truth::{self, No, Unknown, Yes},
};

fn complete() -> Context {
    Context::new(Completeness::Complete)
}

/// A context that has one value of one key.
fn with(key: &str, value: &str) -> Context {
    complete().with_one(key, value)
}

/// A context that has a list under one key.
fn list(key: &str, values: &[&str]) -> Context {
    complete().with_many(key, values.iter().copied())
}

/// Whether the conditions of a statement hold.
#[track_caller]
fn check(condition: &str, context: &Context, holds: Truth) {
    check_in("2012-10-17", condition, context, holds);
}

#[track_caller]
fn check_in(version: &str, condition: &str, context: &Context, holds: Truth) {
    let text = format!(
        r#"{{"Version":"{version}","Statement":{{"Effect":"Deny","Action":"*","Resource":"*","Condition":{condition}}}}}"#
    );
    let document = Document::parse(&text);
    let conditions = &document.statements[0].conditions;
    assert!(!conditions.is_empty(), "{condition} has a condition");
    let found = Truth::all(conditions.iter().map(|condition| condition.evaluate(context).holds));
    assert_eq!(found, holds, "{condition} with {context:?}");
}

#[test]
fn strings() {
    let tag = |value| with("aws:PrincipalTag/job-category", value);
    let equals = r#"{"StringEquals":{"aws:PrincipalTag/job-category":["iamuser-admin","other"]}}"#;
    check(equals, &tag("iamuser-admin"), Yes);
    check(equals, &tag("other"), Yes);
    check(equals, &tag("iamUser-Admin"), No);
    check(equals, &tag("iamuser-admin2"), No);
    check(equals, &complete(), No);
    let ignoring = r#"{"StringEqualsIgnoreCase":{"aws:PrincipalTag/job-category":"iamuser-admin"}}"#;
    check(ignoring, &tag("iamUser-Admin"), Yes);
    check(ignoring, &tag("iamuser"), No);
    let beyond = r#"{"StringEqualsIgnoreCase":{"aws:PrincipalTag/job-category":"Équipe"}}"#;
    check(beyond, &tag("ÉQUIPE"), Yes);
    check(beyond, &tag("équipe"), Unknown);
    check(beyond, &tag("equipe"), No);
    check(beyond, &tag("équipe-2"), No);
    let without_case = r#"{"StringEqualsIgnoreCase":{"aws:PrincipalTag/job-category":"開発A"}}"#;
    check(without_case, &tag("開発a"), Yes);
    check(without_case, &tag("営業a"), No);
    let not = r#"{"StringNotEquals":{"aws:PrincipalTag/job-category":["one","two"]}}"#;
    check(not, &tag("three"), Yes);
    check(not, &tag("two"), No);
    check(not, &complete(), Yes);
    let not_ignoring = r#"{"StringNotEqualsIgnoreCase":{"aws:PrincipalTag/job-category":"one"}}"#;
    check(not_ignoring, &tag("ONE"), No);
    check(not_ignoring, &tag("two"), Yes);
}

#[test]
fn strings_with_wildcards() {
    let like = r#"{"StringLike":{"s3:prefix":["","home/","home/ana/*"]}}"#;
    check(like, &with("s3:prefix", ""), Yes);
    check(like, &with("s3:prefix", "home/ana/a/b"), Yes);
    check(like, &with("s3:prefix", "home/bob/"), No);
    check(like, &with("s3:prefix", "HOME/"), No);
    check(r#"{"StringLike":{"k":"a?c"}}"#, &with("k", "abc"), Yes);
    check(r#"{"StringLike":{"k":"a?c"}}"#, &with("k", "ac"), No);
    check(r#"{"StringLike":{"k":"*a*b"}}"#, &with("k", "xaybyab"), Yes);
    check(r#"{"StringNotLike":{"k":"a*"}}"#, &with("k", "abc"), No);
    check(r#"{"StringNotLike":{"k":"a*"}}"#, &with("k", "b"), Yes);
    check(r#"{"StringNotLike":{"k":"a*"}}"#, &complete(), Yes);
    // Without "Like", a star is a star.
    check(r#"{"StringEquals":{"k":"a*"}}"#, &with("k", "abc"), No);
    check(r#"{"StringEquals":{"k":"a*"}}"#, &with("k", "a*"), Yes);
}

#[test]
fn numbers() {
    let keys = |value| with("s3:max-keys", value);
    for (operator, low, equal, high) in [
        ("NumericEquals", No, Yes, No),
        ("NumericNotEquals", Yes, No, Yes),
        ("NumericLessThan", Yes, No, No),
        ("NumericLessThanEquals", Yes, Yes, No),
        ("NumericGreaterThan", No, No, Yes),
        ("NumericGreaterThanEquals", No, Yes, Yes),
    ] {
        let condition = format!(r#"{{"{operator}":{{"s3:max-keys":"10"}}}}"#);
        check(&condition, &keys("9.5"), low);
        check(&condition, &keys("10"), equal);
        check(&condition, &keys("10.0"), equal);
        check(&condition, &keys("11"), high);
    }
    check(r#"{"NumericLessThanEquals":{"s3:max-keys":10}}"#, &keys("3"), Yes);
    check(r#"{"NumericLessThan":{"s3:max-keys":"10"}}"#, &keys("many"), No);
    check(r#"{"NumericLessThan":{"s3:max-keys":"10"}}"#, &complete(), No);
    check(r#"{"NumericNotEquals":{"s3:max-keys":"10"}}"#, &complete(), Yes);
    check(r#"{"NumericEquals":{"k":"9007199254740993"}}"#, &with("k", "9007199254740992"), No);
}

#[test]
fn dates() {
    let now = |value| with("aws:CurrentTime", value);
    for (operator, before, equal, after) in [
        ("DateEquals", No, Yes, No),
        ("DateNotEquals", Yes, No, Yes),
        ("DateLessThan", Yes, No, No),
        ("DateLessThanEquals", Yes, Yes, No),
        ("DateGreaterThan", No, No, Yes),
        ("DateGreaterThanEquals", No, Yes, Yes),
    ] {
        let condition = format!(r#"{{"{operator}":{{"aws:CurrentTime":"2020-04-01T00:00:00Z"}}}}"#);
        check(&condition, &now("2020-03-31T23:59:59Z"), before);
        check(&condition, &now("2020-04-01T00:00:00Z"), equal);
        check(&condition, &now("2020-04-01T09:00:00+09:00"), equal);
        check(&condition, &now("2020-04-01T00:00:00.001Z"), after);
    }
    let token = r#"{"DateLessThan":{"aws:TokenIssueTime":"1585699200"}}"#;
    check(token, &with("aws:TokenIssueTime", "2020-03-31T23:59:59Z"), Yes);
    check(token, &with("aws:TokenIssueTime", "1585699200"), No);
    check(r#"{"DateLessThan":{"aws:EpochTime":"2020-04-01"}}"#, &with("aws:EpochTime", "1585612800"), Yes);
    check(r#"{"DateLessThan":{"aws:CurrentTime":"2020-04-01"}}"#, &now("yesterday"), No);
}

#[test]
fn truth_values() {
    let secure = r#"{"Bool":{"aws:SecureTransport":"true"}}"#;
    check(secure, &with("aws:SecureTransport", "true"), Yes);
    check(secure, &with("aws:SecureTransport", "True"), Yes);
    check(secure, &with("aws:SecureTransport", "false"), No);
    check(secure, &complete(), No);
    check(r#"{"Bool":{"aws:SecureTransport":false}}"#, &with("aws:SecureTransport", "false"), Yes);
    check(r#"{"Bool":{"aws:MultiFactorAuthPresent":"false"}}"#, &complete(), No);
    check(r#"{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}"#, &complete(), Yes);
}

#[test]
fn binaries() {
    let condition = r#"{"BinaryEquals":{"key":"QmluYXJ5VmFsdWVJbkJhc2U2NA=="}}"#;
    check(condition, &with("key", "QmluYXJ5VmFsdWVJbkJhc2U2NA=="), Yes);
    check(condition, &with("key", "QmluYXJ5"), No);
}

#[test]
fn addresses() {
    let from = |value| with("aws:SourceIp", value);
    let within = r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#;
    check(within, &from("203.0.113.255"), Yes);
    check(within, &from("203.0.114.0"), No);
    check(within, &from("2001:db8::1"), No);
    check(within, &from("nowhere"), No);
    check(within, &complete(), No);
    let both = r#"{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","2001:DB8:1234:5678::/64"]}}"#;
    check(both, &from("2001:db8:1234:5678:9::"), Yes);
    check(both, &from("2001:db8:1234:5679::"), No);
    check(r#"{"IpAddress":{"aws:SourceIp":"203.0.113.7"}}"#, &from("203.0.113.7"), Yes);
    check(r#"{"IpAddress":{"aws:SourceIp":"203.0.113.7"}}"#, &from("203.0.113.8"), No);
    check(r#"{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}"#, &from("198.51.100.1"), Yes);
    let outside = r#"{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#;
    check(outside, &from("203.0.113.9"), No);
    check(outside, &from("198.51.100.1"), Yes);
    check(outside, &complete(), Yes);
}

#[test]
fn arns() {
    let source = |value| with("aws:SourceArn", value);
    let topic = "arn:aws:sns:us-east-1:111122223333:topic-1";
    for operator in ["ArnEquals", "ArnLike"] {
        let check = |pattern: &str, value, holds| {
            check(&format!(r#"{{"{operator}":{{"aws:SourceArn":"{pattern}"}}}}"#), &source(value), holds);
        };
        check(topic, topic, Yes);
        check("arn:aws:sns:*:111122223333:topic-?", topic, Yes);
        check("arn:aws:sns:*:*:*", topic, Yes);
        // "Each of the six colon-delimited components of the ARN is checked separately".
        check("arn:aws:sns:us-*-1:topic-1", topic, No);
        check("arn:aws:sns:us-east-1:111122223333:*", "arn:aws:sns:us-east-1:111122223333:a:b", Yes);
        check("arn:aws:SNS:us-east-1:111122223333:topic-1", topic, No);
    }
    for operator in ["ArnNotEquals", "ArnNotLike"] {
        let condition = format!(r#"{{"{operator}":{{"aws:SourceArn":"arn:aws:sns:*:111122223333:*"}}}}"#);
        check(&condition, &source(topic), No);
        check(&condition, &source("arn:aws:sns:us-east-1:444455556666:topic-1"), Yes);
        check(&condition, &complete(), Yes);
    }
    check(r#"{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:*:*"}}"#, &complete(), No);
}

#[test]
fn presence() {
    let absent = r#"{"Null":{"aws:TokenIssueTime":"true"}}"#;
    let present = r#"{"Null":{"aws:TokenIssueTime":"false"}}"#;
    let token = with("aws:TokenIssueTime", "2020-04-01T00:00:00Z");
    check(absent, &complete(), Yes);
    check(absent, &token, No);
    check(present, &complete(), No);
    check(present, &token, Yes);
    check(present, &list("aws:TokenIssueTime", &["a", "b"]), Yes);
    check(present, &list("aws:TokenIssueTime", &[]), No);
    // "Context keys with empty values" are as good as none.
    check(present, &with("aws:TokenIssueTime", ""), No);
    check(absent, &list("aws:TokenIssueTime", &["", ""]), Yes);
}

/// `IfExists` asks nothing of a key that isn't there, and all of one that is.
#[test]
fn if_exists() {
    let region = |value| with("ec2:Region", value);
    let condition = r#"{"StringLikeIfExists":{"ec2:Region":["us-*","eu-*"]}}"#;
    check(condition, &complete(), Yes);
    check(condition, &region("eu-west-1"), Yes);
    check(condition, &region("ap-northeast-1"), No);
    check(r#"{"StringNotEqualsIfExists":{"ec2:Region":"us-east-1"}}"#, &complete(), Yes);
    check(r#"{"StringNotEqualsIfExists":{"ec2:Region":"us-east-1"}}"#, &region("us-east-1"), No);
    check(r#"{"NumericLessThanIfExists":{"k":"1"}}"#, &complete(), Yes);
    // A set that must have a member wants the key all the same.
    check(r#"{"ForAnyValue:StringEqualsIfExists":{"k":"1"}}"#, &complete(), No);
    check(r#"{"ForAnyValue:StringNotEqualsIfExists":{"k":"1"}}"#, &complete(), No);
    check(r#"{"ForAllValues:StringEqualsIfExists":{"k":"1"}}"#, &complete(), Yes);
    check(r#"{"ForAnyValue:StringEqualsIfExists":{"k":"1"}}"#, &list("k", &["2"]), No);
}

/// Lists of nothing, as Access Analyzer's suggestion on empty conditions tells of them.
#[test]
fn an_empty_list() {
    let given = with("k", "1");
    check(r#"{"ForAnyValue:StringEquals":{"k":[]}}"#, &given, No);
    check(r#"{"ForAnyValue:StringEquals":{"k":[]}}"#, &complete(), No);
    check(r#"{"ForAllValues:StringEquals":{"k":[]}}"#, &given, No);
    check(r#"{"ForAllValues:StringEquals":{"k":[]}}"#, &complete(), Yes);
    check(r#"{"StringLikeIfExists":{"k":[]}}"#, &given, No);
    check(r#"{"StringLikeIfExists":{"k":[]}}"#, &complete(), Yes);
    check(r#"{"StringEquals":{"k":[]}}"#, &given, Unknown);
}

/// The tables of `reference_policies_condition-single-vs-multi-valued-context-keys.html`.
#[test]
fn sets() {
    let tags = |values: &[&str]| list("aws:TagKeys", values);
    let all = r#"{"ForAllValues:StringEquals":{"aws:TagKeys":["environment","webserver"]}}"#;
    check(all, &tags(&["environment"]), Yes);
    check(all, &tags(&["environment", "webserver"]), Yes);
    check(all, &tags(&["environment", "costcenter"]), No);
    check(all, &tags(&[]), Yes);
    check(all, &complete(), Yes);
    check(all, &with("aws:TagKeys", "environment"), Yes);
    let any = r#"{"ForAnyValue:StringEquals":{"aws:TagKeys":["environment","webserver"]}}"#;
    check(any, &tags(&["environment", "costcenter"]), Yes);
    check(any, &tags(&["costcenter"]), No);
    check(any, &tags(&[]), No);
    check(any, &complete(), No);
    let none = r#"{"ForAllValues:StringNotEquals":{"aws:TagKeys":["environment"]}}"#;
    check(none, &tags(&["costcenter"]), Yes);
    check(none, &tags(&["environment", "costcenter"]), No);
    check(none, &complete(), Yes);
    let some_other = r#"{"ForAnyValue:StringNotEquals":{"aws:TagKeys":["environment"]}}"#;
    check(some_other, &tags(&["environment", "costcenter"]), Yes);
    check(some_other, &tags(&["environment"]), No);
    check(some_other, &complete(), No);
}

#[test]
fn a_list_under_an_operator_that_is_not_made_for_lists() {
    check(r#"{"StringEquals":{"k":"a"}}"#, &list("k", &["a", "b"]), No);
    check(r#"{"StringEquals":{"k":"a"}}"#, &list("k", &["a"]), No);
}

#[test]
fn all_operators_and_all_keys_must_hold() {
    let condition = r#"{"StringEquals":{"a":"1","b":"2"},"Bool":{"c":"true"}}"#;
    let context = complete().with_one("a", "1").with_one("b", "2").with_one("c", "true");
    check(condition, &context, Yes);
    check(condition, &context.clone().with_one("b", "3"), No);
    check(condition, &context.with_one("c", "false"), No);
}

#[test]
fn keys_are_compared_whatever_their_case() {
    check(r#"{"StringEquals":{"AWS:SOURCEVPC":"vpc-1"}}"#, &with("aws:SourceVpc", "vpc-1"), Yes);
    check(r#"{"stringequals":{"aws:SourceVpc":"vpc-1"}}"#, &with("aws:SourceVpc", "vpc-1"), Yes);
    check(r#"{"StringEquals":{"aws:ResourceTag/Team":"a"}}"#, &with("aws:ResourceTag/team", "a"), Yes);
}

#[test]
fn variables() {
    let context = complete().with_one("aws:username", "ana").with_one("s3:prefix", "home/ana/");
    let own = r#"{"StringLike":{"s3:prefix":"home/${aws:username}/*"}}"#;
    check(own, &context, Yes);
    check(own, &context.clone().with_one("aws:username", "bob"), No);
    // A variable without a value makes the comparison fail.
    check(own, &with("s3:prefix", "home/ana/"), No);
    check(
        r#"{"StringEquals":{"s3:prefix":"home/${aws:username, 'ana'}/"}}"#,
        &with("s3:prefix", "home/ana/"),
        Yes,
    );
    check(r#"{"StringLike":{"k":"${*}a"}}"#, &with("k", "*a"), Yes);
    check(r#"{"StringLike":{"k":"${*}a"}}"#, &with("k", "ba"), No);
    check(r#"{"StringLike":{"k":"${?}a${$}"}}"#, &with("k", "?a$"), Yes);
    // The older version of the language has none.
    check_in("2008-10-17", own, &context, No);
}

/// What isn't known of the request makes the condition unknown, unless another part of it decides.
#[test]
fn what_isnt_known() {
    let unknown = Context::new(Completeness::Partial);
    check(r#"{"StringEquals":{"aws:SourceVpc":"vpc-1"}}"#, &unknown, Unknown);
    check(r#"{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}"#, &unknown, Unknown);
    check(r#"{"Null":{"aws:SourceVpc":"true"}}"#, &unknown, Unknown);
    check(r#"{"StringEqualsIfExists":{"aws:SourceVpc":"vpc-1"}}"#, &unknown, Unknown);
    check(r#"{"StringEquals":{"a":"1","b":"2"}}"#, &unknown.clone().with_one("a", "2"), No);
    check(r#"{"StringEquals":{"a":"1","b":"2"}}"#, &unknown.clone().with_one("a", "1"), Unknown);
    let known = unknown.with_one("s3:prefix", "x");
    check(r#"{"StringLike":{"s3:prefix":["${aws:username}","y"]}}"#, &known, Unknown);
    check(r#"{"StringLike":{"s3:prefix":["${aws:username}","x"]}}"#, &known, Yes);
    check(r#"{"StringNotLike":{"s3:prefix":["${aws:username}","x"]}}"#, &known, No);
}

#[test]
fn an_operator_that_there_isnt_makes_the_condition_unknown() {
    check(r#"{"StringMatches":{"k":"a"}}"#, &with("k", "a"), Unknown);
}
