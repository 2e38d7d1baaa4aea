//! The evaluator against a second one, on random scenarios. `PROPTEST_CASES=1000000` tries a million; see `docs/RELIABILITY.md`.

use denylens_policy::evaluate;
use denylens_tests::{reference::decide, scenario::Scenario};
use proptest::{
    collection::vec,
    option,
    prelude::{Just, ProptestConfig, Strategy, any, proptest},
    sample::{select, subsequence},
    strategy::Union,
    test_runner::TestCaseError,
};
use serde_json::{Value, json};

/// Who asks. A role doesn't: its sessions do.
const PRINCIPALS: [&str; 5] = [
    "arn:aws:iam::111122223333:user/ana",
    "arn:aws:sts::111122223333:assumed-role/app/i-1",
    "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECS/ecs",
    "arn:aws:iam::111122223333:root",
    "*",
];

/// What `Principal` elements name beside them.
const NAMED: [&str; 5] = [
    "arn:aws:iam::111122223333:role/app",
    "111122223333",
    "arn:aws:iam::111122223333:root",
    "444455556666",
    "arn:aws:iam::111122223333:user/bob",
];

const ACTIONS: [(&str, &str); 7] = [
    ("s3:GetObject", "arn:aws:s3:::data/a.csv"),
    ("s3:PutObject", "arn:aws:s3:::data/b/c.csv"),
    ("kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/1a2b"),
    ("sts:AssumeRole", "arn:aws:iam::111122223333:role/deploy"),
    ("s3:PutBucketPolicy", "arn:aws:s3:::data"),
    ("kms:PutKeyPolicy", "arn:aws:kms:us-east-1:111122223333:key/1a2b"),
    ("sts:GetFederationToken", "*"),
];

const ACTION_PATTERNS: [&str; 7] = ["*", "s3:*", "s3:Get*", "S3:?utObject", "kms:*", "sts:?*", "ec2:*"];

const RESOURCE_PATTERNS: [&str; 8] = [
    "*",
    "arn:aws:s3:::data*",
    "arn:aws:s3:::data/?.csv",
    "arn:aws:s3:::data/${aws:RequestTag/team}.*",
    "arn:aws:kms:*:111122223333:key/*",
    "arn:aws:iam::*:role/deploy",
    "arn:*:*:*:*:*",
    "arn:aws:s3:::other/*",
];

/// Keys of one kind, with what requests have under them, what policies want of them, and the operators that compare those.
struct Family {
    keys: &'static [&'static str],
    values: &'static [&'static str],
    wanted: &'static [&'static str],
    operators: &'static [&'static str],
}

const FAMILIES: [Family; 7] = [
    Family {
        keys: &["aws:RequestTag/team", LIST],
        values: &["a", "A", "b", "*", "5", "arn:aws:s3:::data/a.csv"],
        wanted: &[
            "a",
            "b",
            "*",
            "?",
            "10",
            "arn:aws:s3:::*",
            "${aws:RequestTag/team}",
            "${aws:RequestTag/team, 'b'}",
            "${*}",
        ],
        operators: &[
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "Null",
        ],
    },
    Family {
        keys: &["aws:SourceArn"],
        values: &["arn:aws:s3:::data/a.csv", "arn:aws:sns:us-east-1:111122223333:t"],
        wanted: &["arn:aws:s3:::*", "arn:aws:s?s:*:111122223333:t", "*", "arn:aws:s3:::data/a.csv"],
        operators: &["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike", "Null"],
    },
    Family {
        keys: &["s3:max-keys"],
        values: &["5", "50", "-1", "10.5"],
        wanted: &["10", "5", "50.0", "-1"],
        operators: &[
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
        ],
    },
    Family {
        keys: &["aws:CurrentTime"],
        values: &["2026-01-01T00:00:00Z", "2026-06-01T12:30:00Z"],
        wanted: &["2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z", "1767225600", "2026-06-01T14:30:00+02:00"],
        operators: &[
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
        ],
    },
    Family {
        keys: &["aws:SourceIp"],
        values: &["10.1.2.3", "192.0.2.1", "192.0.2.77", "2001:db8::1"],
        wanted: &["10.0.0.0/8", "192.0.2.1", "192.0.2.64/26", "2001:db8::/32"],
        operators: &["IpAddress", "NotIpAddress"],
    },
    Family {
        keys: &["aws:SecureTransport"],
        values: &["true", "false"],
        wanted: &["true", "false", "True"],
        operators: &["Bool", "Null"],
    },
    Family {
        keys: &["x:Blob"],
        values: &["QQ==", "Qg=="],
        wanted: &["QQ==", "Qg=="],
        operators: &["BinaryEquals"],
    },
];

/// The key that has a list of values.
const LIST: &str = "aws:TagKeys";

fn keys() -> Vec<&'static str> {
    FAMILIES.iter().flat_map(|family| family.keys).copied().collect()
}

/// A key that has one value under any operator; one that has many under a set operator, since what a plain negated operator says
/// of a list isn't documented.
fn condition() -> impl Strategy<Value = Value> {
    let family = |family: &'static Family| {
        (
            select(&["", "ForAllValues:", "ForAnyValue:"]),
            select(&["ForAllValues:", "ForAnyValue:"]),
            select(family.operators),
            any::<bool>(),
            select(family.keys),
            vec(select(family.wanted), 1..3),
        )
            .prop_map(|(any_set, some_set, operator, if_exists, key, wanted)| {
                let set = if key == LIST { some_set } else { any_set };
                if operator == "Null" {
                    return json!({ operator: { key: if if_exists { "true" } else { "false" } } });
                }
                let if_exists = if if_exists { "IfExists" } else { "" };
                json!({ format!("{set}{operator}{if_exists}"): { key: wanted } })
            })
            .boxed()
    };
    let weighted = FAMILIES.iter().enumerate().map(|(at, one)| (if at == 0 { 4 } else { 1 }, family(one)));
    Union::new_weighted(weighted.collect())
}

fn named() -> impl Strategy<Value = Value> {
    let aws =
        vec(select([PRINCIPALS.as_slice(), &NAMED].concat()), 1..3).prop_map(|names| json!({ "AWS": names }));
    let service = Just(json!({ "Service": "sns.amazonaws.com" }));
    Union::new_weighted(vec![(6, aws.boxed()), (1, service.boxed()), (1, Just(json!("*")).boxed())])
}

fn statement(names_principals: bool) -> impl Strategy<Value = Value> {
    let effect = select(&["Allow", "Allow", "Allow", "Deny"]);
    let element = |patterns: &'static [&'static str]| {
        (vec(select(patterns), 1..3), select(&[false, false, false, true]))
    };
    (
        effect,
        element(&ACTION_PATTERNS),
        element(&RESOURCE_PATTERNS),
        named(),
        option::weighted(0.4, condition()),
    )
        .prop_map(
            move |(effect, (actions, not_actions), (resources, not_resources), named, condition)| {
                let mut statement = json!({ "Effect": effect });
                statement[if not_actions { "NotAction" } else { "Action" }] = json!(actions);
                statement[if not_resources { "NotResource" } else { "Resource" }] = json!(resources);
                if names_principals {
                    statement["Principal"] = named;
                }
                if let Some(condition) = condition {
                    statement["Condition"] = condition;
                }
                statement
            },
        )
}

fn document(names_principals: bool) -> impl Strategy<Value = Value> {
    vec(statement(names_principals), 1..4)
        .prop_map(|statements| json!({ "Version": "2012-10-17", "Statement": statements }))
}

fn documents() -> impl Strategy<Value = Value> {
    vec(document(false), 1..3).prop_map(Value::from)
}

fn levels(names_principals: bool) -> impl Strategy<Value = Value> {
    let level = vec(document(names_principals), 1..3)
        .prop_map(|policies| json!({ "target": "some", "policies": policies }));
    vec(level, 1..3).prop_map(Value::from)
}

/// A layer that is there sometimes.
fn sometimes(chance: f64, layer: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    option::weighted(chance, layer).prop_map(|layer| layer.unwrap_or(Value::Null))
}

fn scenario() -> impl Strategy<Value = Value> {
    let principal = (select(&PRINCIPALS), select(&[false, false, false, false, false, false, true]))
        .prop_map(
            |(principal, service)| {
                if service { json!({ "service": "sns.amazonaws.com" }) } else { json!(principal) }
            },
        );
    let of_key = FAMILIES.iter().flat_map(|family| {
        family
            .keys
            .iter()
            .map(|key| option::of(vec(select(family.values), 1..3)).prop_map(move |values| (*key, values)))
    });
    let context = of_key.collect::<Vec<_>>().prop_map(|keys| {
        let given = keys.into_iter().filter_map(|(key, values)| {
            let values = values?;
            Some((key.to_owned(), if key == LIST { json!(values) } else { json!(values[0]) }))
        });
        Value::Object(given.collect())
    });
    let owner = select(&["111122223333", "111122223333", "444455556666"]);
    let policies = (
        sometimes(0.8, documents()),
        sometimes(0.5, document(true)),
        sometimes(0.2, documents()),
        sometimes(0.2, documents()),
        sometimes(0.3, levels(false)),
        sometimes(0.2, levels(true)),
        sometimes(0.2, vec(document(true), 1..2).prop_map(endpoint)),
    );
    (principal, select(&ACTIONS), owner, context, policies).prop_map(
        |(principal, (action, resource), owner, context, (identity, on_resource, boundary, session, scp, rcp, endpoint))| {
            json!({
                "request": {
                    "principal": principal, "action": action, "resource": resource, "resource_account": owner,
                    "context": context,
                },
                "policies": {
                    "identity": identity, "resource": on_resource, "boundary": boundary, "session": session, "scp": scp,
                    "rcp": rcp, "vpc_endpoint": endpoint,
                },
                "strict": true,
            })
        },
    )
}

/// The policy of an endpoint: its statements speak of everyone.
fn endpoint(mut documents: Vec<Value>) -> Value {
    for document in &mut documents {
        for statement in document["Statement"].as_array_mut().into_iter().flatten() {
            statement["Principal"] = json!("*");
        }
    }
    Value::from(documents)
}

fn evaluated(scenario: &Value) -> &'static str {
    let scenario = Scenario::parse(&scenario.to_string()).expect("it is a scenario");
    evaluate(&scenario.request, &scenario.policies()).decision.id()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_evaluators_agree(scenario in scenario()) {
        let (evaluated, decided) = (evaluated(&scenario), decide(&scenario));
        if evaluated != decided {
            return Err(TestCaseError::fail(format!("{evaluated}, and {decided} by the reference:\n{scenario:#}")));
        }
    }

    /// Who knows less of a scenario doesn't decide it otherwise: what is left out makes the decision unknown, or changes nothing.
    #[test]
    fn what_isnt_known_changes_no_decision(
        scenario in scenario(),
        hidden in subsequence(vec!["identity", "resource", "boundary", "session", "scp", "rcp", "vpc_endpoint"], 0..=7),
        keys in subsequence(keys(), 0..=keys().len()),
    ) {
        let mut less = scenario.clone();
        less["strict"] = false.into();
        for layer in ["identity", "resource", "boundary", "session", "scp", "rcp", "vpc_endpoint"] {
            // A user has no session policy, so that one isn't known is no question.
            let is_user = scenario["request"]["principal"] == PRINCIPALS[0];
            if hidden.contains(&layer) && !(layer == "session" && is_user) {
                less["policies"][layer] = Value::Null;
            } else if less["policies"][layer].is_null() {
                less["policies"][layer] = json!([]);
            }
        }
        for key in self::keys() {
            if keys.contains(&key) {
                less["request"]["context"].as_object_mut().map(|context| context.remove(key));
            } else if less["request"]["context"].get(key).is_none() {
                less["request"]["context"][key] = Value::Null;
            }
        }
        let (known, guessed) = (evaluated(&scenario), evaluated(&less));
        if guessed != "unknown" && guessed != known {
            return Err(TestCaseError::fail(format!("{known}, but {guessed} with less known:\n{scenario:#}\n{less:#}")));
        }
    }
}
