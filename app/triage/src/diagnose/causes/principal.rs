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
    Some(if is_deleted { Sign { form: Some(Form::DeletedPrincipal), ..sign } } else { sign })
}

/// Whether a text is the unique id of a user or a role.
///
/// Source: IAM User Guide, `reference_identifiers.html`.
fn is_unique_id(text: &str) -> bool {
    ["AIDA", "AROA"].iter().any(|prefix| text.starts_with(prefix))
        && text.bytes().all(|next| next.is_ascii_uppercase() || next.is_ascii_digit())
}
