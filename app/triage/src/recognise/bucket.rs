//! The bucket that a tool names beside the message: `reading S3 Bucket (app-state): …`, as Terraform writes it.
//!
//! Source: messages of the Terraform AWS provider, whose resources stand in brackets behind what they are.

use super::{Finding, Head, grammar::floor, quote};
use crate::unwrap::Unwrapped;
use memchr::memmem;

/// Longest name of a bucket. Source: Amazon S3 User Guide, "General purpose bucket naming rules".
const NAME_MAX: usize = 63;

/// Finds every bucket that is named so.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let text = &text.spoken;
    for at in memmem::find_iter(text.text().as_bytes(), "S3 Bucket ") {
        // `reading S3 Bucket Versioning (app-state)`: the part of the bucket comes in between.
        let end = at + "S3 Bucket ".len();
        let rest = text.slice(end..floor(text.text(), end + 60 + NAME_MAX));
        let Some((part, rest)) = rest.split_once('(') else { continue };
        let Some((name, _)) = rest.split_once(')') else { continue };
        let plain = part.len() <= 60 && part.bytes().all(|next| next.is_ascii_alphanumeric() || next == b' ');
        if plain && is_name(name) {
            let start = end + part.len() + 1;
            let bucket = quote(text, start..start + name.len());
            findings.push(Finding::Head(Box::new(Head {
                at: text.origin(at..start + name.len() + 1),
                resource: Some(bucket),
                ..Head::default()
            })));
        }
    }
}

fn is_name(name: &str) -> bool {
    let inside = |next: u8| next.is_ascii_lowercase() || next.is_ascii_digit() || b".-".contains(&next);
    (3..=NAME_MAX).contains(&name.len())
        && name.bytes().all(inside)
        && name.bytes().any(|next| next.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use crate::triage;

    #[track_caller]
    fn check(text: &str, resource: Option<&str>) {
        let report = triage(text);
        assert_eq!(report.denials.len(), 1, "{text}");
        assert_eq!(report.denials[0].resource.as_deref(), resource, "{text}");
    }

    const FAILED: &str = "operation error S3: HeadBucket, https response error StatusCode: 403, RequestID: A1B2C3D4E5F6A7B8, HostID: x, api error Forbidden: Forbidden";

    #[test]
    fn the_bucket_of_a_terraform_resource() {
        check(&format!("Error: reading S3 Bucket (app-state): {FAILED}"), Some("app-state"));
        check(&format!("Error: reading S3 Bucket Versioning (app-state): {FAILED}"), Some("app-state"));
    }

    #[test]
    fn what_was_left_out_is_no_bucket() {
        check(&format!("Error: reading S3 Bucket (...): {FAILED}"), None);
        check(&format!("Error: reading S3 Bucket ({{name}}): {FAILED}"), None);
    }

    #[test]
    fn the_message_knows_better() {
        check(
            "Error: reading S3 Bucket (app-state): AccessDenied: User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::app-state/k\"",
            Some("arn:aws:s3:::app-state/k"),
        );
    }
}
