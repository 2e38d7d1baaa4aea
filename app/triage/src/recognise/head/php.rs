//! `Error executing "AssumeRole" on "https://sts.eu-west-1.amazonaws.com"; AWS HTTP error: …`, by the AWS SDK for PHP.

use super::{Head, service::service_prefix, word_at};
use crate::{
    recognise::{
        grammar::{floor, precede},
        quote,
    },
    unwrap::TracedText,
};
use std::ops::Range;

pub(super) fn read(text: &TracedText, executing: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let start = precede(spoken, executing.start, "Error")?;
    let named = executing.end + (text.slice(executing.end..executing.end + 2) == " \"").then_some(2)?;
    let operation = word_at(text, named)?;
    let rest = text.slice(operation.end..floor(spoken, operation.end + 300));
    let host = rest.strip_prefix("\" on \"https://").and_then(|rest| rest.split(['"', '/']).next());
    // The first label is the service's, or a bucket's.
    let service = host.filter(|host| host.contains(".amazonaws.com")).and_then(|host| {
        let mut labels = host.split('.');
        if host.contains(".s3.") || host.contains(".s3-") { Some("s3") } else { labels.next() }
    });
    let head = Head {
        at: text.origin(start..operation.end),
        service: service.map(|service| quote(text, operation.clone()).map(|_| service_prefix(service))),
        operation: Some(quote(text, operation.clone())),
        ..Head::default()
    };
    Some((head, operation.end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_php_sdk() {
        check(
            "Error executing \"AssumeRole\" on \"https://sts.eu-west-1.amazonaws.com\"; AWS HTTP error: Client error: `POST https://sts.eu-west-1.amazonaws.com` resulted in a `403 Forbidden` response:\nSender AccessDenied no AccessDenied (client): no",
            "AccessDenied",
            "AssumeRole",
            "sts",
            "",
        );
        check(
            "Error executing &quot;GetObject&quot; on &quot;https://orders.s3.eu-west-1.amazonaws.com/a&quot;; AWS HTTP error: AccessDenied (client): Access Denied",
            "AccessDenied",
            "GetObject",
            "s3",
            "",
        );
    }

    #[test]
    fn what_else_is_executed() {
        check("Error executing \"SELECT 1\" on \"https://db.example.com\"", "", "SELECT", "", "");
        check("Error executing command", "", "", "", "");
    }
}
