//! What a file is at first sight.

use denylens_engine::{
    ReadText, Window,
    report::SecretKind,
    secrets,
    worker::{
        archive::{self, Shape},
        text_file,
    },
};
use zeroize::Zeroizing;

/// So much of a file tells what it is, in bytes; credentials are never longer.
pub(crate) const LOOKED_AT: u32 = 200_000;

/// What a file is at first sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FirstSight {
    /// Credentials.
    Keys,
    /// Policies, or an archive, in which nothing else is looked for.
    Policies,
    /// A refusal, whatever policies or secrets stand in it.
    Refusal,
    /// Neither for sure.
    Open,
}

/// What the files of policies have in their first lines, each the key of an answer or of a document.
const SIGNS: [&str; 9] = [
    "DetailList\"",
    "\"PolicyVersionList\"",
    "\"PolicySummary\"",
    "\"PolicyDocument\"",
    "\"AssumeRolePolicyDocument\"",
    "\"PolicyVersion\"",
    "\"Statement\"",
    "\"Policy\"",
    "\"Policies\"",
];

/// What a file is, by its first bytes.
pub(crate) fn first_sight(head: Vec<u8>) -> FirstSight {
    // Of a zip, the directory stands at the end: the head of one is told by its first letters.
    if archive::shape(&head) != Shape::Plain || head.starts_with(b"PK\x03\x04") {
        return FirstSight::Policies;
    }
    let text = Zeroizing::new(text_file::read(head).text);
    if has_refusal(&text) {
        return FirstSight::Refusal;
    }
    if has_keys(&text) {
        return FirstSight::Keys;
    }
    let is_json = text.trim_start().starts_with(['{', '[']);
    let has_sign = SIGNS.iter().any(|sign| text.contains(sign));
    if is_json && has_sign { FirstSight::Policies } else { FirstSight::Open }
}

/// Whether a whole text, of which no more was looked at than its first bytes, has keys in it and no refusal.
pub(crate) fn is_of_keys(text: &str) -> bool {
    has_keys(text) && !has_refusal(text)
}

fn has_refusal(text: &str) -> bool {
    ReadText::of(text.to_owned(), Vec::new()).digest(Window::default()).count > 0
}

/// Keys are those with a secret. All of the text is looked through.
fn has_keys(text: &str) -> bool {
    secrets::find(text).iter().any(|secret| secret.kind == SecretKind::SecretAccessKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &[u8], seen: FirstSight) {
        assert_eq!(first_sight(head.to_vec()), seen);
    }

    #[test]
    fn an_archive_is_of_policies() {
        check(&[0x1f, 0x8b, 8, 0], FirstSight::Policies);
        check(b"PK\x03\x04\x14\x00", FirstSight::Policies);
    }

    #[test]
    fn a_document_with_statements_is_a_policy() {
        check(br#"{"Version":"2012-10-17","Statement":[]}"#, FirstSight::Policies);
        check(br#" [{"PolicyDocument":{}}]"#, FirstSight::Policies);
    }

    #[test]
    fn a_refusal_is_one_whatever_else_stands_in_it() {
        let refusal = "AccessDenied: User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject";
        check(refusal.as_bytes(), FirstSight::Refusal);
        check(format!("{refusal}\n{{\"Statement\":[]}}").as_bytes(), FirstSight::Refusal);
    }

    #[test]
    fn credentials_are_told_apart() {
        let keys = "export AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE\nexport AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\nexport AWS_SESSION_TOKEN=abc\n";
        check(keys.as_bytes(), FirstSight::Keys);
    }

    #[test]
    fn keys_are_found_at_the_end_of_a_long_text() {
        let log = "a line of a log\n".repeat(30_000);
        let keys = "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n";
        let refusal = "AccessDenied: User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject\n";
        for (text, is_of_keys) in [
            (format!("{log}{keys}"), true),
            (format!("{log}{refusal}{log}{keys}"), false),
            (format!("{log}https://ana:password@example.com"), false),
            (log, false),
        ] {
            assert_eq!(super::is_of_keys(&text), is_of_keys);
        }
    }

    #[test]
    fn anything_else_is_open() {
        check(b"a log", FirstSight::Open);
        check(b"{}", FirstSight::Open);
        check(b"", FirstSight::Open);
    }
}
