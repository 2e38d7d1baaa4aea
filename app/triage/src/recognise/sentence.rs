//! The denial sentence: `User: … is not authorized to perform: … on resource: … because no … / with an explicit deny in …`.
//!
//! Source of the grammar: IAM User Guide, "Troubleshoot access denied error messages"; forms that only real messages show
//! (no `User:`, no colon, a kind before the resource's name) are named in the tests.

mod action;
mod anchor;
mod clause;
mod console;
mod context;
mod elision;
mod openings;
mod principal;
mod resource;
mod token;

use super::{Finding, Quote, grammar::floor};
use crate::{
    report::{DenyKind, LayerKind},
    unwrap::{TracedText, Unwrapped},
};
use denylens_policy::Layer;
use std::ops::Range;

/// A denial sentence. A log can have one in each line: what few have is in a box.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sentence {
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
    pub(crate) principal: Option<Quote>,
    pub(crate) action: Option<Quote>,
    /// The action that nothing allows, where the reason names another one than `action`.
    pub(crate) missing: Option<Box<Quote>>,
    pub(crate) resource: Option<Quote>,
    pub(crate) effect: Option<Quote<DenyKind>>,
    pub(crate) layer: Option<Quote<(Layer, Option<LayerKind>)>>,
    pub(crate) policy: Option<Box<Quote>>,
    pub(crate) authorization_id: Option<Box<Quote>>,
    /// The Region in which AWS keeps the details.
    pub(crate) console_region: Option<Box<Quote>>,
    pub(crate) remark: Option<Quote<Remark>>,
    /// Where it was cut.
    pub(crate) cut: Option<Cut>,
    /// Its words, without wraps.
    pub(crate) words: String,
    /// Those of its end, which say how it was refused, within its words.
    pub(crate) reason: Option<Range<usize>>,
}

/// Where a sentence was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// The text ends inside the action.
    InAction,
    /// A box of the console was copied without its last line, which has the reason.
    BeforeReason,
}

/// Why a request was refused, where the sentence says it otherwise than by a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Remark {
    /// KMS: no such key in this Region, or its key policy doesn't allow or explicitly denies. AWS doesn't say which.
    KeyUnknownOrClosed,
    /// S3: the Block Public Access setting doesn't let a public policy be set.
    BlockPublicAccess,
    /// VPC Lattice: the auth policy of the service doesn't allow it.
    LatticeService,
    /// VPC Lattice: the auth policy of the service network doesn't allow it.
    LatticeNetwork,
}

/// How far a sentence is looked through for what follows a hole.
const HOLE_MAX: usize = 400;

/// Where a sentence was read, and the action that it names.
struct Span {
    at: Range<usize>,
    action: Option<Box<str>>,
}

/// Whether a piece lies in a sentence that was read.
fn is_read(read: &[Span], at: &Range<usize>) -> bool {
    let next = read.partition_point(|span| span.at.end <= at.start);
    read.get(next).is_some_and(|span| span.at.start < at.end)
}

/// Finds every denial sentence, every box of the console and every reason that stands alone.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let spoken = &text.spoken;
    let anchors = anchor::all(spoken.text());
    let mut spans = Vec::with_capacity(anchors.len());
    for (index, anchor) in anchors.iter().enumerate() {
        // What belongs to the sentence lies between its neighbours.
        let before = index.checked_sub(1).and_then(|index| anchors.get(index)).map_or(0, |anchor| anchor.end);
        let after = anchors.get(index + 1).map_or(spoken.text().len(), |anchor| anchor.start);
        if let Some((at, sentence)) = read(spoken, anchor.clone(), before, after) {
            spans.push(Span {
                at,
                action: sentence.action.as_ref().map(|action| action.value.as_str().into()),
            });
            findings.push(Finding::Sentence(Box::new(sentence)));
        }
    }
    let reasons = clause::find(spoken, &spans);
    findings.extend(console::find(spoken, &spans, reasons));
}

fn read(
    text: &TracedText,
    anchor: Range<usize>,
    before: usize,
    after: usize,
) -> Option<(Range<usize>, Sentence)> {
    let named = action::read(text, anchor.end, after);
    let overwritten = named.as_ref().and_then(|(_, end)| resource::overwritten(text, *end, after));
    let action = named.filter(|_| overwritten.is_none());
    let action_end = match (&action, &overwritten) {
        (Some((_, end)), _) => *end,
        (None, Some(resource)) => resource.end,
        (None, None) => action::missing(text, &anchor, after)?,
    };
    let principal = principal::read(text, anchor.start, before);
    let start = principal.as_ref().map_or(anchor.start, |(start, _)| *start);

    let spoken = text.text();
    let resource = overwritten
        .or_else(|| resource::read(text, action_end, after))
        .or_else(|| resource::read(text, elision::skip(spoken, action_end)?, after))
        .or_else(|| resource::shortened(text, action_end, after));
    let middle = resource.as_ref().map_or(action_end, |resource| resource.end);
    let context =
        context::read(text, middle, after).or_else(|| behind_a_hole(text, action.as_ref(), middle, after));
    // A sentence without an action has at least a reason, or says that the action was left out.
    if action.is_none() && context.is_none() && !action::is_left_out(spoken, anchor.end) {
        return None;
    }
    let end = context.as_ref().map_or(middle, |context| context.end);
    let reason = context.as_ref().map(|context| unwrapped(text, context.start..context.end));
    let context = context.unwrap_or_default();
    let action = action.map(|(action, _)| action);
    let (action, missing) = match (action, context.missing) {
        (Some(action), missing) => {
            let missing = missing.filter(|missing| action::is_another(&missing.value, &action.value));
            (Some(action), missing)
        }
        (None, missing) => (missing, None),
    };

    let words = unwrapped(text, start..end);
    let is_cut = action.is_some() && end >= spoken.trim_end().len() && end == middle && action_end == end;
    let sentence = Sentence {
        at: text.origin(start..end),
        principal: principal.and_then(|(_, principal)| principal),
        missing: missing.map(Box::new),
        cut: is_cut.then_some(Cut::InAction),
        action,
        resource: resource.and_then(|resource| resource.value),
        effect: context.effect,
        layer: context.layer,
        policy: context.policy.map(Box::new),
        authorization_id: context.authorization_id.map(Box::new),
        console_region: context.console_region.map(Box::new),
        remark: context.remark,
        reason: reason.and_then(|reason| place_in(&words, &reason)),
        words,
    };
    Some((start..end, sentence))
}

/// The reason behind an elision, or behind a piece that was written over. It is no other request's.
fn behind_a_hole(
    text: &TracedText,
    action: Option<&(Quote, usize)>,
    middle: usize,
    after: usize,
) -> Option<context::Context> {
    let spoken = text.text();
    let to = floor(spoken, after.min(middle + HOLE_MAX));
    let start = openings::ahead(spoken, middle, to)?;
    let between = text.slice(middle..start);
    let few = !between.contains('\n') && !between.contains(". ") && between.split_whitespace().count() <= 4;
    let hole = elision::is_in(between) && !between.contains("\n\n");
    let context = ((few || hole) && !clause::is_supposed(spoken, start))
        .then(|| context::read(text, start, after))??;
    let same = match (&context.missing, action) {
        (Some(missing), Some((action, _))) => !action::is_another(&missing.value, &action.value),
        _ => true,
    };
    same.then_some(context)
}

/// The words of a piece in one line.
fn unwrapped(text: &TracedText, range: Range<usize>) -> String {
    text.slice(range).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a reason stands in the words of its sentence.
fn place_in(words: &str, reason: &str) -> Option<Range<usize>> {
    words.rfind(reason).map(|start| start..start + reason.len())
}

#[cfg(test)]
mod tests;
