//! Canaries: names with every printable character in every field of every case, and in what people paste. Whatever is written of a
//! redacted report, no piece of them is in it.

use denylens_advise::{Advice, NextStep, command::shell::Shell, format::Format};
use denylens_lang::Lang;
use denylens_render::{self as render, Sharing, Told};
use denylens_tests::corpus::cases;
use denylens_triage::{
    Report,
    report::{
        ConditionKey, Denial, Differing, Encoded, EncodedState, GivenDocument, IdEntity, KeyNaming,
        MatchedStatement, Mismatch, Reading,
    },
    triage,
};
use serde_json::json;
use std::mem;

/// What stands on either side of the character.
const HALVES: [&str; 2] = ["Zq", "7vX"];

/// Every printable character of ASCII, and some that are read as something else somewhere.
fn canaries() -> impl Iterator<Item = String> {
    let others = "日é’“–…\u{a0}\u{202e}\u{200b}\u{85}\n\t".chars();
    (' '..='~').chain(others).map(|between| format!("{}{between}{}", HALVES[0], HALVES[1]))
}

#[track_caller]
fn check(place: &str, report: &Report) {
    let redacted = Sharing::Redacted.report(report);
    for lang in Lang::ALL {
        let words = render::words(lang);
        let mut written = vec![
            render::json(&redacted, Sharing::Redacted, words),
            render::markdown(&redacted, Shell::Bash, words),
            render::text(&redacted, Shell::Bash, words),
        ];
        for denial in &redacted.denials {
            let advice = Advice::of(denial);
            let told = Told::new(denial, &advice, words);
            for (format, shell) in
                Format::ALL.into_iter().flat_map(|format| Shell::ALL.map(|shell| (format, shell)))
            {
                written.extend(
                    told.handoffs(format, shell)
                        .into_iter()
                        .flat_map(|message| [message.to.text(), message.chat, message.ticket]),
                );
            }
        }
        for text in written {
            let lower = text.to_lowercase();
            for half in HALVES {
                let half = half.to_lowercase();
                let at = lower.find(&half);
                assert!(
                    at.is_none(),
                    "{place}: {:?}",
                    at.and_then(|at| lower.get(at.saturating_sub(80)..at + 20))
                );
            }
        }
    }
}

/// The ways in which a name can stand in each field.
const WAYS: usize = 9;

fn principal(way: usize, name: &str) -> String {
    match way {
        0 => format!("arn:aws:iam::111122223333:user/{name}"),
        1 => format!("arn:aws:iam::111122223333:user/{name}/{name}"),
        2 => format!("arn:aws:sts::111122223333:assumed-role/{name}/{name}"),
        3 => format!("arn:aws:sts::111122223333:federated-user/{name}"),
        4 => format!("AROAEXAMPLEROLEID12:{name}"),
        5 => format!("arn:aws:iam::{name}:role/x"),
        6 => format!("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_{name}/{name}"),
        7 => format!("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/{name}/AWSReservedSSO_x"),
        _ => name.to_owned(),
    }
}

fn resource(way: usize, name: &str) -> String {
    match way {
        0 => format!("arn:aws:s3:::{name}/{name}"),
        1 => format!("arn:aws:s3:us-east-1:111122223333:accesspoint/{name}/object/{name}"),
        2 => format!("arn:aws:execute-api:us-east-1:111122223333:{name}/{name}/GET/{name}"),
        3 => format!("arn:aws:iam::111122223333:role/{name}/{name}"),
        4 => format!("arn:aws:sqs:us-east-1:111122223333:{name}"),
        5 => format!("arn:aws:kms:us-east-1:111122223333:key/{name}"),
        6 => format!("arn:{name}:{name} x:{name} y:{name}:{name}/{name}"),
        7 => format!("arn:aws:ec2:us-east-1:111122223333:instance/i-{name}*"),
        _ => name.to_owned(),
    }
}

fn key(way: usize, name: &str) -> String {
    match way {
        0 | 1 => format!("aws:RequestTag/{name}"),
        2 => format!("{name}.example.com:sub"),
        3 => format!("oidc.eks.us-east-1.amazonaws.com/id/{name}:sub"),
        4 => format!("saml:{name} x"),
        5 => "aws:SourceIp".to_owned(),
        6 => "ec2:InstanceType".to_owned(),
        7 => "aws:PrincipalArn".to_owned(),
        _ => format!("{name} "),
    }
}

/// A refusal with the name in every field that can have one.
fn named(denial: &Denial, way: usize, name: &str) -> Denial {
    let mut denial = denial.clone();
    let condition = |key: String| ConditionKey {
        key,
        values: vec![
            name.to_owned(),
            principal(way, name),
            resource(way, name),
            format!("203.0.113.7/{name}"),
        ],
        naming: KeyNaming::ConditionKey,
    };
    // A word of letters could be a word of AWS's: nobody's name.
    let foreign = || format!("{name} x");
    let mismatch = |differs, value: String| Mismatch {
        given: GivenDocument::Decoded,
        differs,
        message: value.clone(),
        document: value,
    };
    denial.principal = Some(principal(way, name));
    denial.resource = Some(resource(way, name));
    denial.policy = Some(match way {
        0 => format!("arn:aws:organizations::111122223333:policy/o-{name}/service_control_policy/p-{name}"),
        1 => format!("arn:aws:iam::111122223333:policy/{name}"),
        way => resource(way, name),
    });
    denial.account = Some(name.to_owned());
    denial.request_id = Some(name.to_owned());
    denial.authorization_id = Some(name.to_owned());
    denial.time = Some(name.to_owned());
    denial.vpc_endpoint = Some(format!("vpce-{name}"));
    denial.encoded = Some(Encoded { text: name.to_owned(), state: EncodedState::Complete });
    if way % 2 == 1 {
        denial.code = Some(foreign());
        denial.service = Some(foreign());
        denial.operation = Some(foreign());
        denial.action = Some(format!("s3:{}", foreign()));
        denial.attempted = Some(format!("s3:{}", foreign()));
        denial.region = Some(format!("us-{name}-1"));
        denial.partition = Some(name.to_owned());
    }
    denial.conditions.push(condition(key(way, name)));
    denial.statements.push(MatchedStatement {
        sid: Some(name.to_owned()),
        effect: Some(foreign()),
        principals: vec![principal(way, name), name.to_owned()],
        actions: vec![format!("s3:{}", foreign())],
        resources: vec![resource(way, name)],
        conditions: vec![condition(key(way, name))],
    });
    denial.statements.rotate_right(1);
    denial.readings = vec![
        Reading::ActionWithoutPrefix { action: foreign(), service: foreign() },
        Reading::UniqueIdPrincipal { id: name.to_owned(), entity: IdEntity::User },
        Reading::PseudoKeys { keys: vec![key(0, name), foreign()] },
        Reading::DocumentOfAnotherRequest(mismatch(Differing::Account, name.to_owned())),
        Reading::MessageOfAnotherRequest(mismatch(Differing::Principal, principal(way, name))),
        Reading::MessageOfAnotherRequest(mismatch(Differing::Action, foreign())),
        Reading::ActionDiffers { operation: foreign(), action: foreign() },
        Reading::ClockDiffers { signed: foreign(), received: foreign(), minutes: 18, is_late: true },
    ];
    denial
}

#[test]
fn no_name_is_left_in_any_field_of_any_case() {
    let denials: Vec<(String, Denial)> = cases()
        .unwrap()
        .into_iter()
        .flat_map(|case| {
            triage(&case.paste).denials.into_iter().map(move |denial| (case.name.clone(), denial))
        })
        .collect();
    // Each canary in each way meets some of the cases, and all of them together each case.
    let stride = 37;
    for (number, name) in canaries().enumerate() {
        for way in 0..WAYS {
            for (case, denial) in denials.iter().skip((number + way) % stride).step_by(stride) {
                let report = Report {
                    denials: vec![named(denial, way, &name)],
                    notices: Vec::new(),
                    secrets: Vec::new(),
                };
                check(&format!("{case}, {name:?}, way {way}"), &report);
            }
        }
    }
}

#[test]
fn no_name_is_left_of_what_people_paste() {
    for name in canaries() {
        for way in 0..WAYS {
            let (who, what) = (principal(way, &name), resource(way, &name));
            let sentence = format!(
                "An error occurred (AccessDenied) when calling the GetObject operation: User: {who} is not authorized to perform: \
                 s3:GetObject on resource: \"{what}\" with an explicit deny in a resource-based policy"
            );
            let event = json!({ "Records": [{
                "eventVersion": "1.08",
                "userIdentity": { "type": "IAMUser", "arn": who, "accountId": "111122223333", "userName": name },
                "eventTime": "2026-03-04T05:06:07Z", "eventSource": "s3.amazonaws.com", "eventName": "GetObject",
                "awsRegion": "us-east-1", "sourceIPAddress": "203.0.113.7", "errorCode": "AccessDenied",
                "errorMessage": sentence, "requestParameters": { "bucketName": name }, "requestID": name,
                "vpcEndpointId": format!("vpce-{name}"),
            }]});
            let item = |value: &str| json!({ "items": [{ "value": value }] });
            let decoded = json!({
                "allowed": false, "explicitDeny": true,
                "matchedStatements": { "items": [{
                    "statementId": name, "effect": "DENY", "principals": item(&who), "actions": item("s3:GetObject"),
                    "resources": item(&what), "conditions": { "items": [{ "key": key(way, &name), "values": item(&name) }] },
                }]},
                "context": {
                    "principal": { "id": "AIDAEXAMPLEUSERID123", "name": name, "arn": who },
                    "action": "s3:GetObject", "resource": what,
                    "conditions": { "items": [{ "key": key(way, &name), "values": item(&name) }] },
                },
            });
            for text in [sentence, event.to_string(), decoded.to_string()] {
                check(&format!("{name:?}, way {way}: {text}"), &triage(&text));
            }
        }
    }
}

#[test]
fn no_number_and_no_word_of_the_users_is_left_in_tags_and_names() {
    for name in ["40012345", "7vx", "zq7vx", "host1.large", "2026", "prod-east-1"] {
        let condition = |key: &str| ConditionKey {
            key: key.to_owned(),
            values: vec![name.to_owned()],
            naming: KeyNaming::ConditionKey,
        };
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::b/k with an explicit deny in a resource-based policy";
        let mut denial = triage(text).denials.remove(0);
        denial.principal = Some(principal(2, name));
        denial.resource = Some(resource(0, name));
        denial.conditions = vec![condition("aws:PrincipalTag/EmployeeId"), condition("lambda:Layer")];
        let report = Report { denials: vec![denial], ..Report::default() };
        let redacted = Sharing::Redacted.report(&report);
        for lang in Lang::ALL {
            let words = render::words(lang);
            let json = render::json(&redacted, Sharing::Redacted, words);
            for written in [json, render::markdown(&redacted, Shell::Bash, words)] {
                let written = written.replace("2026-", "").replace("000000002026", "");
                assert!(!written.contains(name), "{name}: {written}");
            }
        }
    }
}

/// The steps, without the values in them.
fn kinds(advice: &Advice) -> Vec<String> {
    let kind = |step: &NextStep| match step {
        NextStep::ChangeRequest(change) | NextStep::AnotherCaller(change) => {
            format!("{:?}, {:?}", change.subject, mem::discriminant(&change.wanted))
        }
        step => format!("{step:?}"),
    };
    advice.steps.iter().map(kind).collect()
}

#[test]
fn a_redacted_report_says_the_same() {
    for case in cases().unwrap() {
        let report = triage(&case.paste);
        let redacted = Sharing::Redacted.report(&report);
        for (denial, redacted) in report.denials.iter().zip(&redacted.denials) {
            let (whole, shared) = (Advice::of(denial), Advice::of(redacted));
            let name = &case.name;
            assert_eq!(whole.cause, shared.cause, "{name}");
            assert_eq!(kinds(&whole), kinds(&shared), "{name}");
            assert_eq!(whole.notes, shared.notes, "{name}");
            assert_eq!(whole.checklist, shared.checklist, "{name}");
            assert_eq!(whole.fixes.len(), shared.fixes.len(), "{name}");
            for (whole, shared) in whole.fixes.iter().zip(&shared.fixes) {
                assert_eq!(
                    (whole.layer, whole.applicability),
                    (shared.layer, shared.applicability),
                    "{name}"
                );
            }
            let purposes =
                |advice: &Advice| advice.commands.iter().map(|command| command.purpose).collect::<Vec<_>>();
            assert_eq!(purposes(&whole), purposes(&shared), "{name}");
        }
    }
}
