//! What there is to say first: who may not do what, and how that was decided.

use crate::{
    how::How,
    prose::{Section, Topic},
};
use denylens_triage::report::{Cause, Denial, Form};

/// The verdict. It says no more than is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The cause says it all, in this section of its prose.
    Prose(Cause, Section),
    /// An action was refused.
    Action {
        /// Who asked, by the short name.
        principal: Option<String>,
        /// The action, with its service.
        action: String,
        /// The action that was to be performed, where it needed the refused one besides.
        attempted: Option<String>,
        /// On what.
        resource: Option<String>,
        /// How.
        how: How,
    },
    /// The action isn't known: all there is to speak of is the call.
    Call {
        /// The API operation.
        operation: Option<String>,
        /// Who asked, by the short name.
        principal: Option<String>,
        /// How it was refused.
        how: How,
    },
}

impl Verdict {
    /// The verdict on a refusal.
    pub fn of(denial: &Denial) -> Verdict {
        let topic = Topic::Cause(denial.cause);
        // A role that nobody names isn't the caller, and neither is a service.
        let is_of_some_role = matches!(denial.form, Some(Form::RolePermission | Form::ServiceRole))
            && denial.principal.is_none();
        let is_of_its_own = !denial.is_of_policies() || denial.action.is_none() || is_of_some_role;
        let passage = topic.by_form(denial.form, Section::VerdictForm, Section::Verdict);
        if let Some(passage) = passage.filter(|_| is_of_its_own) {
            return Verdict::Prose(denial.cause, passage.section);
        }
        let principal = denial.principal.as_deref().map(short_name);
        match denial.qualified_action() {
            Some(action) => Verdict::Action {
                principal,
                action,
                attempted: denial.attempted.clone(),
                resource: denial.resource.clone(),
                how: How::of(denial),
            },
            None => Verdict::Call {
                operation: denial.operation.clone(),
                principal,
                how: match &denial.encoded {
                    Some(encoded) if denial.documents.decoded.is_none() && denial.layer.layer.is_none() => {
                        How::Encoded(encoded.state)
                    }
                    _ => How::of(denial),
                },
            },
        }
    }
}

/// `user/ana` of `arn:aws:iam::111122223333:user/ana`; a principal that is no ARN as it is.
fn short_name(principal: &str) -> String {
    match principal.strip_prefix("arn:").and_then(|arn| arn.splitn(5, ':').last()) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => principal.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::{
        report::{DenyKind, EncodedState, Form},
        triage,
    };

    fn of(text: &str) -> Verdict {
        Verdict::of(&triage(text).denials.remove(0))
    }

    #[test]
    fn a_service_that_cannot_assume_a_role_is_no_caller() {
        let verdict = of(
            "CodeBuild is not authorized to perform: sts:AssumeRole on arn:aws:iam::111122223333:role/service-role/build",
        );
        assert_eq!(verdict, Verdict::Prose(Cause::Trust, Section::VerdictForm(Form::ServiceRole)));
    }

    #[test]
    fn a_refused_action_is_spoken_of_by_short_names() {
        assert_eq!(
            of(
                "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: glue:GetTrigger with an explicit deny"
            ),
            Verdict::Action {
                principal: Some("user/ana".to_owned()),
                action: "glue:GetTrigger".to_owned(),
                attempted: None,
                resource: None,
                how: How::SomeLayer(DenyKind::Explicit),
            }
        );
    }

    #[test]
    fn an_encoded_message_holds_the_reason() {
        let text = format!(
            "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized \
             to perform this operation. Encoded authorization failure message: {}",
            "aB3-_xYz".repeat(70)
        );
        let operation = Some("RunInstances".to_owned());
        assert_eq!(
            of(&text),
            Verdict::Call { operation, principal: None, how: How::Encoded(EncodedState::Complete) }
        );
    }

    #[test]
    fn a_quota_is_no_refusal_of_a_policy() {
        assert_eq!(
            of("Error: VcpuLimitExceeded: You have requested more vCPU capacity than your limit"),
            Verdict::Prose(Cause::Quota, Section::Verdict)
        );
    }

    #[test]
    fn what_no_policy_refused_isnt_said_to_be_refused_by_one() {
        let rest = "s3:PutBucketPolicy on resource: \"arn:aws:s3:::b\" because public policies are blocked by the BlockPublicPolicy \
                    block public access setting.";
        let text = format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}");
        let section = Section::VerdictForm(Form::BlockPublicAccess);
        assert_eq!(of(&text), Verdict::Prose(Cause::NotAuthorization, section));
        let key = "arn:aws:kms:us-east-1:111122223333:key/1a2b is disabled.";
        assert_eq!(of(key), Verdict::Prose(Cause::Kms, Section::VerdictForm(Form::KeyState)));
    }
}
