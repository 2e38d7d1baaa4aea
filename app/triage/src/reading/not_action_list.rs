//! A denying statement whose actions don't include the refused one has a `NotAction` list: it denies all but those.
//!
//! Source: decoded messages of statements with `NotAction`; the document has no field for it and prints the list under
//! "actions".

use super::{Read, Rule};
use crate::recognise::Decoded;
use denylens_lang::Words;
use denylens_policy::action::covers;

pub(super) const RULE: Rule = Rule { id: "not-action-list", read: Read::Document(read) };

fn read(decoded: &mut Decoded) -> Option<Words> {
    let action = decoded.action.as_ref()?.value.to_ascii_lowercase();
    let name = action.rsplit(':').next().unwrap_or_default().to_owned();
    let matches = |pattern: &String| {
        let pattern = pattern.to_ascii_lowercase();
        // A bare action has no service to compare.
        let pattern = if action.contains(':') {
            pattern.as_str()
        } else {
            pattern.rsplit(':').next().unwrap_or_default()
        };
        let action = if action.contains(':') { action.as_str() } else { name.as_str() };
        covers(pattern, action)
    };
    let other = |actions: &Vec<String>| !actions.is_empty() && !actions.iter().any(matches);
    let statement = decoded.statements.iter().find(|statement| other(&statement.actions))?;
    let listed = statement.actions.len();
    Some(Words::new(
        format!(
            "The matched statement lists {listed} action(s), and the refused one isn't among them. So the list is a \
             `NotAction` list: the statement denies every action but those."
        ),
        format!(
            "一致したステートメントには {listed} 個のアクションがありますが、拒否されたアクションは含まれていません。\
             つまりこれは `NotAction` のリストで、リスト以外のすべてのアクションを拒否するステートメントです。"
        ),
    ))
}

#[cfg(test)]
mod tests {
    use crate::triage;

    #[track_caller]
    fn check(actions: &str, is_opposite: bool) {
        let text = format!(
            r#"{{"allowed":false,"explicitDeny":true,"matchedStatements":{{"items":[{{"statementId":"","effect":"DENY","actions":{{"items":[{actions}]}}}}]}},"context":{{"action":"ec2:RunInstances"}}}}"#
        );
        let readings = triage(&text).denials.remove(0).readings;
        assert_eq!(
            readings.iter().any(|reading| reading.rule == "not-action-list"),
            is_opposite,
            "{actions}"
        );
    }

    #[test]
    fn a_list_that_lacks_the_refused_action_is_its_opposite() {
        check(r#"{"value":"ec2:RunInstances"}"#, false);
        check(r#"{"value":"ec2:run*"}"#, false);
        check(r#"{"value":"iam:*"},{"value":"sts:*"}"#, true);
    }
}
