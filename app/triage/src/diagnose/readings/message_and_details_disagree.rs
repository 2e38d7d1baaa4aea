//! The message names another layer than AWS's authorization details. The details are trusted: they show every check.
//!
//! Source: IAM User Guide, `troubleshoot_access-denied-authorization-id.html`.

use super::super::layer;
use crate::{
    assemble::Refusal,
    report::{Basis, Denial, Reading},
};

pub(super) fn read(refusal: &Refusal, denial: &Denial) -> Option<Reading> {
    let message = layer::named(refusal)?;
    let details = denial.layer.layer.filter(|_| denial.layer.basis == Basis::Details)?;
    (message != details).then_some(Reading::MessageAndDetailsDisagree { message, details })
}

#[cfg(test)]
mod tests {
    use crate::{report::Reading, triage};
    use denylens_policy::Layer;

    #[track_caller]
    fn check(check: &str, readings: &[Reading]) {
        let text = format!(
            r#"User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/New with an explicit deny in an identity-based policy

{{"requestContext":{{}},"evaluations":[{{"action":"iam:CreateRole","resource":"arn:aws:iam::111122223333:role/New","evaluatedEffect":"EXPLICIT_DENY","checks":[{{"checkType":"{check}","evaluatedEffect":"EXPLICIT_DENY"}}]}}]}}"#
        );
        assert_eq!(triage(&text).denials.remove(0).readings, readings);
    }

    #[test]
    fn where_they_agree_nothing_is_said() {
        check("PRINCIPAL", &[]);
    }

    #[test]
    fn where_they_disagree_both_are_named() {
        let (message, details) = (Layer::Identity, Layer::ServiceControl);
        check("SERVICE_CONTROL_POLICY", &[Reading::MessageAndDetailsDisagree { message, details }]);
    }
}
