//! Texts of any size: logs as they are, and texts that are made to be slow to read.

use crate::corpus::cases;

/// A mebibyte.
pub const MEBIBYTE: usize = 1024 * 1024;

/// A log of a deployment: thousands of lines of all sorts, one of the corpus's refusals once in a while.
pub fn log(size: usize) -> String {
    let refusals: Vec<String> = cases().unwrap_or_default().into_iter().map(|case| case.paste).collect();
    let mut log = String::with_capacity(size + 8192);
    let mut refusal = refusals.iter().cycle();
    for second in 0_usize.. {
        if log.len() > size {
            break;
        }
        let (minutes, seconds, millis) = (second / 60 % 60, second % 60, second * 7 % 1000);
        log.push_str(&format!("2026-03-04T05:{minutes:02}:{seconds:02}.{millis:03}Z [INFO] "));
        log.push_str(&match second % 3 {
            0 => format!("aws_instance.web[{second}]: Still creating... [{second}s elapsed]\n"),
            1 => format!("provider: [DEBUG] HTTP Request Sent: http.method=POST aws.region=us-east-1 id=i-{second:017x}\n"),
            _ => format!("aws_iam_role.app: Refreshing state... [id=app-{second}]\n"),
        });
        if second % 500 == 499 {
            log.push_str(refusal.next().map_or("", String::as_str));
            log.push('\n');
        }
    }
    log
}

/// A paste of about `size` bytes: the end of a log, and the refusal that it ends with.
pub fn paste(size: usize) -> String {
    const REFUSAL: &str = "An error occurred (AccessDenied) when calling the GetObject operation: User: \
        arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
        \"arn:aws:s3:::example/key\" because no identity-based policy allows the s3:GetObject action\n";
    let mut text = log(size);
    let end = (0..=size.saturating_sub(REFUSAL.len())).rev().find(|end| text.is_char_boundary(*end));
    text.truncate(end.unwrap_or(0));
    text.push('\n');
    text.push_str(REFUSAL);
    text
}

/// Makes a text of about so many bytes.
pub type Maker = fn(usize) -> String;

/// Texts that are made to be slow to read, by name.
pub const HOSTILE: [(&str, Maker); 31] = [
    ("one word", |size| "a".repeat(size)),
    ("parentheses", |size| "(".repeat(size)),
    ("quotes", |size| "\"".repeat(size)),
    ("single quotes", |size| "'".repeat(size)),
    ("braces", |size| "{".repeat(size)),
    ("nested JSON", |size| "{\"a\":[".repeat(size / 6)),
    ("backslashes", |size| "\\".repeat(size)),
    ("escaped quotes", |size| "\\\\\\\"".repeat(size / 4)),
    ("line ends", |size| "\n".repeat(size)),
    ("short lines", |size| "a\n".repeat(size / 2)),
    ("entities", |size| "&amp;".repeat(size / 5)),
    ("colours", |size| "\u{1b}[31m".repeat(size / 5)),
    ("sentence heads", |size| {
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ".repeat(size / 71)
    }),
    ("records in lines", |size| "2026-03-04T05:06:07Z {\"eventName\":\"GetObject\"}\n".repeat(size / 45)),
    ("one sentence again and again", |size| {
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action\n".repeat(size / 178)
    }),
    ("one code again and again", |size| {
        "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied\n"
            .repeat(size / 85)
    }),
    ("one phrase again and again", |size| "ECS was unable to assume the role. ".repeat(size / 35)),
    ("labels of boxes", |size| "User: a\nAction: b\nContext: ".repeat(size / 27)),
    ("boxes in one line", |size| {
        "On resource(s): arn:aws:s3:::b Wer: arn:aws:iam::111122223333:user/a Was: iam:GetRole "
            .repeat(size / 86)
    }),
    ("fields of events in one line", |size| {
        format!("eventName=GetRole {}", "userIdentity.arn=a eventSource=b ".repeat(size / 33))
    }),
    ("headings of boxes", |size| "You don't have permission to ".repeat(size / 29)),
    ("reasons alone", |size| "because no session policy allows the s3:GetObject action ".repeat(size / 57)),
    ("reasons that were cut", |size| "with an explicit deny in a ".repeat(size / 27)),
    ("elisions", |size| "is not authorized to perform: s3:GetObject ... [...] <snip> ".repeat(size / 60)),
    ("what services say of roles", |size| "Unable to assume role arn:aws:iam::".repeat(size / 35)),
    ("strings in code", |size| "\"User: \" +\n".repeat(size / 11)),
    ("rows of events", |size| {
        let head = "eventID,requestID,eventTime,eventSource,eventName,awsRegion,errorCode,userIdentity.arn\n";
        let row = "6a0b1c2d-3e4f-4051-8263-748596a7b8c9,5b2d0a7e-1111-4222-8333-444455556666,2026-03-04T05:06:07Z,sqs.amazonaws.com,DeleteQueue,eu-west-1,AccessDenied,arn:aws:sts::111122223333:assumed-role/app/i-0a1b2c3d4e5f60718\n";
        format!("{head}{}", row.repeat(size / row.len()))
    }),
    ("names of secrets", |size| "token=".repeat(size / 6)),
    ("ids of access keys", |size| "AKIAIOSFODNN7EXAMPLE/".repeat(size / 21)),
    ("values of one key on both sides", |size| {
        let values = |mark: char| {
            let values = (0..size / 44).map(|at| format!("{{\"value\":\"{mark}{at}\"}}"));
            let items = values.collect::<Vec<_>>().join(",");
            format!("{{\"items\":[{{\"key\":\"a:b\",\"values\":{{\"items\":[{items}]}}}}]}}")
        };
        format!(
            "{{\"allowed\":false,\"explicitDeny\":true,\"matchedStatements\":{{\"items\":[{{\"statementId\":\"s\",\"conditions\":{}}}]}},\
             \"context\":{{\"action\":\"s3:GetObject\",\"conditions\":{}}}}}",
            values('a'),
            values('b')
        )
    }),
    ("document keys", |size| "{\"explicitDeny\":".repeat(size / 16)),
];
