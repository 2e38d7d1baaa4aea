//! The session of a guest of an Amazon Cognito identity pool. Amazon Cognito limits it by a session policy of its own, which nobody else can
//! change.
//!
//! Source: Amazon Cognito Developer Guide, `iam-roles.html`, "Services that unauthenticated identities can access"; AWS Managed Policy
//! Reference, `AmazonCognitoUnAuthedIdentitiesSessionPolicy.html`. The name of the session: CloudTrail events in the same guide.

use super::session_of_caller;
use denylens_policy::Layer;
use denylens_triage::report::Denial;

pub(super) fn fits(denial: &Denial) -> bool {
    denial.layer.layer == Some(Layer::Session)
        && session_of_caller(denial) == Some("CognitoIdentityCredentials")
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};

    #[test]
    fn the_name_of_the_session_tells_who_made_it() {
        let by_session = "s3:PutObject on resource: arn:aws:s3:::b/k because no session policy allows the s3:PutObject action";
        let guest = "arn:aws:sts::111122223333:assumed-role/Guests/CognitoIdentityCredentials";
        check(guest, by_session, Some(Uneditable::GuestSession));
        check("arn:aws:sts::111122223333:assumed-role/Guests/ana", by_session, None);
        // The role of the guests can be changed.
        check(guest, &by_session.replace("session", "identity-based"), None);
    }
}
