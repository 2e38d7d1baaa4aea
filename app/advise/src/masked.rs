//! What was masked in an ARN: programs print `***` for what they were told is a secret, such as an account.
//!
//! In a policy, stars would be wildcards. So a name in capitals stands for what was taken out.
//!
//! Source: GitHub Docs, "Workflow commands for GitHub Actions", "Masking a value in a log"; IAM User Guide,
//! `reference_policies_elements_resource.html`.

use denylens_policy::Arn;

/// Whether a value has parts that were taken out, or stands for another.
pub fn is_placeholder(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    ["xxxx", "redacted", "***", "...", "…", "<", "${", "[", "your-", "account-id"]
        .iter()
        .any(|mark| lower.contains(mark))
        || value.chars().any(char::is_control)
}

/// The ARN with names in capitals where something was masked; `None` where nothing was.
/// A masked account is `account`, where it can be no other.
pub(crate) fn unmasked(arn: Arn<'_>, account: Option<&str>) -> Option<String> {
    let region = if is_masked(arn.region) { "REGION_NAME" } else { arn.region };
    let account = if is_masked(arn.account) { account.unwrap_or("ACCOUNT_ID") } else { arn.account };
    let name = match arn.typed_resource() {
        Some(("role" | "assumed-role", _)) => "ROLE_NAME",
        Some(("user", _)) => "USER_NAME",
        _ => "NAME",
    };
    let resource = without_stars(arn.resource, name);
    let open = Arn { region, account, resource: &resource, ..arn };
    (open != arn).then(|| open.to_string())
}

/// Whether a part that is no pattern was taken out, or a piece of it.
fn is_masked(part: &str) -> bool {
    is_placeholder(part) || part != "*" && part.contains('*')
}

/// A text with a name in the place of each row of stars. One star, or two, can be a pattern.
fn without_stars(text: &str, name: &str) -> String {
    let mut open = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("***") {
        let (before, stars) = rest.split_at(at);
        open.push_str(before);
        open.push_str(name);
        rest = stars.trim_start_matches('*');
    }
    open + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_stand_for_what_was_masked() {
        for (arn, wanted) in [
            ("arn:aws:iam::***:role/x", Some("arn:aws:iam::ACCOUNT_ID:role/x")),
            ("arn:aws:iam::xxxxxxxxxxxx:role/x", Some("arn:aws:iam::ACCOUNT_ID:role/x")),
            ("arn:aws:iam::1111****3333:role/x", Some("arn:aws:iam::ACCOUNT_ID:role/x")),
            ("arn:aws:iam::111122223333:role/***", Some("arn:aws:iam::111122223333:role/ROLE_NAME")),
            ("arn:aws:s3:::***-data/k", Some("arn:aws:s3:::NAME-data/k")),
            ("arn:aws:sqs:***:111122223333:q", Some("arn:aws:sqs:REGION_NAME:111122223333:q")),
            ("arn:aws:iam::111122223333:role/x", None),
            ("arn:aws:s3:::data/*", None),
            ("arn:aws:iam::*:role/x", None),
            ("arn:aws:iam::aws:policy/ReadOnlyAccess", None),
        ] {
            let parsed = Arn::parse(arn).expect(arn);
            assert_eq!(unmasked(parsed, None).as_deref(), wanted, "{arn}");
        }
    }
}
