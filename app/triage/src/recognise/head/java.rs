//! `(Service: Ec2, Status Code: 403, Request ID: …)`, by the AWS SDK for Java 2; version 1 writes semicolons and `Error Code: …`.

use super::{Head, service::service_prefix, with_code, word_at};
use crate::{
    recognise::{
        grammar::{floor, follow, skip_gap},
        quote,
    },
    unwrap::TracedText,
};
use std::ops::Range;

pub(super) fn read(text: &TracedText, service: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let name = skip_gap(spoken, follow(spoken, service.end, ":")?);
    let rest = text.slice(name..floor(spoken, name + 500));
    let length = rest.find([',', ';', '\n', ')'])?;
    let inside = rest.get(..rest.find(')').unwrap_or(rest.len()))?;
    if !inside.contains("Status Code:") {
        return None;
    }
    let field = |label: &str| {
        let at = inside.find(label)? + label.len();
        let start = name + at + (inside.get(at..)?.len() - inside.get(at..)?.trim_start().len());
        // What the SDK doesn't know it calls `null`.
        word_at(text, start).filter(|word| {
            let value = text.slice(word.clone());
            value != "null" && value.bytes().any(|byte| byte.is_ascii_alphanumeric())
        })
    };
    let mut head = field("Error Code:").map_or_else(Head::default, |code| with_code(text, code));
    head.service = Some(quote(text, name..name + length).map(|name| service_prefix(name)));
    head.request_id = field("Request ID:").map(|id| quote(text, id));
    head.position = super::Position::After;
    let end = name + inside.len();
    head.at = text.origin(service.start..end);
    Some((head, end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ID, check};

    #[test]
    fn the_java_sdks() {
        check(&format!("no (Service: Ec2, Status Code: 403, Request ID: {ID})"), "", "", "ec2", ID);
        check(
            &format!(
                "no (Service: S3, Status Code: 403, Request ID: {ID}, Extended Request ID: a/b+c=) (SDK Attempt Count: 1)"
            ),
            "",
            "",
            "s3",
            ID,
        );
        check(
            &format!(
                "no (Service: AmazonEC2; Status Code: 403; Error Code: UnauthorizedOperation; Request ID: {ID}; Proxy: null)"
            ),
            "UnauthorizedOperation",
            "",
            "ec2",
            ID,
        );
        check("com.amazonaws.services.kms.model.AWSKMSException: no", "", "", "kms", "");
    }

    #[test]
    fn what_the_sdk_does_not_know_is_nothing() {
        check(
            "no (Service: AWSLambda; Status Code: 403; Error Code: null; Request ID: null)",
            "",
            "",
            "lambda",
            "",
        );
        check(
            "no (Service: AWSKMS; Status Code: 400; Error Code: NotFoundException; Request ID: ...",
            "NotFoundException",
            "",
            "kms",
            "",
        );
    }

    #[test]
    fn a_message_that_is_null_and_glued_to_its_code() {
        check(
            &format!(
                "AccessDeniedExceptionnull (Service: AWSLambdaInternal; Status Code: 403; Error Code: AccessDeniedException; Request ID: {ID}; Proxy: null)"
            ),
            "AccessDeniedException",
            "",
            "lambda",
            ID,
        );
    }

    #[test]
    fn an_answer_without_a_body() {
        let text = format!(
            "Forbidden (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden; Request ID: {ID})"
        );
        check(&text, "403", "", "s3", ID);
        assert_eq!(crate::triage(&text).denials[0].cause, crate::report::Cause::Action);
    }

    #[test]
    fn an_error_of_the_files_of_java_is_none_of_aws() {
        check(
            "java.nio.file.AccessDeniedException: s3a://orders/a.csv: com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden; request: HEAD",
            "",
            "",
            "s3",
            "",
        );
    }
}
