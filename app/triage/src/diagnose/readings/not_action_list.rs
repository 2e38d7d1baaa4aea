//! A denying statement whose actions don't include the refused one has a `NotAction` list: it denies all but those.
//!
//! Source: decoded messages of statements with `NotAction`; the document has no field for it and prints the list under
//! "actions".

use super::Conclusion;
use crate::{recognise::Decoded, report::Reading};
use denylens_policy::action::covers;

pub(super) fn read(decoded: &Decoded) -> Option<Conclusion> {
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
    Some(Reading::NotActionList { listed: statement.actions.len() }.into())
}

#[cfg(test)]
mod tests {
    use crate::{report::Reading, triage};

    #[track_caller]
    fn check(actions: &str, is_opposite: bool) {
        let text = format!(
            r#"{{"allowed":false,"explicitDeny":true,"matchedStatements":{{"items":[{{"statementId":"","effect":"DENY","actions":{{"items":[{actions}]}}}}]}},"context":{{"action":"ec2:RunInstances"}}}}"#
        );
        let readings = triage(&text).denials.remove(0).readings;
        assert_eq!(
            readings.iter().any(|reading| matches!(reading, Reading::NotActionList { .. })),
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
