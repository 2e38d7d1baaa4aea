//! The action that was refused is not named as the API operation that was called: `RunInstances` was, `iam:PassRole` is.
//!
//! Source: Service Authorization Reference, "Actions table": an operation can need further, dependent actions, and some
//! actions are named otherwise than the operation that they control (`s3:ListBucket` for `ListObjectsV2`).

use super::{Read, Rule};
use crate::report::Denial;
use denylens_lang::Words;

pub(super) const RULE: Rule = Rule { id: "action-differs", read: Read::Denial(read) };

fn read(denial: &Denial) -> Option<Words> {
    let operation = denial.operation.as_ref()?;
    let action = denial.qualified_action()?;
    let (_, name) = action.split_once(':')?;
    (!name.eq_ignore_ascii_case(operation)).then(|| {
        Words::new(
            format!(
                "`{operation}` was called, and `{action}` was refused: a call can need several actions, and an action can have \
                 another name than the operation. In the policies, look for `{action}`."
            ),
            format!(
                "呼び出したのは `{operation}`、拒否されたのは `{action}` です。1 つの呼び出しが複数のアクションを必要とすることも、\
                 アクション名が API オペレーション名と異なることもあります。ポリシーで確認するのは `{action}` です。"
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::triage;

    #[track_caller]
    fn check(operation: &str, action: &str, differs: bool) {
        let text = format!(
            "An error occurred (AccessDenied) when calling the {operation} operation: User: arn:aws:iam::111122223333:user/ana \
             is not authorized to perform: {action} on resource: * because no identity-based policy allows the {action} action"
        );
        let readings = triage(&text).denials.remove(0).readings;
        assert_eq!(readings.iter().any(|reading| reading.rule == "action-differs"), differs);
    }

    #[test]
    fn an_action_named_as_the_operation_is_no_news() {
        check("RunInstances", "ec2:RunInstances", false);
        check("Runinstances", "ec2:RunInstances", false);
    }

    #[test]
    fn an_action_that_the_operation_needs_too() {
        check("RunInstances", "iam:PassRole", true);
        check("ListObjectsV2", "s3:ListBucket", true);
    }
}
