//! What there is to show of a text at once: the refusals as a list, and one of them whole.

use denylens_policy::Layer;
use denylens_triage::{
    Report, Supplement,
    report::{Cause, Denial, DenyKind, EncodedState, Notice, Reading, SecretKind, Source},
};
use serde::{Deserialize, Serialize};

/// Which part of what was read is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// How many lines of the list.
    pub listed: usize,
    /// The refusal that is shown, by its place in the text, from 0.
    pub selected: usize,
}

/// What there is to show of a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// How many refusals it has.
    pub count: usize,
    /// The first of them, as a list; none where there is nothing to choose.
    pub entries: Vec<Entry>,
    /// The one that is looked at.
    pub refusal: Option<Denial>,
    /// What else there is to say about the text as a whole.
    pub notices: Vec<Notice>,
    /// How much can be asked about them: encoded messages without their documents, authorization ids without their details.
    pub open_lookups: usize,
    /// How many documents are of other requests than the messages that they were given for.
    pub strangers: usize,
    /// The texts that arrived later and still belong to it.
    pub supplements: Vec<Supplement>,
    /// The secrets that were pasted by mistake. Nothing of them is anywhere in what is told.
    pub secrets: SecretsSeen,
}

/// Which kinds of secrets stand in the texts, the weightiest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretsSeen {
    /// In what was pasted.
    pub paste: Vec<SecretKind>,
    /// In what arrived later.
    pub later: Vec<SecretKind>,
}

impl SecretsSeen {
    fn of(report: &Report) -> SecretsSeen {
        let kinds = |is_wanted: fn(Source) -> bool| {
            let is_seen = |kind: &SecretKind| {
                report.secrets.iter().any(|secret| secret.kind == *kind && is_wanted(secret.source))
            };
            SecretKind::ALL.into_iter().filter(is_seen).collect()
        };
        SecretsSeen {
            paste: kinds(|source| source == Source::Paste),
            later: kinds(|source| source != Source::Paste),
        }
    }
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What was refused, as exactly as it is known: the action, the operation or the code.
    pub what: Option<String>,
    /// On what.
    pub resource: Option<String>,
    /// How often the text holds it.
    pub count: usize,
    /// How it was refused.
    pub effect: DenyKind,
    /// By which layer, if that is known.
    pub layer: Option<Layer>,
    /// Why.
    pub cause: Cause,
    /// What it waits for.
    pub waits: Option<Wait>,
}

/// What somebody can look up about a refusal, so that more is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wait {
    /// Its encoded message isn't decoded.
    Decoding,
    /// AWS keeps details of it, which aren't here.
    Details,
}

impl Wait {
    /// What a refusal waits for; the message first.
    pub(crate) fn of(denial: &Denial) -> Option<Wait> {
        let message = has_open_message(denial).then_some(Wait::Decoding);
        message.or_else(|| has_open_details(denial).then_some(Wait::Details))
    }
}

impl Digest {
    pub(crate) fn of(report: &Report, supplements: &[Supplement], window: Window) -> Digest {
        let denials = &report.denials;
        let listed = if denials.len() < 2 { 0 } else { window.listed };
        let is_stranger = |reading: &Reading| matches!(reading, Reading::MessageOfAnotherRequest(_));
        Digest {
            count: denials.len(),
            entries: denials.iter().take(listed).map(Entry::of).collect(),
            refusal: denials.get(window.selected).cloned(),
            notices: report.notices.clone(),
            open_lookups: denials.iter().map(open_lookups).sum(),
            strangers: denials.iter().filter(|denial| denial.readings.iter().any(is_stranger)).count(),
            supplements: supplements.to_vec(),
            secrets: SecretsSeen::of(report),
        }
    }
}

impl Entry {
    fn of(denial: &Denial) -> Entry {
        Entry {
            what: what_of(denial),
            resource: denial.resource.clone(),
            count: denial.count,
            effect: denial.effect,
            layer: denial.layer.layer,
            cause: denial.cause,
            waits: Wait::of(denial),
        }
    }
}

/// What was refused, as exactly as it is known: the action, the operation or the code.
pub(crate) fn what_of(denial: &Denial) -> Option<String> {
    denial.qualified_action().or_else(|| denial.operation.clone()).or_else(|| denial.code.clone())
}

/// How much can be asked about a refusal.
fn open_lookups(denial: &Denial) -> usize {
    usize::from(has_open_message(denial)) + usize::from(has_open_details(denial))
}

fn has_open_message(denial: &Denial) -> bool {
    let is_of_use = |state| matches!(state, EncodedState::Complete | EncodedState::CutShort);
    let has_message = denial.encoded.as_ref().is_some_and(|encoded| is_of_use(encoded.state));
    has_message && denial.documents.decoded.is_none()
}

fn has_open_details(denial: &Denial) -> bool {
    denial.authorization_id.is_some() && denial.documents.details.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    fn refused(action: &str) -> String {
        format!(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {action} on resource: *\n\n"
        )
    }

    fn digest(text: &str, window: Window) -> Digest {
        Digest::of(&triage(text), &[], window)
    }

    #[test]
    fn one_refusal_leaves_nothing_to_choose() {
        let digest = digest(&refused("s3:GetObject"), Window { listed: 50, selected: 0 });
        assert_eq!((digest.count, digest.entries.len()), (1, 0));
        assert_eq!(digest.refusal.and_then(|denial| denial.action).as_deref(), Some("s3:GetObject"));
    }

    #[test]
    fn only_as_many_lines_as_asked_for_and_the_one_that_is_selected() {
        let text = ["s3:GetObject", "sqs:SendMessage", "iam:PassRole"].map(refused).concat();
        let digest = digest(&text, Window { listed: 2, selected: 2 });
        assert_eq!(digest.count, 3);
        let what: Vec<_> = digest.entries.iter().map(|entry| entry.what.as_deref()).collect();
        assert_eq!(what, [Some("s3:GetObject"), Some("sqs:SendMessage")]);
        assert_eq!(digest.refusal.and_then(|denial| denial.action).as_deref(), Some("iam:PassRole"));
    }

    #[test]
    fn what_was_refused_is_the_action_before_the_operation_before_the_code() {
        let text = [
            &refused("s3:GetObject"),
            "An error occurred (AccessDenied) when calling the ListBuckets operation: Access Denied\n\n\n",
            "ThrottlingException: Rate exceeded\n",
        ]
        .join("\n");
        let what: Vec<_> = digest(&text, Window { listed: 9, selected: 0 })
            .entries
            .into_iter()
            .map(|entry| entry.what)
            .collect();
        assert_eq!(
            what,
            ["s3:GetObject", "ListBuckets", "ThrottlingException"].map(|what| Some(what.to_owned()))
        );
    }

    #[test]
    fn what_can_be_asked_is_counted() {
        let message = "aB3-_xYz".repeat(70);
        let text = format!(
            "You are not authorized to perform this operation. Encoded authorization failure message: {message}"
        );
        assert_eq!(digest(&text, Window::default()).open_lookups, 1);
        assert_eq!(digest(&refused("s3:GetObject"), Window::default()).open_lookups, 0);
        let listed =
            digest(&format!("{text}\n\n\n{}", refused("s3:GetObject")), Window { listed: 9, selected: 0 });
        let waits: Vec<_> = listed.entries.iter().map(|entry| entry.waits).collect();
        assert_eq!(waits, [Some(Wait::Decoding), None]);
    }
}
