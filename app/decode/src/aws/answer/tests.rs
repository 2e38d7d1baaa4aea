use super::*;
use AwsErrorKind as Kind;

const ID: &str = "6624a9ca-cd25-4f50-b2a5-7ba65bf07453";

fn error_xml(code: &str, message: &str) -> String {
    format!(
        "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\n  <Error>\n    <Type>Sender</Type>\n    \
         <Code>{code}</Code>\n    <Message>{message}</Message>\n  </Error>\n  <RequestId>{ID}</RequestId>\n</ErrorResponse>\n"
    )
}

fn success_xml(document: &str) -> String {
    format!(
        "<DecodeAuthorizationMessageResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\n  \
         <DecodeAuthorizationMessageResult>\n    <DecodedMessage>{document}</DecodedMessage>\n  \
         </DecodeAuthorizationMessageResult>\n  <ResponseMetadata>\n    <RequestId>{ID}</RequestId>\n  \
         </ResponseMetadata>\n</DecodeAuthorizationMessageResponse>\n"
    )
}

fn answer(status: u16, body: impl Into<String>) -> Result<String, AwsError> {
    read(Operation::Decode, &HttpResponse { status, date: None, body: body.into() })
}

#[track_caller]
fn fails(status: u16, body: impl Into<String>, kind: Kind) -> AwsError {
    let error = answer(status, body).unwrap_err();
    assert_eq!((error.kind, error.status), (kind, status));
    error
}

macro_rules! decodes {
    ($($name:ident: $body:expr => $document:expr;)+) => {
        $(#[test] fn $name() { assert_eq!(answer(200, $body).as_deref(), Ok($document)); })+
    };
}

decodes! {
    quotes_as_entities: success_xml("{&quot;allowed&quot;:false,&quot;explicitDeny&quot;:true}") => r#"{"allowed":false,"explicitDeny":true}"#;
    quotes_as_they_are: success_xml(r#"{"allowed":false}"#) => r#"{"allowed":false}"#;
    every_entity: success_xml("{&quot;a&quot;:&#34;&lt;&amp;amp;&gt;&apos;&#x27;&#x65E5;&quot;}") => r#"{"a":"<&amp;>''日"}"#;
    character_data: success_xml("<![CDATA[{\"a\":\"<&>\"}]]>") => r#"{"a":"<&>"}"#;
    a_declaration_before_it: format!("\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", success_xml("{}")) => "{}";
    a_prefix_before_every_name: "<s:DecodeAuthorizationMessageResponse xmlns:s=\"x\"><s:DecodedMessage>{}</s:DecodedMessage></s:DecodeAuthorizationMessageResponse>" => "{}";
    json: r#"{"DecodeAuthorizationMessageResponse":{"DecodeAuthorizationMessageResult":{"DecodedMessage":"{\"allowed\":false}"},"ResponseMetadata":{"RequestId":"x"}}}"# => r#"{"allowed":false}"#;
}

macro_rules! fail {
    ($($name:ident: $status:literal $body:expr => $kind:ident;)+) => {
        $(#[test] fn $name() { fails($status, $body, Kind::$kind); })+
    };
}

fail! {
    an_invalid_message: 400 error_xml("InvalidAuthorizationMessageException", "Message is not valid") => InvalidAuthorizationMessage;
    an_invalid_message_by_its_short_code: 400 error_xml("InvalidAuthorizationMessage", "Message is not valid") => InvalidAuthorizationMessage;
    no_permission: 403 error_xml("AccessDenied", "User: arn:aws:sts::111122223333:assumed-role/ReadOnly/bob is not authorized to perform: sts:DecodeAuthorizationMessage") => AccessDenied;
    an_expired_token: 403 error_xml("ExpiredToken", "The security token included in the request is expired") => ExpiredToken;
    an_unknown_key: 403 error_xml("InvalidClientTokenId", "The security token included in the request is invalid.") => InvalidClientTokenId;
    an_unknown_key_by_another_code: 403 error_xml("UnrecognizedClientException", "The security token included in the request is invalid.") => InvalidClientTokenId;
    a_wrong_secret: 403 error_xml("SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided.") => SignatureDoesNotMatch;
    a_clock_that_is_slow: 403 error_xml("SignatureDoesNotMatch", "Signature expired: 20260102T030405Z is now earlier than 20260102T034905Z (20260102T040405Z - 15 min.)") => ClockSkew;
    a_clock_that_is_fast: 403 error_xml("SignatureDoesNotMatch", "Signature not yet current: 20260102T030405Z is still later than 20260102T021905Z (20260102T020405Z + 15 min.)") => ClockSkew;
    an_expired_request: 400 error_xml("RequestExpired", "Request has expired.") => ClockSkew;
    an_incomplete_signature: 400 error_xml("IncompleteSignature", "Authorization header requires 'Signature' parameter.") => IncompleteSignature;
    no_signature: 403 error_xml("MissingAuthenticationToken", "Request is missing Authentication Token") => IncompleteSignature;
    throttling: 400 error_xml("Throttling", "Rate exceeded") => Throttling;
    throttling_by_another_code: 400 error_xml("ThrottlingException", "Rate exceeded") => Throttling;
    throttling_of_requests: 400 error_xml("RequestThrottled", "Slow down") => Throttling;
    throttling_of_requests_by_the_longer_code: 400 error_xml("RequestThrottledException", "Slow down") => Throttling;
    throttling_by_status: 429 error_xml("Slow", "down") => Throttling;
    a_region_that_is_off: 403 error_xml("RegionDisabledException", "STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.") => RegionDisabled;
    an_internal_failure: 500 error_xml("InternalFailure", "The request processing has failed because of an unknown error, exception or failure.") => Server;
    an_unavailable_service: 503 error_xml("ServiceUnavailable", "The request has failed due to a temporary failure of the server.") => Server;
    a_server_without_words: 503 "" => Server;
    a_server_without_a_code: 502 "<ErrorResponse/><!-- -->" => Server;
    too_many_calls_without_words: 429 "" => Throttling;
    an_unknown_code: 400 error_xml("ValidationError", "1 validation error detected") => Other;
    the_errors_of_ec2: 403 "<?xml version=\"1.0\"?><Response><Errors><Error><Code>ExpiredToken</Code><Message>expired</Message></Error></Errors><RequestID>x</RequestID></Response>" => ExpiredToken;
    an_error_in_json: 403 r#"{"Error":{"Code":"ExpiredToken","Message":"The security token included in the request is expired","Type":"Sender"},"RequestId":"x"}"# => ExpiredToken;
    an_error_in_json_with_a_namespace: 400 r#"{"__type":"com.amazonaws.sts#InvalidAuthorizationMessageException","message":"Message is not valid"}"# => InvalidAuthorizationMessage;
    the_json_of_a_proxy: 403 r#"{"error":"blocked"}"# => NotAws;
    json_that_is_cut: 403 r#"{"Error":{"Code":"Expi"# => Malformed;
    a_sign_in_page: 200 "<!DOCTYPE html>\n<html><head><title>Guest network</title></head><body><p>Hello<br>you</body></html>" => NotAws;
    a_page_without_a_doctype: 403 "<HTML><BODY bgcolor=white>Blocked &nbsp; by policy</BODY></HTML>" => NotAws;
    a_page_of_a_gateway: 502 "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>" => NotAws;
    a_page_of_a_proxy: 503 "\u{feff}\n<!-- squid --><!DOCTYPE html><html><body>ERR_CONNECT_FAIL<br></body></html>" => NotAws;
    a_page_that_asks_for_a_sign_in: 511 "<html><body><a href=\"/login\">Sign in</a></body></html>" => NotAws;
    xml_of_something_else_with_a_fault: 500 "<feed><title>News</title></feed>" => NotAws;
    plain_text: 503 "upstream connect error or disconnect/reset before headers" => Server;
    xml_of_something_else: 200 "<feed><title>News</title></feed>" => NotAws;
    nothing: 200 "" => Empty;
    nothing_but_spaces: 200 " \r\n" => Empty;
    nothing_with_a_refusal: 403 "" => Empty;
    a_document_that_is_empty: 200 success_xml("") => Malformed;
    a_document_with_the_status_of_an_error: 403 success_xml("{}") => Malformed;
    success_without_a_document: 200 "<DecodeAuthorizationMessageResponse><ResponseMetadata></ResponseMetadata></DecodeAuthorizationMessageResponse>" => Malformed;
    an_unknown_entity: 200 success_xml("&nbsp;{}") => Malformed;
    a_tag_that_is_not_closed: 200 "<DecodeAuthorizationMessageResponse><DecodedMessage>{}</DecodeAuthorizationMessageResponse>" => Malformed;
}

macro_rules! fail_without_a_code {
    ($($name:ident: $status:literal $message:literal => $kind:ident;)+) => {
        $(#[test] fn $name() {
            let body = serde_json::json!({ "message": $message }).to_string();
            let error = read(Operation::Details, &HttpResponse { status: $status, date: None, body }).unwrap_err();
            assert_eq!((error.kind, error.message.as_deref()), (Kind::$kind, Some($message)));
        })+
    };
}

fail_without_a_code! {
    no_permission_by_its_words: 403 "User: arn:aws:iam::111122223333:user/bob is not authorized to perform: iam:GetRequestAuthorizationDetails" => AccessDenied;
    an_expired_token_by_its_words: 403 "The security token included in the request is expired" => ExpiredToken;
    an_unknown_key_by_its_words: 403 "The security token included in the request is invalid." => InvalidClientTokenId;
    a_wrong_secret_by_its_words: 403 "The request signature we calculated does not match the signature you provided." => SignatureDoesNotMatch;
    a_slow_clock_by_its_words: 403 "Signature expired: 20260102T030405Z is now earlier than 20260102T034905Z (20260102T040405Z - 15 min.)" => ClockSkew;
    a_fast_clock_by_its_words: 403 "Signature not yet current: 20260102T030405Z is still later than 20260102T021905Z (20260102T020405Z + 15 min.)" => ClockSkew;
    no_signature_by_its_words: 403 "Missing Authentication Token" => IncompleteSignature;
    too_many_calls_by_their_words: 400 "Rate exceeded" => Throttling;
    no_details_by_their_status: 404 "There are none." => NotFound;
    a_refusal_in_other_words: 403 "Forbidden" => Other;
}

#[test]
fn an_answer_that_is_cut_anywhere_is_no_answer() {
    let whole = success_xml("{&quot;allowed&quot;:false}");
    let whole = whole.trim_end();
    for end in 0..whole.len() {
        assert!(answer(200, &whole[..end]).is_err(), "{}", &whole[..end]);
    }
    assert!(answer(200, whole).is_ok());
}

#[test]
fn the_words_of_aws_are_kept() {
    let error =
        fails(403, error_xml("AccessDenied", "User: a &amp; b is not authorized"), Kind::AccessDenied);
    assert_eq!(error.code.as_deref(), Some("AccessDenied"));
    assert_eq!(error.message.as_deref(), Some("User: a & b is not authorized"));
    assert_eq!(error.request_id.as_deref(), Some(ID));
    assert_eq!(
        error.refusal().as_deref(),
        Some(
            "An error occurred (AccessDenied) when calling the DecodeAuthorizationMessage operation: User: a & b is not authorized"
        )
    );
    assert_eq!(fails(200, "", Kind::Empty).refusal(), None);
}

#[test]
fn the_canonical_request_is_left_out_because_the_session_token_stands_in_it() {
    let message = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access \
                   Key and signing method. Consult the service documentation for details.\n\nThe Canonical String for this \
                   request should have been\n'POST\n/\n\nx-amz-security-token:THE-TOKEN\n'";
    let error = fails(403, error_xml("SignatureDoesNotMatch", message), Kind::SignatureDoesNotMatch);
    assert!(!format!("{error:?}").contains("THE-TOKEN"));
    assert!(error.message.unwrap().ends_with("for details."));
}
