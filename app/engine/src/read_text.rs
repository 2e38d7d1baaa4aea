//! A text that was read.

use crate::{
    combined::CombinedPolicy,
    digest::{Digest, Window},
    exhibit::{Exhibit, exhibits},
    form::ReportForm,
    group::Group,
    together::Together,
};
use denylens_advise::command::shell::Shell;
use denylens_locate::{Knowledge, is_shut_out_beside};
use denylens_policy::Layer;
use denylens_render::{Sharing, Words};
use denylens_triage::{
    Answers, Report, Supplement,
    report::{Denial, Source},
    secrets, triage_with,
};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A text that was read, with those that arrived after it. Of secrets that stand in them it has only the places.
#[derive(Debug, Default)]
pub struct ReadText {
    paste: String,
    report: Report,
    supplements: Vec<Supplement>,
    /// What is said of all its refusals, once somebody asks.
    together: OnceLock<Together>,
}

/// What stands behind the verdict on one of its refusals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Behind {
    /// The pieces of the texts that prove it.
    pub exhibits: Vec<Exhibit>,
    /// All refusals by who has to act first; none where there is only one.
    pub groups: Vec<Group>,
    /// The policies that answer several of all refusals at once.
    pub combined: Vec<CombinedPolicy>,
    /// What the policy does that stands beside the refusal in its text, and its layer.
    pub beside: Option<(Layer, Knowledge)>,
    /// The refusal as it goes out, with the placeholders that it has in the report.
    pub redacted: Option<Denial>,
}

impl ReadText {
    /// Reads a text. Of the texts that arrived later, those that answer nothing in it are left out.
    pub fn of(paste: String, supplements: Vec<Supplement>) -> ReadText {
        if paste.is_empty() {
            return ReadText::default();
        }
        let supplements = if supplements.is_empty() {
            supplements
        } else {
            let alone = triage_with(&paste, &[]);
            supplements.into_iter().filter(|supplement| is_asked(supplement, &alone)).collect()
        };
        let report = triage_with(&paste, &supplements);
        let places = |source| {
            report
                .secrets
                .iter()
                .filter(move |secret| secret.source == source)
                .map(|secret| secret.at.clone())
        };
        let supplements = supplements.into_iter().enumerate().map(|(index, Supplement { answers, text })| {
            Supplement { answers, text: secrets::masked(text, places(Source::Supplement(index))) }
        });
        let supplements = supplements.collect();
        ReadText {
            paste: secrets::masked(paste, places(Source::Paste)),
            supplements,
            report,
            together: OnceLock::new(),
        }
    }

    /// What there is to show of it.
    pub fn digest(&self, window: Window) -> Digest {
        Digest::of(&self.report, &self.supplements, window)
    }

    /// What stands behind the verdict on one of its refusals, by its place in the text, from 0.
    pub fn behind(&self, selected: usize) -> Behind {
        let denial = self.report.denials.get(selected);
        let Together { groups, combined } = self.together.get_or_init(|| Together::of(&self.report)).clone();
        Behind {
            exhibits: denial
                .map(|denial| exhibits(&self.paste, &self.supplements, &denial.evidence))
                .unwrap_or_default(),
            groups,
            combined,
            beside: denial
                .is_some_and(is_shut_out_beside)
                .then_some((Layer::Resource, Knowledge::DoesNotAllow)),
            redacted: Sharing::Redacted.one_of(&self.report, selected),
        }
    }

    /// The whole report in a form.
    pub fn write(&self, form: ReportForm, sharing: Sharing, shell: Shell, words: &'static Words) -> String {
        form.write(&self.report, sharing, shell, words)
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
    use crate::digest::SecretsSeen;
    use denylens_render::words::en;
    use denylens_triage::report::SecretKind;

    const DECODED: &str = r#"{"allowed":false,"explicitDeny":true,"matchedStatements":{"items":[]},"context":{"principal":{"arn":"arn:aws:iam::111122223333:user/ana"},"action":"ec2:RunInstances","resource":"*","conditions":{"items":[]}}}"#;

    fn message() -> String {
        "aB3-_xYz".repeat(70)
    }

    fn encoded() -> String {
        format!(
            "You are not authorized to perform this operation. Encoded authorization failure message: {}",
            message()
        )
    }

    fn answer() -> Supplement {
        Supplement { answers: Answers::Encoded(message()), text: DECODED.to_owned() }
    }

    #[test]
    fn a_document_joins_the_text_whose_message_it_is() {
        let digest = ReadText::of(encoded(), vec![answer()]).digest(Window::default());
        assert_eq!((digest.count, digest.open_lookups, digest.supplements.len()), (1, 0, 1));
        assert_eq!(digest.refusal.and_then(|denial| denial.action).as_deref(), Some("ec2:RunInstances"));
    }

    #[test]
    fn a_document_leaves_with_the_message_that_it_answers() {
        let digest = ReadText::of("AccessDenied: no".to_owned(), vec![answer()]).digest(Window::default());
        assert_eq!((digest.count, digest.supplements.len()), (1, 0));
    }

    #[test]
    fn nothing_is_said_of_no_text() {
        assert_eq!(ReadText::of(String::new(), vec![answer()]).digest(Window::default()), Digest::default());
    }

    #[test]
    fn behind_a_verdict_stand_its_proofs() {
        let read = ReadText::of(encoded(), vec![answer()]);
        let sources: Vec<_> = read.behind(0).exhibits.iter().map(|exhibit| exhibit.source).collect();
        assert_eq!(sources, [Source::Paste, Source::Supplement(0)]);
        assert_eq!(
            read.behind(0).redacted.and_then(|denial| denial.principal).as_deref(),
            Some("arn:aws:iam::000000000001:user/user-1")
        );
        assert_eq!(read.behind(1), Behind::default());
    }

    #[test]
    fn several_refusals_of_a_caller_are_answered_by_one_policy() {
        let refused = |action: &str| {
            format!(
                "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {action} on resource: * because no identity-based policy allows the {action} action\n\n"
            )
        };
        let read = ReadText::of(["sqs:ListQueues", "sns:ListTopics"].map(refused).concat(), Vec::new());
        let combined = read.behind(0).combined;
        assert_eq!(combined.len(), 1);
        assert!(combined[0].document.contains("sns:ListTopics"), "{}", combined[0].document);
        let has: Vec<_> = combined[0].has.iter().map(|named| (named.place, named.what.as_deref())).collect();
        assert_eq!(has, [(0, Some("sqs:ListQueues")), (1, Some("sns:ListTopics"))]);
        let places: Vec<_> = read.behind(1).groups.into_iter().map(|group| group.places).collect();
        assert_eq!(places, [[0, 1]]);
    }

    #[test]
    fn what_is_shared_has_placeholders_unless_it_shall_be_whole() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: *";
        let read = ReadText::of(text.to_owned(), Vec::new());
        for form in [ReportForm::Markdown, ReportForm::Text, ReportForm::Json] {
            assert!(
                !read.write(form, Sharing::Redacted, Shell::Bash, &en::WORDS).contains("111122223333"),
                "{form:?}"
            );
            assert!(
                read.write(form, Sharing::Whole, Shell::Bash, &en::WORDS).contains("111122223333"),
                "{form:?}"
            );
        }
    }

    #[test]
    fn of_a_secret_only_its_kind_is_known() {
        let (key, password) = ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "hunter2");
        let paste = format!("AWS_SECRET_ACCESS_KEY={key} {}\nAWS_SECRET_ACCESS_KEY={key}", encoded());
        let text = DECODED
            .replace(":instance", ":volume")
            .replace("\"*\"", &format!("\"https://ana:{password}@host\""));
        let read = ReadText::of(paste, vec![Supplement { text, ..answer() }]);
        let digest = read.digest(Window::default());
        let seen =
            SecretsSeen { paste: vec![SecretKind::SecretAccessKey], later: vec![SecretKind::Password] };
        assert_eq!(digest.secrets, seen);
        let written = [ReportForm::Json, ReportForm::Markdown, ReportForm::Text]
            .map(|form| read.write(form, Sharing::Whole, Shell::Bash, &en::WORDS));
        let all = format!("{read:?} {digest:?} {:?} {written:?}", read.behind(0));
        assert!(!all.contains("wJalr") && !all.contains(password), "{all}");
        assert!(format!("{:?}", read.behind(0)).contains("AWS_SECRET_ACCESS_KEY=****"));
    }
}
