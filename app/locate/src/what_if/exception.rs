//! An exception in a denying statement, written into the text of its policy.

use denylens_advise::fix::AddedCondition;
use denylens_policy::json;
use std::ops::Range;

/// The text of a policy with an exception: one condition more in the statement that stands at `place`. `None` where the statement
/// has such a condition already, or can't be read.
pub fn with_exception(text: &str, place: &Range<usize>, exception: &AddedCondition) -> Option<String> {
    let condition = &exception.condition;
    let value = serde_json::to_string(condition.values.first()?).ok()?;
    let key = serde_json::to_string(&condition.key).ok()?;
    let operator = condition.operator;
    let tree = json::parse_at(text, place.start);
    let statement = tree.root().filter(|root| root.kind() == json::Kind::Object)?;
    let (at, insertion) = match statement.get("Condition") {
        Some(conditions) if conditions.get(operator).is_some() => return None,
        Some(conditions) => (conditions.span().start + 1, format!("\"{operator}\":{{{key}:{value}}},")),
        None => (statement.span().end - 1, format!(",\"Condition\":{{\"{operator}\":{{{key}:{value}}}}}")),
    };
    let (before, after) = (text.get(..at)?, text.get(at..)?);
    Some(format!("{before}{insertion}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_advise::fix::{self, Change};
    use denylens_policy::Document;
    use denylens_triage::triage;

    #[track_caller]
    fn check_exception(statement: &str, wanted: Option<&str>) {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::data/key with an explicit deny in a service control policy";
        let denial = triage(text).denials.remove(0);
        let Change::Condition(exception) = fix::of(&denial).remove(0).change else {
            panic!("an exception adds a condition")
        };
        let policy = format!(r#"{{"Statement":[{statement}]}}"#);
        let place = Document::parse(&policy).statements[0].place.range();
        let changed = with_exception(&policy, &place, &exception);
        assert_eq!(changed, wanted.map(|wanted| format!(r#"{{"Statement":[{wanted}]}}"#)));
    }

    #[test]
    fn an_exception_is_one_condition_more() {
        check_exception(
            r#"{"Effect":"Deny","Action":"s3:*","Resource":"*"}"#,
            Some(
                r#"{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:user/ana"}}}"#,
            ),
        );
        check_exception(
            r#"{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"#,
            Some(
                r#"{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:user/ana"},"Bool":{"aws:SecureTransport":"false"}}}"#,
            ),
        );
        check_exception(
            r#"{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"x"}}}"#,
            None,
        );
    }
}
