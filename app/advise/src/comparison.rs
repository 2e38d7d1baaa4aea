//! Which key of a matched statement the request had which value for, in words that stay true without operators.
//!
//! The decoded document prints a statement's keys and values and leaves the operators out: `StringNotEquals`, `Null` and
//! `StringLike` look alike. So no sentence here says that a value is the wrong one.

use denylens_lang::{Lang, Words};
use denylens_triage::report::{ConditionKey, Denial, DenyKind};

/// One sentence for each key of the matched statements.
pub(super) fn of(denial: &Denial, lang: Lang) -> Vec<String> {
    if denial.effect != DenyKind::Explicit {
        return Vec::new();
    }
    let conditions = denial.statements.iter().flat_map(|statement| &statement.conditions);
    conditions.map(|condition| sentence(condition, denial).get(lang).to_owned()).collect()
}

fn sentence(condition: &ConditionKey, denial: &Denial) -> Words {
    let key = &condition.key;
    let wanted = list(&condition.values);
    let in_request = denial.conditions.iter().find(|other| other.key.eq_ignore_ascii_case(key));
    match in_request {
        Some(request) if !request.values.is_empty() => {
            let had = list(&request.values);
            let same = request.values.iter().any(|value| condition.values.contains(value));
            let (en, ja) = if same {
                (
                    " The request had one of these very values.",
                    "リクエストの値はステートメントの値と一致しています。",
                )
            } else {
                ("", "")
            };
            Words::new(
                format!("`{key}`: the statement names {wanted}; the request had {had}.{en}"),
                format!("`{key}`: ステートメントの値は {wanted}、リクエストの値は {had} です。{ja}"),
            )
        }
        _ => Words::new(
            format!("`{key}`: the statement names {wanted}; the decoded request has no such key."),
            format!(
                "`{key}`: ステートメントの値は {wanted} ですが、デコードされたリクエストにこのキーはありません。"
            ),
        ),
    }
}

fn list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    if values.is_empty() { "—".to_owned() } else { values.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[track_caller]
    fn check(statement: &str, request: &str, en: &str) {
        let text = format!(
            r#"{{"allowed":false,"explicitDeny":true,"matchedStatements":{{"items":[{{"statementId":"s","effect":"DENY","actions":{{"items":[{{"value":"ec2:RunInstances"}}]}},"conditions":{{"items":[{statement}]}}}}]}},"context":{{"action":"ec2:RunInstances","conditions":{{"items":[{request}]}}}}}}"#
        );
        assert_eq!(of(&triage(&text).denials.remove(0), Lang::En), [en]);
    }

    const TYPES: &str =
        r#"{"key":"ec2:InstanceType","values":{"items":[{"value":"t3.micro"},{"value":"t3.small"}]}}"#;

    #[test]
    fn what_the_statement_names_and_what_the_request_had() {
        check(
            TYPES,
            r#"{"key":"ec2:InstanceType","values":{"items":[{"value":"m5.large"}]}}"#,
            "`ec2:InstanceType`: the statement names `t3.micro`, `t3.small`; the request had `m5.large`.",
        );
        check(
            TYPES,
            r#"{"key":"EC2:instancetype","values":{"items":[{"value":"t3.small"}]}}"#,
            "`ec2:InstanceType`: the statement names `t3.micro`, `t3.small`; the request had `t3.small`. The request had one of these very values.",
        );
        check(
            TYPES,
            "",
            "`ec2:InstanceType`: the statement names `t3.micro`, `t3.small`; the decoded request has no such key.",
        );
    }
}
