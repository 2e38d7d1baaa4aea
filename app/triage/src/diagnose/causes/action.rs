//! The action itself is not allowed, or is denied.

use super::{FIND_POLICY, Rule, Sign, by_tables};
use crate::{
    assemble::Refusal,
    recognise::{Cut, Meaning},
    report::{CauseKind, Denial, Form},
};

pub(super) const RULE: Rule = Rule {
    id: "action",
    kind: CauseKind::PolicyRefused,
    remedy: FIND_POLICY,
    forms: &[
        Form::RolePermission,
        Form::NoObjects,
        Form::ConsoleBox,
        Form::ImagePull,
        Form::LaunchTemplate,
        Form::FunctionUrl,
        Form::Bare,
        Form::Anonymous,
    ],
    form: by_tables,
    detect,
};

/// The cause that remains: something was refused, and nothing says that it was for another reason.
fn detect(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    let sentence = refusal.sentence.as_ref().map(|sentence| sentence.at.clone());
    let decoded = || Some(refusal.decoded.as_ref()?.action.as_ref()?.at.clone());
    let phrase = || refusal.phrases.first().map(|phrase| phrase.at.clone());
    let code = || refusal.code.as_ref().map(|code| code.at.clone());
    // A tool's own words for a refusal without a body.
    let tool = || (refusal.meaning == Some(Meaning::Denied)).then(|| refusal.at.clone());
    let at = sentence.or_else(decoded).or_else(phrase).or_else(code).or_else(tool)?;
    Some(Sign { at, form: form(refusal, denial) })
}

/// Forms in which a service speaks of its role, and not of who called.
const OF_ROLES: [Form; 2] = [Form::RolePermission, Form::NoObjects];

/// Nobody signed the request; what the phrase tells of; or that nothing tells which action was refused or by which layer.
fn form(refusal: &Refusal, denial: &Denial) -> Option<Form> {
    if denial.is_anonymous() {
        return Some(Form::Anonymous);
    }
    let mut forms = refusal.phrases.iter().filter_map(|phrase| phrase.form);
    if let Some(form) = forms.find(|form| OF_ROLES.contains(form)) {
        return Some(form);
    }
    let cut = refusal.sentence.as_ref().and_then(|sentence| sentence.cut);
    if cut == Some(Cut::BeforeReason) && denial.layer.layer.is_none() {
        return Some(Form::ConsoleBox);
    }
    let is_bare = denial.action.is_none() && denial.encoded.is_none() && denial.layer.layer.is_none();
    let told = refusal.phrases.iter().find_map(|phrase| phrase.form);
    is_bare.then_some(told.filter(|form| RULE.forms.contains(form)).unwrap_or(Form::Bare))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error, refused};
    use crate::report::{Cause, Form};

    #[test]
    fn a_refused_action() {
        check(&refused("s3:GetObject on resource: arn:aws:s3:::b/k"), Cause::Action, None);
    }

    #[test]
    fn an_image_that_cant_be_pulled_names_its_account_and_region() {
        let text = "failed to resolve ref 444455556666.dkr.ecr.us-east-1.amazonaws.com/app:1: pulling from host \
                    444455556666.dkr.ecr.us-east-1.amazonaws.com failed with status code [manifests 1]: 403 Forbidden";
        check(text, Cause::Action, Some(Form::ImagePull));
        let denial = crate::triage(text).denials.remove(0);
        assert_eq!(
            (denial.account.as_deref(), denial.region.as_deref()),
            (Some("444455556666"), Some("us-east-1"))
        );
    }

    #[test]
    fn a_request_that_nobody_signed() {
        let text = r#"{"Message":"User: anonymous is not authorized to perform: es:ESHttpGet with an explicit deny in a resource-based policy"}"#;
        check(text, Cause::Action, Some(Form::Anonymous));
    }

    #[test]
    fn a_box_of_the_console_without_its_reason() {
        check("Access denied to iam:ListUsers", Cause::Action, Some(Form::ConsoleBox));
        check(
            "Access denied to iam:ListUsers\nContext: no identity-based policy allows the action",
            Cause::Action,
            None,
        );
    }

    #[test]
    fn a_code_alone() {
        check(&error("AccessDenied", "Access Denied"), Cause::Action, Some(Form::Bare));
    }
}
