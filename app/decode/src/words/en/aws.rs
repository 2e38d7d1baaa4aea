//! What is said of AWS's errors.

use super::{EXPIRED, ErrorWords};
use crate::aws::{AwsError, AwsErrorKind, Operation};
use std::borrow::Cow;

pub(super) const WORDS: ErrorWords<AwsError> = ErrorWords { what, next };

fn what(error: &AwsError) -> Cow<'static, str> {
    let status = error.status;
    match error.kind {
        AwsErrorKind::InvalidAuthorizationMessage => "AWS can't decode this message. It may have been cut or changed on its way, have expired, or belong to another account or partition than the credentials.".into(),
        AwsErrorKind::AccessDenied => {
            let action = error.operation.action();
            format!("These credentials are not allowed to call `{action}`.").into()
        }
        AwsErrorKind::NotFound => "AWS has no details with this authorization ID. It writes them a little after the refusal, keeps them for a day or more, and shows them to the same account or organization in the same Region only.".into(),
        AwsErrorKind::ExpiredToken => EXPIRED.what.into(),
        AwsErrorKind::InvalidClientTokenId => "AWS doesn't know these credentials in this region. They may be mixed from two sets, have been revoked, belong to another partition, or not work in a region that the account had to enable.".into(),
        AwsErrorKind::SignatureDoesNotMatch => "AWS computed another signature than this page. Most likely the secret access key isn't the one of this access key ID, or a character of it is missing.".into(),
        AwsErrorKind::ClockSkew => "This computer's clock is too far from AWS's, so AWS refused the signature.".into(),
        AwsErrorKind::IncompleteSignature => "The signature did not reach AWS whole. A proxy or a browser extension may have taken headers away.".into(),
        AwsErrorKind::Throttling => "AWS answers no more calls of this account for the moment.".into(),
        AwsErrorKind::RegionDisabled => "STS is not activated in this region for this account.".into(),
        AwsErrorKind::Server => format!("AWS answered with status {status}: a fault on its side.").into(),
        AwsErrorKind::Other => {
            let said = error.code_and_message();
            format!("AWS refused the call with status {status}: {said}").into()
        }
        AwsErrorKind::NotAws => format!("Something else than AWS answered, with status {status}: perhaps the sign-in page of a network, or a proxy.").into(),
        AwsErrorKind::Malformed => format!("The answer, with status {status}, is broken or holds no decoded message.").into(),
        AwsErrorKind::Empty => format!("The answer, with status {status}, is empty.").into(),
    }
}

fn next(error: &AwsError) -> &'static str {
    match error.kind {
        AwsErrorKind::InvalidAuthorizationMessage => {
            "Copy the whole message again, use credentials of the account in which the call was refused, or make the refused call once more and take the new message."
        }
        AwsErrorKind::AccessDenied => without_permission(error.operation),
        AwsErrorKind::NotFound => {
            "Wait a minute and try again, check the Region, or make the refused call once more and take the new ID."
        }
        AwsErrorKind::ExpiredToken => EXPIRED.next,
        AwsErrorKind::InvalidClientTokenId => {
            "Get new credentials and paste all of their lines at once. If that doesn't help, choose the main region of the partition, such as `us-east-1`."
        }
        AwsErrorKind::SignatureDoesNotMatch => {
            "Copy the credentials again and paste all of their lines at once."
        }
        AwsErrorKind::ClockSkew => "Set the clock, including its time zone, and try again.",
        AwsErrorKind::IncompleteSignature => {
            "Try another network, or run the command with the AWS CLI and paste the result."
        }
        AwsErrorKind::Throttling => "Wait a few seconds and try again.",
        AwsErrorKind::RegionDisabled => "Choose another region of the same partition, such as `us-east-1`.",
        AwsErrorKind::Server => "Try again in a minute, or in another region of the same partition.",
        AwsErrorKind::Other => "Run the command with the AWS CLI instead and paste the result.",
        AwsErrorKind::NotAws => {
            "Sign in to the network or try another one, or run the command with the AWS CLI and paste the result."
        }
        AwsErrorKind::Malformed | AwsErrorKind::Empty => {
            "Try again, or run the command with the AWS CLI and paste the result."
        }
    }
}

/// What to do for those who may not call it.
fn without_permission(operation: Operation) -> &'static str {
    match operation {
        Operation::Decode => {
            "Use credentials that are, or give the encoded message to someone who has them and paste what they send back. An administrator can allow the action on resource `*`; it reads nothing but such messages. Credentials of `get-session-token` and `get-federation-token` can't call it, whatever is allowed."
        }
        Operation::Details | Operation::Policy => {
            "Use credentials that are, or give the authorization ID to someone who has them and paste what they send back. An administrator can allow the action on resource `*`; it reads nothing but the details of refusals."
        }
    }
}
