//! What would become of the request if a policy were changed.

mod access;
mod change;
mod difference;
mod exception;

pub use access::{Access, AccessCondition, Breadth, Listed};
pub use change::Change;
pub use difference::{Fate, Line, difference};
pub use exception::{Excepted, with_exception};

use super::{examine::examine, need::Need, subject::Subject};
use denylens_policy::{
    Decision, Document,
    export::{FileProblem, Library, Policy},
};
use serde::{Deserialize, Serialize};

/// What would become of the request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tried {
    /// By what is known.
    pub decision: Decision,
    /// If nothing that isn't known stood in the way.
    pub decision_if_clear: Decision,
    /// What would still have to be otherwise, or be known.
    pub needs: Vec<Need>,
    /// What is wrong with the text.
    pub problems: Vec<FileProblem>,
    /// What the text allows that the policy didn't before.
    pub gained: Vec<Access>,
    /// What the policy allowed, and the text doesn't.
    pub lost: Vec<Access>,
}

/// Tries a change; `None` where the text has no statement, or there is nothing to change.
pub fn try_out(subject: &Subject, library: &Library, change: Change, text: &str) -> Option<Tried> {
    let changed = change.apply(subject, library, text)?;
    let (tried, before) = match change {
        Change::Edit(place) => (changed.policies.get(place), library.policies.get(place)),
        Change::Add(_) => (changed.policies.last(), None),
    };
    let before = before.map(|policy| access::of(policy.document())).unwrap_or_default();
    let after = access::of(&Document::parse(text));
    let located = examine(subject, &changed, library);
    Some(Tried {
        decision: located.decision,
        decision_if_clear: located.decision_if_clear,
        needs: located.needs,
        problems: tried.map(Policy::problems).unwrap_or_default(),
        gained: after.iter().filter(|access| !before.contains(access)).cloned().collect(),
        lost: before.into_iter().filter(|access| !after.contains(access)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_policy::Layer;
    use denylens_triage::triage;

    const REFUSED: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
        arn:aws:s3:::data/key because no identity-based policy allows the s3:GetObject action";
    const ALLOW: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}]}"#;
    const DENY: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"No","Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#;

    fn decisions(library: &Library, change: Change, text: &str) -> (Decision, Decision) {
        let subject = Subject::of(&triage(REFUSED).denials[0]).unwrap();
        let tried = try_out(&subject, library, change, text).unwrap();
        (tried.decision, tried.decision_if_clear)
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
        assert!(try_out(&subject, &Library::default(), Change::Add(Layer::Identity), "{}").is_none());
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
        let tried =
            try_out(&subject, &library, Change::Edit(0), &policy(["s3:ListBucket", "s3:GetObject"])).unwrap();
        let only = |action: &str| Some(Listed::Only(vec![action.to_owned()]));
        let gained: Vec<_> = tried.gained.iter().map(|access| access.actions.clone()).collect();
        assert_eq!(gained, [only("s3:GetObject")]);
        let lost: Vec<_> = tried.lost.iter().map(|access| access.actions.clone()).collect();
        assert_eq!(lost, [only("s3:PutObject")]);
        assert_eq!(tried.problems, []);
    }

    #[test]
    fn what_is_wrong_with_the_text_is_named() {
        let subject = Subject::of(&triage(REFUSED).denials[0]).unwrap();
        let text = ALLOW.replace("s3:GetObject", "S3");
        let tried = try_out(&subject, &Library::default(), Change::Add(Layer::Identity), &text).unwrap();
        assert_eq!(tried.problems[0].piece.as_deref(), Some("\"S3\""));
    }

    #[test]
    fn an_edit_takes_back_the_deny_that_aws_spoke_of_and_an_addition_does_not() {
        let denied = REFUSED.split(" because ").next().unwrap().to_owned()
            + " with an explicit deny in an identity-based policy";
        let subject = Subject::of(&triage(&denied).denials[0]).unwrap();
        let if_clear = |library: &Library, change, text: &str| {
            try_out(&subject, library, change, text).unwrap().decision_if_clear
        };
        let mut library = Library::default();
        assert_eq!(if_clear(&library, Change::Add(Layer::Identity), ALLOW), Decision::ExplicitDeny);
        library.add("deny.json", DENY);
        assert_eq!(if_clear(&library, Change::Add(Layer::Identity), ALLOW), Decision::ExplicitDeny);
        assert_eq!(if_clear(&library, Change::Edit(0), ALLOW), Decision::Allowed);
    }
}
