//! `Call failed: getBucketLocation({"Bucket":"…"}) => Access Denied (code=AccessDenied)`, by `cdk deploy --verbose`: the operation in the way of
//! the AWS SDK for JavaScript.

use super::Head;
use crate::{
    recognise::{
        grammar::{follow, skip_gap},
        quote,
    },
    unwrap::TracedText,
};
use std::ops::Range;

pub(super) fn read(text: &TracedText, call: Range<usize>) -> Option<(Head, usize)> {
    let start = skip_gap(text.text(), follow(text.text(), call.end, "failed:")?);
    let rest = text.slice(start..text.text().len());
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    rest.get(length..)?.strip_prefix('(').filter(|_| length > 2)?;
    // The API has the same name with a capital.
    let operation = quote(text, start..start + length).map(|name| {
        let (first, rest) = name.split_at_checked(1).unwrap_or_default();
        first.to_ascii_uppercase() + rest
    });
    let head =
        Head { at: text.origin(call.start..start + length), operation: Some(operation), ..Head::default() };
    Some((head, start + length))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_cdk() {
        check(
            "[10:17:48] Call failed: getBucketLocation({\"Bucket\":\"cdk-hnb659fds-assets-111122223333-us-east-1\"}) => Access Denied (code=AccessDenied)",
            "AccessDenied",
            "GetBucketLocation",
            "",
            "",
        );
        check("Call failed: nobody answered (AccessDenied)", "AccessDenied", "", "", "");
    }
}
