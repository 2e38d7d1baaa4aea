//! A role cannot be assumed: its trust policy, or the permission to assume it.

use super::{FIND_POLICY, Rule, Sign, action_is, said};
use crate::{
    assemble::Refusal,
    recognise::{Meaning, Says},
    report::{Cause, CauseKind, Denial, Form},
};

pub(super) const RULE: Rule = Rule {
    id: "trust",
    kind: CauseKind::PolicyRefused,
    remedy: FIND_POLICY,
    forms: &[
        Form::NoProvider,
        Form::TokenAudience,
        Form::Saml,
        Form::SessionTags,
        Form::SourceIdentity,
        Form::PodIdentity,
        Form::ServiceRole,
        Form::WebIdentity,
    ],
    form,
    detect,
};

/// The actions that a role's trust policy decides.
///
/// Source: Service Authorization Reference, AWS Security Token Service.
const ASSUMING: [&str; 6] = [
    "sts:assumerole",
    "sts:assumerolewithsaml",
    "sts:assumerolewithwebidentity",
    "sts:assumeroot",
    "sts:setsourceidentity",
    "sts:tagsession",
];

fn detect(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    by_service(refusal, denial)
        .or_else(|| action_is(refusal, denial, &ASSUMING))
        .or_else(|| said(refusal, Cause::Trust))
        .or_else(|| by_operation(refusal, denial))
}

/// A service that says of itself that it can't assume a role. Where the sentence names a caller, it speaks of that one.
fn by_service(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    said(refusal, Cause::Trust)
        .filter(|sign| sign.form == Some(Form::ServiceRole) && denial.principal.is_none())
}

/// The operation, where it was refused and nothing says which action: CloudTrail's event of a token has no message.
fn by_operation(refusal: &Refusal, denial: &Denial) -> Option<Sign> {
    let event = refusal.event.as_ref();
    let is_denied = refusal.meaning == Some(Meaning::Denied)
        || event.and_then(|event| event.error_code.as_ref()).is_some_and(|code| code.value == "AccessDenied");
    let is_said_otherwise = refusal.phrases.iter().any(|phrase| matches!(phrase.says, Says::Cause(_)));
    if denial.action.is_some() || !is_denied || is_said_otherwise {
        return None;
    }
    let operation = event.and_then(|event| event.operation.as_ref()).or(refusal.operation.as_ref())?;
    let is_assuming = ASSUMING.iter().any(|action| is_action_of(action, &operation.value));
    is_assuming.then(|| Sign::of(operation))
}

/// Whether an operation has the name of an action.
fn is_action_of(action: &str, operation: &str) -> bool {
    action.strip_prefix("sts:").is_some_and(|name| name.eq_ignore_ascii_case(operation))
}

/// The forms that the action tells of.
const BY_ACTION: [(&str, Form); 4] = [
    ("sts:AssumeRoleWithWebIdentity", Form::WebIdentity),
    ("sts:AssumeRoleWithSAML", Form::Saml),
    ("sts:TagSession", Form::SessionTags),
    ("sts:SetSourceIdentity", Form::SourceIdentity),
];

fn form(denial: &Denial) -> Option<Form> {
    let is = |known: &str| match (denial.qualified_action(), &denial.operation) {
        (Some(action), _) => action.eq_ignore_ascii_case(known),
        // With another code than that of a refusal, something is wrong with the token itself.
        (None, Some(operation)) => {
            denial.code.as_deref() == Some("AccessDenied") && is_action_of(known, operation)
        }
        (None, None) => false,
    };
    BY_ACTION.iter().find(|(known, _)| is(known)).map(|(_, form)| *form)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error, refused};
    use crate::report::{Cause, Form};

    #[test]
    fn a_role_that_is_assumed() {
        check(&refused("sts:AssumeRole on resource: arn:aws:iam::111122223333:role/R"), Cause::Trust, None);
    }

    #[test]
    fn a_token_of_an_identity_provider() {
        let token = Some(Form::WebIdentity);
        check(
            &error("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"),
            Cause::Trust,
            token,
        );
        check(&error("InvalidIdentityToken", "The token is no token"), Cause::Trust, token);
        check(
            &error("InvalidIdentityToken", "Incorrect token audience"),
            Cause::Trust,
            Some(Form::TokenAudience),
        );
        check(
            &error(
                "InvalidIdentityToken",
                "No OpenIDConnect provider found in your account for https://x.example",
            ),
            Cause::Trust,
            Some(Form::NoProvider),
        );
    }

    #[test]
    fn an_operation_that_was_refused_without_a_word() {
        let event = |operation: &str| {
            format!(
                r#"{{"eventSource":"sts.amazonaws.com","eventName":"{operation}","errorCode":"AccessDenied","errorMessage":"An unknown error occurred"}}"#
            )
        };
        check(&event("AssumeRoleWithWebIdentity"), Cause::Trust, Some(Form::WebIdentity));
        check(&event("AssumeRole"), Cause::Trust, None);
        check(&event("GetSessionToken"), Cause::Action, Some(Form::Bare));
    }

    #[test]
    fn what_a_session_gets_beside_the_role_has_steps_of_its_own() {
        let role = "on resource: arn:aws:iam::111122223333:role/R";
        for (action, form) in [
            ("sts:TagSession", Form::SessionTags),
            ("sts:SetSourceIdentity", Form::SourceIdentity),
            ("sts:AssumeRoleWithSAML", Form::Saml),
        ] {
            check(&refused(&format!("{action} {role}")), Cause::Trust, Some(form));
        }
    }

    #[test]
    fn a_role_that_eks_cannot_assume_for_a_pod() {
        let text = "InvalidParameterException: Trust policy of the role provided is invalid";
        check(text, Cause::Trust, Some(Form::PodIdentity));
    }

    #[test]
    fn a_role_that_a_service_cannot_assume() {
        for text in [
            "The role defined for the function cannot be assumed by Lambda.",
            "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/T' that was provided for this task.",
        ] {
            check(text, Cause::Trust, Some(Form::ServiceRole));
        }
    }
}
