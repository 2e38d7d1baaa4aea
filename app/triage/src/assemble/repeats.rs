//! The same refusal several times in one paste: told once, and counted.

use super::refusal::{Refusal, fill};
use crate::{
    recognise::{Claims, Cut, EncodedMessage, Meaning, Phrase, Quote, Says, SaysOfToken},
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
        add(&mut merged, refusal);
    }
    merged
}

/// Far repeats are looked for too, but not without end: a log of thousands of different refusals stays linear.
const FAR: usize = 64;

/// Keeps a refusal that was read. Once there are many, one that is known and has nothing that a document could belong to isn't kept again, so
/// that a log of one refusal needs no more memory than the log.
pub(super) fn keep(refusals: &mut Vec<Refusal>, refusal: Refusal) {
    if !refusal.has_substance() {
        return;
    }
    if refusals.len() >= FAR && refusal.encoded.is_none() {
        add(refusals, refusal);
    } else {
        refusals.push(refusal);
    }
}

/// Adds a refusal, or counts it where it is a repeat.
fn add(known: &mut Vec<Refusal>, refusal: Refusal) {
    let same = known.iter_mut().rev().take(FAR).find(|known| {
        (known.identity() == refusal.identity()
            || refusal.is_cut_repeat_of(known)
            || refusal.is_told_again_of(known))
            && (refusal.decoded.is_none() || known.decoded.is_none())
            && !refusal.is_of_another_token(known)
    });
    match same {
        Some(known) => known.merge(refusal),
        None => known.push(refusal),
    }
}

impl Refusal {
    /// Whether this has nothing of its own, and nothing that the other doesn't have.
    fn is_mention_of(&self, other: &Refusal) -> bool {
        let within = |mine: &Option<Quote>, theirs: &Option<Quote>| match (mine, theirs) {
            (None, _) => true,
            (Some(mine), Some(theirs)) => mine.value == theirs.value,
            (Some(_), None) => false,
        };
        let said = |says: &Phrase| {
            let by_code = matches!((says.says, other.meaning), (Says::Cause(one), Some(Meaning::Cause(other))) if one == other);
            by_code && self.code.is_none() || other.phrases.iter().any(|phrase| phrase.says == says.says)
        };
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
        mine.cut == Some(Cut::InAction) && same_principal && whole.value.starts_with(&action.value)
    }

    /// Whether both have one sentence, and nothing around it differs: a tool tells a failure again, with more of its frame or with less.
    fn is_told_again_of(&self, other: &Refusal) -> bool {
        fn agree(mine: &Option<Quote>, theirs: &Option<Quote>) -> bool {
            mine.as_ref().zip(theirs.as_ref()).is_none_or(|(mine, theirs)| mine.value == theirs.value)
        }
        self.sentence.is_some()
            && self.sentence_identity() == other.sentence_identity()
            && agree(&self.code, &other.code)
            && agree(&self.operation, &other.operation)
            && agree(&self.named_action, &other.named_action)
            && self.event.is_none()
            && other.event.is_none()
            && self.details.is_none()
            && other.details.is_none()
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
        if self.code.is_none() {
            self.code = repeat.code;
            self.meaning = repeat.meaning;
            self.form = repeat.form;
        }
        fill(&mut self.operation, repeat.operation);
        fill(&mut self.service, repeat.service);
        fill(&mut self.named_action, repeat.named_action);
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
        (
            (text(self.code.as_ref()), text(self.operation.as_ref()), text(self.named_action.as_ref())),
            self.sentence_identity(),
            self.phrases.iter().map(|phrase| phrase.says).collect::<Vec<Says>>(),
            self.event.as_ref().map(|event| event.identity()),
            self.details.as_ref().map(|details| {
                (text(details.action.as_ref()), text(details.resource.as_ref()), details.at.start)
            }),
        )
    }

    /// What tells two sentences apart.
    fn sentence_identity(&self) -> Option<impl PartialEq + use<'_>> {
        self.sentence.as_ref().map(|sentence| {
            (
                text(sentence.principal.as_ref()),
                text(sentence.action.as_ref()),
                text(sentence.resource.as_ref()),
                sentence.effect.as_ref().map(|effect| effect.value),
                sentence.layer.as_ref().map(|layer| layer.value),
                text(sentence.policy.as_deref()),
            )
        })
    }
}

fn text(quote: Option<&Quote>) -> Option<&str> {
    quote.map(|quote| quote.value.as_str())
}

#[cfg(test)]
mod tests {
    use crate::triage;

    const REFUSED: &str = "User: arn:aws:sts::111122223333:assumed-role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1/AWSCloudFormation is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/App because no identity-based policy allows the iam:CreateRole action";

    #[test]
    fn a_failure_that_a_tool_tells_three_times() {
        let handler = format!(
            "Resource handler returned message: \"{REFUSED} (Service: Iam, Status Code: 403, Request ID: 5b2d0a7e-1111-4222-8333-444455556666)\" (RequestToken: 9c1f, HandlerErrorCode: AccessDenied)"
        );
        let text = format!(
            "App | 1/5 | 10:00:01 AM | CREATE_FAILED | AWS::IAM::Role | Role {handler}\n\n❌  App failed: Error: The stack named App failed creation: ROLLBACK_COMPLETE: {handler}\n    at FullCloudFormationDeployment\n\nThe stack named App failed creation: {REFUSED}"
        );
        let denials = triage(&text).denials;
        assert_eq!((denials.len(), denials[0].count), (1, 3));
        assert_eq!(denials[0].code.as_deref(), Some("AccessDenied"));
    }

    #[test]
    fn another_operation_is_another_failure() {
        let error = |operation: &str| {
            format!("An error occurred (AccessDenied) when calling the {operation} operation: {REFUSED}")
        };
        let denials =
            triage(&format!("{}\n{}", error("CreateRole"), error("CreateServiceLinkedRole"))).denials;
        assert_eq!(denials.len(), 2);
    }
}
