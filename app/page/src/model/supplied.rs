//! What is pasted while a question is open.

/// Whether a text may be the document that is asked for, and not another refusal. Reading it decides.
pub(crate) fn is_document(text: &str) -> bool {
    let names = ["\"DecodedMessage\"", "\"allowed\"", "\\\"allowed\\\"", "\"authorizationDetails\""];
    text.trim_start().starts_with('{') && names.iter().any(|name| text.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decoded_message_is_a_document() {
        assert!(is_document(r#" {"allowed":false,"explicitDeny":true}"#));
        assert!(is_document(r#"{"DecodedMessage": "{\"allowed\":false}"}"#));
    }

    #[test]
    fn another_refusal_is_none() {
        assert!(!is_document("An error occurred (AccessDenied) when calling the GetObject operation"));
        assert!(!is_document(r#"{"errorCode": "AccessDenied"}"#));
    }
}
