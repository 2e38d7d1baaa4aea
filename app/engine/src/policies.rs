//! The policies that the user has given, and a refusal held against them.

use denylens_locate::{
    Located, Subject, locate,
    what_if::{Change, Tried, try_out},
};
use denylens_policy::export::{File, FileProblemKind, Library};
use serde::{Deserialize, Serialize};

/// The policies that were given, and the refusal that they are held against.
#[derive(Debug, Default)]
pub struct GivenPolicies {
    library: Library,
    last: u32,
    about: u32,
    subject: Option<Subject>,
    attempt: Option<(Change, String)>,
}

/// Whether a file was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It was.
    Taken,
    /// It has no policies, and was not meant to be taken without.
    Left,
}

/// What becomes of a file without policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Otherwise {
    /// It was given as policies: it is listed with what is wrong.
    List,
    /// It may be something else: it is left to the page.
    Leave,
}

/// What the worker has, and what that says of the refusal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// The files.
    pub files: Vec<File>,
    /// The page's number for the last that was read.
    pub last: u32,
    /// The refusal's number.
    pub about: u32,
    /// What the policies say of it; `None` without files, or without a request.
    pub located: Option<Located>,
}

impl GivenPolicies {
    /// Reads a file.
    pub fn add(&mut self, name: &str, text: impl Into<String>, otherwise: Otherwise) -> Given {
        let problems = &self.library.add(name, text).problems;
        let is_empty = problems
            .iter()
            .any(|problem| matches!(problem.kind, FileProblemKind::NotJson | FileProblemKind::NoPolicies));
        if is_empty && otherwise == Otherwise::Leave {
            self.library.files.pop();
            return Given::Left;
        }
        Given::Taken
    }

    /// A file, or one in an archive, is not read, for this reason.
    pub fn add_refused(&mut self, name: &str, why: FileProblemKind) {
        self.library.add_refused(name, why);
    }

    /// All of what the page gave under this number has been read.
    pub fn finish(&mut self, id: u32) {
        self.last = id;
    }

    /// Looks at another refusal from now on.
    pub fn look_at(&mut self, about: u32, subject: Option<Subject>) {
        (self.about, self.subject) = (about, subject);
    }

    /// Tries a change from now on, or none.
    pub fn attempt(&mut self, attempt: Option<(Change, String)>) {
        self.attempt = attempt;
    }

    /// What there is, and what it says of the refusal.
    pub fn held(&self) -> Held {
        let subject = self.subject.as_ref().filter(|_| !self.library.files.is_empty());
        let located = subject.map(|subject| locate(subject, &self.library));
        Held { files: self.library.files.clone(), last: self.last, about: self.about, located }
    }

    /// What would become of the request with the change.
    pub fn tried(&self) -> Option<Tried> {
        let (change, text) = self.attempt.as_ref()?;
        let subject = self.subject.as_ref()?;
        try_out(subject, &self.library, *change, text)
    }

    /// The text of a policy, by its place.
    pub fn text(&self, at: usize) -> Option<&str> {
        self.library.policies.get(at).map(|policy| &*policy.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_policy::{Decision, Layer};
    use denylens_triage::triage;

    const REFUSED: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
        arn:aws:s3:::data/key with an explicit deny in an identity-based policy";
    const DENY: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"No","Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#;
    const ALLOW: &str =
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;

    fn given() -> GivenPolicies {
        let mut given = GivenPolicies::default();
        given.look_at(7, Subject::of(&triage(REFUSED).denials[0]));
        given
    }

    #[test]
    fn without_files_nothing_is_said_of_the_refusal() {
        assert_eq!(given().held(), Held { files: Vec::new(), last: 0, about: 7, located: None });
    }

    #[test]
    fn a_policy_that_denies_is_named_and_can_be_looked_at() {
        let mut given = given();
        assert_eq!(given.add("deny.json", DENY, Otherwise::Leave), Given::Taken);
        let held = given.held();
        let located = held.located.unwrap();
        assert_eq!(located.statements[0].sid.as_deref(), Some("No"));
        assert_eq!(located.applicable, [(0, "deny.json".to_owned())]);
        assert_eq!(given.text(0), Some(DENY));
        assert_eq!(given.text(1), None);
    }

    #[test]
    fn a_file_without_policies_is_left_or_listed() {
        let mut given = given();
        for text in ["a log", "{}"] {
            assert_eq!(given.add("log", text, Otherwise::Leave), Given::Left, "{text}");
            assert!(given.held().files.is_empty());
        }
        assert_eq!(given.add("log", "a log", Otherwise::List), Given::Taken);
        assert_eq!(given.held().files[0].problems[0].kind, FileProblemKind::NotJson);
    }

    #[test]
    fn a_change_is_tried_on_what_is_there() {
        let mut given = given();
        assert_eq!(given.tried(), None);
        given.attempt(Some((Change::Add(Layer::Identity), ALLOW.to_owned())));
        let tried = given.tried().unwrap();
        // AWS speaks of a statement that denies, and that isn't here.
        assert_eq!((tried.decision, tried.decision_if_clear), (Decision::Unknown, Decision::ExplicitDeny));
        assert_eq!(tried.gained.len(), 1);
        given.attempt(Some((Change::Add(Layer::Identity), "no policy".to_owned())));
        assert_eq!(given.tried(), None);
    }
}
