//! An exception in a denying statement, written into the text of its policy.

use denylens_advise::fix::AddedCondition;
use denylens_policy::json;
use std::ops::Range;

/// A policy with an exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excepted {
    /// The text of the policy.
    pub text: String,
    /// Where the statement with the exception stands in it.
    pub place: Range<usize>,
}

/// A policy with an exception: one condition more in the statement that stands at `place`, or one value more where it has the condition.
/// `None` where the statement can't be read, or has the value already.
pub fn with_exception(text: &str, place: &Range<usize>, exception: &AddedCondition) -> Option<Excepted> {
    let condition = &exception.condition;
    let name = condition.values.first()?;
    let value = serde_json::to_string(name).ok()?;
    let key = serde_json::to_string(&condition.key).ok()?;
    let operator = condition.operator;
    let tree = json::parse_at(text, place.start);
    let statement = tree.root().filter(|root| root.kind() == json::Kind::Object)?;
    let of_operator =
        statement.get("Condition").and_then(|conditions| conditions.get_ignoring_case(operator));
    let of_key = of_operator.and_then(|keys| keys.get_ignoring_case(&condition.key));
    let after_bracket = |value: json::Value<'_>| value.span().start + 1;
    let (at, insertion) = match (statement.get("Condition"), of_operator, of_key) {
        (_, _, Some(values)) if has(values, name) => return None,
        (_, _, Some(values)) if values.kind() == json::Kind::Array => {
            (after_bracket(values), format!("{value},"))
        }
        (_, _, Some(one)) => {
            let changed = format!("[{value},{}]", one.raw());
            return replaced(text, place, one.span(), &changed);
        }
        (_, Some(keys), None) => (after_bracket(keys), format!("{key}:{value},")),
        (Some(conditions), None, None) => {
            (after_bracket(conditions), format!("\"{operator}\":{{{key}:{value}}},"))
        }
        (None, None, None) => {
            (statement.span().end - 1, format!(",\"Condition\":{{\"{operator}\":{{{key}:{value}}}}}"))
        }
    };
    replaced(text, place, at..at, &insertion)
}

/// Whether the values of a key have this one.
fn has(values: json::Value<'_>, name: &str) -> bool {
    let is_it = |value: json::Value<'_>| value.as_str().is_some_and(|value| value == name);
    is_it(values) || values.items().any(is_it)
}

/// The text with another one in the place of a piece of the statement.
fn replaced(text: &str, statement: &Range<usize>, piece: Range<usize>, with: &str) -> Option<Excepted> {
    let (before, after) = (text.get(..piece.start)?, text.get(piece.end..)?);
    let end = statement.end.checked_sub(piece.len())? + with.len();
    Some(Excepted { text: format!("{before}{with}{after}"), place: statement.start..end })
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
        let statement = changed.as_ref().map(|changed| &changed.text[changed.place.clone()]);
        assert_eq!(statement, wanted);
        let text = changed.map(|changed| changed.text);
        assert_eq!(text, wanted.map(|wanted| format!(r#"{{"Statement":[{wanted}]}}"#)));
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
    }

    #[test]
    fn a_condition_that_is_there_gets_one_value_more() {
        let with = |conditions: &str| {
            format!(r#"{{"Effect":"Deny","Condition":{{"ArnNotLike":{{{conditions}}}}}}}"#)
        };
        let ana = "arn:aws:iam::111122223333:user/ana";
        for (before, after) in [
            (r#""aws:PrincipalArn":"x""#, format!(r#""aws:PrincipalArn":["{ana}","x"]"#)),
            (r#""aws:principalarn":["x","y"]"#, format!(r#""aws:principalarn":["{ana}","x","y"]"#)),
            (r#""aws:SourceArn":"x""#, format!(r#""aws:PrincipalArn":"{ana}","aws:SourceArn":"x""#)),
        ] {
            check_exception(&with(before), Some(&with(&after)));
        }
        check_exception(&with(&format!(r#""aws:PrincipalArn":["{ana}"]"#)), None);
    }
}
