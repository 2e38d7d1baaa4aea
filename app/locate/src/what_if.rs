//! What would become of the request if a policy were changed.

use super::{Located, Subject, look_into};
use denylens_advise::fix;
use denylens_lang::Words;
use denylens_policy::{
    Layer,
    condition::Condition,
    document::{Document, Effect, Element, Statement},
    export::{Boundary, Entity, EntityKind, Extent, FileProblem, Library, Owner, Policy, PolicyKind},
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

/// What would become of the request.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What the changed policies say of it.
    pub located: Located,
    /// What is wrong with the text.
    pub problems: Vec<FileProblem>,
    /// What the text allows that the policy didn't before, and how much that is.
    pub gained: Vec<(Words, Breadth)>,
    /// What the policy allowed, and the text doesn't.
    pub lost: Vec<Words>,
}

/// Tries a change; `None` where the text has no statement, or there is nothing to change.
pub fn try_out(subject: &Subject, library: &Library, change: Change, text: &str) -> Option<Outcome> {
    let changed = apply(subject, library, change, text)?;
    let (tried, before) = match change {
        Change::Edit(place) => (changed.policies.get(place), library.policies.get(place)),
        Change::Add(_) => (changed.policies.last(), None),
    };
    let (after, before) = (Document::parse(text), before.map(|policy| policy.document().clone()));
    let before = before.as_ref().map(allows).unwrap_or_default();
    let after = allows(&after);
    let gained =
        after.iter().filter(|allow| !before.contains(allow)).map(|allow| (allow.words(), allow.breadth()));
    let lost = before.iter().filter(|allow| !after.contains(allow)).map(Allow::words);
    Some(Outcome {
        located: look_into(subject, &changed, library),
        problems: tried.map(Policy::problems).unwrap_or_default(),
        gained: gained.collect(),
        lost: lost.collect(),
    })
}

/// The library with the change.
fn apply(subject: &Subject, library: &Library, change: Change, text: &str) -> Option<Library> {
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
                Layer::ServiceControl => PolicyKind::ServiceControl,
                Layer::ResourceControl => PolicyKind::ResourceControl,
                Layer::VpcEndpoint => PolicyKind::Endpoint(String::new()),
                Layer::Resource => {
                    arn = Some(subject.resource.clone().unwrap_or_else(|| "*".to_owned()));
                    match subject.resource.as_deref().and_then(fix::role_of) {
                        Some(role) => PolicyKind::Trust(role),
                        None => PolicyKind::Resource,
                    }
                }
                Layer::Identity => PolicyKind::Inline(Owner {
                    kind: entity.kind,
                    name: entity.name.clone(),
                    arn: Some(entity.arn.clone()),
                }),
                // A boundary is one policy: the new text takes the place of the old.
                Layer::Boundary => {
                    arn = match &entity.boundary {
                        Boundary::Policy(arn) => Some(arn.clone()),
                        Boundary::NotKnown | Boundary::None => Some("boundary".to_owned()),
                    };
                    changed.policies.retain(|policy| policy.arn.is_none() || policy.arn != arn);
                    PolicyKind::Managed
                }
                Layer::Session => PolicyKind::Session,
            };
            let mut entity = entity;
            if let (Layer::Boundary, Some(arn)) = (layer, &arn) {
                entity.boundary = Boundary::Policy(arn.clone());
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
pub fn with_exception(text: &str, place: &Range<usize>, exception: &fix::DraftStatement) -> Option<String> {
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
        attached: Vec::new(),
        groups: Vec::new(),
        boundary: Boundary::NotKnown,
        extent: Extent::Part,
        arn: arn.clone(),
    })
}

/// How much a statement allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Breadth {
    /// What it names.
    Narrow,
    /// Whole services, or all resources, or all but some.
    Broad,
}

/// What a statement allows.
#[derive(Debug, PartialEq, Eq)]
struct Allow {
    actions: Option<List>,
    resources: Option<List>,
    principals: Option<List>,
    /// Operator, key and values.
    conditions: Vec<(String, String, Vec<String>)>,
}

/// A list, and whether it is the opposite of one.
type List = (bool, Vec<String>);

fn allows(document: &Document) -> Vec<Allow> {
    let allowing = document.statements.iter().filter(|statement| statement.effect == Some(Effect::Allow));
    allowing.map(Allow::of).collect()
}

impl Allow {
    fn of(statement: &Statement) -> Allow {
        let condition = |condition: &Condition| {
            let values = condition.values.iter().map(|value| value.text.to_string()).collect();
            (condition.operator_text.to_string(), condition.key_text.to_string(), values)
        };
        Allow {
            actions: statement.actions.as_ref().map(list),
            resources: statement.resources.as_ref().map(list),
            principals: statement.principals.as_ref().map(list),
            conditions: statement.conditions.iter().map(condition).collect(),
        }
    }

    fn words(&self) -> Words {
        let (actions, _) = listed(self.actions.as_ref());
        let (resources, _) = listed(self.resources.as_ref());
        let to = self.principals.as_ref().map(|principals| listed(Some(principals)).0);
        let (en_to, ja_to) =
            to.map_or_else(Default::default, |to| (format!(" to {}", to.en), format!("{} に", to.ja)));
        let conditions: Vec<String> = self
            .conditions
            .iter()
            .map(|(operator, key, values)| {
                let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
                format!("`{key}` {operator} {}", values.join(", "))
            })
            .collect();
        let (en_if, ja_if) = if conditions.is_empty() {
            Default::default()
        } else {
            (format!(", if {}", conditions.join(" and ")), format!(" (条件: {})", conditions.join("、")))
        };
        Words::new(
            format!("Allows {} on {}{en_to}{en_if}.", actions.en, resources.en),
            format!("{} に対する {} を{ja_to}許可します{ja_if}。", resources.ja, actions.ja),
        )
    }

    fn breadth(&self) -> Breadth {
        let is_narrow = listed(self.actions.as_ref()).1 && listed(self.resources.as_ref()).1;
        if is_narrow { Breadth::Narrow } else { Breadth::Broad }
    }
}

fn list<T>(element: &Element<T>) -> List {
    (element.is_negated, element.items.iter().map(|item| item.text.to_string()).collect())
}

/// A list in words, and whether it names what it is about.
fn listed(list: Option<&List>) -> (Words, bool) {
    let Some((is_opposite, items)) = list else { return (Words::new("everything", "すべて"), false) };
    let names: Vec<String> = items.iter().map(|item| format!("`{item}`")).collect();
    let names = names.join(", ");
    if *is_opposite {
        return (Words::new(format!("everything but {names}"), format!("{names} 以外のすべて")), false);
    }
    let is_broad = items.iter().any(|item| item == "*" || item.ends_with(":*"));
    (Words::new(names.clone(), names), !is_broad)
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_policy::Decision;
    use denylens_triage::triage;

    const REFUSED: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
        arn:aws:s3:::data/key because no identity-based policy allows the s3:GetObject action";
    const ALLOW: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}]}"#;
    const DENY: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"No","Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#;

    fn decisions(library: &Library, change: Change, text: &str) -> (Decision, Decision) {
        let subject = Subject::of(&triage(REFUSED).denials[0]).unwrap();
        let located = try_out(&subject, library, change, text).unwrap().located;
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

    #[track_caller]
    fn check_words(statement: &str, en: &str, ja: &str, breadth: Breadth) {
        let document = Document::parse(&format!(r#"{{"Statement":[{statement}]}}"#));
        let allow = &allows(&document)[0];
        assert_eq!((allow.words(), allow.breadth()), (Words::new(en, ja), breadth));
    }

    #[test]
    fn what_is_allowed_is_told_in_words() {
        check_words(
            r#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}"#,
            "Allows `s3:GetObject` on `arn:aws:s3:::data/*`.",
            "`arn:aws:s3:::data/*` に対する `s3:GetObject` を許可します。",
            Breadth::Narrow,
        );
        check_words(
            r#"{"Effect":"Allow","NotAction":"iam:*","Resource":"*","Principal":{"AWS":"111122223333"},"Condition":{"Bool":{"aws:SecureTransport":"true"}}}"#,
            "Allows everything but `iam:*` on `*` to `111122223333`, if `aws:SecureTransport` Bool `true`.",
            "`*` に対する `iam:*` 以外のすべて を`111122223333` に許可します (条件: `aws:SecureTransport` Bool `true`)。",
            Breadth::Broad,
        );
    }

    #[test]
    fn of_a_changed_policy_only_the_difference_is_told() {
        let subject = Subject::of(&triage(REFUSED).denials[0]).unwrap();
        let statement = |action: &str| {
            format!(r#"{{"Effect":"Allow","Action":"{action}","Resource":"arn:aws:s3:::data/*"}}"#)
        };
        let policy = |actions: [&str; 2]| {
            format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, actions.map(statement).join(","))
        };
        let mut library = Library::default();
        library.add("w", policy(["s3:ListBucket", "s3:PutObject"]));
        let outcome =
            try_out(&subject, &library, Change::Edit(0), &policy(["s3:ListBucket", "s3:GetObject"])).unwrap();
        let gained: Vec<&str> = outcome.gained.iter().map(|(words, _)| words.en.as_str()).collect();
        assert_eq!(gained, ["Allows `s3:GetObject` on `arn:aws:s3:::data/*`."]);
        let lost: Vec<&str> = outcome.lost.iter().map(|words| words.en.as_str()).collect();
        assert_eq!(lost, ["Allows `s3:PutObject` on `arn:aws:s3:::data/*`."]);
        assert_eq!(outcome.problems, []);
    }

    #[test]
    fn what_is_wrong_with_the_text_is_named() {
        let subject = Subject::of(&triage(REFUSED).denials[0]).unwrap();
        let text = ALLOW.replace("s3:GetObject", "S3");
        let outcome = try_out(&subject, &Library::default(), Change::Add(Layer::Identity), &text).unwrap();
        assert_eq!(outcome.problems[0].piece.as_deref(), Some("\"S3\""));
    }

    #[test]
    fn an_edit_takes_back_the_deny_that_aws_spoke_of_and_an_addition_does_not() {
        let denied = REFUSED.split(" because ").next().unwrap().to_owned()
            + " with an explicit deny in an identity-based policy";
        let subject = Subject::of(&triage(&denied).denials[0]).unwrap();
        let if_clear = |library: &Library, change, text: &str| {
            try_out(&subject, library, change, text).unwrap().located.decision_if_clear
        };
        let mut library = Library::default();
        assert_eq!(if_clear(&library, Change::Add(Layer::Identity), ALLOW), Decision::ExplicitDeny);
        library.add("deny.json", DENY);
        assert_eq!(if_clear(&library, Change::Add(Layer::Identity), ALLOW), Decision::ExplicitDeny);
        assert_eq!(if_clear(&library, Change::Edit(0), ALLOW), Decision::Allowed);
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
