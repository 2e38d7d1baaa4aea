//! AWS doesn't find a principal that a policy or a call names: it is gone, or was made a moment ago. What there is to see stands in the
//! tests of its phrases.

use super::{Rule, Sign, by_tables, said};
use crate::{
    assemble::Refusal,
    report::{Cause, CauseKind, Denial, Form},
};

pub(super) const RULE: Rule = Rule {
    id: "principal",
    kind: CauseKind::OtherReason,
    remedy: None,
    forms: &[
        Form::NotYet,
        Form::UnnamedPrincipal,
        Form::DeletedPrincipal,
        Form::ServiceName,
        Form::ServiceLinkedRole,
        Form::InstanceProfile,
        Form::RoleGone,
    ],
    form: by_tables,
    detect,
};

fn detect(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    let sign = said(refusal, Cause::Principal)?;
    let is_deleted = denial.resource.as_deref().is_some_and(is_unique_id);
    // What stands beside a phrase that names nobody is whose policy it is.
    let is_named = refusal.phrases.iter().any(|phrase| phrase.subject.is_some());
    let is_unnamed = sign.form.is_none() && !is_named && denial.resource.is_some();
    Some(match () {
        () if is_deleted => Sign { form: Some(Form::DeletedPrincipal), ..sign },
        () if is_unnamed => Sign { form: Some(Form::UnnamedPrincipal), ..sign },
        () => sign,
    })
}

/// Whether a text is the unique id of a user or a role.
///
/// Source: IAM User Guide, `reference_identifiers.html`.
fn is_unique_id(text: &str) -> bool {
    ["AIDA", "AROA"].iter().any(|prefix| text.starts_with(prefix))
        && text.bytes().all(|next| next.is_ascii_uppercase() || next.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error};
    use crate::report::{Cause, Form};

    #[test]
    fn what_stands_beside_a_policy_is_no_principal_of_it() {
        let text = "Error: putting S3 Bucket (data) Policy: operation error S3: PutBucketPolicy, https response error StatusCode: 400, RequestID: 1A2B, HostID: x, api error MalformedPolicy: Invalid principal in policy";
        check(text, Cause::Principal, Some(Form::UnnamedPrincipal));
    }

    #[test]
    fn the_unique_id_of_a_deleted_role_is_left_in_a_policy() {
        let text =
            error("MalformedPolicyDocument", "Invalid principal in policy: \"AWS\":\"AROAEXAMPLEROLEID12\"");
        check(&text, Cause::Principal, Some(Form::DeletedPrincipal));
    }

    #[test]
    fn a_name_that_is_no_services_is_one_of_a_service() {
        let text = error(
            "MalformedPolicyDocument",
            "Invalid principal in policy: \"SERVICE\":\"lamda.amazonaws.com\"",
        );
        check(&text, Cause::Principal, Some(Form::ServiceName));
    }

    #[test]
    fn of_a_role_by_its_name_it_is_not_known_whether_it_is_gone() {
        let text = error(
            "MalformedPolicyDocument",
            "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/app\"",
        );
        check(&text, Cause::Principal, None);
    }
}
