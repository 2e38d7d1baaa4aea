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
    let sign = said(refusal, Cause::Credentials).or_else(|| told_by_code.map(Sign::of))?;
    Some(Sign { form: most_telling(refusal), ..sign })
}

/// Programs say first that they found no credentials, or could get no new ones, and then why.
fn most_telling(refusal: &Refusal) -> Option<Form> {
    let forms = refusal.phrases.iter().filter(|phrase| phrase.says == SAYS).filter_map(|phrase| phrase.form);
    let forms: Vec<Form> = forms.collect();
    RULE.forms.iter().copied().find(|form| forms.contains(form))
}

const SAYS: Says = Says::Cause(Cause::Credentials);

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
    fn a_session_that_ended() {
        let code = "AccessDeniedException";
        check_form(&error(code, "The refresh token has expired."), Form::Expired);
        check_form(
            "LoginRefreshRequired: Your session has expired or credentials have changed.",
            Form::Expired,
        );
        check_form(
            r#"{"message":"Session token not found or invalid","__type":"com.amazonaws.switchboard.portal#UnauthorizedException"}"#,
            Form::Expired,
        );
        check_form(
            "Error: no valid credential sources for S3 Backend found.\n\nError: SSOProviderInvalidToken: the SSO session has expired or is invalid",
            Form::Expired,
        );
        check_form(
            "Error: configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.\nError: failed to refresh cached credentials, the SSO session has expired or is invalid: open /home/ana/.aws/sso/cache/1a2b.json: no such file or directory",
            Form::Expired,
        );
    }

    #[test]
    fn where_nothing_was_found_nothing_expired() {
        check_form(
            "Error: configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.\n\nAWS Error: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded",
            Form::NoCredentials,
        );
        check_form(
            "* provider.aws: No valid credential sources found for AWS Provider.",
            Form::NoCredentials,
        );
    }

    #[test]
    fn a_signature_of_another_time() {
        check_form(
            &error(
                "InvalidSignatureException",
                "Signature expired: 20261102T100000Z is now earlier than 20261102T101300Z (20261102T101800Z - 5 min.)",
            ),
            Form::Clock,
        );
        check_form(
            "Signature not yet current: 20261102T102809Z is still later than 20261102T094315Z (20261102T092815Z + 15 min.)",
            Form::Clock,
        );
        check_form(
            &error(
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided.",
            ),
            Form::Signature,
        );
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
