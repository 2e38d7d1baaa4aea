//! The resource exists, but is not shared with the caller: an image, a snapshot, a product.

use super::{Rule, Sign, said};
use crate::{
    assemble::Refusal,
    report::{Cause, CauseKind, Denial, Form, Remedy, RemedyOwner, RemedyRequest},
};

pub(super) const RULE: Rule = Rule {
    id: "sharing",
    kind: CauseKind::OtherReason,
    remedy: Some(Remedy {
        owner: RemedyOwner::ResourceOwner,
        request: RemedyRequest::ShareResource,
        // Its terms are accepted by who uses it.
        but: &[Form::Product],
    }),
    forms: &[Form::Image, Form::Snapshot, Form::Product],
    form,
    detect,
};

fn detect(refusal: &Refusal, _denial: &Denial) -> Option<Sign> {
    said(refusal, Cause::Sharing)
}

/// The id tells what it is of.
fn form(denial: &Denial) -> Option<Form> {
    let resource = denial.resource.as_deref()?;
    if resource.starts_with("ami-") {
        Some(Form::Image)
    } else if resource.starts_with("snap-") {
        Some(Form::Snapshot)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error};
    use crate::report::{Cause, Form};

    #[test]
    fn what_is_not_shared_is_known_by_its_id() {
        let image = error("AuthFailure", "Not authorized for images: [ami-0123456789abcdef0]");
        check(&image, Cause::Sharing, Some(Form::Image));
        let snapshot = error("AuthFailure", "Not authorized for snapshots: [snap-0123456789abcdef0]");
        check(&snapshot, Cause::Sharing, Some(Form::Snapshot));
        check(&error("InvalidAMIID.NotFound", "It does not exist"), Cause::Sharing, None);
    }
}
