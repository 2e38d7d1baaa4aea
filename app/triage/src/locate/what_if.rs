//! What would become of the request if a policy were changed.

use super::Subject;
use crate::{lang::Words, remedy::fix, report::Layer};
use denylens_policy::{
    document::{Document, Effect, Statement},
    export::{Entity, EntityKind, Library, Policy, PolicyKind},
    json,
};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A change to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A policy more in this layer.
    Add(Layer),
    /// Another text for this policy, by its place in [`Library::policies`].
    Edit(usize),
}

/// The library with the change; `None` where the text has no statement, or there is nothing to change.
pub fn apply(subject: &Subject, library: &Library, change: Change, text: &str) -> Option<Library> {
    if Document::parse(text).statements.is_empty() {
        return None;
    }
    let mut changed = library.clone();
    match change {
        Change::Edit(place) => {
            let policy = changed.policies.get_mut(place)?;
            let mut edited = Policy::new(policy.kind.clone(), text, policy.file);
            (edited.name, edited.arn) = (policy.name.take(), policy.arn.take());
            *policy = edited;
        }
        Change::Add(layer) => {
            let entity = match changed.entity(&subject.principal()) {
                Some(entity) => entity.clone(),
                None => stand_in(subject)?,
            };
            let mut arn = None;
            let kind = match layer {
                Layer::Scp => PolicyKind::ServiceControl,
                Layer::Rcp => PolicyKind::ResourceControl,
                Layer::VpcEndpoint => PolicyKind::Endpoint(String::new()),
                Layer::Resource => match subject.resource.as_deref().and_then(fix::role_of) {
                    Some(role) => PolicyKind::Trust(role),
                    None => {
                        arn = Some(subject.resource.clone().unwrap_or_else(|| "*".to_owned()));
                        PolicyKind::Resource
                    }
                },
                Layer::Identity => PolicyKind::Inline(entity.kind, entity.name.clone()),
                // A boundary is one policy: the new text takes the place of the old.
                Layer::Boundary => {
                    arn = entity.boundary.clone().or_else(|| Some("boundary".to_owned()));
                    changed.policies.retain(|policy| policy.arn.is_none() || policy.arn != arn);
                    PolicyKind::Managed
                }
                Layer::Session => PolicyKind::Session,
            };
            let mut entity = entity;
            if layer == Layer::Boundary {
                entity.boundary.clone_from(&arn);
            }
            changed.replace_entity(entity);
            let mut added = Policy::new(kind, text, usize::MAX);
            added.arn = arn;
            changed.policies.push(added);
        }
    }
    Some(changed)
}

/// The text of a policy with an exception: one condition more in the statement that stands at `place`. `None` where the statement
/// has such a condition already, or can't be read.
pub fn with_exception(text: &str, place: &Range<usize>, exception: &fix::Statement) -> Option<String> {
    let [condition] = exception.conditions.as_slice() else { return None };
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

/// The caller as an entity of which nothing is known but the name: its other policies aren't here.
fn stand_in(subject: &Subject) -> Option<Entity> {
    let arn = subject.entity_arn.clone()?;
    let parsed = denylens_policy::Arn::parse(&arn)?;
    let kind = if parsed.resource.starts_with("user/") { EntityKind::User } else { EntityKind::Role };
    Some(Entity {
        kind,
        name: parsed.name().to_owned(),
        id: None,
        // An attached policy that isn't here: the entity is known in part.
        attached: vec![String::new()],
        groups: Vec::new(),
        boundary: Some(String::new()),
        arn: arn.clone(),
    })
}

/// What a policy's Allows give, in words, and whether each is broad.
pub fn grants(text: &str) -> Vec<(Words, Breadth)> {
    let document = Document::parse(text);
    document
        .statements
        .iter()
        .filter(|statement| statement.effect == Some(Effect::Allow))
        .map(grant)
        .collect()
}

/// How much a statement allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Breadth {
    /// What it names.
    Narrow,
    /// Whole services, or all resources, or all but some.
    Broad,
}

fn grant(statement: &Statement) -> (Words, Breadth) {
    let (actions, some_actions) =
        listed(statement.actions.as_ref().map(|list| (list.is_negated, texts(&list.items))));
    let (resources, some_resources) =
        listed(statement.resources.as_ref().map(|list| (list.is_negated, texts(&list.items))));
    let conditions = statement.conditions.len();
    let (en_if, ja_if) = match conditions {
        0 => (String::new(), String::new()),
        count => (format!(", under {count} condition(s)"), format!(" (条件 {count} 個)")),
    };
    let words = Words::new(
        format!("Allows {} on {}{en_if}.", actions.en, resources.en),
        format!("{} に対する {} を許可します{ja_if}。", resources.ja, actions.ja),
    );
    let narrow = some_actions && some_resources;
    (words, if narrow { Breadth::Narrow } else { Breadth::Broad })
}

fn texts<T>(items: &[denylens_policy::document::Item<T>]) -> Vec<String> {
    items.iter().map(|item| item.text.to_string()).collect()
}

/// A list in words, and whether it names what it is about.
fn listed(list: Option<(bool, Vec<String>)>) -> (Words, bool) {
    let Some((is_opposite, items)) = list else { return (Words::new("everything", "すべて"), false) };
    let names: Vec<String> = items.iter().map(|item| format!("`{item}`")).collect();
    let names = names.join(", ");
    if is_opposite {
        return (Words::new(format!("everything but {names}"), format!("{names} 以外のすべて")), false);
    }
    let is_broad = items.iter().any(|item| item == "*" || item.ends_with(":*"));
    (Words::new(names.clone(), names), !is_broad)
}

#[cfg(test)]
mod tests {
    use super::{super::locate, *};
    use crate::triage;
    use denylens_policy::Decision;

    const REFUSED: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
        arn:aws:s3:::data/key because no identity-based policy allows the s3:GetObject action";
    const ALLOW: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}]}"#;
    const DENY: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"No","Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#;

    fn decisions(library: &Library, change: Change, text: &str) -> (Decision, Decision) {
        let subject = Subject::of(&triage(REFUSED).denials[0]).unwrap();
        let changed = apply(&subject, library, change, text).unwrap();
        let located = locate(&subject, &changed);
        (located.decision, located.decision_if_clear)
    }

    #[test]
    fn the_missing_allow_allows_if_nothing_else_stands_in_the_way() {
        let change = Change::Add(Layer::Identity);
        assert_eq!(decisions(&Library::default(), change, ALLOW), (Decision::Unknown, Decision::Allowed));
        let other = ALLOW.replace("GetObject", "PutObject");
        assert_eq!(
            decisions(&Library::default(), change, &other),
            (Decision::Unknown, Decision::ImplicitDeny)
        );
    }

    #[test]
    fn a_layer_that_still_blocks_shows() {
        let mut library = Library::default();
        let scp = format!(
            r#"{{"Policy":{{"PolicySummary":{{"Type":"SERVICE_CONTROL_POLICY"}},"Content":{}}}}}"#,
            serde_json::Value::from(DENY)
        );
        library.add("scp", &scp);
        let (decision, if_clear) = decisions(&library, Change::Add(Layer::Identity), ALLOW);
        assert_eq!((decision, if_clear), (Decision::ExplicitDeny, Decision::ExplicitDeny));
        // Without the denying statement, it is free.
        let open = DENY.replace("Deny", "Allow");
        let (_, if_clear) = decisions(&library, Change::Edit(0), &open);
        assert_eq!(if_clear, Decision::ImplicitDeny);
    }

    #[test]
    fn a_text_without_statements_changes_nothing() {
        let subject = Subject::of(&triage(REFUSED).denials[0]).unwrap();
        assert!(apply(&subject, &Library::default(), Change::Add(Layer::Identity), "{}").is_none());
    }

    #[test]
    fn grants_are_told_in_words() {
        assert_eq!(grants(ALLOW)[0].0.en, "Allows `s3:GetObject` on `arn:aws:s3:::data/*`.");
        assert_eq!(grants(ALLOW)[0].1, Breadth::Narrow);
        let broad = r#"{"Statement":[{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}]}"#;
        assert_eq!(
            grants(broad)[0],
            (
                Words::new(
                    "Allows everything but `iam:*` on `*`.",
                    "`*` に対する `iam:*` 以外のすべて を許可します。"
                ),
                Breadth::Broad
            )
        );
    }

    #[track_caller]
    fn check_exception(statement: &str, wanted: Option<&str>) {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::data/key with an explicit deny in a service control policy";
        let denial = triage(text).denials.remove(0);
        let fix = fix::of(&denial).remove(0);
        let policy = format!(r#"{{"Statement":[{statement}]}}"#);
        let place = Document::parse(&policy).statements[0].place.range();
        let changed = with_exception(&policy, &place, &fix.statement);
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
