//! The policy of a resource doesn't let a service in. What there is to see stands in the tests of its phrases.

use super::{Rule, Sign, by_tables, said};
use crate::{
    assemble::Refusal,
    report::{Cause, CauseKind, Denial, Form, Remedy, RemedyOwner, RemedyRequest},
};

pub(super) const RULE: Rule = Rule {
    id: "service-access",
    kind: CauseKind::PolicyRefused,
    remedy: Some(Remedy {
        owner: RemedyOwner::ResourceOwner,
        request: RemedyRequest::LetServiceIn,
        but: &[],
    }),
    forms: &[
        Form::TrailBucket,
        Form::ConfigBucket,
        Form::BalancerBucket,
        Form::FlowLogBucket,
        Form::FunctionPolicy,
        Form::Notification,
        Form::LogGroupPolicy,
    ],
    form: by_tables,
    detect,
};

fn detect(refusal: &Refusal, _denial: &Denial) -> Option<Sign> {
    said(refusal, Cause::ServiceAccess)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error};
    use crate::report::{Cause, Form};

    #[test]
    fn a_bucket_whose_policy_does_not_let_a_service_in() {
        let text = error(
            "InsufficientS3BucketPolicyException",
            "Incorrect S3 bucket policy is detected for bucket: amzn-s3-demo-bucket",
        );
        check(&text, Cause::ServiceAccess, Some(Form::TrailBucket));
        let text = error(
            "InsufficientDeliveryPolicyException",
            "Insufficient delivery policy to s3 bucket: amzn-s3-demo-bucket, unable to write to bucket",
        );
        check(&text, Cause::ServiceAccess, Some(Form::ConfigBucket));
    }
}
