//! One policy for several refusals of the same caller: what would be many statements, merged into few.
//!
//! Only the Allows that the identity-based policies lack are merged: other layers have other owners, and an exception belongs to the
//! statement that it excepts from.

use crate::{
    fix::{Applicability, Change, Fix},
    refusal::disagreement,
    statement::{self, DraftStatement},
};
use denylens_policy::Layer;
use denylens_triage::report::Denial;

/// One policy for several refusals.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Who asked, as the text gives it.
    pub principal: Option<String>,
    /// How many refusals it answers.
    pub count: usize,
    /// The worst of its parts.
    pub applicability: Applicability,
    /// Its statements.
    pub statements: Vec<DraftStatement>,
}

impl Merged {
    /// The policy document.
    pub fn document(&self) -> String {
        statement::document(&self.statements)
    }
}

/// Takes in the fixes of one refusal after the other, and merges those of one caller.
#[derive(Debug, Default)]
pub struct Merging {
    /// One for each caller, with all statements as they came.
    callers: Vec<Merged>,
}

impl Merging {
    /// Takes in the fixes of one refusal more.
    pub fn add(&mut self, denial: &Denial, fixes: &[Fix]) {
        let missing_allow = |fix| match fix {
            &Fix { layer: Some(Layer::Identity), change: Change::Statement(ref statement), .. } => {
                Some((fix, statement.clone()))
            }
            _ => None,
        };
        // A call can need several: all of them go in.
        let (fixes, statements): (Vec<&Fix>, Vec<DraftStatement>) =
            fixes.iter().filter_map(missing_allow).unzip();
        let Some(applicability) = fixes.iter().map(|fix| fix.applicability).max() else { return };
        // Only one of two that disagree can be of what was asked.
        if disagreement(denial).is_some() {
            return;
        }
        match self.callers.iter_mut().find(|caller| caller.principal == denial.principal) {
            Some(caller) => {
                caller.count += 1;
                caller.applicability = caller.applicability.max(applicability);
                caller.statements.extend(statements);
            }
            None => self.callers.push(Merged {
                principal: denial.principal.clone(),
                count: 1,
                applicability,
                statements,
            }),
        }
    }

    /// The policies for all callers that were refused more than once.
    pub fn merged(self) -> Vec<Merged> {
        let several = self.callers.into_iter().filter(|caller| caller.count > 1);
        several.map(|caller| Merged { statements: tidy(caller.statements), ..caller }).collect()
    }
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
        statement.sid = format!("DenyLens{number}");
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
        assert_eq!((merged.count, merged.applicability), (5, Applicability::Ready));
        let line: String = merged.document().split_whitespace().collect();
        assert_eq!(
            line,
            r#"{"Version":"2012-10-17","Statement":[{"Sid":"DenyLens1","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::a/1","arn:aws:s3:::a/2"]},{"Sid":"DenyLens2","Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:111122223333:q"}]}"#
        );
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
