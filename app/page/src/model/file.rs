//! What a file is at first sight.

use denylens_decode::credentials;
use denylens_engine::{
    ReadText, Window,
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
    if ReadText::of(text.to_string(), Vec::new()).digest(Window::default()).count > 0 {
        return FirstSight::Refusal;
    }
    if credentials::are_in(&text) {
        return FirstSight::Keys;
    }
    let is_json = text.trim_start().starts_with(['{', '[']);
    let has_sign = SIGNS.iter().any(|sign| text.contains(sign));
    if is_json && has_sign { FirstSight::Policies } else { FirstSight::Open }
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
    fn anything_else_is_open() {
        check(b"a log", FirstSight::Open);
        check(b"{}", FirstSight::Open);
        check(b"", FirstSight::Open);
    }
}
