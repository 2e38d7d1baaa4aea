//! Which refusal it is that something said of a token belongs to: the nearest of those that somebody met who came with one.

use super::refusal::Refusal;
use crate::{
    recognise::{Meaning, OfToken, Says},
    report::{Cause, Form},
};

/// What names the operation and the action.
const OPERATION: &str = "AssumeRoleWithWebIdentity";

/// Gives what is said of tokens to the refusals that they met. Without such a refusal nobody needs it.
pub(super) fn join(refusals: &mut [Refusal], of_tokens: Vec<OfToken>) {
    for found in of_tokens {
        let nearest = refusals
            .iter_mut()
            .filter(|refusal| is_of_token(refusal))
            .min_by_key(|refusal| distance(refusal, found.at.start));
        if let Some(refusal) = nearest {
            refusal.of_token.push(found);
        }
    }
}

fn distance(refusal: &Refusal, at: usize) -> usize {
    if refusal.at.contains(&at) { 0 } else { refusal.at.start.abs_diff(at).min(refusal.at.end.abs_diff(at)) }
}

/// Whether somebody was refused who came with a token.
fn is_of_token(refusal: &Refusal) -> bool {
    let sentence = refusal.sentence.as_ref().and_then(|sentence| sentence.action.as_ref());
    let event = refusal.event.as_ref().and_then(|event| event.operation.as_ref());
    let named = [sentence, event, refusal.operation.as_ref(), refusal.named_action.as_ref()];
    let mut names = named.into_iter().flatten().map(|name| name.value.rsplit(':').next().unwrap_or_default());
    let is_said = |says: Says, form: Option<Form>| {
        says == Says::Cause(Cause::Trust)
            && matches!(form, Some(Form::WebIdentity | Form::NoProvider | Form::TokenAudience))
    };
    names.any(|name| name.eq_ignore_ascii_case(OPERATION))
        || refusal.phrases.iter().any(|phrase| is_said(phrase.says, phrase.form))
        || refusal.form == Some(Form::WebIdentity) && refusal.meaning == Some(Meaning::Cause(Cause::Trust))
}

#[cfg(test)]
mod tests {
    use crate::{report::SecretKind, triage};

    const REFUSED: &str = "Not authorized to perform sts:AssumeRoleWithWebIdentity";

    fn claims(subject: &str) -> String {
        format!(r#"{{"iss":"https://idp.example.com","sub":"{subject}","aud":"a"}}"#)
    }

    #[test]
    fn claims_go_to_the_nearest_refusal_of_a_token() {
        let far = "\n".repeat(900);
        let text = format!("{REFUSED}\n{}\n{far}\n{REFUSED}\n{}", claims("one"), claims("two"));
        let subjects = triage(&text).denials.into_iter().map(|denial| denial.web_identity.unwrap().subject);
        assert_eq!(subjects.collect::<Vec<_>>(), [Some("one".to_owned()), Some("two".to_owned())]);
    }

    #[test]
    fn a_refusal_that_was_tried_again_keeps_its_token() {
        let tried = format!("{REFUSED}\n\n").repeat(3);
        let denials = triage(&format!("{tried}{}", claims("one"))).denials;
        assert_eq!((denials.len(), denials[0].count), (1, 3));
        assert_eq!(denials[0].web_identity.as_ref().unwrap().subject.as_deref(), Some("one"));
    }

    #[test]
    fn other_refusals_have_no_token() {
        let text = format!("User: ana is not authorized to perform: s3:GetObject\n{}", claims("one"));
        let denial = triage(&text).denials.remove(0);
        assert_eq!((denial.web_identity, denial.conditions), (None, Vec::new()));
    }

    #[test]
    fn a_token_itself_is_a_secret_and_nothing_of_it_is_read() {
        let token = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsInN1YiI6InMifQ.c2lnbmF0dXJlLW9mLW5vdGhpbmctMDEyMzQ1Njc4OUFCQ0RFRg";
        let report = triage(&format!("{REFUSED}\ntoken: {token}"));
        let kinds: Vec<_> = report.secrets.iter().map(|secret| secret.kind).collect();
        assert_eq!(kinds, [SecretKind::Authorization]);
        assert_eq!(report.denials[0].web_identity, None);
    }
}
