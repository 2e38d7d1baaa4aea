//! What a fix adds to a policy: a statement that allows, or a condition.

use crate::json::{Escapes, Json};

/// A statement that allows, made to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftStatement {
    /// Its id: letters and digits, as IAM demands.
    pub sid: String,
    /// Whom it names, in a policy that names principals.
    pub principal: Option<DraftPrincipal>,
    /// The actions.
    pub actions: Vec<String>,
    /// The resources.
    pub resources: Vec<String>,
    /// The conditions.
    pub conditions: Vec<DraftCondition>,
}

/// Whom a statement names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftPrincipal {
    /// Everyone: the conditions tell whom.
    Everyone,
    /// An account, a user or a role.
    Aws(String),
    /// An identity provider.
    Federated(String),
    /// A service.
    Service(String),
}

/// A condition: operator, key, values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftCondition {
    /// The operator.
    pub operator: &'static str,
    /// The condition key.
    pub key: String,
    /// The values.
    pub values: Vec<String>,
}

impl DraftCondition {
    pub(crate) fn new(operator: &'static str, key: &str, value: &str) -> DraftCondition {
        DraftCondition { operator, key: key.to_owned(), values: vec![value.to_owned()] }
    }

    /// As the element of a statement, one element a line: `"Condition": { … }`.
    pub(crate) fn element(&self) -> String {
        format!("\"Condition\": {}", json_of(std::slice::from_ref(self)).pretty())
    }

    /// The value of the `Condition` element, for [`Shell::write_file`](crate::command::shell::Shell).
    pub(crate) fn for_shells(&self) -> String {
        json_of(std::slice::from_ref(self)).for_shells()
    }

    /// Its keys and their values in one line, without the operator.
    pub(crate) fn keys_line(&self, escapes: Escapes) -> String {
        Json::Object(vec![(&self.key, one_or_many(&self.values))]).line(escapes)
    }
}

impl DraftStatement {
    /// Whom it lets in by a condition on their ARN, where its principal is their whole account.
    #[must_use]
    pub fn callers(&self) -> Option<&[String]> {
        self.principal.as_ref()?;
        let by_arn = |condition: &&DraftCondition| condition.key == "aws:PrincipalArn";
        self.conditions.iter().find(by_arn).map(|condition| condition.values.as_slice())
    }

    /// As a policy document of its own, one element a line.
    pub(crate) fn document(&self) -> String {
        document(std::slice::from_ref(self))
    }

    /// The same, for [`Shell::write_file`](crate::command::shell::Shell).
    pub(crate) fn document_for_shells(&self) -> String {
        in_document(vec![self.json()]).for_shells()
    }

    /// As a member of a policy document, for [`Shell::write_file`](crate::command::shell::Shell).
    pub(crate) fn member_for_shells(&self) -> String {
        self.json().for_shells()
    }

    /// The value of the `Condition` element in one line.
    pub(crate) fn conditions_line(&self, escapes: Escapes) -> String {
        json_of(&self.conditions).line(escapes)
    }

    /// The elements in the order in which people write them.
    fn json(&self) -> Json<'_> {
        let mut elements = vec![("Sid", Json::Text(&self.sid)), ("Effect", Json::Text("Allow"))];
        if let Some(principal) = &self.principal {
            let principal = match principal {
                DraftPrincipal::Everyone => Json::Text("*"),
                DraftPrincipal::Aws(name) => Json::Object(vec![("AWS", Json::Text(name))]),
                DraftPrincipal::Federated(provider) => {
                    Json::Object(vec![("Federated", Json::Text(provider))])
                }
                DraftPrincipal::Service(name) => Json::Object(vec![("Service", Json::Text(name))]),
            };
            elements.push(("Principal", principal));
        }
        elements.push(("Action", one_or_many(&self.actions)));
        if !self.resources.is_empty() {
            elements.push(("Resource", one_or_many(&self.resources)));
        }
        if !self.conditions.is_empty() {
            elements.push(("Condition", json_of(&self.conditions)));
        }
        Json::Object(elements)
    }
}

/// The value of a `Condition` element: the keys by their operator, both sorted.
fn json_of(conditions: &[DraftCondition]) -> Json<'_> {
    let mut sorted: Vec<&DraftCondition> = conditions.iter().collect();
    sorted.sort_by(|one, other| (one.operator, &one.key).cmp(&(other.operator, &other.key)));
    let by_operator = sorted.chunk_by(|one, other| one.operator == other.operator);
    let operators = by_operator.filter_map(|conditions| {
        let keys = conditions
            .iter()
            .map(|condition| (condition.key.as_str(), one_or_many(&condition.values)))
            .collect();
        Some((conditions.first()?.operator, Json::Object(keys)))
    });
    Json::Object(operators.collect())
}

/// Statements as one policy document, one element a line.
pub(crate) fn document(statements: &[DraftStatement]) -> String {
    in_document(statements.iter().map(DraftStatement::json).collect()).pretty()
}

fn in_document(statements: Vec<Json<'_>>) -> Json<'_> {
    Json::Object(vec![("Version", Json::Text("2012-10-17")), ("Statement", Json::List(statements))])
}

/// A lone value stands without brackets, as people write it.
fn one_or_many(values: &[String]) -> Json<'_> {
    match values {
        [one] => Json::Text(one),
        many => Json::Texts(many),
    }
}

/// The letters and digits of a name, each word with a capital: an id for a statement.
pub(crate) fn sid(parts: &[&str]) -> String {
    let mut sid = String::new();
    for part in parts {
        for word in part.split(|next: char| !next.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            let mut letters = word.chars();
            sid.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            sid.extend(letters);
        }
    }
    sid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_letters_and_digits() {
        assert_eq!(sid(&["allow", "s3:GetObject"]), "AllowS3GetObject");
        assert_eq!(sid(&["allow", "elastic-load$(x):Do"]), "AllowElasticLoadXDo");
    }

    #[test]
    fn keys_under_one_operator_stand_together() {
        let statement = DraftStatement {
            sid: "A".to_owned(),
            principal: None,
            actions: vec!["s3:GetObject".to_owned()],
            resources: vec!["*".to_owned()],
            conditions: vec![
                DraftCondition::new("StringEquals", "aws:RequestTag/a", "1"),
                DraftCondition::new("StringEquals", "aws:RequestTag/b", "2"),
            ],
        };
        assert_eq!(
            statement.json().line(Escapes::Pairs),
            r#"{"Sid":"A","Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/a":"1","aws:RequestTag/b":"2"}}}"#
        );
    }
}
