//! The action that was refused is not named as the API operation that was called: `RunInstances` was, `iam:PassRole` is.
//!
//! Source: Service Authorization Reference, "Actions table": an operation can need further, dependent actions, and some
//! actions are named otherwise than the operation that they control (`s3:ListBucket` for `ListObjectsV2`).

use crate::{
    assemble::Refusal,
    report::{Denial, Reading},
};

pub(super) fn read(_refusal: &Refusal, denial: &Denial) -> Option<Reading> {
    // Where the message names both, they are told anyway.
    if denial.attempted.is_some() {
        return None;
    }
    let operation = denial.operation.clone()?;
    let action = denial.qualified_action()?;
    let (_, name) = action.split_once(':')?;
    (!name.eq_ignore_ascii_case(&operation)).then_some(Reading::ActionDiffers { operation, action })
}

#[cfg(test)]
mod tests {
    use crate::{report::Reading, triage};

    #[track_caller]
    fn check(operation: &str, action: &str, differs: bool) {
        let text = format!(
            "An error occurred (AccessDenied) when calling the {operation} operation: User: arn:aws:iam::111122223333:user/ana \
             is not authorized to perform: {action} on resource: * because no identity-based policy allows the {action} action"
        );
        let readings = triage(&text).denials.remove(0).readings;
        assert_eq!(readings.iter().any(|reading| matches!(reading, Reading::ActionDiffers { .. })), differs);
    }

    #[test]
    fn an_action_named_as_the_operation_is_no_news() {
        check("RunInstances", "ec2:RunInstances", false);
        check("Runinstances", "ec2:RunInstances", false);
    }

    #[test]
    fn what_the_message_says_itself_isnt_concluded() {
        let text = "An error occurred (UnauthorizedOperation) when calling the CreateVpcEndpoint operation: User: arn:aws:iam::111122223333:user/ana \
                    is not authorized to perform: ec2:CreateVpcEndpoint because no identity-based policy allows the vpce:AllowMultiRegion action";
        let denial = triage(text).denials.remove(0);
        assert_eq!(denial.action.as_deref(), Some("vpce:AllowMultiRegion"));
        assert_eq!(denial.attempted.as_deref(), Some("ec2:CreateVpcEndpoint"));
        assert_eq!(denial.readings, []);
    }

    #[test]
    fn an_action_that_the_operation_needs_too() {
        check("RunInstances", "iam:PassRole", true);
        check("ListObjectsV2", "s3:ListBucket", true);
    }
}
