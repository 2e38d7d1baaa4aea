//! Nothing is offered that AWS refuses: nobody edits a policy of AWS, the policies of a role of IAM Identity Center, or those of a
//! service-linked role; the root user has no policy and no boundary.
//!
//! Sources: IAM User Guide, `access_policies_managed-vs-inline.html`, `using-service-linked-roles.html`, `id_root-user.html`; IAM
//! Identity Center User Guide, `permissionsetsconcept.html`.

use super::{Answer, Finding, answer::Change};

/// Whether the caller has policies that nobody edits, or none.
pub(super) fn is_by_nobodys_entity(answer: &Answer<'_>) -> bool {
    let caller = answer.denial.principal.as_deref().unwrap_or_default();
    ["/AWSServiceRoleFor", "/aws-service-role/"].iter().any(|mark| caller.contains(mark)) || caller.ends_with(":root")
}

/// Why a change can't be made.
fn refused(answer: &Answer<'_>, change: Change<'_>) -> Option<&'static str> {
    let policy = answer.denial.policy.as_deref().unwrap_or_default();
    let is_of_caller = matches!(change.layer(), "identity" | "boundary");
    if policy.contains(":iam::aws:policy/") {
        Some("a policy of AWS can't be edited")
    } else if is_of_caller && is_by_nobodys_entity(answer) {
        Some("the caller has no policies that anybody edits")
    } else if change.text().contains("-role-policy --role-name=AWSReservedSSO_") {
        Some("the policies of a role of IAM Identity Center can't be edited")
    } else {
        None
    }
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let policy = answer.denial.policy.as_deref().unwrap_or_default();
    let caller = answer.denial.principal.as_deref().unwrap_or_default();
    let concerned = policy.contains(":iam::aws:policy/")
        || caller.contains("/AWSReservedSSO_")
        || is_by_nobodys_entity(answer);
    Finding::where_concerned(concerned && answer.is_about_policies(), || {
        answer.forms().find_map(|form| Some(format!("{}: {}", refused(answer, form)?, form.text())))
    })
}
