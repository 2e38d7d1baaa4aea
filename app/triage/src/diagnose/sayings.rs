//! What AWS says of a refusal: the words that one quotes to whoever has to believe it.

use super::{Effect, FoundLayer};
use crate::{
    assemble::Refusal,
    recognise::Sentence,
    report::{Basis, DenyKind, Evidence, Sayer, Saying},
};
use std::ops::Range;

/// What the message says, then what the documents say.
pub(super) fn of(
    refusal: &Refusal,
    effect: &Effect<'_>,
    layer: &FoundLayer,
    source: &dyn Fn(Range<usize>) -> Evidence,
) -> Vec<Saying> {
    let sentence = refusal.sentence.as_deref().map(sentence);
    let phrase = || {
        let words = refusal.phrases.first()?.words;
        Some(Saying { by: Sayer::Phrase, text: words.to_owned(), reason: Some(words.to_owned()) })
    };
    let message = sentence.or_else(phrase);
    let details = refusal.details.as_ref().and_then(|_| details(effect, layer, source));
    let decoded = refusal.decoded.as_ref().and_then(|_| decoded(effect.kind));
    message.into_iter().chain(details).chain(decoded).collect()
}

fn sentence(sentence: &Sentence) -> Saying {
    let reason = sentence.reason.clone().and_then(|place| sentence.words.get(place));
    Saying { by: Sayer::Sentence, text: sentence.words.clone(), reason: reason.map(str::to_owned) }
}

/// The check that refused. Its name is AWS's where it looks like one.
fn details(
    effect: &Effect<'_>,
    layer: &FoundLayer,
    source: &dyn Fn(Range<usize>) -> Evidence,
) -> Option<Saying> {
    let at = layer.at.as_ref().filter(|_| layer.finding.basis == Basis::Details)?;
    let check = source(at.clone()).text;
    let is_name = !check.is_empty() && check.bytes().all(|next| next.is_ascii_uppercase() || next == b'_');
    let effect = match effect.kind {
        DenyKind::Explicit => "EXPLICIT_DENY",
        DenyKind::Implicit => "IMPLICIT_DENY",
        DenyKind::Unknown => return None,
    };
    let text = is_name.then(|| format!("\"checkType\": \"{check}\", \"evaluatedEffect\": \"{effect}\""))?;
    Some(Saying { by: Sayer::Details, reason: Some(text.clone()), text })
}

fn decoded(effect: DenyKind) -> Option<Saying> {
    let text = match effect {
        DenyKind::Explicit => "\"allowed\": false, \"explicitDeny\": true",
        DenyKind::Implicit => "\"allowed\": false, \"explicitDeny\": false",
        DenyKind::Unknown => return None,
    };
    Some(Saying { by: Sayer::Decoded, text: text.to_owned(), reason: Some(text.to_owned()) })
}

#[cfg(test)]
mod tests {
    use crate::{
        report::{Sayer, Saying},
        triage,
    };

    #[track_caller]
    fn check(text: &str, wanted: &[(Sayer, &str, Option<&str>)]) {
        let denial = triage(text).denials.remove(0);
        let said = |saying: &Saying| (saying.by, saying.text.clone(), saying.reason.clone());
        let said: Vec<_> = denial.sayings.iter().map(said).collect();
        let wanted: Vec<_> = wanted
            .iter()
            .map(|(by, text, reason)| (*by, (*text).to_owned(), reason.map(str::to_owned)))
            .collect();
        assert_eq!(said, wanted, "{text}");
    }

    const SENTENCE: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/New with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/P";
    const REASON: &str =
        "with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/P";

    #[test]
    fn the_sentence_is_quoted_whole_without_its_wraps() {
        let wrapped = SENTENCE.replace(" is not", "\n  is not").replace(" in an", "\n  in an");
        check(&format!("AccessDenied: {wrapped}\n"), &[(Sayer::Sentence, SENTENCE, Some(REASON))]);
        check(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:CreateRole",
            &[(
                Sayer::Sentence,
                "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:CreateRole",
                None,
            )],
        );
    }

    #[test]
    fn a_phrase_is_quoted_as_it_is_known() {
        let text = "An error occurred (AuthFailure) when calling the RunInstances operation: Not authorized for images: [ami-0123456789abcdef0]";
        let phrase = "Not authorized for images";
        check(text, &[(Sayer::Phrase, phrase, Some(phrase))]);
    }

    #[test]
    fn documents_say_it_beside_the_message() {
        let details = r#"{"requestContext":{},"evaluations":[{"action":"iam:CreateRole","resource":"arn:aws:iam::111122223333:role/New","evaluatedEffect":"EXPLICIT_DENY","checks":[{"checkType":"PRINCIPAL","evaluatedEffect":"EXPLICIT_DENY"}]}]}"#;
        let checked = r#""checkType": "PRINCIPAL", "evaluatedEffect": "EXPLICIT_DENY""#;
        check(
            &format!("{SENTENCE}\n\n{details}"),
            &[(Sayer::Sentence, SENTENCE, Some(REASON)), (Sayer::Details, checked, Some(checked))],
        );
        let decoded = r#"{"allowed":false,"explicitDeny":false,"matchedStatements":{"items":[]},"context":{"action":"ec2:RunInstances"}}"#;
        let said = r#""allowed": false, "explicitDeny": false"#;
        check(decoded, &[(Sayer::Decoded, said, Some(said))]);
    }
}
