//! The credentials are expired, invalid, or not for this place.

use super::{Cause, Rule, by_sign, said};
use crate::{assemble::Case, recognise::Says, report::Denial};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { cause: Cause::Credentials, id: "credentials", variant, detect };

/// Codes that stand for credentials unless the message says otherwise.
const USUALLY: [&str; 2] = ["AuthFailure", "OptInRequired"];

fn detect(case: &Case, _denial: &Denial) -> Option<Range<usize>> {
    let told_by_code = case.code.as_ref().filter(|code| {
        USUALLY.contains(&code.value.as_str())
            && case.sentence.is_none()
            && case.phrases.iter().all(|phrase| phrase.says == Says::Denied)
    });
    said(case, Cause::Credentials).or_else(|| told_by_code.map(|code| code.at.clone()))
}

/// Source: the error codes and messages of AWS services and of the SDKs' credential providers.
fn variant(denial: &Denial) -> Option<&'static str> {
    by_sign(
        denial,
        &[
            ("fix.mfa", &["multifactorauthentication"]),
            (
                "fix.clock",
                &["requesttimetooskewed", "requestexpired", "signature expired", "not yet current"],
            ),
            ("fix.expired", &["expired", "sso", "refresh"]),
            ("fix.signature", &["signature"]),
            ("fix.opt-in", &["optin", "regiondisabled", "not subscribed"]),
            ("fix.none", &["locate credentials", "load credentials", "nocredentialproviders", "no ec2 imds"]),
            (
                "fix.unknown-key",
                &[
                    "invalidclienttokenid",
                    "unrecognizedclient",
                    "invalidaccesskeyid",
                    "authfailure",
                    "token included in the request is invalid",
                    "validate the provided access credentials",
                ],
            ),
        ],
    )
}
