//! Puts what was found together into cases, one for each refusal, and never lets evidence of one leak into another.

use crate::{
    Answers,
    recognise::{
        Decoded, Details, EncodedMessage, Event, Finding, Findings, Head, Meaning, Phrase, Place, Quote,
        Says, Sentence, time,
    },
    report::EncodedState,
    texts::Answer,
};
use std::ops::Range;

/// One refusal, as the pieces of text that speak of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Case {
    /// From the first to the last of its pieces, in the original.
    pub(crate) at: Range<usize>,
    pub(crate) code: Option<Quote>,
    pub(crate) meaning: Option<Meaning>,
    pub(crate) operation: Option<Quote>,
    pub(crate) service: Option<Quote>,
    pub(crate) request_id: Option<Quote>,
    /// When it was logged.
    pub(crate) time: Option<Quote>,
    /// The action that a tool names outside the denial sentence.
    pub(crate) named_action: Option<Quote>,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) sentence: Option<Sentence>,
    pub(crate) encoded: Option<EncodedMessage>,
    pub(crate) decoded: Option<Box<Decoded>>,
    pub(crate) details: Option<Box<Details>>,
    pub(crate) event: Option<Box<Event>>,
    /// How often the paste holds this refusal.
    pub(crate) count: usize,
}

/// Pieces of one message stand close together: a tool's own words come between them, not a page.
const NEAR: usize = 700;

/// Groups findings into cases, in the order of the text.
pub(crate) fn assemble(findings: Findings, paste: &str, answers: &[Answer<'_>]) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut decoded = Vec::new();
    let mut details = Vec::new();
    let mut current = Case::default();
    for finding in findings.findings {
        let finding = match finding {
            Finding::Decoded(document) => {
                decoded.push(document);
                continue;
            }
            Finding::Details(document) => {
                details.push(document);
                continue;
            }
            other => other,
        };
        let at = finding.at();
        if current.event.as_ref().is_some_and(|event| at.end <= event.at.end) {
            current.take(finding);
            continue;
        }
        if !current.takes(&finding, paste) {
            cases.push(std::mem::take(&mut current));
        }
        current.take(finding);
    }
    cases.push(current);
    cases.retain(Case::has_substance);
    let answer = |at: &Range<usize>| {
        answers.iter().find(|answer| answer.at.contains(&at.start)).map(|answer| answer.answers)
    };
    for document in decoded {
        let answers = answer(&document.at);
        join(&mut cases, document, answers);
    }
    for document in details {
        let answers = answer(&document.at);
        join_details(&mut cases, document, answers);
    }
    for case in &mut cases {
        case.time = match &case.event {
            Some(event) => event.time.clone(),
            None => time::before(paste, case.at.start),
        };
    }
    cases.sort_by_key(|case| case.at.start);
    merge_repeats(cases)
}

impl Case {
    fn is_empty(&self) -> bool {
        self.at.end == 0 && self.at.start == 0
    }

    /// Whether it says anything about a refusal.
    fn has_substance(&self) -> bool {
        self.sentence.is_some()
            || self.encoded.is_some()
            || self.decoded.is_some()
            || self.details.is_some()
            || !self.phrases.is_empty()
            || self.event.as_ref().is_some_and(|event| event.error_code.is_some())
            || match self.meaning {
                Some(Meaning::Denied | Meaning::Cause(_)) => true,
                Some(Meaning::Ambiguous) => {
                    self.code.as_ref().is_some_and(|code| !code.value.ends_with("InternalError"))
                }
                None => self.code.is_some(),
            }
    }

    fn has_body(&self) -> bool {
        self.sentence.is_some() || self.encoded.is_some() || !self.phrases.is_empty()
    }

    /// Whether a finding that follows belongs to this case.
    fn takes(&self, finding: &Finding, paste: &str) -> bool {
        if self.is_empty() {
            return true;
        }
        // A record of its own is a case of its own.
        if self.event.is_some() || matches!(finding, Finding::Event(_)) {
            return false;
        }
        let at = finding.at();
        let between = paste.get(self.at.end..at.start).unwrap_or_default();
        if between.len() > NEAR {
            return false;
        }
        let new_line = between.contains('\n');
        let new_paragraph = between.contains("\n\n") || between.contains("\n\r\n");
        match finding {
            Finding::Head(head) if head.place == Place::After => {
                let another = self.request_id.is_some() && head.request_id.is_some() && new_line;
                !another && !new_paragraph
            }
            Finding::Head(head) if head.place == Place::Beside && self.code.is_none() && self.has_body() => {
                between.len() < 200 && !new_paragraph
            }
            // One line can name a code, what it stands for, and the message that it wraps.
            Finding::Head(_) if !new_line && self.sentence.is_none() && self.encoded.is_none() => true,
            // What CloudFormation calls the refusal comes after the message.
            Finding::Head(head) if !new_line && head.place == Place::Handler => true,
            Finding::Head(head) => {
                let another = new_line && head.code.is_some() && self.code.is_some();
                !self.has_body() && !new_paragraph && !another
            }
            Finding::Phrase(phrase) => {
                self.sentence.is_none()
                    && self.encoded.is_none()
                    && !new_paragraph
                    && !(new_line && self.phrases.iter().any(|known| known.says == phrase.says))
            }
            Finding::Sentence(_) => self.sentence.is_none() && self.encoded.is_none() && !new_paragraph,
            Finding::Encoded(_) => self.encoded.is_none(),
            Finding::Decoded(_) | Finding::Details(_) | Finding::Event(_) => false,
        }
    }

    fn take(&mut self, finding: Finding) {
        let at = finding.at();
        self.at = if self.is_empty() { at } else { self.at.start.min(at.start)..self.at.end.max(at.end) };
        self.count = 1;
        match finding {
            Finding::Head(head) => self.take_head(head),
            Finding::Phrase(phrase) => self.phrases.push(phrase),
            Finding::Sentence(sentence) => {
                self.sentence.get_or_insert(sentence);
            }
            Finding::Encoded(encoded) => {
                self.encoded.get_or_insert(encoded);
            }
            Finding::Decoded(document) => {
                self.decoded.get_or_insert(document);
            }
            Finding::Details(document) => {
                self.details.get_or_insert(document);
            }
            Finding::Event(event) => {
                self.event.get_or_insert(event);
            }
        }
    }

    fn take_head(&mut self, head: Head) {
        if self.code.is_none() {
            self.meaning = head.meaning;
            self.code = head.code;
        }
        fill(&mut self.operation, head.operation);
        fill(&mut self.service, head.service);
        fill(&mut self.request_id, head.request_id);
        fill(&mut self.named_action, head.action);
    }

    /// What tells two refusals apart; the encoded text and the request id differ each time and don't.
    fn identity(&self) -> impl PartialEq + use<'_> {
        fn text(quote: Option<&Quote>) -> Option<&str> {
            quote.map(|quote| quote.value.as_str())
        }
        let sentence = self.sentence.as_ref();
        (
            (text(self.code.as_ref()), text(self.operation.as_ref()), text(self.named_action.as_ref())),
            sentence.map(|sentence| {
                (
                    text(sentence.principal.as_ref()),
                    text(sentence.action.as_ref()),
                    text(sentence.resource.as_ref()),
                    sentence.effect.as_ref().map(|effect| effect.value),
                    sentence.layer.as_ref().map(|layer| layer.value),
                    text(sentence.policy.as_ref()),
                )
            }),
            self.phrases.iter().map(|phrase| phrase.says).collect::<Vec<Says>>(),
            self.event.as_ref().map(|event| event.identity()),
            self.details.as_ref().map(|details| {
                (text(details.action.as_ref()), text(details.resource.as_ref()), details.at.start)
            }),
        )
    }
}

fn fill<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

/// Gives a decoded document to the case whose message it is, or makes a case of it.
fn join(cases: &mut Vec<Case>, document: Box<Decoded>, answers: Option<&Answers>) {
    // An answer goes to whoever asked.
    if let Some(Answers::Encoded(message)) = answers {
        let asked =
            |case: &&mut Case| case.encoded.as_ref().is_some_and(|encoded| encoded.text.value == *message);
        if let Some(case) = cases.iter_mut().find(asked) {
            case.decoded = Some(document);
            return;
        }
    }
    let fits = |case: &&mut Case| {
        let same = |said: Option<&Quote>, decoded: Option<&Quote>| match (said, decoded) {
            (Some(said), Some(decoded)) => bare(&said.value).eq_ignore_ascii_case(bare(&decoded.value)),
            _ => true,
        };
        let sentence = case.sentence.as_ref();
        case.decoded.is_none()
            && (case.encoded.is_some() || case.meaning == Some(Meaning::Denied) && case.event.is_none())
            && same(sentence.and_then(|sentence| sentence.action.as_ref()), document.action.as_ref())
            && same(sentence.and_then(|sentence| sentence.principal.as_ref()), document.principal.as_ref())
    };
    match nearest(cases, document.at.start, fits) {
        Some(case) => case.decoded = Some(document),
        None => {
            cases.push(Case { at: document.at.clone(), decoded: Some(document), count: 1, ..Case::default() })
        }
    }
}

/// The case that a document at `place` belongs to: of those that fit, the nearest; a message stands before its document, as a
/// rule.
fn nearest(cases: &mut [Case], place: usize, fits: impl Fn(&&mut Case) -> bool) -> Option<&mut Case> {
    let index = cases
        .iter_mut()
        .enumerate()
        .filter(|(_, case)| fits(case))
        .min_by_key(|(_, case)| (case.at.start > place, place.abs_diff(case.at.start)))
        .map(|(index, _)| index);
    cases.get_mut(index?)
}

/// Gives authorization details to the case that they are of, or makes a case of them.
fn join_details(cases: &mut Vec<Case>, document: Box<Details>, answers: Option<&Answers>) {
    let same = |said: Option<&Quote>, detailed: Option<&Quote>| match (said, detailed) {
        (Some(said), Some(detailed)) => bare(&said.value).eq_ignore_ascii_case(bare(&detailed.value)),
        _ => true,
    };
    let fits = |case: &&mut Case| {
        let Some(sentence) = &case.sentence else { return false };
        let asked = match answers {
            Some(Answers::AuthorizationId(id)) => {
                sentence.authorization_id.as_ref().is_some_and(|asked| asked.value == *id)
            }
            _ => sentence.action.is_some() && same(sentence.resource.as_ref(), document.resource.as_ref()),
        };
        case.details.is_none() && asked && same(sentence.action.as_ref(), document.action.as_ref())
    };
    match nearest(cases, document.at.start, fits) {
        Some(case) => case.details = Some(document),
        None => {
            cases.push(Case { at: document.at.clone(), details: Some(document), count: 1, ..Case::default() })
        }
    }
}

/// The name of an action without its service, or of anything else as it is.
fn bare(action: &str) -> &str {
    match action.split_once(':') {
        Some((service, name)) if service != "arn" => name,
        _ => action,
    }
}

/// Makes one case of a refusal that the paste holds several times.
fn merge_repeats(cases: Vec<Case>) -> Vec<Case> {
    let mut merged: Vec<Case> = Vec::with_capacity(cases.len().min(64));
    for case in cases {
        // A mention without its own content belongs to the refusal beside it.
        if let Some(last) = merged.last_mut() {
            if case.is_mention_of(last) {
                continue;
            }
            if last.is_mention_of(&case) {
                *last = case;
                continue;
            }
        }
        // Far repeats are looked for too, but not without end: a log of thousands of different refusals stays linear.
        let same = merged.iter_mut().rev().take(64).find(|known| {
            (known.identity() == case.identity() || case.is_cut_repeat_of(known))
                && (case.decoded.is_none() || known.decoded.is_none())
        });
        match same {
            Some(known) => known.merge(case),
            None => merged.push(case),
        }
    }
    merged
}

impl Case {
    /// Whether this case has nothing of its own, and nothing that the other doesn't have.
    fn is_mention_of(&self, other: &Case) -> bool {
        let within = |mine: &Option<Quote>, theirs: &Option<Quote>| match (mine, theirs) {
            (None, _) => true,
            (Some(mine), Some(theirs)) => mine.value == theirs.value,
            (Some(_), None) => false,
        };
        let said = |says: &Phrase| other.phrases.iter().any(|phrase| phrase.says == says.says);
        self.sentence.is_none()
            && self.encoded.is_none()
            && self.decoded.is_none()
            && self.details.is_none()
            && self.event.is_none()
            && within(&self.code, &other.code)
            && within(&self.operation, &other.operation)
            && self.phrases.iter().all(said)
    }

    /// Whether this is a refusal that the other has whole, cut off in its action where the text ends.
    fn is_cut_repeat_of(&self, other: &Case) -> bool {
        let (Some(mine), Some(theirs)) = (&self.sentence, &other.sentence) else { return false };
        let (Some(action), Some(whole)) = (&mine.action, &theirs.action) else { return false };
        let same_principal = mine.principal.as_ref().map(|quote| &quote.value)
            == theirs.principal.as_ref().map(|quote| &quote.value);
        mine.cut_in_action && same_principal && whole.value.starts_with(&action.value)
    }

    /// Counts a repeat, and keeps what it has that this one lacks.
    fn merge(&mut self, repeat: Case) {
        if repeat.sentence.is_some() || repeat.encoded.is_some() || repeat.event.is_some() {
            self.count += repeat.count;
        }
        fill(&mut self.request_id, repeat.request_id);
        fill(&mut self.decoded, repeat.decoded);
        let complete = |encoded: &EncodedMessage| encoded.state == EncodedState::Complete;
        if !self.encoded.as_ref().is_some_and(complete) {
            self.encoded = repeat.encoded.filter(complete).or(self.encoded.take());
        }
    }
}
