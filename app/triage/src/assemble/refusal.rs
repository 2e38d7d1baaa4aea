//! One refusal, put together piece by piece.

use super::between::Between;
use crate::{
    recognise::{
        Decoded, Details, EncodedMessage, Event, Finding, Head, Mark, Meaning, OfToken, Phrase, Position,
        Quote, Says, Sentence,
    },
    report::{Cause, Form, Mismatch},
};
use std::ops::Range;

/// One refusal, as the pieces of text that speak of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Refusal {
    /// From the first to the last of its pieces, in the original.
    pub(crate) at: Range<usize>,
    pub(crate) code: Option<Quote>,
    pub(crate) meaning: Option<Meaning>,
    /// The form of its cause that the code stands for.
    pub(crate) form: Option<Form>,
    pub(crate) operation: Option<Quote>,
    pub(crate) service: Option<Quote>,
    pub(crate) request_id: Option<Quote>,
    /// When it was logged.
    pub(crate) time: Option<Quote>,
    /// The action that a tool names outside the denial sentence.
    pub(crate) named_action: Option<Quote>,
    /// The resource that a tool names outside the denial sentence.
    pub(crate) named_resource: Option<Quote>,
    pub(crate) phrases: Vec<Phrase>,
    /// What tells whose refusal it is.
    pub(crate) marks: Vec<Mark>,
    pub(crate) sentence: Option<Box<Sentence>>,
    pub(crate) encoded: Option<EncodedMessage>,
    pub(crate) decoded: Option<Box<Decoded>>,
    pub(crate) details: Option<Box<Details>>,
    pub(crate) event: Option<Box<Event>>,
    /// What is said of the token that somebody came with.
    pub(crate) of_token: Vec<OfToken>,
    /// Why a text and a message that are said to belong together don't, where this is one of them.
    pub(crate) stranger: Option<Stranger>,
    /// How often the paste holds this refusal.
    pub(crate) count: usize,
}

/// One of two that were said to belong together, and are of different requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stranger {
    /// The message that a document of another request was given for.
    Message(Mismatch),
    /// The document that was given for a message of another request.
    Document(Mismatch),
}

/// Pieces of one message stand close together: a tool's own words come between them, not a page.
const NEAR: usize = 700;

impl Refusal {
    fn is_empty(&self) -> bool {
        self.at.end == 0 && self.at.start == 0
    }

    /// The service that was called: the event's, or the one that a tool names beside the message.
    pub(crate) fn called_service(&self) -> Option<&Quote> {
        self.event.as_deref().and_then(|event| event.service.as_ref()).or(self.service.as_ref())
    }

    /// Whether a service says what the role lacks that it uses, or may lack: then nobody else lacks it, whoever called.
    pub(crate) fn is_of_role(&self) -> bool {
        let is_of_role = |form| matches!(form, Some(Form::RolePermission | Form::NoObjects));
        self.phrases.iter().any(|phrase| is_of_role(phrase.form))
    }

    /// Whether it says anything about a refusal.
    pub(super) fn has_substance(&self) -> bool {
        self.sentence.is_some()
            || self.encoded.is_some()
            || self.decoded.is_some()
            || self.details.is_some()
            || !self.phrases.is_empty()
            || self.event.as_ref().is_some_and(|event| event.error_code.is_some())
            || match self.meaning {
                Some(Meaning::Denied | Meaning::Cause(_)) => true,
                Some(Meaning::Ambiguous) => {
                    self.code.as_ref().is_some_and(|code| !code.value.ends_with("InternalError"))
                }
                None => self.code.is_some(),
            }
    }

    /// Whether nothing of it is there yet but what tells whose it is.
    fn is_only_marked(&self) -> bool {
        !self.marks.is_empty()
            && !self.has_body()
            && self.code.is_none()
            && self.operation.is_none()
            && self.service.is_none()
            && self.request_id.is_none()
    }

    /// Whether it is the header of an answer that names the error: an empty line stands between that and the body.
    fn is_header(&self, paste: &str) -> bool {
        let code = self.code.as_ref().filter(|_| !self.has_body() && self.operation.is_none());
        let before = code.and_then(|code| paste.get(..code.at.start)).unwrap_or_default().trim_end();
        ["x-amzn-errortype:", "x-amzn-ErrorType:"].iter().any(|name| before.ends_with(name))
    }

    fn has_body(&self) -> bool {
        self.sentence.is_some() || self.encoded.is_some() || !self.phrases.is_empty()
    }

    /// Whether a finding that follows belongs to this refusal.
    pub(super) fn takes(&self, finding: &Finding, paste: &str) -> bool {
        if self.is_empty() {
            return true;
        }
        // A record of its own is a refusal of its own.
        if self.event.is_some() || matches!(finding, Finding::Event(_)) {
            return false;
        }
        let at = finding.at();
        // The console's box has the error's name and its words among its lines.
        if at.end <= self.at.end && !matches!(finding, Finding::Sentence(_)) {
            return true;
        }
        let between = Between(paste.get(self.at.end..at.start).unwrap_or_default());
        if between.len() > NEAR {
            return false;
        }
        // A host or a server's name stands before an empty line, as the header of an answer does.
        if self.is_only_marked() {
            return true;
        }
        let new_line = between.has_new_line();
        let new_paragraph = between.has_new_paragraph();
        // A log names the request that it is of itself, on a line before; and what no answer came to has no code.
        let is_a_log = self.is_only_an_id() && !between.is_in_document();
        let is_unanswered = self.code.is_none() && !self.has_body() && between.is_unanswered();
        if new_line && (is_a_log || is_unanswered) {
            return false;
        }
        match finding {
            Finding::Head(head) if head.position == Position::After => {
                let another = self.request_id.is_some() && head.request_id.is_some() && new_line;
                !another && !new_paragraph && !between.has_another_error()
            }
            Finding::Head(head)
                if head.position == Position::Beside && self.code.is_none() && self.has_body() =>
            {
                between.len() < 200 && !new_paragraph
            }
            // One line can name a code, what it stands for, and the message that it wraps.
            Finding::Head(_) if !new_line && self.sentence.is_none() && self.encoded.is_none() => true,
            // What CloudFormation calls the refusal comes after the message.
            Finding::Head(head) if !new_line && head.position == Position::Handler => true,
            Finding::Head(head) => {
                !(self.has_body() || new_paragraph || new_line && self.is_before_another(head, between))
            }
            // Programs say that they found no credentials, and paragraphs later why.
            Finding::Phrase(phrase) if self.is_of_credentials(phrase) => true,
            Finding::Phrase(_) | Finding::Sentence(_) if new_line && self.is_said(between) => false,
            Finding::Phrase(phrase) => {
                self.sentence.is_none()
                    && self.encoded.is_none()
                    && (!new_paragraph || self.is_header(paste))
                    && !(new_line && self.phrases.iter().any(|known| known.says == phrase.says))
            }
            Finding::Mark(_) => !new_paragraph,
            Finding::Sentence(_) => self.sentence.is_none() && self.encoded.is_none() && !new_paragraph,
            Finding::Encoded(_) => self.encoded.is_none(),
            Finding::Decoded(_) | Finding::Details(_) | Finding::Event(_) | Finding::OfToken(_) => false,
        }
    }

    /// Whether nothing is known of it but the id of a request.
    fn is_only_an_id(&self) -> bool {
        self.request_id.is_some() && self.code.is_none() && self.operation.is_none() && !self.has_body()
    }

    /// Whether a head on a later line begins another error: it has what this one has already, or comes before what this one has.
    fn is_before_another(&self, head: &Head, between: Between<'_>) -> bool {
        let names_again = head.operation.is_some() && (self.operation.is_some() || self.code.is_some());
        let Some((mine, theirs)) = self.code.as_ref().zip(head.code.as_ref()) else { return names_again };
        names_again || mine.value != theirs.value || self.is_said(between) || between.has_another_error()
    }

    /// Whether the code has its message already, on its line, so that what follows on another line is not its message.
    fn is_said(&self, between: Between<'_>) -> bool {
        let is_refusal = self.meaning == Some(Meaning::Denied);
        self.code.is_some()
            && !self.has_body()
            && (is_refusal || self.meaning.is_none())
            && between.is_said(is_refusal)
    }

    /// Whether a phrase speaks of credentials, and so did the one before.
    fn is_of_credentials(&self, phrase: &Phrase) -> bool {
        const SAYS: Says = Says::Cause(Cause::Credentials);
        let is_said = self.phrases.iter().any(|known| known.says == SAYS);
        phrase.says == SAYS && is_said && self.sentence.is_none() && self.encoded.is_none()
    }

    pub(super) fn take(&mut self, finding: Finding) {
        let at = finding.at();
        // A mark stands beside what it marks.
        if let (Finding::Mark(mark), false) = (&finding, self.is_empty()) {
            self.marks.push(mark.clone());
            return;
        }
        self.at = if self.is_empty() { at } else { self.at.start.min(at.start)..self.at.end.max(at.end) };
        self.count = 1;
        match finding {
            Finding::Head(head) => self.take_head(*head),
            // A log can say one thing a thousand times in a line.
            Finding::Phrase(phrase) if self.phrases.last().is_some_and(|last| last.is_again(&phrase)) => {}
            Finding::Phrase(phrase) => self.phrases.push(*phrase),
            Finding::Mark(mark) => self.marks.push(mark),
            Finding::Sentence(sentence) => {
                self.sentence.get_or_insert(sentence);
            }
            Finding::Encoded(encoded) => {
                self.encoded.get_or_insert(*encoded);
            }
            Finding::Decoded(document) => {
                self.decoded.get_or_insert(document);
            }
            Finding::Details(document) => {
                self.details.get_or_insert(document);
            }
            Finding::Event(event) => {
                self.event.get_or_insert(event);
            }
            Finding::OfToken(found) => self.of_token.push(*found),
        }
    }

    fn take_head(&mut self, head: Head) {
        if self.code.is_none() && (head.code.is_some() || self.meaning.is_none()) {
            self.meaning = head.meaning;
            self.form = head.form;
            self.code = head.code;
        }
        fill(&mut self.operation, head.operation);
        fill(&mut self.service, head.service);
        fill(&mut self.request_id, head.request_id);
        fill(&mut self.named_action, head.action);
        fill(&mut self.named_resource, head.resource);
    }
}

/// Puts a value where there is none yet.
pub(super) fn fill<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use crate::triage;

    /// Code, operation, action and request id of each refusal of a text, `-` for what it doesn't say.
    #[track_caller]
    fn check(text: &str, refusals: &[&str]) {
        let told = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
        let found: Vec<String> = triage(text)
            .denials
            .iter()
            .map(|denial| {
                [&denial.code, &denial.operation, &denial.action, &denial.request_id].map(told).join(" ")
            })
            .collect();
        assert_eq!(found, refusals, "{text}");
    }

    const PUT: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::orders/a";
    const ROLE: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/App";
    const ID: &str = "11112222-3333-4444-8555-666677778888";

    #[test]
    fn the_errors_of_a_list_keep_what_is_theirs() {
        let go = |service: &str, operation: &str, id: &str| {
            format!(
                "operation error {service}: {operation}, https response error StatusCode: 403, RequestID: {id}"
            )
        };
        check(
            &format!(
                "Error: 2 errors occurred:\n\t* creating S3 Bucket (orders): {}, HostID: x, api error AccessDenied: Access Denied\n\t* creating IAM Role (App): {}, api error AccessDenied: {ROLE}\n",
                go("S3", "CreateBucket", "AAAABBBBCCCC1111"),
                go("IAM", "CreateRole", ID)
            ),
            &[
                "AccessDenied CreateBucket - AAAABBBBCCCC1111",
                &format!("AccessDenied CreateRole iam:CreateRole {ID}"),
            ],
        );
        check(
            &format!(
                "2 error(s) occurred:\n\n* aws_s3_bucket.a: Error creating S3 bucket: AccessDenied: Access Denied\n* aws_iam_role.b: Error creating IAM Role b: InvalidInput: no\n\tstatus code: 400, request id: {ID}\n"
            ),
            &["AccessDenied - - -"],
        );
        check(
            &format!(
                "1. AccessDenied: {PUT}\n2. {}, api error LimitExceeded: no",
                go("IAM", "CreateRole", ID)
            ),
            &["AccessDenied - s3:PutObject -", &format!("LimitExceeded CreateRole - {ID}")],
        );
    }

    #[test]
    fn a_message_that_is_said_takes_no_other_sentence() {
        check(
            &format!(
                "An error occurred (NoSuchBucket) when calling the GetBucketLocation operation: There is none\n{PUT}"
            ),
            &["NoSuchBucket GetBucketLocation - -", "- - s3:PutObject -"],
        );
        check(
            &format!(
                "An error occurred (AccessDenied) when calling the ListBuckets operation: Access Denied\n{PUT}"
            ),
            &["AccessDenied ListBuckets - -", "- - s3:PutObject -"],
        );
        check(
            &format!("An error occurred (AccessDenied) when calling the PutObject operation:\n{PUT}"),
            &["AccessDenied PutObject s3:PutObject -"],
        );
        check(
            &format!(
                "operation error EC2: DescribeVpcs, https response error StatusCode: 0, RequestID: , request send failed, dial tcp: no such host\nAccessDenied: {PUT}"
            ),
            &["AccessDenied - s3:PutObject -"],
        );
    }

    #[test]
    fn ids_that_stand_before_and_after() {
        check(
            &format!(
                "HTTP response code: 403\nResolved remote host IP address: \nRequest ID: {ID}\nException name: AccessDenied\nError message: Access Denied\n6 response headers:"
            ),
            &[&format!("AccessDenied - - {ID}")],
        );
        check(
            &format!(
                "AccessDeniedException: {PUT}\n    at de_CommandError (index.js:1) {{\n  '$fault': 'client',\n  '$metadata': {{\n    httpStatusCode: 400,\n    requestId: '{ID}',\n    attempts: 1\n  }},\n  __type: 'AccessDeniedException'\n}}"
            ),
            &[&format!("AccessDeniedException - s3:PutObject {ID}")],
        );
        check(
            &format!(
                "{{\n  \"requestId\": \"{ID}\",\n  \"errorCode\": \"AccessDenied\",\n  \"message\": \"{PUT}\"\n}}"
            ),
            &[&format!("AccessDenied - s3:PutObject {ID}")],
        );
    }

    #[test]
    fn the_request_of_a_log_is_none_of_aws() {
        check(
            &format!(
                "START RequestId: {ID} Version: $LATEST\nAccessDenied: {PUT}\nEND RequestId: {ID}\nREPORT RequestId: {ID}\tDuration: 3 ms"
            ),
            &["AccessDenied - s3:PutObject -"],
        );
        check(
            &format!("2026-11-02T10:00:00Z AccessDenied: {PUT}\n2026-11-02T10:00:01Z done, request id: {ID}"),
            &["AccessDenied - s3:PutObject -"],
        );
        check(
            &format!("{{\"message\":\"{PUT}\"}}\n{{\"level\":\"info\",\"requestId\":\"{ID}\"}}"),
            &["- - s3:PutObject -"],
        );
    }
}
