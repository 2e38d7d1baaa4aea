//! The request context as AWS writes it into its own documents: a map from condition key to any JSON value.
//!
//! Sources: IAM Toolbox API Reference, the sample of `GetRequestAuthorizationDetails`: lists stand in one string, without quotes, and
//! `aws:SourceIp` has the length of a prefix. IAM User Guide, `reference_policies_condition-keys.html`: which keys have several values.

use super::document::View;
use crate::report::{ConditionKey, KeyNaming};
use std::net::IpAddr;

/// Keys of several values, in small letters.
///
/// Source: IAM User Guide, `reference_policies_condition-keys.html`, "Value type – List".
const LISTS: [&str; 8] = [
    "aws:calledvia",
    "aws:calledviaawsmcp",
    "aws:principalorgpaths",
    "aws:principalservicenameslist",
    "aws:resourceorgpaths",
    "aws:sourceorgpaths",
    "aws:tagkeys",
    "aws:vpceorgpaths",
];

/// Keys that hold an address, in small letters.
///
/// Source: IAM User Guide, `reference_policies_condition-keys.html`, "Data type – IP address".
const ADDRESSES: [&str; 2] = ["aws:sourceip", "aws:vpcsourceip"];

/// The keys of a context with their values.
pub(super) fn keys(context: &View<'_>) -> Vec<ConditionKey> {
    let key = |(key, value): (denylens_policy::json::Value<'_>, denylens_policy::json::Value<'_>)| {
        let key = key.as_str()?.trim().to_owned();
        let items = value.items().filter_map(|value| value.as_text().map(|text| text.into_owned()));
        let mut values: Vec<String> = items.collect();
        if values.is_empty() {
            values.extend(value.as_text().into_iter().flat_map(|text| split(&key, &text)));
        }
        (!key.is_empty()).then(|| ConditionKey { naming: KeyNaming::of(&key), key, values })
    };
    context.value().entries().filter_map(key).collect()
}

/// The values that a string stands for.
fn split(key: &str, text: &str) -> Vec<String> {
    let key = key.to_ascii_lowercase();
    if ADDRESSES.contains(&key.as_str()) {
        return vec![address(text).to_owned()];
    }
    let list = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let Some(list) = list.filter(|_| is_list(&key)) else { return vec![text.to_owned()] };
    let values = list.split(',').map(|value| value.trim().trim_matches('"'));
    values.filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// Whether brackets around its value are those of a list. People choose what tags and names hold.
fn is_list(key: &str) -> bool {
    LISTS.contains(&key) || !key.starts_with("aws:") && !key.contains("tag/")
}

/// One address, where a prefix says that it is one: `192.0.2.1/32`. A range stays what it is.
fn address(text: &str) -> &str {
    let whole = text.split_once('/').filter(|(address, prefix)| {
        let bits = match address.parse() {
            Ok(IpAddr::V4(_)) => "32",
            Ok(IpAddr::V6(_)) => "128",
            Err(_) => return false,
        };
        *prefix == bits
    });
    whole.map_or(text, |(address, _)| address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, text: &str, values: &[&str]) {
        assert_eq!(split(key, text), values, "{key}");
    }

    #[test]
    fn a_list_in_one_string_is_several_values() {
        check(
            "aws:PrincipalOrgPaths",
            "[o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/]",
            &["o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"],
        );
        check("aws:PrincipalOrgPaths", "[o-a/r-b/c/, o-a/r-b/d/]", &["o-a/r-b/c/", "o-a/r-b/d/"]);
        check("aws:TagKeys", "[]", &[]);
        check("ssm:resourceKeys", "[a, b]", &["a", "b"]);
    }

    #[test]
    fn brackets_that_somebody_chose_are_their_own() {
        check("aws:UserAgent", "[aws-cli/2.15.0]", &["[aws-cli/2.15.0]"]);
        check("aws:PrincipalTag/team", "[a, b]", &["[a, b]"]);
        check("s3:ExistingObjectTag/team", "[a]", &["[a]"]);
    }

    #[test]
    fn an_address_with_the_prefix_of_one_address_is_that_address() {
        check("aws:SourceIp", "192.0.2.1/32", &["192.0.2.1"]);
        check("aws:VpcSourceIp", "2001:db8::1/128", &["2001:db8::1"]);
        check("aws:SourceIp", "192.0.2.0/24", &["192.0.2.0/24"]);
        check("aws:SourceIp", "192.0.2.1", &["192.0.2.1"]);
        check("aws:ResourceTag/net", "192.0.2.1/32", &["192.0.2.1/32"]);
    }
}
