//! Puts what was found together, one [`Refusal`] for each refusal, and never lets evidence of one leak into another.

mod between;
mod claims;
mod documents;
mod refusal;
mod repeats;
mod tokens;

pub(crate) use refusal::{Refusal, Stranger};

use crate::{
    order,
    recognise::{Finding, Findings, time},
    texts::Answer,
};

/// Groups findings into refusals, in the order of the text.
pub(crate) fn assemble(findings: Findings, paste: &str, answers: &[Answer<'_>]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut decoded = Vec::new();
    let mut details = Vec::new();
    let mut of_tokens = Vec::new();
    let mut current = Refusal::default();
    for finding in findings.findings {
        let finding = match finding {
            Finding::Decoded(document) => {
                decoded.push(*document);
                continue;
            }
            Finding::Details(document) => {
                details.push(*document);
                continue;
            }
            Finding::OfToken(found) => {
                of_tokens.push(*found);
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
            repeats::keep(&mut refusals, std::mem::take(&mut current));
        }
        current.take(finding);
    }
    repeats::keep(&mut refusals, current);
    documents::join(&mut refusals, decoded, details, answers);
    tokens::join(&mut refusals, of_tokens);
    for refusal in &mut refusals {
        refusal.time = match &refusal.event {
            Some(event) => event.time.clone(),
            None => time::before(paste, refusal.at.start),
        };
    }
    repeats::merge(order::by_key(refusals, |refusal| [refusal.at.start, 0, 0, 0]))
}
