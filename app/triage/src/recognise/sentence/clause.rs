//! The reason of a refusal as a clause of its own: in the console's box, in a text that somebody cut, behind an elision.
//!
//! Source of the console's clauses: screens of the AWS Management Console, "Access denied", whose `Context:` is one of them in English,
//! whatever the language of its labels.

use super::{
    Span,
    context::{self, Context},
    elision, is_read,
    token::open,
};
use crate::{
    order,
    recognise::{
        Quote,
        grammar::{floor, follow, precede, skip_gap},
        layer,
    },
    report::DenyKind,
    unwrap::TracedText,
};
use memchr::memmem;

/// Reads the clause whose trigger stands at a place.
type Read = fn(&TracedText, usize) -> Option<Context>;

/// Words without their first letter, whose case isn't always the same, and what reads the clause around them.
const TRIGGERS: [(&str, Read); 4] = [
    ("ecause no", because),
    (" allow", nothing_allows),
    ("xplicitly den", something_denies),
    ("xplicit deny", explicit_deny),
];

/// As many clauses are kept each for itself. Beyond, one that only repeats what stands before it says nothing new.
const MANY: usize = 64;

/// Every clause, front to back, that is of no sentence that was read.
pub(super) fn find(text: &TracedText, sentences: &[Span]) -> Vec<Context> {
    let spoken = text.text();
    let bytes = spoken.as_bytes();
    let mut starts: Vec<(usize, Read)> = Vec::new();
    for (trigger, read) in TRIGGERS {
        let alone = memmem::find_iter(bytes, trigger).filter(|at| !is_read(sentences, &(*at..at + 1)));
        starts.extend(alone.map(|at| (at, read)));
    }
    let starts = order::by_key(starts, |(at, _)| [*at, 0, 0, 0]);

    let mut clauses: Vec<Context> = Vec::new();
    let mut end = 0;
    for (at, read) in starts {
        if at < end {
            continue;
        }
        let Some(clause) = read(text, at).filter(|clause| clause.start >= end) else { continue };
        if is_supposed(spoken, clause.start) {
            continue;
        }
        let gap = text.slice(end..clause.start);
        end = clause.end;
        let is_repeated = clauses.len() >= MANY
            && clauses.last().is_some_and(|last| last.is_again(&clause))
            && !gap.contains(char::is_alphanumeric);
        if !is_repeated {
            clauses.push(clause);
        }
    }
    clauses
}

/// `because no identity-based policy allows the iam:GetRole action`, with `ecause` at `at`.
fn because(text: &TracedText, at: usize) -> Option<Context> {
    let spoken = text.text();
    let start = precede(spoken, at, "b")?;
    let context = context::read(text, start, spoken.len())?;
    // Prose names a layer too; a refusal says in the same breath what isn't allowed, or is cut there.
    let said = precede(spoken, context.end, "action").is_some() || allowed(text, context.end);
    (said || layer::paragraph(spoken, context.end).is_empty()).then_some(context)
}

fn allowed(text: &TracedText, at: usize) -> bool {
    let spoken = text.text();
    follow(spoken, at, "allows")
        .or_else(|| follow(spoken, at, "allow"))
        .is_some_and(|at| object(text, at).is_some())
}

/// `no identity-based policy allows the action`, with ` allow` at `at`.
fn nothing_allows(text: &TracedText, at: usize) -> Option<Context> {
    let spoken = text.text();
    let (name, name_start) = layer::before(spoken, at)?;
    let start = word_before(spoken, name_start, "no")?;
    let verb = follow(spoken, at, "allows").or_else(|| follow(spoken, at, "allow"))?;
    let (action, end) = object(text, verb)?;
    Some(clause(text, DenyKind::Implicit, name, start..end, action))
}

/// `a service control policy explicitly denies the action`, with `xplicitly den` at `at`.
fn something_denies(text: &TracedText, at: usize) -> Option<Context> {
    let spoken = text.text();
    let verb = follow(spoken, at, "xplicitly denies").or_else(|| follow(spoken, at, "xplicitly deny"))?;
    let (name, name_start) = layer::before(spoken, precede(spoken, at, "e")?)?;
    let start = ["a", "an", "the"].into_iter().find_map(|article| word_before(spoken, name_start, article));
    let (action, end) = object(text, verb)?;
    Some(clause(text, DenyKind::Explicit, name, start.unwrap_or(name_start)..end, action))
}

/// `with an explicit deny in a service control policy: arn:…` without its sentence, with `xplicit deny` at `at`.
fn explicit_deny(text: &TracedText, at: usize) -> Option<Context> {
    let spoken = text.text();
    let start = precede(spoken, at, "e")?;
    let opening = ["with an", "due to an", "with", "due to"]
        .into_iter()
        .find_map(|opening| word_before(spoken, start, opening));
    let context = match opening {
        Some(opening) => context::read(text, opening, spoken.len())?,
        // Without its preposition it is a clause only where it begins: behind a code and a colon, in quotes, on a line of its own.
        None => {
            let before = spoken.get(..start)?.trim_end_matches([' ', '*', '`']);
            let begins = before.is_empty() || before.ends_with([':', '"', '\'', '\n', '(', '-', '>']);
            begins.then(|| context::explicit(text, start, spoken.len()))??
        }
    };
    context.layer.as_ref()?;
    // "… in a service control policy overrides" is prose about policies.
    let rest = spoken.get(context.end..)?;
    let prose = context.policy.is_none()
        && rest
            .trim_start_matches(['*', '`'])
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(char::is_lowercase));
    (!prose).then_some(context)
}

fn clause(
    text: &TracedText,
    effect: DenyKind,
    name: &layer::LayerName,
    range: std::ops::Range<usize>,
    action: Option<Quote>,
) -> Context {
    let at = text.origin(range.clone());
    Context {
        start: range.start,
        end: range.end,
        effect: Some(Quote { value: effect, at: at.clone() }),
        layer: Some(Quote { value: (name.layer, name.kind), at }),
        missing: action,
        ..Context::default()
    }
}

/// What is allowed or denied: `the action`, `the s3:GetObject action`, `it`; or where the text was cut there.
fn object(text: &TracedText, at: usize) -> Option<(Option<Quote>, usize)> {
    let spoken = text.text();
    let cut = |at: usize| {
        let rest = spoken.get(at..).unwrap_or_default().trim_start_matches(['*', '`', ' ']);
        rest.is_empty() || rest.starts_with(['\n', '"', '\'', '.', '…', '[', '<'])
    };
    if let Some(end) = follow(spoken, at, " it").filter(|end| !continues_word(spoken, *end)) {
        return Some((None, end));
    }
    let Some(the) = follow(spoken, at, " the").filter(|end| !continues_word(spoken, *end)) else {
        return (elision::skip(spoken, at).is_some() || cut(at)).then_some((None, at));
    };
    if let Some(end) = follow(spoken, skip_gap(spoken, the), "action") {
        return Some((None, end));
    }
    let to = floor(spoken, the + 200);
    if let Some((action, action_end)) = super::action::read(text, the, to) {
        let end = follow(spoken, skip_gap(spoken, open(spoken, action_end)), "action").unwrap_or(action_end);
        return Some((Some(action), end));
    }
    // Cut inside the action: `allows the iam:`.
    let word = text.slice(skip_gap(spoken, the)..to);
    let service = word.bytes().take_while(|next| next.is_ascii_alphanumeric() || *next == b'-').count();
    let end = skip_gap(spoken, the) + service;
    let colon = usize::from(spoken.get(end..).is_some_and(|rest| rest.starts_with(':')));
    cut(end + colon).then_some((None, end))
}

fn continues_word(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// Where the words start that end before `at`, as words of their own.
fn word_before(text: &str, at: usize, words: &str) -> Option<usize> {
    let start = precede(text, at, words)?;
    let before = text.get(..start)?.chars().next_back();
    (!before.is_some_and(|before| before.is_alphanumeric() || before == '-')).then_some(start)
}

/// Whether a clause is only supposed: "if no identity-based policy allows the action".
pub(super) fn is_supposed(text: &str, at: usize) -> bool {
    let from = floor(text, at.saturating_sub(40));
    let before = text.get(from..at).unwrap_or_default();
    let clause = before.rsplit([':', '.', '\n', '"']).next().unwrap_or_default();
    let words = clause.split(|next: char| !next.is_ascii_alphabetic()).rev().filter(|word| !word.is_empty());
    let is = |word: &str, known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    words.take(3).enumerate().any(|(index, word)| is(word, &SUPPOSING) || index == 0 && is(word, &["not"]))
}

/// Words that make of what follows a rule, not something that happened.
const SUPPOSING: [&str; 9] =
    ["if", "which", "when", "whenever", "unless", "whether", "where", "suppose", "until"];

#[cfg(test)]
mod tests {
    use crate::{
        report::{Denial, DenyKind},
        triage,
    };
    use denylens_policy::Layer;

    #[track_caller]
    fn one(text: &str) -> Denial {
        let mut denials = triage(text).denials;
        assert_eq!(denials.len(), 1, "{text}");
        denials.remove(0)
    }

    #[track_caller]
    fn check(text: &str, effect: DenyKind, layer: Layer, action: Option<&str>) {
        let denial = one(text);
        assert_eq!((denial.effect, denial.layer.layer), (effect, Some(layer)), "{text}");
        assert_eq!(denial.action.as_deref(), action, "{text}");
    }

    #[test]
    fn a_clause_alone_is_a_refusal_with_a_layer_and_nothing_else() {
        let denies = "a permissions boundary explicitly denies the action";
        check(denies, DenyKind::Explicit, Layer::Boundary, None);
        check(&format!("*\"{denies}.\"*"), DenyKind::Explicit, Layer::Boundary, None);
        check("no identity-based policy allows the action", DenyKind::Implicit, Layer::Identity, None);
        let denial = one(denies);
        assert_eq!((denial.principal, denial.resource, denial.code), (None, None, None));
    }

    #[test]
    fn a_clause_behind_a_code() {
        check(
            "AccessDeniedException: no resource control policy allows the action",
            DenyKind::Implicit,
            Layer::ResourceControl,
            None,
        );
        check(
            "AccessDeniedException: explicit deny in a resource-based policy",
            DenyKind::Explicit,
            Layer::Resource,
            None,
        );
    }

    #[test]
    fn a_clause_names_its_action() {
        let action = Some("s3:GetObject");
        check(
            "    because no session policy allows the s3:GetObject action",
            DenyKind::Implicit,
            Layer::Session,
            action,
        );
        check(
            "Context: an SCP explicitly denies the `s3:GetObject` action",
            DenyKind::Explicit,
            Layer::ServiceControl,
            action,
        );
        check(
            "It failed `s3:GetObject`: no identity-based policy allows the action.",
            DenyKind::Implicit,
            Layer::Identity,
            action,
        );
    }

    #[test]
    fn a_clause_that_was_cut() {
        let layer = Layer::VpcEndpoint;
        check("AccessDenied ... because no VPC endpoint policy allows", DenyKind::Implicit, layer, None);
        check("AccessDenied: no VPC endpoint policy allows the s3:", DenyKind::Implicit, layer, None);
        check("AccessDenied: … because no VPC endpoint", DenyKind::Implicit, layer, None);
    }

    #[test]
    fn a_clause_with_its_resource() {
        let denial = one(
            "on resource: arn:aws:s3:::reports/a.csv [...] with an explicit deny in a resource-based policy",
        );
        assert_eq!(denial.resource.as_deref(), Some("arn:aws:s3:::reports/a.csv"));
        let denial = one(
            "User: arn:aws:iam::111122223333:user/anaesource: \"arn:aws:s3:::reports/a.csv\" with an explicit deny in a resource-based policy",
        );
        assert_eq!(denial.resource.as_deref(), Some("arn:aws:s3:::reports/a.csv"));
        assert_eq!((denial.principal, denial.layer.layer), (None, Some(Layer::Resource)));
    }

    #[test]
    fn prose_about_policies_is_no_clause() {
        for text in [
            "If no identity-based policy allows the action, the request is denied.",
            "An explicit deny in a service control policy overrides every allow.",
            "Requests fail whenever a permissions boundary explicitly denies the action.",
            "There is no identity-based policy attached to the role.",
            "Make sure that no session policy allows users to delete the bucket.",
        ] {
            assert_eq!(triage(text).denials.len(), 0, "{text}");
        }
    }
}
