//! The end of the sentence: how the request was refused, by which layer, by which policy.

use super::{
    Remark,
    openings::END,
    token::{open, token},
};
use crate::{
    recognise::{
        Quote,
        grammar::{find, floor, follow, skip_gap},
        layer, quote,
    },
    report::{DenyKind, LayerKind},
    unwrap::TracedText,
};
use denylens_policy::Layer;

/// What the end of a sentence says.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) effect: Option<Quote<DenyKind>>,
    pub(super) layer: Option<Quote<(Layer, Option<LayerKind>)>>,
    /// The action that the layer doesn't allow.
    pub(super) missing: Option<Quote>,
    pub(super) policy: Option<Quote>,
    pub(super) authorization_id: Option<Quote>,
    /// The Region of the console link beside it, in which AWS keeps the details.
    pub(super) console_region: Option<Quote>,
    pub(super) remark: Option<Quote<Remark>>,
}

/// Reads the end of the sentence that continues at `at`.
pub(super) fn read(text: &TracedText, at: usize, after: usize) -> Option<Context> {
    let spoken = text.text();
    let start = at + text.slice(at..after).len()
        - text
            .slice(at..after)
            .trim_start_matches([' ', '\n', '\t', '"', '\'', '`', '*', ',', ';', ')'])
            .len();
    let (index, opening) =
        END.iter().enumerate().find_map(|(index, phrase)| Some((index, follow(spoken, start, phrase)?)))?;
    let piece = |end: usize| text.origin(start..end);
    let mut context = Context { start, end: opening, ..Context::default() };
    match index {
        0 => {
            if let Some((remark, end)) = of_lattice(spoken, skip_gap(spoken, opening)) {
                context.effect = Some(Quote { value: DenyKind::Implicit, at: piece(end) });
                context.remark = Some(Quote { value: remark, at: piece(end) });
                context.end = allows(text, end).map_or(end, |(_, end)| end);
                return Some(context);
            }
            let named = skip_gap(spoken, opening);
            let (name, end) = layer::at(spoken, named).or_else(|| layer::cut_at(spoken, named))?;
            // Only an implicit deny is worded so: AWS names the layer in which it found nothing.
            context.effect = Some(Quote { value: DenyKind::Implicit, at: piece(end) });
            context.layer = Some(Quote { value: (name.layer, name.kind), at: piece(end) });
            context.end = end;
            if let Some((missing, end)) = allows(text, end) {
                context.missing = missing;
                context.end = end;
            }
        }
        1..=5 => return explicit_from(text, start, opening, after),
        6 => context.remark = Some(Quote { value: Remark::KeyUnknownOrClosed, at: piece(opening) }),
        _ => context.remark = Some(Quote { value: Remark::BlockPublicAccess, at: piece(opening) }),
    }
    Some(context.with_id(text, after))
}

/// Reads `explicit deny in a service control policy: arn:…` at `at`.
pub(super) fn explicit(text: &TracedText, at: usize, after: usize) -> Option<Context> {
    explicit_from(text, at, follow(text.text(), at, "explicit deny")?, after)
}

/// What is named behind the words of an explicit deny, which end at `opening`.
fn explicit_from(text: &TracedText, start: usize, opening: usize, after: usize) -> Option<Context> {
    let spoken = text.text();
    let piece = |end: usize| text.origin(start..end);
    let mut context = Context { start, end: opening, ..Context::default() };
    context.effect = Some(Quote { value: DenyKind::Explicit, at: piece(opening) });
    let inside = ["in a ", "in an ", "in the ", "in "]
        .iter()
        .filter_map(|inside| follow(spoken, skip_gap(spoken, opening), inside))
        .map(|end| skip_gap(spoken, end))
        .find_map(|at| layer::at(spoken, at));
    if let Some((name, end)) = inside {
        context.layer = Some(Quote { value: (name.layer, name.kind), at: piece(end) });
        context.end = end;
        if let Some(through) =
            follow(spoken, skip_gap(spoken, end), "transitively through a service control policy")
        {
            context.end = through;
        }
        if let Some((policy, end)) = policy(text, context.end, after) {
            context.policy = Some(policy);
            context.end = end;
        }
    }
    Some(context.with_id(text, after))
}

impl Context {
    /// Whether another says the same.
    pub(super) fn is_again(&self, other: &Context) -> bool {
        let text = |quote: &Option<Quote>| quote.as_ref().map(|quote| quote.value.clone());
        self.layer.as_ref().map(|layer| layer.value) == other.layer.as_ref().map(|layer| layer.value)
            && self.effect.as_ref().map(|effect| effect.value)
                == other.effect.as_ref().map(|effect| effect.value)
            && text(&self.missing) == text(&other.missing)
            && text(&self.policy) == text(&other.policy)
            && text(&self.authorization_id) == text(&other.authorization_id)
    }

    /// With the authorization id that stands behind it.
    fn with_id(mut self, text: &TracedText, after: usize) -> Context {
        self.authorization_id = authorization_id(text, self.end, after);
        if self.authorization_id.is_some() {
            self.console_region = console_region(text, self.end, after);
        }
        self
    }
}

/// The policies that Amazon VPC Lattice has of a service network and of a service; they are of no layer of IAM.
///
/// Source: Amazon VPC Lattice User Guide, `auth-policies.html`; the words are those of its messages.
fn of_lattice(spoken: &str, at: usize) -> Option<(Remark, usize)> {
    let names =
        [("network-based policy", Remark::LatticeNetwork), ("service-based policy", Remark::LatticeService)];
    names.into_iter().find_map(|(name, remark)| Some((remark, follow(spoken, at, name)?)))
}

/// The action of `allows the ec2:RunInstances action`, and where that ends.
///
/// It can be another one than the sentence began with: `ec2:CreateVpcEndpoint` needs `vpce:AllowMultiRegion` across Regions.
///
/// Source: Service Authorization Reference, `list_vpce.html`, "Permission-only actions".
fn allows(text: &TracedText, at: usize) -> Option<(Option<Quote>, usize)> {
    let spoken = text.text();
    let allows = follow(spoken, skip_gap(spoken, at), "allows the")
        .or_else(|| follow(spoken, skip_gap(spoken, at), "allow the"))?;
    let to = floor(spoken, allows + 200).min(spoken.len());
    let (_, start, end) = find(spoken, allows, to, &["action"])?;
    // The action stands right before the word: what was cut or wrapped in two isn't read as one.
    let missing = super::action::read(text, allows, to).filter(|(_, end)| skip_gap(spoken, *end) == start);
    Some((missing.map(|(action, _)| action), end))
}

/// The ARN of the policy that denies, after a colon or after `, with policy ARN:`.
///
/// Source: AWS Security Blog on policy ARNs in access denied messages; Amazon S3 User Guide for the second form.
fn policy(text: &TracedText, at: usize, after: usize) -> Option<(Quote, usize)> {
    let spoken = text.text();
    let opening = follow(spoken, skip_gap(spoken, at), ", with policy ARN:")
        .or_else(|| follow(spoken, skip_gap(spoken, at), "with policy ARN:"))
        .or_else(|| follow(spoken, skip_gap(spoken, at), ":"))?;
    let start = open(spoken, opening);
    follow(spoken, start, "arn:")?;
    let (value, end) = token(text, start, after);
    Some((value, end))
}

/// The id after `with the following authorization id:`, or in the console link.
///
/// Source: IAM User Guide, "Troubleshoot access denied errors using authorization ids".
fn authorization_id(text: &TracedText, at: usize, after: usize) -> Option<Quote> {
    let spoken = text.text();
    let to = floor(spoken, after.min(at + 900));
    let (_, _, end) = find(spoken, at, to, &["following authorization id:", "#/authorization-details/"])?;
    let start = skip_gap(spoken, end);
    let id = text.slice(start..to);
    let length = id.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (length >= 4).then(|| quote(text, start..start + length))
}

/// The Region in `https://eu-west-1.console.aws.amazon.com/iam/home?region=eu-west-1#/authorization-details/…`.
fn console_region(text: &TracedText, at: usize, after: usize) -> Option<Quote> {
    let spoken = text.text();
    let to = floor(spoken, after.min(at + 900));
    let (_, _, start) = find(spoken, at, to, &["/iam/home?region="])?;
    let name = text.slice(start..to);
    let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    (length > 0).then(|| quote(text, start..start + length))
}
