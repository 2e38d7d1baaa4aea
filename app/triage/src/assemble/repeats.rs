//! The same refusal several times in one paste: told once, and counted.

use super::refusal::{Refusal, fill};
use crate::{
    recognise::{Claims, EncodedMessage, Phrase, Quote, Says, SaysOfToken},
    report::EncodedState,
};

/// Makes one of a refusal that the paste holds several times.
pub(super) fn merge(refusals: Vec<Refusal>) -> Vec<Refusal> {
    let mut merged: Vec<Refusal> = Vec::with_capacity(refusals.len().min(64));
    for refusal in refusals {
        // A mention without its own content belongs to the refusal beside it.
        if let Some(last) = merged.last_mut() {
            if refusal.is_mention_of(last) {
                last.of_token.extend(refusal.of_token);
                continue;
            }
            if last.is_mention_of(&refusal) {
                let of_token = std::mem::take(&mut last.of_token);
                *last = refusal;
                last.of_token.extend(of_token);
                continue;
            }
        }
        // Far repeats are looked for too, but not without end: a log of thousands of different refusals stays linear.
        let same = merged.iter_mut().rev().take(64).find(|known| {
            (known.identity() == refusal.identity() || refusal.is_cut_repeat_of(known))
                && (refusal.decoded.is_none() || known.decoded.is_none())
                && !refusal.is_of_another_token(known)
        });
        match same {
            Some(known) => known.merge(refusal),
            None => merged.push(refusal),
        }
    }
    merged
}

impl Refusal {
    /// Whether this has nothing of its own, and nothing that the other doesn't have.
    fn is_mention_of(&self, other: &Refusal) -> bool {
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
    fn is_cut_repeat_of(&self, other: &Refusal) -> bool {
        let (Some(mine), Some(theirs)) = (&self.sentence, &other.sentence) else { return false };
        let (Some(action), Some(whole)) = (&mine.action, &theirs.action) else { return false };
        let same_principal = mine.principal.as_ref().map(|quote| &quote.value)
            == theirs.principal.as_ref().map(|quote| &quote.value);
        mine.cut_in_action && same_principal && whole.value.starts_with(&action.value)
    }

    /// Whether both have the claims of a token, and different ones.
    fn is_of_another_token(&self, other: &Refusal) -> bool {
        fn claims(refusal: &Refusal) -> Option<&Claims> {
            refusal.of_token.iter().find_map(|found| match &found.says {
                SaysOfToken::Claims(claims) => Some(claims),
                _ => None,
            })
        }
        claims(self).zip(claims(other)).is_some_and(|(mine, theirs)| mine != theirs)
    }

    /// Counts a repeat, and keeps what it has that this one lacks.
    fn merge(&mut self, repeat: Refusal) {
        if repeat.sentence.is_some() || repeat.encoded.is_some() || repeat.event.is_some() {
            self.count += repeat.count;
        }
        fill(&mut self.request_id, repeat.request_id);
        fill(&mut self.decoded, repeat.decoded);
        fill(&mut self.stranger, repeat.stranger);
        self.of_token.extend(repeat.of_token);
        let complete = |encoded: &EncodedMessage| encoded.state == EncodedState::Complete;
        if !self.encoded.as_ref().is_some_and(complete) {
            self.encoded = repeat.encoded.filter(complete).or(self.encoded.take());
        }
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
