//! One policy for several refusals of the same caller: what would be many statements, merged into few.
//!
//! Only the Allows that the identity-based policies lack are merged: other layers have other owners, and an exception belongs to the
//! statement that it excepts from.

use crate::{
    contact::Contact,
    fix::{Applicability, Change, Fix},
    refusal::{disagreement, is_about_policies, waits_for_decoding},
    statement::{self, DraftStatement},
    uneditable::{Uneditable, is_of_fixed_policies},
};
use denylens_policy::Layer;
use denylens_triage::report::{Denial, DenyKind};
use serde::{Deserialize, Serialize};

/// One policy for several refusals.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Who asked, as the text gives it.
    pub principal: Option<String>,
    /// Who adds it.
    pub owner: Contact,
    /// The refusals that it answers, by their places in the text, from 0.
    pub has: Vec<usize>,
    /// Those of them that the policies of another layer have to allow too, and which.
    pub also: Vec<(usize, Layer)>,
    /// The others, by why they are not among them.
    pub left: Vec<Rest>,
    /// The worst of its parts.
    pub applicability: Applicability,
    /// Its statements.
    pub statements: Vec<DraftStatement>,
}

impl Merged {
    /// How many refusals it answers.
    pub fn count(&self) -> usize {
        self.has.len()
    }

    /// The policy document.
    pub fn document(&self) -> String {
        statement::document(&self.statements)
    }
}

/// Refusals that a policy doesn't answer for one reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    /// Why not.
    pub why: Left,
    /// How many they are.
    pub count: usize,
    /// The first of them, by their places in the text.
    pub places: Vec<usize>,
}

/// Of more than these, only the number is told: a text may have thousands, and a policy for each of many callers.
const MOST: usize = 20;

/// Why a policy doesn't answer a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Left {
    /// Somebody else asked.
    OtherCaller,
    /// What refused it isn't known before its message is decoded.
    WaitsForDecoding,
    /// Two texts disagree about what was asked.
    Disagreement,
    /// No policy refused it, so none can allow it.
    NoPermission,
    /// A statement denies it, and no Allow helps against that.
    Denied,
    /// The policies of another layer have to allow it.
    OtherLayer(Layer),
    /// Nobody can edit the policies that would have to allow it.
    NotEditable,
    /// The text says too little of it for a statement.
    TooLittleKnown,
}

impl Left {
    /// Why there is no Allow for it that the policies of its caller lack.
    fn of(denial: &Denial, fixes: &[Fix]) -> Left {
        let is_fixed = Uneditable::of(denial).is_some_and(|kind| kind.bars(Some(Layer::Identity)))
            || is_of_fixed_policies(denial);
        let named = denial.layer.layer.or_else(|| fixes.iter().find_map(|fix| fix.layer));
        match named.filter(|layer| *layer != Layer::Identity) {
            _ if disagreement(denial).is_some() => Left::Disagreement,
            None if waits_for_decoding(denial) => Left::WaitsForDecoding,
            _ if !is_about_policies(denial) => Left::NoPermission,
            _ if denial.effect == DenyKind::Explicit => Left::Denied,
            Some(layer) => Left::OtherLayer(layer),
            None if is_fixed => Left::NotEditable,
            None => Left::TooLittleKnown,
        }
    }
}

/// Takes in the fixes of one refusal after the other, and merges those of one caller.
#[derive(Debug, Default)]
pub struct Merging {
    /// One for each caller, with all statements as they came.
    callers: Vec<Merged>,
    /// Who asked for each, and why it has no Allow that is missing, where it has none.
    seen: Vec<(Option<String>, Option<Left>)>,
}

impl Merging {
    /// Takes in the fixes of one refusal more.
    pub fn add(&mut self, denial: &Denial, fixes: &[Fix]) {
        let place = self.seen.len();
        let missing_allow = |fix| match fix {
            &Fix { layer: Some(Layer::Identity), change: Change::Statement(ref statement), .. } => {
                Some((fix, statement.clone()))
            }
            _ => None,
        };
        // A call can need several: all of them go in.
        let (missing, statements): (Vec<&Fix>, Vec<DraftStatement>) =
            fixes.iter().filter_map(missing_allow).unzip();
        // Only one of two that disagree can be of what was asked.
        let is_sure = disagreement(denial).is_none();
        let applicability = missing.iter().map(|fix| fix.applicability).max().filter(|_| is_sure);
        let left = applicability.is_none().then(|| Left::of(denial, fixes));
        self.seen.push((denial.principal.clone(), left));
        let (Some(applicability), Some(first)) = (applicability, missing.first()) else { return };
        let other = fixes.iter().filter_map(|fix| fix.layer).find(|layer| *layer != Layer::Identity);
        let also = other.map(|layer| (place, layer));
        match self.callers.iter_mut().find(|caller| caller.principal == denial.principal) {
            Some(caller) => {
                caller.has.push(place);
                caller.also.extend(also);
                caller.applicability = caller.applicability.max(applicability);
                caller.statements.extend(statements);
            }
            None => self.callers.push(Merged {
                principal: denial.principal.clone(),
                owner: first.owner.clone(),
                has: vec![place],
                also: also.into_iter().collect(),
                left: Vec::new(),
                applicability,
                statements,
            }),
        }
    }

    /// The policies for all callers that were refused more than once.
    pub fn merged(self) -> Vec<Merged> {
        let Merging { callers, seen } = self;
        let several = callers.into_iter().filter(|caller| caller.count() > 1);
        several
            .map(|caller| Merged {
                left: left_by(&caller, &seen),
                statements: tidy(caller.statements),
                ..caller
            })
            .collect()
    }
}

/// What the policy of a caller doesn't answer.
fn left_by(caller: &Merged, seen: &[(Option<String>, Option<Left>)]) -> Vec<Rest> {
    let mut left: Vec<Rest> = Vec::new();
    for (place, (principal, why)) in seen.iter().enumerate() {
        let is_own = *principal == caller.principal;
        let why = match (principal, *why) {
            (_, None) if is_own => continue,
            // Who isn't known may be the same.
            (None, Some(why)) => why,
            (_, Some(why)) if is_own => why,
            _ => Left::OtherCaller,
        };
        let at = left.iter().position(|rest| rest.why == why).unwrap_or_else(|| {
            left.push(Rest { why, count: 0, places: Vec::new() });
            left.len() - 1
        });
        if let Some(rest) = left.get_mut(at) {
            rest.count += 1;
            if rest.places.len() < MOST {
                rest.places.push(place);
            }
        }
    }
    left
}

/// Statements that differ only in their actions become one, and then those that differ only in their resources.
fn tidy(statements: Vec<DraftStatement>) -> Vec<DraftStatement> {
    let mut by_resource: Vec<DraftStatement> = Vec::new();
    for statement in statements {
        let same = |known: &&mut DraftStatement| {
            known.resources == statement.resources && known.conditions == statement.conditions
        };
        match by_resource.iter_mut().find(same) {
            Some(known) => extend(&mut known.actions, statement.actions),
            None => by_resource.push(statement),
        }
    }
    let mut tidy: Vec<DraftStatement> = Vec::new();
    for mut statement in by_resource {
        statement.actions.sort();
        let same = |known: &&mut DraftStatement| {
            known.actions == statement.actions && known.conditions == statement.conditions
        };
        match tidy.iter_mut().find(same) {
            Some(known) => extend(&mut known.resources, statement.resources),
            None => tidy.push(statement),
        }
    }
    for (number, statement) in (1..).zip(&mut tidy) {
        statement.sid = format!("Allowed{number}");
    }
    tidy
}

fn extend(list: &mut Vec<String>, more: Vec<String>) {
    for value in more {
        if !list.contains(&value) {
            list.push(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix;
    use denylens_triage::triage;

    fn merged(text: &str) -> Vec<Merged> {
        let mut merging = Merging::default();
        for denial in triage(text).denials {
            merging.add(&denial, &fix::of(&denial));
        }
        merging.merged()
    }

    fn refused(action: &str, resource: &str) -> String {
        format!(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {action} on resource: {resource} because no \
             identity-based policy allows the {action} action\n\n"
        )
    }

    #[test]
    fn several_refusals_become_one_tidy_policy() {
        let text = [
            refused("s3:PutObject", "arn:aws:s3:::a/1"),
            refused("s3:GetObject", "arn:aws:s3:::a/1"),
            refused("s3:GetObject", "arn:aws:s3:::a/2"),
            refused("s3:PutObject", "arn:aws:s3:::a/2"),
            refused("sqs:SendMessage", "arn:aws:sqs:us-east-1:111122223333:q"),
        ]
        .concat();
        let [merged] = merged(&text).try_into().expect("one policy");
        assert_eq!((merged.count(), merged.applicability), (5, Applicability::Ready));
        let line: String = merged.document().split_whitespace().collect();
        assert_eq!(
            line,
            r#"{"Version":"2012-10-17","Statement":[{"Sid":"Allowed1","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::a/1","arn:aws:s3:::a/2"]},{"Sid":"Allowed2","Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:111122223333:q"}]}"#
        );
    }

    #[test]
    fn what_another_layer_has_to_allow_too_is_told() {
        let text = [
            refused("sqs:SendMessage", "arn:aws:sqs:us-east-1:444455556666:q"),
            refused("s3:GetObject", "arn:aws:s3:::a/1"),
        ]
        .concat();
        let [merged] = merged(&text).try_into().expect("one policy");
        assert_eq!((merged.has, merged.also), (vec![0, 1], vec![(0, Layer::Resource)]));
    }

    #[test]
    fn what_isnt_in_it_has_a_reason() {
        let text = [
            refused("s3:PutObject", "arn:aws:s3:::a/1"),
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::a/1 \
             with an explicit deny in a service control policy\n\n"
                .to_owned(),
            refused("s3:GetObject", "arn:aws:s3:::a/2"),
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::a/1 \
             because no permissions boundary allows the s3:GetObject action\n\n"
                .to_owned(),
            refused("sqs:ListQueues", "*").replace("user/ana", "user/bo"),
            "ThrottlingException: Rate exceeded\n".to_owned(),
        ]
        .concat();
        let [merged] = merged(&text).try_into().expect("one policy");
        assert_eq!(merged.has, [0, 2]);
        assert_eq!(merged.owner, Contact::Iam(Some("111122223333".to_owned())));
        let left: Vec<_> = merged.left.iter().map(|rest| (rest.places[0], rest.why)).collect();
        assert_eq!(
            left,
            [
                (1, Left::Denied),
                (3, Left::OtherLayer(Layer::Boundary)),
                (4, Left::OtherCaller),
                (5, Left::NoPermission)
            ]
        );
    }

    #[test]
    fn of_many_that_are_left_the_number_is_told() {
        let deny = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::a/NUMBER \
                    with an explicit deny in a service control policy\n\n";
        let text: String = (0..30).map(|number| deny.replace("NUMBER", &number.to_string())).collect();
        let allow =
            ["s3:PutObject", "s3:GetObject"].map(|action| refused(action, "arn:aws:s3:::a/1")).concat();
        let [merged] = merged(&format!("{allow}{text}")).try_into().expect("one policy");
        let [rest] = merged.left.try_into().expect("one reason");
        assert_eq!((rest.why, rest.count, rest.places.len()), (Left::Denied, 30, MOST));
    }

    #[test]
    fn what_disagrees_isnt_merged() {
        let code = "An error occurred (AccessDenied) when calling the PutObject operation: ";
        let document = |action: &str| {
            format!(
                r#"{{"allowed":false,"explicitDeny":false,"context":{{"principal":{{"arn":"arn:aws:iam::111122223333:user/ana"}},"action":"{action}","resource":"arn:aws:s3:::a/2"}}}}"#
            )
        };
        let text =
            format!("{code}{}{}", refused("s3:PutObject", "arn:aws:s3:::a/1"), document("s3:PutObject"));
        assert_eq!(triage(&text).denials.len(), 2);
        assert_eq!(merged(&text), []);
    }

    #[test]
    fn one_refusal_and_refusals_by_a_deny_are_not_merged() {
        assert_eq!(merged(&refused("s3:GetObject", "arn:aws:s3:::a/1")), []);
        let deny = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::a/1 with an explicit deny in a service control policy\n\n";
        assert_eq!(merged(&format!("{deny}{}", refused("s3:PutObject", "arn:aws:s3:::a/1"))), []);
    }
}
