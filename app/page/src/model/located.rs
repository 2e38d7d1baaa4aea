//! What the user's own policies say of the refusal, as the page shows it.

use denylens_engine::{
    advice::{Command, export_commands},
    located::{Caller, FileProblem, Found, Knowledge, Located, Truth},
    protocol::Held,
    report::{Basis, Denial, DenyKind, Layer},
};
use std::ops::Range;

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

/// The layers that refuse.
pub(crate) fn refusing(located: &Located) -> Vec<Refusing> {
    let refuses = |(_, knowledge): &&(Layer, Knowledge)| {
        matches!(knowledge, Knowledge::Denies | Knowledge::DoesNotAllow)
    };
    let refusing = located.layers.iter().filter(refuses);
    refusing
        .map(|(layer, knowledge)| {
            let denying = |found: &&Found| found.layer == Some(*layer) && found.applies == Truth::Yes;
            Refusing {
                layer: *layer,
                knowledge: *knowledge,
                statement: located.statements.iter().find(denying).map(statement_name),
            }
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
    /// Outside the statement.
    Around(String),
    /// Of the statement.
    Statement(String),
    /// Of the statement, and the request matches it.
    Matched(String),
}

/// The text of the policy in which a statement was found, in pieces that together are the text.
pub(crate) fn pieces(found: &Found) -> Vec<PolicyPiece> {
    let piece = |range: Range<usize>| found.text.get(range).unwrap_or_default().to_owned();
    let mut pieces = vec![PolicyPiece::Around(piece(0..found.place.start))];
    let mut at = found.place.start;
    for place in &found.matched {
        pieces.push(PolicyPiece::Statement(piece(at..place.start)));
        pieces.push(PolicyPiece::Matched(piece(place.clone())));
        at = place.end;
    }
    pieces.push(PolicyPiece::Statement(piece(at..found.place.end)));
    pieces.push(PolicyPiece::Around(piece(found.place.end..found.text.len())));
    pieces
}

/// The problems of a file: of a large one those of the policies that the request meets.
pub(crate) fn problems<'h>(held: &'h Held, file: &str) -> Vec<&'h FileProblem> {
    let own: Vec<&FileProblem> =
        held.files.iter().filter(|other| other.name == file).flat_map(|other| &other.problems).collect();
    let met = held.located.iter().flat_map(|located| &located.problems);
    let met =
        met.filter(|(name, problem)| name == file && !own.contains(&problem)).map(|(_, problem)| problem);
    own.iter().copied().chain(met).collect()
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
        let refusing = refusing(located);
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
        let text: String = pieces(found)
            .into_iter()
            .map(|piece| match piece {
                PolicyPiece::Around(text) | PolicyPiece::Statement(text) => text,
                PolicyPiece::Matched(text) => {
                    matched.push(text.clone());
                    text
                }
            })
            .collect();
        assert_eq!(text, DENY);
        assert_eq!(matched, [r#""s3:*""#, r#""*""#]);
    }

    #[test]
    fn a_problem_is_told_once() {
        let denial = refused(DenyKind::Explicit, Layer::Identity);
        let held = held(&denial, &DENY.replace("s3:*", "S3"));
        assert_eq!(problems(&held, "policy.json").len(), 1);
        assert_eq!(problems(&held, "other.json"), Vec::<&FileProblem>::new());
    }
}
