//! A code on its own: `UnauthorizedOperation: `, `<Code>AccessDenied</Code>`, `"errorCode": "AccessDenied"`.

use super::{
    Head, Position, localised,
    service::{service_of_class, service_prefix},
    with_code,
};
use crate::{
    recognise::{Quote, code, grammar::floor},
    unwrap::TracedText,
};
use std::ops::Range;

pub(super) fn read(text: &TracedText, word: Range<usize>, name: &str) -> Option<(Head, usize)> {
    if name.len() < 6 || !is_named_like_a_code(name) {
        return None;
    }
    // The name of a class says the service and ends in the code.
    let class = name.rsplit_once('.').filter(|_| name.matches('.').count() >= 2);
    // The language's own classes are nobody's codes: `java.nio.file.AccessDeniedException`.
    if class.is_some_and(|(package, _)| package.starts_with("java.") || package.starts_with("System.")) {
        return None;
    }
    let code = match class {
        Some((_, last)) if code::meaning_of(name).is_none() => word.end - last.len()..word.end,
        _ => word.clone(),
    };
    let module = module_before(text, word.start);
    let service = class.map(|(package, _)| package).and_then(service_of_class).or(module);
    let known = code::meaning_of(text.slice(code.clone())).is_some() && stands_as_code(text, code.clone());
    if !known && service.is_none() {
        return None;
    }
    let mut head = if known { with_code(text, code.clone()) } else { Head::default() };
    if let Some(service) = service {
        head.service = Some(Quote { value: service, at: text.origin(word.clone()) });
    }
    head.at = text.origin(word.clone());
    let before = text.slice(floor(text.text(), word.start.saturating_sub(8))..word.start);
    if text.slice(floor(text.text(), word.start.saturating_sub(20))..word.start).contains("HandlerErrorCode")
    {
        head.position = Position::Handler;
    } else if before.ends_with(": \"") || before.ends_with(":\"") {
        head.position = Position::Beside;
    } else if known && before.ends_with('(') {
        head.operation = localised::operation(text, code);
    }
    Some((head, word.end))
}

/// Whether a word begins as codes do. Those that begin small end in what makes them codes: other systems have an `accessDenied`.
fn is_named_like_a_code(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        || name.contains('.')
        || name.ends_with("Exception")
        || name.ends_with("Fault")
}

/// The service of `Aws::S3::Errors::AccessDenied`, by the AWS SDK for Ruby.
fn module_before(text: &TracedText, at: usize) -> Option<String> {
    let before = text.slice(floor(text.text(), at.saturating_sub(80))..at).strip_suffix("::Errors::")?;
    let (_, service) = before.rsplit_once("Aws::")?;
    service.bytes().all(|byte| byte.is_ascii_alphanumeric()).then(|| service_prefix(service))
}

/// Whether a word stands where codes stand, and not in prose.
fn stands_as_code(text: &TracedText, code: Range<usize>) -> bool {
    let name = text.slice(code.clone());
    let before = text.slice(floor(text.text(), code.start.saturating_sub(12))..code.start);
    let after = text.slice(code.end..floor(text.text(), code.end + 2));
    let labelled =
        ["ode: ", "ode:", "ode>", "api error ", "ode\":\"", "ode\": \"", "ype\": \"", "ode=", "reason=", "#"]
            .iter()
            .any(|label| before.ends_with(label));
    let humps = name.bytes().filter(u8::is_ascii_uppercase).count();
    let one_word = humps < 2 && !name.contains('.');
    labelled
        || after.starts_with(':')
        || before.ends_with('<') && after.starts_with('>')
        || (!one_word
            && (after.is_empty()
                || after.starts_with([')', '<', '"', '\'', ',', ';', ']', '\n', '`', '.', ' '])))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn dotnet() {
        check(
            "Amazon.BedrockRuntime.Model.ValidationException: no",
            "ValidationException",
            "",
            "bedrock",
            "",
        );
    }

    #[test]
    fn dotnet_with_the_exceptions_inside() {
        check(
            "Amazon.CloudFront.AmazonCloudFrontException: no ---> Amazon.Runtime.Internal.HttpErrorResponseException: The remote server returned an error: (403) Forbidden. ---> System.Net.WebException: The remote server returned an error: (403) Forbidden.",
            "",
            "",
            "cloudfront",
            "",
        );
    }

    #[test]
    fn ruby() {
        check("Aws::S3::Errors::AccessDenied: Access Denied", "AccessDenied", "", "s3", "");
        check("Aws::STS::Errors::ExpiredTokenException (no)", "ExpiredTokenException", "", "sts", "");
    }

    #[test]
    fn json() {
        check(r#"{"errorCode": "AccessDenied", "x": 1}"#, "AccessDenied", "", "", "");
        check(
            r#"{"__type":"com.amazon.coral.service#AccessDeniedException"}"#,
            "AccessDeniedException",
            "",
            "",
            "",
        );
    }

    #[test]
    fn an_element() {
        check(
            "<AccessDeniedException>\n  <Message>no</Message>\n</AccessDeniedException>",
            "AccessDeniedException",
            "",
            "",
            "",
        );
    }

    #[test]
    fn the_case_of_a_code_does_not_matter() {
        check(r#"{"__type":"accessDeniedException"}"#, "accessDeniedException", "", "", "");
        check("unrecognizedClientException: no", "unrecognizedClientException", "", "", "");
    }

    #[test]
    fn the_codes_of_others_that_only_begin_small() {
        check(r#"{"error":{"code":"accessDenied","message":"no"}}"#, "", "", "", "");
    }
}
