//! The credentials are expired, invalid, or not for this place.

use super::{Rule, Sign, by_tables, said};
use crate::{
    assemble::Refusal,
    recognise::Says,
    report::{Cause, CauseKind, Denial, Form},
};

/// Source of the forms: the error codes and messages of AWS services and of the SDKs' credential providers.
pub(super) const RULE: Rule = Rule {
    id: "credentials",
    kind: CauseKind::OtherReason,
    remedy: None,
    forms: &[
        Form::NoToken,
        Form::Mfa,
        Form::Clock,
        Form::Expired,
        Form::Signature,
        // Its code is that of a service to subscribe to, too.
        Form::SupportPlan,
        Form::OptIn,
        Form::RegionOff,
        Form::NoCredentials,
        Form::UnknownKey,
    ],
    form: by_tables,
    detect,
};

/// Codes that stand for credentials unless the message says otherwise.
const USUALLY: [&str; 2] = ["AuthFailure", "OptInRequired"];

fn detect(refusal: &Refusal, _denial: &Denial) -> Option<Sign> {
    let told_by_code = refusal.code.as_ref().filter(|code| {
        USUALLY.contains(&code.value.as_str())
            && refusal.sentence.is_none()
            && refusal.phrases.iter().all(|phrase| phrase.says == Says::Denied)
    });
    said(refusal, Cause::Credentials).or_else(|| told_by_code.map(Sign::of))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error};
    use crate::report::{Cause, Form};

    #[track_caller]
    fn check_form(text: &str, form: Form) {
        check(text, Cause::Credentials, Some(form));
    }

    #[test]
    fn what_is_wrong_with_the_credentials() {
        check_form(&error("ExpiredToken", "The provided token has expired."), Form::Expired);
        check_form(&error("SignatureDoesNotMatch", "The signature does not match."), Form::Signature);
        check_form(&error("RequestTimeTooSkewed", "The difference is too large."), Form::Clock);
        check_form(&error("RequestExpired", "Request has expired."), Form::Clock);
        check_form(&error("OptInRequired", "You are not subscribed to this service."), Form::OptIn);
        let plan = "Amazon Web Services Premium Support Subscription is required to use this service.";
        check_form(&error("SubscriptionRequiredException", plan), Form::SupportPlan);
        check_form(&error("SubscriptionRequiredException", "The account needs it."), Form::OptIn);
        check_form("MultiFactorAuthentication failed with invalid MFA one time pass code.", Form::Mfa);
        check_form("Unable to locate credentials.", Form::NoCredentials);
    }

    #[test]
    fn what_the_message_says_counts_where_it_says_more_than_the_code() {
        let code = "UnrecognizedClientException";
        let message = "The security token included in the request is";
        check_form(&error(code, &format!("{message} invalid.")), Form::UnknownKey);
        check_form(&error(code, &format!("{message} expired.")), Form::Expired);
    }

    #[test]
    fn a_code_that_usually_stands_for_credentials() {
        check_form(&error("AuthFailure", "no"), Form::UnknownKey);
        check_form(
            &error("AuthFailure", "You are not authorized to perform this operation"),
            Form::UnknownKey,
        );
    }
}
