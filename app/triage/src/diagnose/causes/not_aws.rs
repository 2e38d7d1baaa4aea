//! The refusal of another system than AWS.

use super::{Rule, Sign, by_tables, is_refused_action};
use crate::{
    assemble::Refusal,
    recognise::Says,
    report::{Cause, CauseKind, Denial, Form},
};

pub(super) const RULE: Rule =
    Rule { id: "not-aws", kind: CauseKind::NotAws, remedy: None, forms: &FORMS, form: by_tables, detect };

/// The systems whose own documentation helps.
const FORMS: [Form; 3] = [Form::Kubernetes, Form::Azure, Form::GoogleCloud];

/// Only a refusal that AWS did not word can be somebody else's.
fn detect(refusal: &Refusal, _denial: &Denial) -> Option<Sign> {
    if is_refused_action(refusal) {
        return None;
    }
    let phrase = refusal.phrases.iter().find(|phrase| phrase.says == Says::Cause(Cause::NotAws))?;
    Some(Sign { at: phrase.at.clone(), form: phrase.form })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, refused};
    use crate::report::{Cause, Form};

    const KUBERNETES: &str =
        "Error from server (Forbidden): pods is forbidden: User \"a\" cannot list resource \"pods\"";

    #[test]
    fn another_system_is_known_by_its_words() {
        check(KUBERNETES, Cause::NotAws, Some(Form::Kubernetes));
        check("zscaler blocked this page", Cause::NotAws, None);
    }

    #[test]
    fn a_sentence_of_aws_is_no_other_systems() {
        check(&format!("{} in API group", refused("s3:GetObject")), Cause::Action, None);
    }
}
