//! Sentences that say why a request was refused without being a denial sentence, and the marks of other systems' refusals.
//!
//! A table for each thing that phrases say, a file each. A phrase decides only what it says: the cause, and the service that says it.

mod authorizer;
mod code_before;
mod condition;
mod credentials;
mod denied;
mod elsewhere;
mod kms;
mod named;
mod other;
mod principal;
mod quota;
mod role_permission;
mod service_access;
mod service_role;
mod sharing;
mod subject;
mod told;
mod trust;

use super::{Finding, Quote, grammar::follow};
use crate::{
    report::{Cause, Form},
    unwrap::{Unwrapped, unwrap},
};
use named::Named;
use std::ops::Range;
use subject::Subject;
pub(crate) use told::Told;

/// A wording of the registry: words in which a service, an authorizer or another system says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Its words, without the values between them.
    pub words: &'static str,
    /// The service that words it so, by its prefix in the names of actions; `None` where several do.
    pub service: Option<&'static str>,
    /// The cause that it tells, where it tells one.
    pub cause: Option<Cause>,
    /// The form of the cause that it tells.
    pub form: Option<Form>,
}

/// Every wording of the registry.
pub fn wordings() -> impl Iterator<Item = Wording> {
    TABLES.into_iter().flatten().map(|row| Wording::of(row.phrase, row.service, row.says, row.form))
}

/// The wordings that are found in a text.
pub fn wordings_of(paste: &str) -> Vec<Wording> {
    let mut findings = Vec::new();
    find(&unwrap(paste), &mut findings);
    let phrases = findings.into_iter().filter_map(|finding| match finding {
        Finding::Phrase(phrase) => Some(Wording::of(phrase.words, phrase.service, phrase.says, phrase.form)),
        _ => None,
    });
    phrases.collect()
}

impl Wording {
    fn of(words: &'static str, service: Option<&'static str>, says: Says, form: Option<Form>) -> Wording {
        let cause = match says {
            Says::Cause(cause) => Some(cause),
            Says::Denied | Says::VpcEndpoint => None,
        };
        Wording { words, service, cause, form }
    }
}

/// A phrase that was found. A log may hold one in each line: what few have is in a box.
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
    /// The role that it says lacks a permission.
    pub(crate) role: Option<Box<Quote>>,
    /// The action that it names.
    pub(crate) action: Option<Box<Quote>>,
    /// The error code in front of its sentence.
    pub(crate) code: Option<Box<Quote>>,
    /// The service principal that the role or the resource is to let in.
    pub(crate) serves: Option<&'static str>,
    /// Who was refused what, where it says so in words of its own.
    pub(crate) told: Option<Box<Told>>,
}

impl Phrase {
    /// The quota that it says is used up.
    pub(crate) fn quota(&self) -> Option<&Quote> {
        self.subject.as_ref().filter(|_| self.says == QUOTA)
    }

    /// The resource that it is said of.
    pub(crate) fn resource(&self) -> Option<&Quote> {
        self.subject
            .as_ref()
            .filter(|_| self.says != QUOTA && self.form != Some(Form::Clock) && self.told.is_none())
    }

    /// Whether another phrase says the same of the same.
    pub(crate) fn is_again(&self, other: &Phrase) -> bool {
        let values = |phrase: &Phrase| {
            let quotes = [phrase.subject.as_ref(), phrase.role.as_deref(), phrase.action.as_deref()];
            quotes.map(|quote| quote.map(|quote| quote.value.clone()))
        };
        self.words == other.words
            && self.told.is_none()
            && other.told.is_none()
            && self.code.is_some() == other.code.is_some()
            && values(self) == values(other)
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
    /// Where the thing stands that it is said of.
    subject: Subject,
    /// Where the role stands that lacks a permission.
    role: Subject,
    /// Where the action stands.
    action: Named,
    /// The service principal that a role or a resource is to let in.
    serves: Option<&'static str>,
}

const fn row(phrase: &'static str, says: Says) -> Row {
    Row {
        phrase,
        says,
        form: None,
        service: None,
        subject: Subject::None,
        role: Subject::None,
        action: Named::None,
        serves: None,
    }
}

const fn of(service: &'static str, phrase: &'static str, says: Says) -> Row {
    Row { service: Some(service), ..row(phrase, says) }
}

impl Row {
    const fn subject(self, subject: Subject) -> Row {
        Row { subject, ..self }
    }

    const fn form(self, form: Form) -> Row {
        Row { form: Some(form), ..self }
    }

    const fn role(self, role: Subject) -> Row {
        Row { role, ..self }
    }

    const fn action(self, action: Named) -> Row {
        Row { action, ..self }
    }

    /// Whether a service says it of a role or of a principal.
    fn speaks_of_role(&self) -> bool {
        matches!(self.says, Says::Cause(Cause::Principal | Cause::ServiceAccess))
            || matches!(self.form, Some(Form::ServiceRole | Form::RolePermission | Form::NoObjects))
    }

    /// Where a phrase goes on that begins with its code: `InvalidParameterException: roleArn,`.
    fn after_code(&self, start: usize, end: usize) -> usize {
        self.phrase.find(": ").map_or(start, |colon| (start + colon + 2).min(end))
    }

    const fn serves(self, principal: &'static str) -> Row {
        Row { serves: Some(principal), ..self }
    }
}

const QUOTA: Says = Says::Cause(Cause::Quota);

/// The tables.
const TABLES: [&[Row]; 14] = [
    authorizer::ROWS,
    kms::ROWS,
    sharing::ROWS,
    trust::ROWS,
    service_role::ROWS,
    role_permission::ROWS,
    principal::ROWS,
    service_access::ROWS,
    condition::ROWS,
    credentials::ROWS,
    quota::ROWS,
    other::ROWS,
    elsewhere::ROWS,
    denied::ROWS,
];

/// The phrases by their first two letters: nearly no word of a log begins as a phrase does, and this says so at once. Where one does, its
/// first eight letters tell.
struct Index(Vec<Vec<(Beginning, &'static Row)>>);

/// The first letters of a phrase, or of a text, without gaps and in one case.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Beginning {
    letters: u64,
    /// The bits of those letters that there are.
    mask: u64,
}

impl Beginning {
    fn of(text: &str) -> Beginning {
        let letters = text.bytes().filter(|next| !(next.is_ascii_whitespace() || b"*`".contains(next)));
        let (mut beginning, mut shift) = (Beginning { letters: 0, mask: 0 }, 0);
        for next in letters.take(8) {
            beginning.letters |= u64::from(next.to_ascii_lowercase()) << shift;
            beginning.mask |= 0xff << shift;
            shift += 8;
        }
        beginning
    }

    /// Whether a text that begins so can begin with these letters.
    fn has(self, phrase: Beginning) -> bool {
        self.letters & phrase.mask == phrase.letters
    }
}

impl Index {
    fn new() -> Index {
        Index::of_rows(TABLES.into_iter().flatten())
    }

    fn of_rows(all: impl Iterator<Item = &'static Row>) -> Index {
        let mut rows: Vec<Vec<(Beginning, &'static Row)>> = vec![Vec::new(); 32 * 32];
        for row in all {
            if let [first, second, ..] = row.phrase.as_bytes()
                && let Some(bucket) = rows.get_mut(Index::bucket(*first, *second))
            {
                // Where one phrase begins as another does, the longer one says more.
                let place = bucket.partition_point(|(_, longer)| longer.phrase.len() >= row.phrase.len());
                bucket.insert(place, (Beginning::of(row.phrase), row));
            }
        }
        Index(rows)
    }

    /// The case of a letter is not among its last five bits.
    fn bucket(first: u8, second: u8) -> usize {
        usize::from(first % 32) * 32 + usize::from(second % 32)
    }

    /// The phrases that stand at `at`, where a word begins, and their ends.
    fn at<'t>(&self, text: &'t str, at: usize) -> impl Iterator<Item = (&'static Row, usize)> + use<'_, 't> {
        let alike = self.alike(text, at).into_iter().flatten();
        alike.filter_map(move |row| Some((row, follow(text, at, row.phrase)?)))
    }

    /// The phrases that begin as the text at `at` does; `None` where there are none with its first two letters.
    fn alike(&self, text: &str, at: usize) -> Option<impl Iterator<Item = &'static Row> + use<'_>> {
        let (first, second) = (*text.as_bytes().get(at)?, *text.as_bytes().get(at + 1)?);
        let rows = if second.is_ascii_alphabetic() {
            self.0.get(Index::bucket(first, second)..=Index::bucket(first, second))?
        } else {
            // What stands between the letters doesn't count, after the first of them too.
            self.0.get(Index::bucket(first, 0)..Index::bucket(first, 0) + 32)?
        };
        let mut rows = rows.iter().flatten().peekable();
        rows.peek()?;
        let here = Beginning::of(text.get(at..).unwrap_or_default());
        Some(rows.filter(move |(beginning, _)| here.has(*beginning)).map(|(_, row)| *row))
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
        let said = phrases.at(spoken, word.start).find_map(|(row, end)| {
            let subject = subject::of(&text.spoken, row.subject, word.start, end);
            let role = subject::of(&text.spoken, row.role, word.start, end);
            let is_lacking = |place: Subject, found: &Option<Quote>| place.is_needed() && found.is_none();
            let is_whole = !is_lacking(row.subject, &subject) && !is_lacking(row.role, &role);
            is_whole.then_some((row, end, subject, role))
        });
        if let Some((row, end, subject, role)) = said {
            let at = text.spoken.origin(word.start..end);
            let frame =
                (row.form == Some(Form::ServiceRole)).then(|| within_delivery(findings, at.start)).flatten();
            findings.push(Finding::Phrase(Box::new(Phrase {
                at,
                words: row.phrase,
                says: row.says,
                form: row.form,
                service: row.service.or(frame.as_ref().and_then(|frame| frame.service)),
                subject,
                role: role.map(Box::new),
                action: named::of(&text.spoken, row.action, word.start, end).map(Box::new),
                code: row
                    .speaks_of_role()
                    .then(|| code_before::of(&text.spoken, row.after_code(word.start, end)))
                    .flatten()
                    .map(Box::new),
                serves: row.serves.or(frame.and_then(|frame| frame.serves)),
                told: Some(told::of(&text.spoken, row.form, word.start, end))
                    .filter(|told| *told != Told::default())
                    .map(Box::new),
            })));
            last = end;
        }
    }
}

/// "Insufficient delivery policy to s3 bucket: …, unable to assume role: …" speaks of the role, and it is AWS Config that says so.
fn within_delivery(findings: &mut Vec<Finding>, start: usize) -> Option<Phrase> {
    let is_frame = |last: &mut Finding| {
        matches!(last, Finding::Phrase(last)
            if last.says == Says::Cause(Cause::ServiceAccess) && start.saturating_sub(last.at.end) < 120)
    };
    match findings.pop_if(is_frame)? {
        Finding::Phrase(frame) => Some(*frame),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let arn = |of: &str| format!("arn:aws:x:us-east-1:111122223333{of}1a2b");
            let beside = |subject: Subject| match subject {
                Subject::ArnBefore(of) => (arn(of), String::new()),
                Subject::ArnAfter(of) => (String::new(), arn(of)),
                Subject::RegistryBefore => {
                    ("111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1".to_owned(), String::new())
                }
                Subject::FieldAfter => (String::new(), "listOrders on type Query".to_owned()),
                Subject::ActionOfThree => (String::new(), "ecs:cloudServers:list".to_owned()),
                _ => (String::new(), String::new()),
            };
            let ((role, _), (subject, after)) = (beside(row.role), beside(row.subject));
            let before = if role.is_empty() { subject } else { role };
            check(&format!("Error: {before} {} {after} …", row.phrase), Some(row.says));
        }
    }

    #[test]
    fn of_two_phrases_that_begin_alike_the_longer_is_tried_first() {
        let index = Index::new();
        for row in TABLES.into_iter().flatten() {
            let first = index.at(row.phrase, 0).next().map(|(first, _)| first.phrase);
            assert_eq!(first.map(str::len), Some(row.phrase.len()), "{}: {first:?}", row.phrase);
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
    fn what_stands_around_the_end_of_a_phrase_or_after_for() {
        check_subject(
            "Access to the resource https://sqs.eu-west-1.amazonaws.com/111122223333/orders is denied.",
            Some("https://sqs.eu-west-1.amazonaws.com/111122223333/orders"),
        );
        let lambda = "make sure your request credentials have permission to DescribeSubnets";
        check_subject(&format!("{lambda} for subnet-0a1b2c3d."), Some("subnet-0a1b2c3d"));
        check_subject(&format!("{lambda}. Another sentence-like thing."), None);
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
    fn a_long_registry_is_not_looked_through_where_nothing_begins_as_a_phrase_does() {
        let row_of = |number: usize| {
            let phrase: &'static str = format!("The role of service{number} cannot be assumed").leak();
            let row: &'static Row = Box::leak(Box::new(row(phrase, Says::Denied)));
            row
        };
        let rows: Vec<&'static Row> = (0..500).map(row_of).collect();
        let index = Index::of_rows(rows.into_iter());
        let followed = |text: &str| -> usize {
            let words = crate::recognise::words::of(text);
            words.filter_map(|word| Some(index.alike(text, word.start)?.count())).sum()
        };
        // Words that begin with the same two letters.
        assert_eq!(
            followed(&"the request took that thread a while, then the thing went on. ".repeat(160)),
            0
        );
        assert_eq!(followed("the role of service7"), 500);
    }

    #[test]
    fn prose_says_nothing() {
        check("We talked about access and about keys.", None);
    }
}
