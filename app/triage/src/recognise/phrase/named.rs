//! The action that a phrase names.

use super::subject::inside;
use crate::{
    recognise::{Quote, quote},
    unwrap::TracedText,
};

/// Where the action stands that a phrase says is refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// The phrase names none.
    None,
    /// In the phrase itself.
    Within(&'static str),
    /// Right after the phrase, with its service: `tag:GetResources`, or `SendMessage on SQS`.
    After,
    /// Right after the phrase, an action of this service.
    AfterOf(&'static str),
}

/// Services by the names under which others speak of them, with the prefixes of their actions.
///
/// Source: Service Authorization Reference, `reference_policies_actions-resources-contextkeys.html`.
const SERVICES: [(&str, &str); 9] = [
    ("DynamoDB", "dynamodb"),
    ("EC2", "ec2"),
    ("EventBridge", "events"),
    ("KMS", "kms"),
    ("Kinesis", "kinesis"),
    ("Lambda", "lambda"),
    ("S3", "s3"),
    ("SNS", "sns"),
    ("SQS", "sqs"),
];

/// The action of a phrase from `start` to `end`.
pub(super) fn of(text: &TracedText, named: Named, start: usize, end: usize) -> Option<Quote> {
    match named {
        Named::None => None,
        Named::Within(action) => Some(Quote { value: action.to_owned(), at: text.origin(start..end) }),
        Named::After | Named::AfterOf(_) => {
            let rest = text.slice(end..text.text().len());
            let from = end + rest.len() - rest.trim_start_matches(OPENING).len();
            let rest = text.slice(from..text.text().len());
            let is_part = |next: char| next.is_ascii_alphanumeric() || next == ':' || next == '-';
            let length = rest.find(|next| !is_part(next)).unwrap_or(rest.len());
            let word = rest.get(..length)?.trim_end_matches(':');
            let said = quote(text, from..from + word.len());
            let service = match (named, word.split_once(':')) {
                (_, Some((service, name))) => return is_action(service, name).then_some(said),
                (Named::AfterOf(service), None) => service,
                _ => service_after(rest.get(length..)?)?,
            };
            is_action(service, word).then(|| said.map(|name| [service, name].join(":")))
        }
    }
}

const OPENING: [char; 6] = [' ', '\n', '`', '\'', '"', ':'];

/// `on SQS`, `on arn:aws:sns:…`: whose action it is.
fn service_after(rest: &str) -> Option<&str> {
    let thing = rest.trim_start_matches(OPENING).strip_prefix("on ")?.trim_start_matches(OPENING);
    let word = thing.get(..thing.find(|next| !inside(next)).unwrap_or(thing.len()))?;
    if word.starts_with("arn:") {
        return word.split(':').nth(2).filter(|service| !service.is_empty());
    }
    let word = word.trim_end_matches('.');
    SERVICES.iter().find(|(name, _)| *name == word).map(|(_, prefix)| *prefix)
}

fn is_action(service: &str, name: &str) -> bool {
    let is_word = |text: &str| text.bytes().all(|next| next.is_ascii_alphanumeric() || next == b'-');
    !service.is_empty()
        && is_word(service)
        && is_word(name)
        && name.starts_with(|first: char| first.is_ascii_uppercase())
}
