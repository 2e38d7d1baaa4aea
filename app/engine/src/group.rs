//! The refusals of a text by who has to act first.

use crate::digest::Wait;
use denylens_advise::{Contact, fix::Fix, handoff::first_contact};
use denylens_triage::report::Denial;
use serde::{Deserialize, Serialize};

/// The refusals on which the same has to act first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Who that is.
    pub whose: Whose,
    /// Their places in the text, from 0.
    pub places: Vec<usize>,
}

/// Who has to act first on a refusal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Whose {
    /// The owner of a policy, or whoever else is asked.
    Owner(Contact),
    /// Nobody knows before its message is decoded.
    Undecoded,
    /// The caller, who needs nobody else.
    Caller,
}

impl Whose {
    fn of(denial: &Denial, fixes: &[Fix]) -> Whose {
        if Wait::of(denial) == Some(Wait::Decoding) && denial.layer.layer.is_none() {
            return Whose::Undecoded;
        }
        first_contact(denial, fixes).map_or(Whose::Caller, Whose::Owner)
    }
}

/// Takes in one refusal of a text after the other: the groups stand in the order of their first.
#[derive(Debug, Default)]
pub(crate) struct Grouping {
    groups: Vec<Group>,
    seen: usize,
}

impl Grouping {
    pub(crate) fn add(&mut self, denial: &Denial, fixes: &[Fix]) {
        let (whose, place) = (Whose::of(denial, fixes), self.seen);
        self.seen += 1;
        match self.groups.iter_mut().find(|group| group.whose == whose) {
            Some(group) => group.places.push(place),
            None => self.groups.push(Group { whose, places: vec![place] }),
        }
    }

    pub(crate) fn groups(self) -> Vec<Group> {
        self.groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_advise::fix;
    use denylens_triage::triage;

    fn groups(text: &str) -> Vec<Group> {
        let mut grouping = Grouping::default();
        for denial in triage(text).denials {
            grouping.add(&denial, &fix::of(&denial));
        }
        grouping.groups()
    }

    fn refused(rest: &str) -> String {
        format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}\n\n")
    }

    #[test]
    fn the_same_owner_has_one_group_wherever_the_refusals_stand() {
        let allow = |action: &str| {
            refused(&format!(
                "{action} on resource: * because no identity-based policy allows the {action} action"
            ))
        };
        let denied = refused(
            "s3:GetObject on resource: arn:aws:s3:::a/1 with an explicit deny in a service control policy",
        );
        let groups = groups(&[allow("sqs:ListQueues"), denied, allow("sns:ListTopics")].concat());
        let iam = Contact::Iam(Some("111122223333".to_owned()));
        assert_eq!(
            groups,
            [
                Group { whose: Whose::Owner(iam), places: vec![0, 2] },
                Group { whose: Whose::Owner(Contact::Organization(None)), places: vec![1] },
            ]
        );
    }

    #[test]
    fn a_message_that_isnt_decoded_has_nobody_and_what_no_policy_refused_has_the_caller() {
        let text = format!(
            "You are not authorized to perform this operation. Encoded authorization failure message: {}\n\n\nThrottlingException: Rate exceeded\n",
            "aB3-_xYz".repeat(70)
        );
        let whose: Vec<_> = groups(&text).into_iter().map(|group| group.whose).collect();
        assert_eq!(whose, [Whose::Undecoded, Whose::Caller]);
    }
}
