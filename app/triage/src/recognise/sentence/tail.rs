//! The end of a denial sentence whose beginning was not pasted.

use super::{Sentence, context, resource, unwrapped};
use crate::{
    recognise::{
        Quote,
        grammar::{find as find_phrase, floor},
    },
    unwrap::TracedText,
};
use memchr::memmem;
use std::ops::Range;

/// How far before the end the resource is looked for.
const BACK: usize = 1_200;

/// Reads every end of a sentence that belongs to none of those that were `read`, by their places in the original.
pub(super) fn find(text: &TracedText, read: &[Range<usize>]) -> Vec<Sentence> {
    let spoken = text.text();
    let mut sentences = Vec::new();
    let mut last = 0;
    for at in memmem::find_iter(spoken.as_bytes(), "because no ") {
        let origin = text.origin(at..at + 1).start;
        let index = read.partition_point(|sentence| sentence.end <= origin);
        if at < last || read.get(index).is_some_and(|sentence| sentence.contains(&origin)) {
            continue;
        }
        let Some(context) = context::read(text, at, spoken.len()) else { continue };
        let Some(action) = action(text, at, context.end) else { continue };
        let from = floor(spoken, at.saturating_sub(BACK).max(last));
        let opening = text.slice(from..at).rfind("on resource").map(|at| from + at);
        let resource = opening.and_then(|opening| resource::read(text, opening, context.end));
        last = context.end;
        sentences.push(Sentence {
            at: text.origin(opening.unwrap_or(at)..context.end),
            principal: None,
            action: Some(action),
            missing: None,
            resource: resource.and_then(|resource| resource.value),
            effect: context.effect,
            layer: context.layer,
            policy: context.policy,
            authorization_id: context.authorization_id,
            console_region: context.console_region,
            remark: context.remark,
            cut_in_action: false,
            words: unwrapped(text, opening.unwrap_or(at)..context.end),
            reason: Some(unwrapped(text, context.start..context.end)),
        });
    }
    sentences
}

/// The action of `allows the ec2:RunInstances action`.
fn action(text: &TracedText, from: usize, to: usize) -> Option<Quote> {
    let (_, _, start) = find_phrase(text.text(), from, to, &["allows the", "allow the"])?;
    super::action(text, start, to).map(|(action, _)| action)
}
