//! The call to STS, signed.
//!
//! A browser asks the endpoint's leave, in a preflight, for every header that a page adds. So there are as few as the
//! signature can do with: `content-type`, `x-amz-date`, `x-amz-security-token` and `authorization`. `host` is signed as well,
//! but it is the browser that sends it.

use crate::{
    Credentials, EncodedMessage, Moment, Region, SignedRequest,
    signature::{CannotSign, Scope, Unsigned, signature},
};
use zeroize::Zeroizing;

const CONTENT_TYPE: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Builds the call that decodes a message, signed for a region and a time.
pub(super) fn decode(
    message: &EncodedMessage,
    region: Region,
    credentials: &Credentials,
    now: Moment,
) -> Result<SignedRequest, CannotSign> {
    let url = format!("https://{}/", region.sts_host());
    // None of a message's characters has to be encoded in a form.
    let body =
        format!("Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage={}", message.as_str());
    let mut headers = signature(
        &Unsigned { method: "POST", url: &url, headers: &[CONTENT_TYPE], body: body.as_bytes() },
        credentials.to_signer(),
        &Scope { service: "sts", region: region.name() },
        now,
    )?;
    let (name, value) = CONTENT_TYPE;
    headers.push((name, Zeroizing::new(value.to_owned())));
    Ok(SignedRequest { url, headers, body })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credentials;

    const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQDabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/EXAMPLETOKEN+/==";

    /// A request, and what botocore 1.43.11 (`SigV4Auth`), which shares no code with our signer, makes of it.
    struct Case<'a> {
        message: &'a str,
        region: &'a str,
        url: &'a str,
        now: Moment,
        date: &'a str,
        signature: &'a str,
    }

    #[track_caller]
    fn check(case: &Case<'_>) {
        let snippet = format!(
            "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY AWS_SESSION_TOKEN={TOKEN}"
        );
        let request = decode(
            &EncodedMessage::read(case.message).unwrap(),
            Region::named(case.region).unwrap(),
            &credentials::read(&snippet).unwrap(),
            case.now,
        )
        .unwrap();
        let day = &case.date[..8];
        assert_eq!(request.url, case.url);
        assert_eq!(
            request.body,
            format!("Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage={}", case.message)
        );
        let mut headers: Vec<_> =
            request.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        headers.sort_unstable();
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/{day}/{}/sts/aws4_request, \
             SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature={}",
            case.region, case.signature
        );
        assert_eq!(
            headers,
            [
                ("authorization", authorization.as_str()),
                ("content-type", "application/x-www-form-urlencoded"),
                ("x-amz-date", case.date),
                ("x-amz-security-token", TOKEN),
            ]
        );
    }

    #[test]
    fn a_message_that_begins_with_a_hyphen() {
        check(&Case {
            message: "-abc_DEF-123",
            region: "us-east-1",
            url: "https://sts.us-east-1.amazonaws.com/",
            now: Moment(1_767_323_045_678),
            date: "20260102T030405Z",
            signature: "451b786b6070c6f42a9443c33686815e42d036ba83024123d7356c66a5134d3a",
        });
    }

    #[test]
    fn the_shortest_message_in_another_partition_at_the_end_of_a_leap_day() {
        check(&Case {
            message: "x",
            region: "cn-north-1",
            url: "https://sts.cn-north-1.amazonaws.com.cn/",
            now: Moment(1_709_251_199_999),
            date: "20240229T235959Z",
            signature: "83fc16503a5fe126029deccf11198a3904724690133eafe6497b78963438a648",
        });
    }

    #[test]
    fn the_longest_message() {
        check(&Case {
            message: &"_".repeat(EncodedMessage::MAX),
            region: "eusc-de-east-1",
            url: "https://sts.eusc-de-east-1.amazonaws.eu/",
            now: Moment(4_102_444_800_000),
            date: "21000101T000000Z",
            signature: "83113e3b517fee3e5ef6cbcf999ec0a3fccc8effdf71eaf18c34cfb16f512b4c",
        });
    }
}
