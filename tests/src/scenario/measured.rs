//! Requests and policies to measure evaluation with, as data.

use serde_json::{Value, json};

fn request(owner: &str) -> Value {
    json!({
        "principal": "arn:aws:sts::111122223333:assumed-role/app/i-1",
        "action": "s3:GetObject",
        "resource": "arn:aws:s3:::data/team-7/report.csv",
        "resource_account": owner,
        "context": {
            "aws:PrincipalTag/team": "7", "aws:SourceIp": "203.0.113.7", "aws:CurrentTime": "2026-01-01T00:00:00Z",
            "aws:SecureTransport": "true", "aws:PrincipalOrgID": "o-1", "aws:RequestedRegion": "eu-west-1",
        },
    })
}

/// A statement with four condition operators that all hold.
fn statement(number: usize, effect: &str, names_principals: bool) -> Value {
    let mut statement = json!({
        "Sid": format!("Statement{number}"),
        "Effect": effect,
        "Action": ["s3:Get*", "s3:List*", format!("ec2:Describe{number}")],
        "Resource": ["arn:aws:s3:::data/team-*/*", format!("arn:aws:s3:::other-{number}/*")],
        "Condition": {
            "StringEquals": { "aws:PrincipalTag/team": "7" },
            "IpAddress": { "aws:SourceIp": ["198.51.100.0/24", "203.0.113.0/24"] },
            "DateLessThan": { "aws:CurrentTime": "2027-01-01T00:00:00Z" },
            "Bool": { "aws:SecureTransport": if effect == "Allow" { "true" } else { "false" } },
        },
    });
    if names_principals {
        statement["Principal"] = json!({ "AWS": "arn:aws:iam::111122223333:role/app" });
    }
    statement
}

/// A policy document of so many statements, one in four of them a Deny.
pub fn document(statements: usize, names_principals: bool) -> Value {
    let statements: Vec<Value> = (0..statements)
        .map(|number| statement(number, if number % 4 == 3 { "Deny" } else { "Allow" }, names_principals))
        .collect();
    json!({ "Version": "2012-10-17", "Statement": statements })
}

/// A policy of four statements.
pub fn one_policy() -> Value {
    json!({ "request": request("111122223333"), "policies": { "identity": [document(4, false)] }, "strict": true })
}

/// Ten identity policies of 20 statements, three levels of 15, a boundary, and the policy of a resource in another account.
pub fn everything() -> Value {
    let level = |target: &str| json!({ "target": target, "policies": [document(15, false)] });
    json!({
        "request": request("444455556666"),
        "policies": {
            "identity": (0..10).map(|_| document(20, false)).collect::<Vec<_>>(),
            "scp": [level("root"), level("unit"), level("account")],
            "boundary": [document(20, false)],
            "resource": document(20, true),
        },
        "strict": true,
    })
}
