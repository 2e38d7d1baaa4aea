//! A KMS key stands in the way: its key policy, a permission for it, or its state.

use super::{FIND_POLICY, Rule, Sign, action_is, by_tables, said};
use crate::{
    assemble::Refusal,
    report::{Cause, CauseKind, Denial, Form},
};

/// Source of the state: AWS KMS Developer Guide, `key-state.html`.
pub(super) const RULE: Rule = Rule {
    id: "kms",
    kind: CauseKind::PolicyRefused,
    remedy: FIND_POLICY,
    forms: &[Form::KeyState],
    form: by_tables,
    detect,
};

fn detect(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    action_is(refusal, denial, &["kms:"]).or_else(|| said(refusal, Cause::Kms))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error, refused};
    use crate::report::{Cause, Form};

    #[test]
    fn an_action_on_a_key() {
        check(
            &refused("kms:Decrypt on resource: arn:aws:kms:us-east-1:111122223333:key/1a2b"),
            Cause::Kms,
            None,
        );
    }

    #[test]
    fn a_key_that_cannot_be_used_in_its_state() {
        let state = Some(Form::KeyState);
        check(&error("DisabledException", "no"), Cause::Kms, state);
        check("arn:aws:kms:us-east-1:111122223333:key/1a2b is pending deletion.", Cause::Kms, state);
        check(&error("KMSAccessDeniedException", "no"), Cause::Kms, None);
    }
}
