//! A KMS key stands in the way: its key policy, a permission for it, or its state.

use super::{FIND_POLICY, Rule, Sign, action_is, by_tables, said};
use crate::{
    assemble::Refusal,
    recognise::Remark,
    report::{Cause, CauseKind, Denial, Form},
};

/// Source of the state: AWS KMS Developer Guide, `key-state.html`.
pub(super) const RULE: Rule = Rule {
    id: "kms",
    kind: CauseKind::PolicyRefused,
    remedy: FIND_POLICY,
    forms: &[Form::KeyUnknown, Form::KeyState],
    form: by_tables,
    detect,
};

fn detect(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    let remark = refusal.sentence.as_ref().and_then(|sentence| sentence.remark.as_ref());
    if let Some(remark) = remark.filter(|remark| remark.value == Remark::KeyUnknownOrClosed) {
        return Some(Sign { form: Some(Form::KeyUnknown), ..Sign::of(remark) });
    }
    action_is(refusal, denial, &["kms:"])
        .filter(|_| denial.qualified_action().is_none_or(|action| !is_of_no_key(&action)))
        .or_else(|| said(refusal, Cause::Kms))
}

/// Whether an action of AWS KMS concerns no key, so that no key policy has a say.
///
/// Source: Service Authorization Reference, AWS KMS: the actions without a resource type, or of none but an alias.
fn is_of_no_key(action: &str) -> bool {
    const OF_NO_KEY: [&str; 4] = ["CreateKey", "GenerateRandom", "ListAliases", "ListKeys"];
    let name = action.rsplit(':').next().unwrap_or_default();
    OF_NO_KEY.iter().any(|other| other.eq_ignore_ascii_case(name)) || name.contains("CustomKeyStore")
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
    fn an_action_that_concerns_no_key() {
        check(&refused("kms:ListAliases because no VPC endpoint policy allows it"), Cause::Action, None);
        check(&refused("kms:CreateKey on resource: *"), Cause::Action, None);
    }

    #[test]
    fn a_key_that_is_not_there_or_is_closed() {
        let unknown = Some(Form::KeyUnknown);
        let rest = "kms:Decrypt on the resource associated with this ciphertext because the resource does not exist in this Region, no \
                    resource-based policies allow access, or a resource-based policy explicitly denies access";
        check(&refused(rest), Cause::Kms, unknown);
        let older = "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.";
        check(&error("AccessDeniedException", older), Cause::Kms, unknown);
    }

    #[test]
    fn what_services_say_of_the_key_that_they_use() {
        let denied = "KMS key access denied error: User is not allowed to use the key";
        check(denied, Cause::Kms, None);
        check("The operation failed because the KMS key arn is not there", Cause::Kms, None);
        check("KMS key disabled error: the key is disabled", Cause::Kms, Some(Form::KeyState));
    }

    #[test]
    fn a_key_that_cannot_be_used_in_its_state() {
        let state = Some(Form::KeyState);
        check(&error("DisabledException", "no"), Cause::Kms, state);
        check("arn:aws:kms:us-east-1:111122223333:key/1a2b is pending deletion.", Cause::Kms, state);
        check(&error("KMSAccessDeniedException", "no"), Cause::Kms, None);
    }
}
