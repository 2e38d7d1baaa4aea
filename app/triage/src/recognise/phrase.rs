//! Sentences that say why a request was refused without being a denial sentence, and the marks of other systems' refusals.
//!
//! A table for each thing that phrases say, a file each. A phrase decides only what it says: the cause, and the service that says it.

mod condition;
mod credentials;
mod denied;
mod elsewhere;
mod kms;
mod other;
mod quota;
mod sharing;
mod subject;
mod trust;

use super::{Finding, Quote, grammar::follow};
use crate::{
    report::{Cause, Form},
    unwrap::Unwrapped,
};
use std::ops::Range;
use subject::Subject;

/// A phrase that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
    /// Its words, as the registry has them.
    pub(crate) words: &'static str,
    /// What it says.
    pub(crate) says: Says,
    /// The form of the cause that it tells of.
    pub(crate) form: Option<Form>,
    /// The service that says it.
    pub(crate) service: Option<&'static str>,
    /// What it is said of.
    pub(crate) subject: Option<Quote>,
}

impl Phrase {
    /// The quota that it says is used up.
    pub(crate) fn quota(&self) -> Option<&Quote> {
        self.subject.as_ref().filter(|_| self.says == QUOTA)
    }

    /// The resource that it is said of.
    pub(crate) fn resource(&self) -> Option<&Quote> {
        self.subject.as_ref().filter(|_| self.says != QUOTA && self.form != Some(Form::Clock))
    }

    /// The times of which it is said that they are too far apart.
    pub(crate) fn times(&self) -> Option<&Quote> {
        self.subject.as_ref().filter(|_| self.form == Some(Form::Clock))
    }
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// A request was refused for lack of permission, no more.
    Denied,
    /// A VPC endpoint policy refused it.
    VpcEndpoint,
    /// Another cause.
    Cause(Cause),
}

struct Row {
    phrase: &'static str,
    says: Says,
    form: Option<Form>,
    service: Option<&'static str>,
    subject: Subject,
}

const fn row(phrase: &'static str, says: Says) -> Row {
    Row { phrase, says, form: None, service: None, subject: Subject::None }
}

const fn of(service: &'static str, phrase: &'static str, says: Says) -> Row {
    Row { phrase, says, form: None, service: Some(service), subject: Subject::None }
}

impl Row {
    const fn subject(self, subject: Subject) -> Row {
        Row { subject, ..self }
    }

    const fn form(self, form: Form) -> Row {
        Row { form: Some(form), ..self }
    }
}

const QUOTA: Says = Says::Cause(Cause::Quota);

/// The tables. Where one phrase begins as another does, the longer one says more and stands first.
const TABLES: [&[Row]; 9] = [
    kms::ROWS,
    sharing::ROWS,
    trust::ROWS,
    condition::ROWS,
    credentials::ROWS,
    quota::ROWS,
    other::ROWS,
    elsewhere::ROWS,
    denied::ROWS,
];

/// The phrases by their first two letters: nearly no word of a log begins as a phrase does, and this says so at once.
struct Index(Vec<Vec<&'static Row>>);

impl Index {
    fn new() -> Index {
        let mut rows = vec![Vec::new(); 32 * 32];
        for row in TABLES.into_iter().flatten() {
            if let [first, second, ..] = row.phrase.as_bytes()
                && let Some(bucket) = rows.get_mut(Index::of(*first, *second))
            {
                bucket.push(row);
            }
        }
        Index(rows)
    }

    /// The case of a letter is not among its last five bits.
    fn of(first: u8, second: u8) -> usize {
        usize::from(first % 32) * 32 + usize::from(second % 32)
    }

    /// The phrase that stands at `at`, where a word begins, and its end.
    fn at(&self, text: &str, at: usize) -> Option<(&'static Row, usize)> {
        let (first, second) = (*text.as_bytes().get(at)?, *text.as_bytes().get(at + 1)?);
        let rows = if second.is_ascii_alphabetic() {
            self.0.get(Index::of(first, second)..=Index::of(first, second))?
        } else {
            // What stands between the letters doesn't count, after the first of them too.
            self.0.get(Index::of(first, 0)..Index::of(first, 0) + 32)?
        };
        rows.iter().flatten().find_map(|row| Some((*row, follow(text, at, row.phrase)?)))
    }
}

/// Finds every phrase.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let spoken = text.spoken.text();
    let phrases = Index::new();
    let mut last = 0;
    for word in super::words::of(spoken) {
        if word.start < last {
            continue;
        }
        if let Some((row, end)) = phrases.at(spoken, word.start) {
            let subject = subject::of(&text.spoken, row.subject, word.start, end);
            if subject.is_none() && matches!(row.subject, Subject::ArnBefore(_) | Subject::RegistryBefore) {
                continue;
            }
            let at = text.spoken.origin(word.start..end);
            findings.push(Finding::Phrase(Phrase {
                at,
                words: row.phrase,
                says: row.says,
                form: row.form,
                service: row.service,
                subject,
            }));
            last = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwrap::unwrap;

    #[track_caller]
    fn check(text: &str, says: Option<Says>) {
        let mut findings = Vec::new();
        find(&unwrap(text), &mut findings);
        let found = findings.into_iter().find_map(|finding| match finding {
            Finding::Phrase(phrase) => Some(phrase.says),
            _ => None,
        });
        assert_eq!(found, says);
    }

    #[test]
    fn every_phrase_is_found_where_it_stands() {
        for row in TABLES.into_iter().flatten() {
            let arn = "arn:aws:kms:us-east-1:111122223333:key/1a2b";
            let before = match row.subject {
                Subject::ArnBefore(_) => arn,
                Subject::RegistryBefore => "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1",
                Subject::None
                | Subject::After
                | Subject::NameAfter
                | Subject::RoleAfter
                | Subject::Times
                | Subject::Before => "",
            };
            check(&format!("Error: {before} {} …", row.phrase), Some(row.says));
        }
    }

    #[test]
    fn of_two_phrases_that_begin_alike_the_longer_stands_first() {
        let all: Vec<&str> = TABLES.into_iter().flatten().map(|row| row.phrase).collect();
        for (at, phrase) in all.iter().enumerate() {
            let before = all.iter().take(at).find(|before| follow(phrase, 0, before).is_some());
            assert_eq!(before, None, "{phrase} is never found");
        }
    }

    #[test]
    fn the_form_of_a_phrase_is_a_form_of_its_cause() {
        for Row { phrase, says, form, .. } in TABLES.into_iter().flatten() {
            let (Says::Cause(cause), Some(form)) = (says, form) else { continue };
            assert!(cause.forms().contains(form), "{phrase}: {} has no form {form:?}", cause.id());
        }
    }

    #[test]
    fn a_phrase_that_says_no_cause_has_a_form_of_the_cause_that_remains() {
        for Row { phrase, says, form, .. } in TABLES.into_iter().flatten() {
            let (Says::Denied, Some(form)) = (says, form) else { continue };
            assert!(Cause::Action.forms().contains(form), "{phrase}: {form:?}");
        }
    }

    #[test]
    fn a_phrase_is_found_across_a_line_break() {
        check("is forbidden:\n  User \"system:serviceaccount:a:b\"", Some(Says::Cause(Cause::NotAws)));
        check("i\ns forbidden: User \"system:serviceaccount:a:b\"", Some(Says::Cause(Cause::NotAws)));
    }

    #[track_caller]
    fn check_subject(text: &str, subject: Option<&str>) {
        let mut findings = Vec::new();
        find(&unwrap(text), &mut findings);
        let found = findings.into_iter().find_map(|finding| match finding {
            Finding::Phrase(phrase) => phrase.subject,
            _ => None,
        });
        assert_eq!(found.map(|subject| subject.value).as_deref(), subject);
    }

    #[test]
    fn what_a_phrase_is_said_of() {
        check_subject("Not authorized for images: [ami-0123456789abcdef0]", Some("ami-0123456789abcdef0"));
        check_subject("API: ec2:RunInstances Not authorized for images:", None);
        check_subject("Cannot exceed quota for RolesPerAccount: 1000", Some("RolesPerAccount"));
        check_subject("You have exceeded your maximum gp3 storage limit of 50 TiB", Some("gp3"));
        check_subject(
            "Role arn:aws:iam::111122223333:role/r is invalid or cannot be assumed",
            Some("arn:aws:iam::111122223333:role/r"),
        );
        check_subject(
            "arn:aws:kms:us-east-1:111122223333:key/1a2b is disabled.",
            Some("arn:aws:kms:us-east-1:111122223333:key/1a2b"),
        );
    }

    #[test]
    fn an_image_of_amazon_ecr_is_named_with_its_repository() {
        let host = "444455556666.dkr.ecr.us-east-1.amazonaws.com";
        let failed = "failed with: 403 Forbidden";
        check_subject(
            &format!("failed to resolve ref {host}/team/app:1: pulling from host {host} {failed}"),
            Some(&format!("{host}/team/app:1")),
        );
        check_subject(&format!("pulling from host {host} {failed}"), Some(host));
        check_subject(
            &format!(
                "image \"{host}/app:1\": HEAD request to https://{host}/v2/app/manifests/1: 403 Forbidden"
            ),
            Some(&format!("{host}/app:1")),
        );
        check_subject(&format!("pulling from host ghcr.io {failed}"), None);
    }

    #[test]
    fn a_disabled_thing_that_is_no_key_says_nothing() {
        check("The rule is disabled.", None);
    }

    #[test]
    fn prose_says_nothing() {
        check("We talked about access and about keys.", None);
    }
}
