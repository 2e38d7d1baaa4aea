//! The paste and what arrived after it, read as one text.

use crate::{
    report::{Evidence, Field, Secret, Source},
    secrets::{self, Found},
};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, ops::Range};

/// A text that arrived after the paste.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    /// What it answers.
    pub answers: Answers,
    /// The text, in any shape in which it can be pasted.
    pub text: String,
}

/// What a [`Supplement`] answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answers {
    /// This encoded message: the text is its document.
    Encoded(String),
    /// The refusal with this authorization id: the text is its details.
    AuthorizationId(String),
    /// Whatever it fits.
    Anything,
}

/// Every text there is, one after the other.
pub(crate) struct Texts<'t> {
    pub(crate) whole: Cow<'t, str>,
    paste: usize,
    supplements: Vec<(Range<usize>, &'t Supplement)>,
}

/// A document that answers a known question, by its place in the whole text.
pub(crate) struct Answer<'t> {
    pub(crate) at: Range<usize>,
    pub(crate) answers: &'t Answers,
}

/// What keeps two texts from running into each other.
const BETWEEN: &str = "\n\n\n";

impl<'t> Texts<'t> {
    pub(crate) fn of(paste: &'t str, supplements: &'t [Supplement]) -> Texts<'t> {
        if supplements.is_empty() {
            return Texts { whole: Cow::Borrowed(paste), paste: paste.len(), supplements: Vec::new() };
        }
        let mut whole = paste.to_owned();
        let mut places = Vec::with_capacity(supplements.len());
        for supplement in supplements {
            whole.push_str(BETWEEN);
            let start = whole.len();
            whole.push_str(&supplement.text);
            places.push((start..whole.len(), supplement));
        }
        Texts { whole: Cow::Owned(whole), paste: paste.len(), supplements: places }
    }

    /// The supplements, by their places.
    pub(crate) fn answers(&self) -> Vec<Answer<'t>> {
        self.supplements
            .iter()
            .map(|(at, supplement)| Answer { at: at.clone(), answers: &supplement.answers })
            .collect()
    }

    /// The paste alone.
    pub(crate) fn paste(&self) -> &str {
        self.whole.get(..self.paste).unwrap_or_default()
    }

    /// The same texts with their secrets covered.
    pub(crate) fn masked(&self, secrets: &[Found]) -> Texts<'t> {
        let places = secrets.iter().map(|secret| secret.at.clone());
        Texts {
            whole: Cow::Owned(secrets::masked(self.whole.clone().into_owned(), places)),
            paste: self.paste,
            supplements: self.supplements.clone(),
        }
    }

    /// A secret of the whole text, told in the text that it stands in.
    pub(crate) fn secret(&self, found: Found) -> Secret {
        let Evidence { source, start, end, .. } = self.evidence(found.at);
        Secret { kind: found.kind, source, at: start..end }
    }

    /// A piece of the whole text as evidence, told in the text that it stands in. The field is for the caller to set.
    pub(crate) fn evidence(&self, at: Range<usize>) -> Evidence {
        let place = self
            .supplements
            .iter()
            .enumerate()
            .find(|(_, (place, _))| at.start >= place.start && at.start < place.end);
        let (source, base, end) = match place {
            Some((index, (place, _))) => (Source::Supplement(index), place.start, place.end),
            None => (Source::Paste, 0, self.paste),
        };
        let at = at.start..at.end.min(end).max(at.start);
        Evidence {
            field: Field::Code,
            source,
            start: at.start - base,
            end: at.end - base,
            text: self.whole.get(at).unwrap_or_default().to_owned(),
        }
    }
}
