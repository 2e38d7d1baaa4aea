//! AWS said no, but not for lack of permission.

use super::{Rule, Sign, by_tables, is_refused_action, said};
use crate::{
    assemble::Refusal,
    recognise::{Meaning, Remark},
    report::{Cause, CauseKind, Denial, Form},
};

pub(super) const RULE: Rule = Rule {
    id: "not-authorization",
    kind: CauseKind::OtherReason,
    remedy: None,
    forms: &[
        Form::BlockPublicAccess,
        Form::ObjectOwnership,
        Form::ServiceOff,
        Form::BillingAccess,
        Form::UrlExpired,
        Form::DryRun,
    ],
    form: by_tables,
    detect,
};

fn detect(refusal: &Refusal, _denial: &Denial) -> Option<Sign> {
    let remark = refusal.sentence.as_ref().and_then(|sentence| sentence.remark.as_ref());
    if let Some(remark) = remark.filter(|remark| remark.value == Remark::BlockPublicAccess) {
        return Some(Sign { form: Some(Form::BlockPublicAccess), ..Sign::of(remark) });
    }
    // A code of AWS that speaks of no refusal, printed where codes are printed.
    let other = refusal.code.as_ref().filter(|_| {
        matches!(refusal.meaning, None | Some(Meaning::Ambiguous))
            && !is_refused_action(refusal)
            && refusal.phrases.is_empty()
    });
    said(refusal, Cause::NotAuthorization).or_else(|| other.map(Sign::of))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error, refused};
    use crate::report::{Cause, Form};

    #[test]
    fn a_code_that_speaks_of_no_refusal() {
        check(&error("NoSuchBucket", "The specified bucket does not exist"), Cause::NotAuthorization, None);
        check(&error("ValidationError", "no"), Cause::NotAuthorization, None);
    }

    #[test]
    fn block_public_access() {
        let rest = "s3:PutBucketPolicy on resource: \"arn:aws:s3:::b\" because public policies are blocked by the BlockPublicPolicy setting";
        check(&refused(rest), Cause::NotAuthorization, Some(Form::BlockPublicAccess));
    }

    #[test]
    fn a_dry_run_that_would_have_succeeded() {
        let text = error("DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
        check(&text, Cause::NotAuthorization, Some(Form::DryRun));
        check(
            "Request would have succeeded, but DryRun flag is set",
            Cause::NotAuthorization,
            Some(Form::DryRun),
        );
    }

    #[test]
    fn what_has_to_be_enabled_first() {
        let service = Some(Form::ServiceOff);
        check(&error("AccessDeniedException", "Macie is not enabled."), Cause::NotAuthorization, service);
        let billing = Some(Form::BillingAccess);
        check(
            &error("AccessDeniedException", "IAM user access not activated"),
            Cause::NotAuthorization,
            billing,
        );
    }
}
