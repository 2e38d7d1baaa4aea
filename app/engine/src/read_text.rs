//! A text that was read.

use crate::{
    combined::{self, CombinedPolicy},
    digest::{Digest, Window},
    form::{ReportForm, Sharing},
};
use denylens_render::Words;
use denylens_triage::{Answers, Report, Supplement, triage_with};

/// A text that was read, with those that arrived after it.
#[derive(Debug, Default)]
pub struct ReadText {
    report: Report,
    supplements: Vec<Supplement>,
}

impl ReadText {
    /// Reads a text. Of the texts that arrived later, those that answer nothing in it are left out.
    pub fn of(paste: &str, supplements: Vec<Supplement>) -> ReadText {
        if paste.is_empty() {
            return ReadText::default();
        }
        let supplements = if supplements.is_empty() {
            supplements
        } else {
            let alone = triage_with(paste, &[]);
            supplements.into_iter().filter(|supplement| is_asked(supplement, &alone)).collect()
        };
        ReadText { report: triage_with(paste, &supplements), supplements }
    }

    /// What there is to show of it.
    pub fn digest(&self, window: Window) -> Digest {
        Digest::of(&self.report, &self.supplements, window)
    }

    /// The policies that answer several refusals of one caller at once.
    pub fn combined(&self) -> Vec<CombinedPolicy> {
        combined::of(&self.report)
    }

    /// The whole report in a form.
    pub fn write(&self, form: ReportForm, sharing: Sharing, words: &'static Words) -> String {
        form.write(&self.report, sharing, words)
    }
}

/// Whether a text answers something that is asked about a report. The others answered a text that is gone.
fn is_asked(supplement: &Supplement, report: &Report) -> bool {
    report.denials.iter().any(|denial| match &supplement.answers {
        Answers::Encoded(text) => denial.encoded.as_ref().is_some_and(|encoded| encoded.text == *text),
        Answers::AuthorizationId(id) => denial.authorization_id.as_ref() == Some(id),
        Answers::Anything => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_render::words::en;

    const DECODED: &str = r#"{"allowed":false,"explicitDeny":true,"matchedStatements":{"items":[]},"context":{"principal":{"arn":"arn:aws:iam::111122223333:user/ana"},"action":"ec2:RunInstances","resource":"*","conditions":{"items":[]}}}"#;

    fn message() -> String {
        "aB3-_xYz".repeat(70)
    }

    fn encoded() -> String {
        format!("You are not authorized to perform this operation. Encoded authorization failure message: {}", message())
    }

    fn answer() -> Supplement {
        Supplement { answers: Answers::Encoded(message()), text: DECODED.to_owned() }
    }

    #[test]
    fn a_document_joins_the_text_whose_message_it_is() {
        let digest = ReadText::of(&encoded(), vec![answer()]).digest(Window::default());
        assert_eq!((digest.count, digest.open_lookups, digest.supplements.len()), (1, 0, 1));
        assert_eq!(digest.refusal.and_then(|denial| denial.action).as_deref(), Some("ec2:RunInstances"));
    }

    #[test]
    fn a_document_leaves_with_the_message_that_it_answers() {
        let digest = ReadText::of("AccessDenied: no", vec![answer()]).digest(Window::default());
        assert_eq!((digest.count, digest.supplements.len()), (1, 0));
    }

    #[test]
    fn nothing_is_said_of_no_text() {
        assert_eq!(ReadText::of("", vec![answer()]).digest(Window::default()), Digest::default());
    }

    #[test]
    fn what_is_shared_has_placeholders_unless_it_shall_be_whole() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: *";
        let read = ReadText::of(text, Vec::new());
        for form in [ReportForm::Markdown, ReportForm::Text] {
            assert!(!read.write(form, Sharing::Redacted, &en::WORDS).contains("111122223333"), "{form:?}");
            assert!(read.write(form, Sharing::Whole, &en::WORDS).contains("111122223333"), "{form:?}");
        }
        assert!(read.write(ReportForm::Json, Sharing::Redacted, &en::WORDS).contains("111122223333"));
    }
}
