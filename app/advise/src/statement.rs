//! The statement of a fix.

use denylens_policy::document::Effect;
use serde::Serialize;
use std::collections::BTreeMap;

/// A policy statement, made to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftStatement {
    /// Its id: letters and digits, as IAM demands.
    pub sid: String,
    /// Its effect.
    pub effect: Effect,
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
}

impl DraftStatement {
    /// As a policy document of its own, one element a line.
    pub(crate) fn document(&self) -> String {
        document(std::slice::from_ref(self))
    }

    /// The same in one line.
    pub(crate) fn document_line(&self) -> String {
        line(&DocumentShape { version: "2012-10-17", statement: vec![self.shape()] })
    }

    /// As a member of a policy document, one element a line.
    pub(crate) fn member(&self) -> String {
        pretty(&self.shape())
    }

    /// The value of the `Condition` element in one line.
    pub(crate) fn conditions_line(&self) -> String {
        line(&self.conditions_shape())
    }

    fn shape(&self) -> StatementShape<'_> {
        StatementShape {
            sid: &self.sid,
            effect: self.effect.name(),
            principal: self.principal.as_ref().map(|principal| match principal {
                DraftPrincipal::Everyone => PrincipalShape::Everyone("*"),
                DraftPrincipal::Aws(name) => PrincipalShape::Aws { aws: name },
                DraftPrincipal::Federated(provider) => PrincipalShape::Federated { federated: provider },
            }),
            action: OneOrMany::of(&self.actions),
            resource: (!self.resources.is_empty()).then(|| OneOrMany::of(&self.resources)),
            condition: (!self.conditions.is_empty()).then(|| self.conditions_shape()),
        }
    }

    fn conditions_shape(&self) -> ConditionShape<'_> {
        let mut operators = ConditionShape::new();
        for condition in &self.conditions {
            let keys = operators.entry(condition.operator).or_default();
            keys.insert(&condition.key, OneOrMany::of(&condition.values));
        }
        operators
    }
}

/// Statements as one policy document, one element a line.
pub(crate) fn document(statements: &[DraftStatement]) -> String {
    pretty(&DocumentShape {
        version: "2012-10-17",
        statement: statements.iter().map(DraftStatement::shape).collect(),
    })
}

fn pretty(shape: &impl Serialize) -> String {
    // Texts and lists always have a JSON form.
    serde_json::to_string_pretty(shape).unwrap_or_default()
}

fn line(shape: &impl Serialize) -> String {
    serde_json::to_string(shape).unwrap_or_default()
}

/// The elements in the order in which people write them.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct DocumentShape<'s> {
    version: &'static str,
    statement: Vec<StatementShape<'s>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct StatementShape<'s> {
    sid: &'s str,
    effect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    principal: Option<PrincipalShape<'s>>,
    action: OneOrMany<'s>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<OneOrMany<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<ConditionShape<'s>>,
}

type ConditionShape<'s> = BTreeMap<&'s str, BTreeMap<&'s str, OneOrMany<'s>>>;

#[derive(Serialize)]
#[serde(untagged)]
enum PrincipalShape<'s> {
    Everyone(&'static str),
    Aws {
        #[serde(rename = "AWS")]
        aws: &'s str,
    },
    Federated {
        #[serde(rename = "Federated")]
        federated: &'s str,
    },
}

/// A lone value stands without brackets, as people write it.
#[derive(Serialize)]
#[serde(untagged)]
enum OneOrMany<'s> {
    One(&'s str),
    Many(&'s [String]),
}

impl<'s> OneOrMany<'s> {
    fn of(values: &'s [String]) -> OneOrMany<'s> {
        match values {
            [one] => OneOrMany::One(one),
            many => OneOrMany::Many(many),
        }
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
            effect: Effect::Allow,
            principal: None,
            actions: vec!["s3:GetObject".to_owned()],
            resources: vec!["*".to_owned()],
            conditions: vec![
                DraftCondition::new("StringEquals", "aws:RequestTag/a", "1"),
                DraftCondition::new("StringEquals", "aws:RequestTag/b", "2"),
            ],
        };
        assert_eq!(
            statement.document_line(),
            r#"{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/a":"1","aws:RequestTag/b":"2"}}}]}"#
        );
    }
}
