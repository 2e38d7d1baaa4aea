//! Redaction: a report that can be shared. Names and ids become stable placeholders, so that what was one thing stays one thing.
//!
//! What is replaced: account ids, the names in ARNs wherever they stand, unique ids and access key ids, ids of resources such as
//! `i-0abc…`, IP addresses, encoded messages. Services, actions, Regions, condition keys and the words of the report stay.

use denylens_policy::Arn;
use std::{collections::BTreeMap, net::IpAddr};

/// Replaces names and ids, the same one always by the same placeholder.
#[derive(Debug, Default)]
pub struct Redaction {
    placeholders: BTreeMap<String, String>,
    counts: BTreeMap<String, usize>,
}

/// Encoded messages and tokens: longer than any name.
const BLOB: usize = 120;

impl Redaction {
    /// A text with placeholders.
    pub fn text(&mut self, text: &str) -> String {
        // Names are known from ARNs, and stand alone in other places.
        for arn in arns(text) {
            self.arn(arn);
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let length = match arn_length(rest) {
                0 => {
                    let word = rest.find(|next| !is_word(next)).unwrap_or(rest.len());
                    match address_length(rest) {
                        Some(address) if address >= word => {
                            out.push_str(&self.placeholder("ip", rest.get(..address).unwrap_or_default()));
                            address
                        }
                        _ if word > 0 => {
                            out.push_str(&self.word(rest.get(..word).unwrap_or_default()));
                            word
                        }
                        _ => {
                            let next = rest.chars().next().map_or(1, char::len_utf8);
                            out.push_str(rest.get(..next).unwrap_or_default());
                            next
                        }
                    }
                }
                length => {
                    let redacted = self.arn(rest.get(..length).unwrap_or_default());
                    out.push_str(&redacted);
                    length
                }
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        out
    }

    /// The placeholder for a value, a new one for a new value.
    fn placeholder(&mut self, kind: &str, value: &str) -> String {
        if value.is_empty() || value.chars().all(|next| matches!(next, '*' | '?')) {
            return value.to_owned();
        }
        if let Some(known) = self.placeholders.get(value) {
            return known.clone();
        }
        let count = self.counts.entry(kind.to_owned()).or_insert(0);
        *count += 1;
        let placeholder = format!("{kind}-{count}");
        self.placeholders.insert(value.to_owned(), placeholder.clone());
        placeholder
    }

    fn word(&mut self, word: &str) -> String {
        // A full stop or a comma at the end belongs to the sentence.
        let bare = word.trim_end_matches(['.', ',', '=']);
        let end = word.get(bare.len()..).unwrap_or_default();
        if let Some(known) = self.placeholders.get(bare) {
            return format!("{known}{end}");
        }
        // `--encoded-message=…`, `ContextKeyValues=…`
        if let Some((name, value)) = bare.split_once('=').filter(|(_, value)| !value.is_empty()) {
            let values: Vec<String> = value.split(',').map(|value| self.word(value)).collect();
            return format!("{name}={}{end}", values.join(","));
        }
        match kind_of(bare) {
            Some(kind) => format!("{}{end}", self.placeholder(kind, bare)),
            None => word.to_owned(),
        }
    }

    fn arn(&mut self, text: &str) -> String {
        let Some(arn) = Arn::parse(text) else { return text.to_owned() };
        let account = if arn.account.len() == 12 {
            self.placeholder("account", arn.account)
        } else {
            arn.account.to_owned()
        };
        let resource = self.resource(arn);
        format!("arn:{}:{}:{}:{account}:{resource}", arn.partition, arn.service, arn.region)
    }

    fn resource(&mut self, arn: Arn<'_>) -> String {
        if arn.resource == "root" || arn.resource == "*" {
            return arn.resource.to_owned();
        }
        if arn.service == "s3" {
            let (bucket, key) = arn
                .resource
                .split_once('/')
                .map_or((arn.resource, None), |(bucket, key)| (bucket, Some(key)));
            let bucket = self.placeholder("bucket", bucket);
            return match key {
                Some(key) => format!("{bucket}/{}", self.placeholder("object", key)),
                None => bucket,
            };
        }
        match arn.typed_resource() {
            Some(("assumed-role", rest)) => {
                let (role, session) = rest.split_once('/').unwrap_or((rest, ""));
                format!(
                    "assumed-role/{}/{}",
                    self.placeholder("role", role),
                    self.placeholder("session", session)
                )
            }
            Some((kind, name)) => {
                let separator = arn.resource.get(kind.len()..=kind.len()).unwrap_or("/");
                let last = name.rsplit('/').next().unwrap_or(name);
                // The name without its path stands alone in commands.
                let placeholder = self.placeholder(kind, last);
                self.placeholders.entry(name.to_owned()).or_insert_with(|| placeholder.clone());
                format!("{kind}{separator}{placeholder}")
            }
            None => self.placeholder(arn.service, arn.resource),
        }
    }
}

/// What kind of id a word is.
fn kind_of(word: &str) -> Option<&'static str> {
    if word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some("account");
    }
    if word.len() > BLOB {
        return Some("encoded-message");
    }
    let capitals = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if word.len() >= 16 && capitals(word) {
        const PREFIXES: [(&str, &str); 8] = [
            ("AKIA", "access-key"),
            ("ASIA", "access-key"),
            ("ABIA", "access-key"),
            ("AIDA", "user-id"),
            ("AROA", "role-id"),
            ("AGPA", "group-id"),
            ("AIPA", "instance-profile-id"),
            ("ANPA", "policy-id"),
        ];
        return PREFIXES.iter().find(|(prefix, _)| word.starts_with(prefix)).map(|(_, kind)| *kind);
    }
    // `i-0123456789abcdef0`, `vpce-1a2b3c4d`; the UUIDs of requests and keys.
    let (kind, id) = word.split_once('-')?;
    let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if hex(id) && (id.len() == 8 || id.len() == 17) && kind.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some("resource");
    }
    let parts: Vec<&str> = word.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    (lengths == [8, 4, 4, 4, 12] && parts.iter().all(|part| hex(part))).then_some("uuid")
}

fn is_word(next: char) -> bool {
    next.is_alphanumeric() || "-_+=,.@".contains(next)
}

/// How long the ARN at the start of a text is; 0 where there is none.
fn arn_length(text: &str) -> usize {
    if !text.starts_with("arn:") {
        return 0;
    }
    text.find(|next: char| !(is_word(next) || ":/*?${}".contains(next)))
        .map_or(text, |end| text.get(..end).unwrap_or_default())
        .trim_end_matches(['.', ',', ':', '='])
        .len()
}

fn arns(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("arn:").filter_map(|(at, _)| {
        let rest = text.get(at..)?;
        rest.get(..arn_length(rest))
    })
}

/// How long the IP address at the start of a text is.
fn address_length(text: &str) -> Option<usize> {
    let run = text
        .find(|next: char| !(next.is_ascii_hexdigit() || matches!(next, '.' | ':')))
        .unwrap_or(text.len());
    let run = text.get(..run)?.trim_end_matches(['.', ':']);
    let is_address = run.len() >= 7 && run.contains(['.', ':']) && run.parse::<IpAddr>().is_ok();
    is_address.then_some(run.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, redacted: &str) {
        assert_eq!(Redaction::default().text(text), redacted);
    }

    #[test]
    fn names_in_arns_become_placeholders_of_their_kind() {
        check(
            "arn:aws:sts::111122223333:assumed-role/Deploy/i-1 may not use arn:aws:s3:::secret-plans/q3/a.csv.",
            "arn:aws:sts::account-1:assumed-role/role-1/session-1 may not use arn:aws:s3:::bucket-1/object-1.",
        );
        check("arn:aws:kms:us-east-1:111122223333:key/1a2b", "arn:aws:kms:us-east-1:account-1:key/key-1");
        check("arn:aws:iam::111122223333:root", "arn:aws:iam::account-1:root");
        check("arn:aws:ec2:us-east-1:111122223333:instance/*", "arn:aws:ec2:us-east-1:account-1:instance/*");
    }

    #[test]
    fn one_thing_keeps_one_placeholder() {
        check(
            "user arn:aws:iam::111122223333:user/team/ana, --user-name ana, account 111122223333, not 444455556666",
            "user arn:aws:iam::account-1:user/user-1, --user-name user-1, account account-1, not account-2",
        );
    }

    #[test]
    fn ids_addresses_and_messages() {
        check("key AKIAIOSFODNN7EXAMPLE, AROAEXAMPLEROLEID12:i-1", "key access-key-1, role-id-1:i-1");
        check("from 203.0.113.7 and 2001:db8::1.", "from ip-1 and ip-2.");
        check("i-0123456789abcdef0 in vpc-1a2b3c4d", "resource-1 in resource-2");
        check("Request ID: 12345678-1234-1234-1234-123456789012", "Request ID: uuid-1");
        let message = "aB3-_xYz".repeat(40);
        check(&format!("--encoded-message={message} x"), "--encoded-message=encoded-message-1 x");
    }

    #[test]
    fn words_stay() {
        for text in [
            "ec2:RunInstances in eu-west-1 at 2026-03-04T05:06:07Z: no identity-based policy allows it",
            "`aws:RequestTag/team`",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
            "10:15:30",
        ] {
            check(text, text);
        }
    }
}
