//! What the Allow statements of a policy allow, so that two texts of it can be compared.

use denylens_policy::{
    Document, Effect,
    condition::Condition,
    document::{Element, Statement},
};
use serde::{Deserialize, Serialize};

/// How much a statement allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// What it names.
    Narrow,
    /// Whole services, or all resources, or all but some.
    Broad,
}

/// What a statement allows. An element that it doesn't have limits nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// `Action` or `NotAction`.
    pub actions: Option<Listed>,
    /// `Resource` or `NotResource`.
    pub resources: Option<Listed>,
    /// `Principal` or `NotPrincipal`.
    pub principals: Option<Listed>,
    /// The conditions, all of which must hold.
    pub conditions: Vec<AccessCondition>,
}

/// What an element lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Listed {
    /// These.
    Only(Vec<String>),
    /// All but these: `NotAction` and its like.
    AllBut(Vec<String>),
}

/// A condition under which access is given, as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessCondition {
    /// The operator with its qualifiers.
    pub operator: String,
    /// The condition key.
    pub key: String,
    /// The values, any of which may match.
    pub values: Vec<String>,
}

/// What each Allow statement of a document allows.
pub(super) fn of(document: &Document) -> Vec<Access> {
    let allowing = document.statements.iter().filter(|statement| statement.effect == Some(Effect::Allow));
    allowing.map(Access::of).collect()
}

impl Access {
    fn of(statement: &Statement) -> Access {
        let condition = |condition: &Condition| AccessCondition {
            operator: condition.operator_text.to_string(),
            key: condition.key_text.to_string(),
            values: condition.values.iter().map(|value| value.text.to_string()).collect(),
        };
        Access {
            actions: statement.actions.as_ref().map(listed),
            resources: statement.resources.as_ref().map(listed),
            principals: statement.principals.as_ref().map(listed),
            conditions: statement.conditions.iter().map(condition).collect(),
        }
    }

    /// How much that is.
    pub fn breadth(&self) -> Breadth {
        if names(self.actions.as_ref()) && names(self.resources.as_ref()) {
            Breadth::Narrow
        } else {
            Breadth::Broad
        }
    }
}

fn listed<T>(element: &Element<T>) -> Listed {
    let items = element.items.iter().map(|item| item.text.to_string()).collect();
    if element.is_negated { Listed::AllBut(items) } else { Listed::Only(items) }
}

/// Whether an element names what it is about.
fn names(list: Option<&Listed>) -> bool {
    match list {
        Some(Listed::Only(items)) => !items.iter().any(|item| item == "*" || item.ends_with(":*")),
        Some(Listed::AllBut(_)) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(statement: &str, breadth: Breadth) {
        let document = Document::parse(&format!(r#"{{"Statement":[{statement}]}}"#));
        let access: Vec<Breadth> = of(&document).iter().map(Access::breadth).collect();
        assert_eq!(access, [breadth], "{statement}");
    }

    #[test]
    fn who_names_actions_and_resources_allows_little() {
        check(
            r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}"#,
            Breadth::Narrow,
        );
    }

    #[test]
    fn whole_services_all_resources_and_all_but_some_are_much() {
        let of = |actions: &str, resource: &str| {
            format!(r#"{{"Effect":"Allow",{actions},"Resource":"{resource}"}}"#)
        };
        check(&of(r#""Action":"s3:*""#, "arn:aws:s3:::data/*"), Breadth::Broad);
        check(&of(r#""Action":"s3:GetObject""#, "*"), Breadth::Broad);
        check(&of(r#""NotAction":"iam:*""#, "arn:aws:s3:::data/*"), Breadth::Broad);
    }

    #[test]
    fn only_allow_statements_give_access() {
        let document = Document::parse(
            r#"{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"},{"Effect":"Allow","NotAction":"iam:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}"#,
        );
        assert_eq!(
            of(&document),
            [Access {
                actions: Some(Listed::AllBut(vec!["iam:*".to_owned()])),
                resources: Some(Listed::Only(vec!["*".to_owned()])),
                principals: None,
                conditions: vec![AccessCondition {
                    operator: "Bool".to_owned(),
                    key: "aws:SecureTransport".to_owned(),
                    values: vec!["true".to_owned()],
                }],
            }]
        );
    }
}
