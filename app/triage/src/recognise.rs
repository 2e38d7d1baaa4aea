//! Finders: each looks for one kind of thing in the unwrapped paste, alone, and claims nothing that the text doesn't say.

mod bucket;
mod code;
mod decoded;
mod details;
mod document;
mod encoded;
mod event;
mod facts;
mod grammar;
mod head;
mod layer;
mod mark;
mod phrase;
mod request_context;
mod sentence;
pub(crate) mod time;
mod token;
mod words;

pub(crate) use code::Meaning;
pub(crate) use decoded::Decoded;
pub(crate) use details::{Check, DenyingPolicy, Details};
pub(crate) use encoded::EncodedMessage;
pub(crate) use event::{Bearer, Event};
pub(crate) use head::{Head, Position};
pub(crate) use mark::{Mark, Strength};
pub(crate) use phrase::{Phrase, Says, Told};
pub use phrase::{Wording, wordings, wordings_of};
pub(crate) use sentence::{Cut, Remark, Sentence};
pub(crate) use token::{Claims, OfToken, Says as SaysOfToken};

use crate::{
    order,
    report::{Cause, Form, Tool},
    unwrap::{TracedText, Unwrapped},
};
use std::ops::Range;

/// A value and the piece of the original text that gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quote<T = String> {
    /// What the piece says.
    pub(crate) value: T,
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
}

impl<T> Quote<T> {
    /// The same piece, saying something else.
    pub(crate) fn map<U>(&self, f: impl FnOnce(&T) -> U) -> Quote<U> {
        Quote { value: f(&self.value), at: self.at.clone() }
    }
}

/// Something that was found. A log has many, and each is moved several times: what is large is in a box.
#[derive(Clone, Debug)]
pub(crate) enum Finding {
    /// What a tool prints in front of a service's message: code, operation, request id.
    Head(Box<Head>),
    /// A sentence that says why, or whose refusal it is.
    Phrase(Box<Phrase>),
    /// What tells the system that a refusal is of.
    Mark(Mark),
    /// A denial sentence.
    Sentence(Box<Sentence>),
    /// An encoded message.
    Encoded(Box<EncodedMessage>),
    /// The document of an encoded message.
    Decoded(Box<Decoded>),
    /// An evaluation of the authorization details.
    Details(Box<Details>),
    /// A CloudTrail event.
    Event(Box<Event>),
    /// What is said of a token that somebody came with.
    OfToken(Box<OfToken>),
}

impl Finding {
    /// Where it stands in the original.
    pub(crate) fn at(&self) -> Range<usize> {
        match self {
            Finding::Head(head) => head.at.clone(),
            Finding::Phrase(phrase) => phrase.at.clone(),
            Finding::Mark(mark) => mark.at.clone(),
            Finding::Sentence(sentence) => sentence.at.clone(),
            Finding::Encoded(encoded) => encoded.text.at.clone(),
            Finding::Decoded(decoded) => decoded.at.clone(),
            Finding::Details(details) => details.at.clone(),
            Finding::Event(event) => event.at.clone(),
            Finding::OfToken(found) => found.at.clone(),
        }
    }
}

/// Everything that was found, in the order of the original text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings {
    pub(crate) findings: Vec<Finding>,
    pub(crate) tool: Option<Quote<Tool>>,
}

/// Runs every finder.
pub(crate) fn recognise(text: &Unwrapped<'_>) -> Findings {
    let mut findings = Vec::new();
    for find in FINDERS {
        find(text, &mut findings);
    }
    let findings = without_parts(findings);
    // A record comes before what it contains.
    let findings = order::by_key(findings, |finding| {
        let at = finding.at();
        [at.start, usize::from(!matches!(finding, Finding::Event(_))), at.end, 0]
    });
    Findings { findings, tool: facts::tool(text) }
}

/// Leaves out what belongs to another finding: "with an explicit deny in an identity-based policy" is what API Gateway says of the policy
/// that its authorizer returned, "Forbidden:" is how another system begins, and a sentence says itself what its end says.
fn without_parts(findings: Vec<Finding>) -> Vec<Finding> {
    let places = |is_one: fn(&Finding) -> bool| -> Vec<Range<usize>> {
        findings.iter().filter(|finding| is_one(finding)).map(Finding::at).collect()
    };
    let authorizers = places(
        |finding| matches!(finding, Finding::Phrase(phrase) if phrase.says == Says::Cause(Cause::Authorizer)),
    );
    let strangers = places(
        |finding| matches!(finding, Finding::Phrase(phrase) if phrase.says == Says::Cause(Cause::NotAws)),
    );
    let sentences = places(|finding| matches!(finding, Finding::Sentence(_)));
    let is_inside = |places: &[Range<usize>], at: &Range<usize>| {
        let index = places.partition_point(|place| place.end <= at.start);
        places.get(index).is_some_and(|place| place.start <= at.start && at.end <= place.end)
    };
    let is_part = |finding: &Finding| match finding {
        Finding::Sentence(sentence) => is_inside(&authorizers, &sentence.at),
        Finding::Head(head) => is_inside(&strangers, &head.at),
        Finding::Phrase(phrase) => {
            phrase.form == Some(Form::BlockPublicAccess) && is_inside(&sentences, &phrase.at)
        }
        _ => false,
    };
    let parts: Vec<bool> = findings.iter().map(is_part).collect();
    findings.into_iter().zip(parts).filter(|(_, is_part)| !is_part).map(|(finding, _)| finding).collect()
}

/// The finders. Their order doesn't matter.
const FINDERS: [fn(&Unwrapped<'_>, &mut Vec<Finding>); 10] = [
    bucket::find,
    head::find,
    phrase::find,
    sentence::find,
    encoded::find,
    decoded::find,
    details::find,
    event::find,
    token::find,
    mark::find,
];

/// The piece of `text` at `range`, without white space around it.
fn quote(text: &TracedText, range: Range<usize>) -> Quote {
    let raw = text.slice(range.clone());
    let start = range.start + (raw.len() - raw.trim_start().len());
    let value = raw.trim();
    Quote { value: value.to_owned(), at: text.origin(start..start + value.len()) }
}
