//! What the user's own policies say of the refusal, as the page shows it.

use denylens_engine::{
    advice::{Command, export_commands},
    located::{Caller, File, Found, Knowledge, Located, Truth},
    protocol::Held,
    report::{Basis, Denial, DenyKind, Layer},
};
use std::{collections::BTreeMap, ops::Range};

/// More statements than these nobody reads.
const SHOWN: usize = 5;

/// What is said of a refusal beside the statements that were found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Findings<'l> {
    /// The statements that are shown, the surest first.
    pub(crate) statements: &'l [Found],
    /// Each layer, what is known of it, and how to get what isn't.
    pub(crate) layers: Vec<LayerFindings>,
    /// What else there is to say.
    pub(crate) remarks: Vec<Remarkable>,
}

/// What is known of a layer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LayerFindings {
    pub(crate) layer: Layer,
    pub(crate) knowledge: Knowledge,
    /// The commands that export its policies, where some of them are wanted.
    pub(crate) commands: Vec<Command>,
    /// Whether its policies are wanted, and no command exports them.
    pub(crate) is_session: bool,
}

/// What is remarkable about what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Remarkable {
    /// The caller isn't among the users and roles that are here.
    Stranger,
    /// No statement was found.
    NoneFound,
    /// AWS found no Allow, and a policy denies.
    Contradiction,
    /// AWS names a layer, and nothing there refuses.
    Disagreement,
}

/// What to show of what was found.
pub(crate) fn findings<'l>(denial: &Denial, located: &'l Located) -> Findings<'l> {
    let named = denial.layer.layer.filter(|_| denial.layer.basis == Basis::Stated);
    let is_clear =
        |(layer, knowledge): &(Layer, Knowledge)| named == Some(*layer) && *knowledge == Knowledge::Clear;
    let remarks = [
        (Remarkable::Stranger, located.caller == Caller::NotAmong),
        (Remarkable::NoneFound, located.statements.is_empty()),
        (Remarkable::Contradiction, denial.effect == DenyKind::Implicit && !located.statements.is_empty()),
        (Remarkable::Disagreement, located.layers.iter().any(is_clear)),
    ];
    let layers = located.layers.iter().map(|(layer, knowledge)| {
        let is_wanted = matches!(knowledge, Knowledge::Dark | Knowledge::Part);
        LayerFindings {
            layer: *layer,
            knowledge: *knowledge,
            commands: if is_wanted { export_commands(*layer, denial) } else { Vec::new() },
            is_session: is_wanted && *layer == Layer::Session,
        }
    });
    Findings {
        statements: located.statements.get(..SHOWN).unwrap_or(&located.statements),
        layers: layers.collect(),
        remarks: remarks.into_iter().filter(|(_, holds)| *holds).map(|(remark, _)| remark).collect(),
    }
}

/// A layer that refuses by the user's own policies.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusing {
    pub(crate) layer: Layer,
    pub(crate) knowledge: Knowledge,
    /// The statement that denies, if one does.
    pub(crate) statement: Option<String>,
}

/// What is known of the layers by the policies that were given, and by the one that stands beside the refusal in its text.
pub(crate) fn layers(
    located: Option<&Located>,
    beside: Option<(Layer, Knowledge)>,
) -> Vec<(Layer, Knowledge)> {
    let mut layers = located.map(|located| located.layers.clone()).unwrap_or_default();
    if let Some((layer, knowledge)) = beside {
        match layers.iter_mut().find(|(known, _)| *known == layer) {
            Some((_, known)) if refuses(*known) => {}
            Some((_, known)) => *known = knowledge,
            None => layers.push((layer, knowledge)),
        }
    }
    layers
}

fn refuses(knowledge: Knowledge) -> bool {
    matches!(knowledge, Knowledge::Denies | Knowledge::DoesNotAllow)
}

/// The layers that refuse.
pub(crate) fn refusing(located: Option<&Located>, beside: Option<(Layer, Knowledge)>) -> Vec<Refusing> {
    let statements = located.map(|located| &*located.statements).unwrap_or_default();
    let layers = layers(located, beside).into_iter().filter(|(_, knowledge)| refuses(*knowledge));
    layers
        .map(|(layer, knowledge)| {
            let denying = |found: &&Found| found.layer == Some(layer) && found.applies == Truth::Yes;
            Refusing { layer, knowledge, statement: statements.iter().find(denying).map(statement_name) }
        })
        .collect()
}

/// The policy and the statement, by name.
pub(crate) fn statement_name(found: &Found) -> String {
    match &found.sid {
        Some(sid) => format!("{}, {sid}", found.policy),
        None => found.policy.clone(),
    }
}

/// A piece of the text of a policy.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PolicyPiece {
    /// As it is.
    Text(String),
    /// Of the statement, and the request matches it.
    Matched(String),
    /// So many characters are left out.
    Skipped(usize),
}

/// The text of the policy in which a statement was found. Together, in order, the pieces are the text, but for what is skipped.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pieces {
    pub(crate) before: Vec<PolicyPiece>,
    pub(crate) statement: Vec<PolicyPiece>,
    pub(crate) after: Vec<PolicyPiece>,
}

/// How many characters are shown at either end of a piece of a text: what comes out of a file may be of any length.
const AROUND: usize = 4_000;

/// So many pieces that the request matches are marked.
const MARKED: usize = 50;

/// What is shown of the text of the policy in which a statement was found.
pub(crate) fn pieces(found: &Found) -> Pieces {
    let text = |range: Range<usize>| found.text.get(range).unwrap_or_default();
    let (start, end) = (found.place.start, found.place.end);
    let mut statement = Vec::new();
    let mut at = start;
    for place in found.matched.iter().take(MARKED) {
        shortened(text(at..place.start), &mut statement, PolicyPiece::Text);
        shortened(text(place.clone()), &mut statement, PolicyPiece::Matched);
        at = place.end;
    }
    shortened(text(at..end), &mut statement, PolicyPiece::Text);
    let around = |range| {
        let mut pieces = Vec::new();
        shortened(text(range), &mut pieces, PolicyPiece::Text);
        pieces
    };
    Pieces { before: around(0..start), statement, after: around(end..found.text.len()) }
}

/// A text, or its two ends.
fn shortened(text: &str, pieces: &mut Vec<PolicyPiece>, piece: fn(String) -> PolicyPiece) {
    let start = text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    let end = text.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    match text.get(start..end).filter(|skipped| !skipped.is_empty()) {
        Some(skipped) => pieces.extend([
            piece(text.get(..start).unwrap_or_default().to_owned()),
            PolicyPiece::Skipped(skipped.chars().count()),
            piece(text.get(end..).unwrap_or_default().to_owned()),
        ]),
        None if text.is_empty() => {}
        None => pieces.push(piece(text.to_owned())),
    }
}

/// The files, each with what is wrong with it: of a large one that is what is wrong with the policies that the request meets.
pub(crate) fn files_with_problems(held: &Held) -> Vec<File> {
    let mut files = held.files.clone();
    let mut places = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        places.entry(file.name.clone()).or_insert(at);
    }
    for (name, problem) in held.located.iter().flat_map(|located| &located.problems) {
        let file = places.get(name).and_then(|at| files.get_mut(*at));
        if let Some(file) = file.filter(|file| !file.problems.contains(problem)) {
            file.problems.push(problem.clone());
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::blank_denial::denial;
    use denylens_engine::{GivenPolicies, located::Subject, protocol::Otherwise, report::LayerFinding};

    fn refused(effect: DenyKind, layer: Layer) -> Denial {
        Denial {
            principal: Some("arn:aws:iam::111122223333:user/ana".into()),
            action: Some("s3:GetObject".into()),
            resource: Some("arn:aws:s3:::data/key".into()),
            effect,
            layer: LayerFinding { layer: Some(layer), kind: None, basis: Basis::Stated },
            ..denial()
        }
    }

    fn held(denial: &Denial, policy: &str) -> Held {
        let mut given = GivenPolicies::default();
        given.look_at(1, Subject::of(denial));
        given.add("policy.json", policy, Otherwise::List);
        given.held()
    }

    const DENY: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"No","Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#;
    const OTHER: &str =
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sqs:*","Resource":"*"}]}"#;

    #[test]
    fn a_statement_that_denies_is_shown_and_named() {
        let denial = refused(DenyKind::Explicit, Layer::Identity);
        let held = held(&denial, DENY);
        let located = held.located.as_ref().unwrap();
        assert_eq!(findings(&denial, located).statements.len(), 1);
        assert_eq!(findings(&denial, located).remarks, []);
        let refusing = refusing(Some(located), None);
        assert_eq!(refusing[0].statement.as_deref(), Some("policy.json, No"));
    }

    #[test]
    fn where_aws_found_no_allow_a_deny_is_a_contradiction() {
        let denial = refused(DenyKind::Implicit, Layer::Identity);
        let held = held(&denial, DENY);
        let found = findings(&denial, held.located.as_ref().unwrap());
        assert_eq!(found.remarks, [Remarkable::Contradiction]);
    }

    #[test]
    fn where_nothing_denies_that_is_said() {
        let denial = refused(DenyKind::Explicit, Layer::Identity);
        let held = held(&denial, OTHER);
        let found = findings(&denial, held.located.as_ref().unwrap());
        assert!(found.remarks.contains(&Remarkable::NoneFound), "{:?}", found.remarks);
    }

    #[test]
    fn a_layer_in_the_dark_has_the_commands_that_export_it() {
        let session = "arn:aws:sts::111122223333:assumed-role/Deploy/ana".to_owned();
        let denial =
            Denial { principal: Some(session), ..refused(DenyKind::Explicit, Layer::ServiceControl) };
        let held = held(&denial, OTHER);
        let found = findings(&denial, held.located.as_ref().unwrap());
        let of = |layer| found.layers.iter().find(|known| known.layer == layer).unwrap();
        assert!(!of(Layer::Identity).commands.is_empty());
        assert!(of(Layer::Session).is_session && of(Layer::Session).commands.is_empty());
    }

    #[test]
    fn the_pieces_of_a_policy_are_its_text() {
        let denial = refused(DenyKind::Explicit, Layer::Identity);
        let held = held(&denial, DENY);
        let found = &held.located.as_ref().unwrap().statements[0];
        let mut matched = Vec::new();
        let Pieces { before, statement, after } = pieces(found);
        let text: String = [before, statement, after]
            .concat()
            .into_iter()
            .map(|piece| match piece {
                PolicyPiece::Text(text) => text,
                PolicyPiece::Matched(text) => {
                    matched.push(text.clone());
                    text
                }
                PolicyPiece::Skipped(count) => panic!("{count} are left out"),
            })
            .collect();
        assert_eq!(text, DENY);
        assert_eq!(matched, [r#""s3:*""#, r#""*""#]);
    }

    #[test]
    fn of_a_long_policy_the_ends_are_shown() {
        let denial = refused(DenyKind::Explicit, Layer::Identity);
        let long = DENY.replace(r#"{"Sid""#, &format!(r#"{}{{"Sid""#, " ".repeat(100_000)));
        let held = held(&denial, &long);
        let Pieces { before, .. } = pieces(&held.located.as_ref().unwrap().statements[0]);
        let shown = |piece: &PolicyPiece| match piece {
            PolicyPiece::Text(text) => text.len(),
            _ => 0,
        };
        assert_eq!(before.iter().map(shown).collect::<Vec<_>>(), [AROUND, 0, AROUND]);
        let all = long.find(r#"{"Sid""#).unwrap();
        assert_eq!(before[1], PolicyPiece::Skipped(all - 2 * AROUND));
    }

    #[test]
    fn a_problem_is_told_once() {
        let denial = refused(DenyKind::Explicit, Layer::Identity);
        let held = held(&denial, &DENY.replace("s3:*", "S3"));
        let problems = files_with_problems(&held).into_iter().map(|file| file.problems.len());
        assert_eq!(problems.collect::<Vec<_>>(), [1]);
    }
}
