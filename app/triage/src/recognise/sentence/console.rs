//! The access-denied box of the AWS Management Console, which tells its users to copy it: `You don't have permission to x:Y. To request
//! access, copy the following text…`, then labels with what they name, then the reason.
//!
//! The labels are in the language of the console, so what stands behind a colon tells what it is: an ARN, an action, a clause. The reason is
//! in English everywhere. What people leave of a box is read too: its heading, some of its lines, its reason.
//!
//! Source: screens of the AWS Management Console in English, Spanish, French, Portuguese, Korean and Japanese; the Cloudscape design system,
//! "Access denied".

mod field;
mod heading;

use super::{Cut, Sentence, Span, context::Context, is_read, place_in, resource, unwrapped};
use crate::{
    order,
    recognise::{
        Finding, Head, Position, Quote,
        grammar::{floor, skip_gap},
        head::service_prefix,
    },
    unwrap::TracedText,
};
use std::ops::Range;

/// A piece of a box.
#[derive(Debug)]
struct Piece {
    at: Range<usize>,
    part: Part,
    known: Known,
}

/// How a piece is known to be of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    /// By what it names: it counts right beside another piece.
    Value,
    /// By its label, which other texts have too: it counts near another piece.
    Label,
    /// By words that only a box has, or by the reason.
    Itself,
}

/// What a piece is.
#[derive(Debug)]
enum Part {
    /// `You don't have permission to iam:GetRole`.
    Heading(Option<Quote>),
    User(Quote),
    /// The service's prefix, or what its API is called.
    Service(Quote),
    /// `iam:GetRole`.
    Action(Quote),
    /// `GetRole`, whose service stands in a line of its own.
    Name(Quote),
    Resource(Quote),
    /// A line that says nothing more of the refusal: the error's name, the HTTP status code.
    Else,
    Reason(Box<Context>),
}

/// How far pieces of a box stand from each other: an invitation to copy, the menus that somebody copied along.
const NEAR: usize = 260;

/// Reads the boxes, and every reason that stands alone. What lies in `read` belongs to sentences that were read.
pub(super) fn find(text: &TracedText, read: &[Span], reasons: Vec<Context>) -> Vec<Finding> {
    let mut sure = heading::find(text);
    sure.extend(reasons.into_iter().map(|reason| reason_piece(text, reason)));
    sure.extend(field::anchors(text));
    let mut sure = order::by_key(sure, |piece| [piece.at.start, 0, 0, 0]);
    sure.retain(|piece| !is_read(read, &piece.at));

    let pieces = field::around(text, sure, read);
    let mut boxes: Vec<Found> = Vec::new();
    for mut piece in pieces {
        // The second user that is named is what the first one asked for.
        if let Part::User(user) = &piece.part
            && piece.known == Known::Value
            && boxes.last().is_some_and(|open| open.user.is_some() && open.reason.is_none())
        {
            piece.part = Part::Resource(user.clone());
        }
        let open = boxes.last_mut().filter(|open| open.takes(text, &piece, read));
        match open {
            Some(open) => open.take(piece),
            None => boxes.push(Found::of(piece)),
        }
    }
    boxes.retain(Found::is_refusal);
    // A heading over a whole sentence says nothing more.
    boxes.retain(|found| !found.only_repeats(read));
    let mut last = 0;
    let mut findings = Vec::new();
    for found in boxes {
        let from = last;
        last = found.at.end;
        findings.extend(found.call(text).map(Box::new).map(Finding::Head));
        findings.push(Finding::Sentence(Box::new(found.sentence(text, from))));
    }
    findings
}

/// The reason, with the label before it.
fn reason_piece(text: &TracedText, reason: Context) -> Piece {
    let start = field::label_before(text, reason.start).unwrap_or(reason.start);
    Piece { at: start..reason.end, part: Part::Reason(Box::new(reason)), known: Known::Itself }
}

/// One box, as far as its pieces were found.
#[derive(Debug, Default)]
struct Found {
    at: Range<usize>,
    heading: bool,
    user: Option<Quote>,
    service: Option<Quote>,
    action: Option<Quote>,
    /// Whether the action was named by a heading alone.
    of_heading: bool,
    name: Option<Quote>,
    resource: Option<Quote>,
    reason: Option<Box<Context>>,
    labels: usize,
    known: bool,
}

impl Found {
    fn of(piece: Piece) -> Found {
        let mut found = Found { at: piece.at.clone(), ..Found::default() };
        found.take(piece);
        found
    }

    /// Whether the piece that follows is of this box.
    fn takes(&self, text: &TracedText, piece: &Piece, read: &[Span]) -> bool {
        let between = self.at.end.min(piece.at.start)..piece.at.start;
        let gap = text.slice(between.clone());
        let near = if piece.known > Known::Value && self.has_anchor_or_label() {
            gap.len() <= NEAR && !is_read(read, &between)
        } else {
            !gap.contains(char::is_alphanumeric)
        };
        near && self.has_room_for(&piece.part)
    }

    fn has_anchor_or_label(&self) -> bool {
        self.heading || self.reason.is_some() || self.labels > 0
    }

    fn has_room_for(&self, part: &Part) -> bool {
        // The reason is a box's last line but for those that say nothing more.
        if self.reason.is_some() && !matches!(part, Part::Else) {
            return false;
        }
        match part {
            Part::Heading(action) => self.user.is_none() && self.labels == 0 && self.agrees(action.as_ref()),
            Part::User(_) => self.user.is_none() && self.resource.is_none(),
            Part::Service(_) => self.service.is_none() && self.name.is_none(),
            Part::Action(action) => (self.of_heading || self.action.is_none()) && self.agrees(Some(action)),
            Part::Name(_) => self.name.is_none(),
            Part::Resource(_) => self.resource.is_none(),
            Part::Reason(reason) => self.agrees(reason.missing.as_ref()),
            Part::Else => true,
        }
    }

    /// Whether an action is the one that this box is of, as far as both are known.
    fn agrees(&self, action: Option<&Quote>) -> bool {
        match (&self.action, action) {
            (Some(known), Some(action)) => known.value.eq_ignore_ascii_case(&action.value),
            _ => true,
        }
    }

    fn take(&mut self, piece: Piece) {
        self.at = self.at.start.min(piece.at.start)..self.at.end.max(piece.at.end);
        self.known |= piece.known == Known::Itself;
        self.labels += usize::from(!matches!(piece.part, Part::Heading(_) | Part::Reason(_) | Part::Else));
        match piece.part {
            Part::Heading(action) => {
                self.heading = true;
                self.of_heading = action.is_some();
                self.action = self.action.take().or(action);
            }
            Part::User(user) => self.user = Some(user),
            Part::Service(service) => self.service = Some(service),
            Part::Action(action) => {
                self.action = Some(action);
                self.of_heading = false;
            }
            Part::Name(name) => self.name = Some(name),
            Part::Resource(resource) => self.resource = Some(resource),
            Part::Reason(reason) => self.reason = Some(reason),
            Part::Else => {}
        }
    }

    /// Whether there is enough of a box: its heading, its reason, or lines that only a box has.
    fn is_refusal(&self) -> bool {
        let named = self.action.is_some() || self.name.is_some();
        self.reason.is_some()
            || self.heading && (self.action.is_some() || self.labels > 0)
            || named && self.known && self.labels > 1
    }

    /// Whether it is no more than a heading of a sentence beside it.
    fn only_repeats(&self, read: &[Span]) -> bool {
        let Some(action) = self.action.as_ref().filter(|_| self.of_heading && self.reason.is_none()) else {
            return false;
        };
        let beside = |span: &Span| {
            span.at.start.abs_diff(self.at.end).min(self.at.start.abs_diff(span.at.end)) <= NEAR
                && span.action.as_deref().is_some_and(|named| named.eq_ignore_ascii_case(&action.value))
        };
        let next = read.partition_point(|span| span.at.end <= self.at.start);
        read.get(next.saturating_sub(1)..(next + 1).min(read.len()))
            .is_some_and(|near| near.iter().any(beside))
    }

    /// The call, where the box names it as the service's API does, `AWSS3:ListBuckets`: an operation is no action of IAM.
    fn call(&self, text: &TracedText) -> Option<Head> {
        let named = self.name.as_ref().and_then(|name| Some(of_service(self.service.as_ref()?, name)));
        let call = named.or_else(|| self.action.clone()).filter(|call| is_of_api(&call.value))?;
        let (service, operation) = call.value.split_once(':')?;
        Some(Head {
            at: text.origin(self.at.clone()),
            position: Position::Beside,
            service: Some(call.map(|_| service_prefix(service))),
            operation: Some(call.map(|_| operation.to_owned())),
            ..Head::default()
        })
    }

    /// What it says, as a sentence. What stands before `from` belongs to another.
    fn sentence(self, text: &TracedText, from: usize) -> Sentence {
        let mut start = self.at.start;
        let reason = self.reason.map(|reason| *reason).unwrap_or_default();
        let has_reason = reason.layer.is_some();
        let lone = has_reason && self.labels == 0 && !self.heading;
        let mut resource = self.resource;
        let mut action = self.action;
        if lone {
            if let Some((named, at)) = resource::before(text, reason.start, from) {
                resource = Some(named);
                start = start.min(at);
            } else if let Some((named, at)) = action_before(text, reason.start, from) {
                action = Some(named);
                start = start.min(at);
            }
        }
        let named = self.name.as_ref().and_then(|name| Some(of_service(self.service.as_ref()?, name)));
        let is_iams = |action: &Quote| !is_of_api(&action.value);
        let missing = reason.missing.filter(is_iams);
        let action = action.or(named).or_else(|| missing.clone()).filter(is_iams);
        let words = unwrapped(text, start..self.at.end);
        Sentence {
            at: text.origin(start..self.at.end),
            principal: self.user,
            missing: missing
                .filter(|missing| {
                    action
                        .as_ref()
                        .is_some_and(|action| super::action::is_another(&missing.value, &action.value))
                })
                .map(Box::new),
            action,
            resource,
            effect: reason.effect,
            layer: reason.layer,
            policy: reason.policy.map(Box::new),
            authorization_id: reason.authorization_id.map(Box::new),
            console_region: reason.console_region.map(Box::new),
            remark: reason.remark,
            cut: (!has_reason).then_some(Cut::BeforeReason),
            reason: has_reason
                .then(|| unwrapped(text, reason.start..reason.end))
                .and_then(|reason| place_in(&words, &reason)),
            words,
        }
    }
}

/// The action of a service and a name.
fn of_service(service: &Quote, name: &Quote) -> Quote {
    name.map(|name| format!("{}:{name}", service.value))
}

/// Whether the service is named as its API is, and not by its prefix: those are in small letters.
fn is_of_api(action: &str) -> bool {
    action.split_once(':').is_some_and(|(service, _)| {
        service.contains(|next: char| !next.is_ascii_lowercase() && !next.is_ascii_digit() && next != '-')
    })
}

/// The action that a reason follows: "failed `iam:GetRole`: no identity-based policy allows the action".
fn action_before(text: &TracedText, at: usize, from: usize) -> Option<(Quote, usize)> {
    let from = floor(text.text(), at.saturating_sub(160).max(from));
    let before = text.slice(from..at).trim_end_matches([' ', ':', '-', '`', '*', '"', '\'', '\n', '.']);
    let word = |next: char| next.is_ascii_alphanumeric() || "-:".contains(next);
    let start = from + before.trim_end_matches(word).len();
    let (action, end) = super::action::read(text, start, from + before.len())?;
    (skip_gap(text.text(), end) >= from + before.len()).then_some((action, start))
}

#[cfg(test)]
mod tests;
