//! The content security policy: what the page may load, and whom it may talk to.
//!
//! It stands in two places. The `<meta>` element holds on every host, even one that sends no headers; the header adds the
//! one directive that a `<meta>` can't carry, and protects the answer before any of it is parsed.

use denylens_decode::{Settings, settings::Url};
use thiserror::Error;

use crate::inline;

/// A host that the page may send requests to, as a source expression: `https://` and a host name, nothing more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Source(String);

/// A source that would let the page talk to more than one named host over TLS.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{0}` is not `https://` and one host name: the policy lists every host by its name")]
pub(crate) struct NotOneHost(String);

impl Source {
    /// Reads `https://<host>` with an optional port; on this machine also `http://`.
    pub(crate) fn parse(text: &str) -> Result<Self, NotOneHost> {
        match Url::try_from(text.to_owned()) {
            Ok(url) if url.origin() == text => Ok(Self(text.to_owned())),
            _ => Err(NotOneHost(text.to_owned())),
        }
    }

    /// The source as the policy writes it.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Every host that a decode backend can talk to: the list that the backends themselves use.
pub(crate) fn connect_sources(settings: &Settings) -> Result<Vec<Source>, NotOneHost> {
    denylens_decode::connect_sources(settings).iter().map(|source| Source::parse(source)).collect()
}

/// The policy of the document itself.
pub(crate) fn for_document(connect: &[Source]) -> String {
    directives(connect).join("; ")
}

/// The policy of the response: the document's, and nobody may put the page into a frame.
pub(crate) fn for_response(connect: &[Source]) -> String {
    let mut directives = directives(connect);
    directives.push("frame-ancestors 'none'".to_owned());
    directives.join("; ")
}

fn directives(connect: &[Source]) -> Vec<String> {
    let connect: String = connect.iter().map(|source| format!(" {}", source.as_str())).collect();
    vec![
        "default-src 'none'".to_owned(),
        // WebAssembly is compiled, which is a kind of `eval` to the browser; JavaScript's own stays forbidden.
        // Inline is the one script that the document has.
        format!("script-src 'self' 'wasm-unsafe-eval' {}", inline::source()),
        // The script starts the one worker from bytes whose hash was checked, and trusted types keep all others out. It gets this policy.
        "worker-src blob:".to_owned(),
        "style-src 'self'".to_owned(),
        "img-src 'self'".to_owned(),
        format!("connect-src 'self'{connect}"),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        // The script makes the one policy that there is.
        "require-trusted-types-for 'script'".to_owned(),
        "trusted-types default".to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> Vec<Source> {
        vec![Source::parse("https://sts.eu-west-1.amazonaws.com").unwrap()]
    }

    #[test]
    fn the_page_may_talk_to_itself_and_to_each_named_host() {
        assert!(
            for_document(&sources()).contains("; connect-src 'self' https://sts.eu-west-1.amazonaws.com; "),
            "{}",
            for_document(&sources())
        );
    }

    #[test]
    fn only_the_response_can_forbid_frames() {
        assert!(!for_document(&sources()).contains("frame-ancestors"));
        assert_eq!(for_response(&sources()), for_document(&sources()) + "; frame-ancestors 'none'");
    }

    #[test]
    fn nothing_inline_and_no_script_evaluation_is_allowed() {
        let policy = for_document(&sources());
        assert!(!policy.contains("unsafe-inline"));
        assert!(!policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn a_source_is_one_host_over_tls() {
        for not_one in [
            "",
            "https:",
            "https://",
            "https://*.amazonaws.com",
            "http://sts.eu-west-1.amazonaws.com",
            "https://sts.eu-west-1.amazonaws.com/",
            "https://sts.eu-west-1.amazonaws.com:",
            "https://sts.eu-west-1.amazonaws.com:*",
            "https://sts.eu-west-1.amazonaws.com:+443",
            "https://sts.eu-west-1.amazonaws.com; script-src *",
            "https://a.example https://b.example",
            "sts.eu-west-1.amazonaws.com",
            "'self'",
        ] {
            assert_eq!(Source::parse(not_one), Err(NotOneHost(not_one.to_owned())), "{not_one}");
        }
        for one in ["https://decode.example:8443", "http://localhost:4566", "https://127.0.0.1:8443"] {
            assert_eq!(Source::parse(one).unwrap().as_str(), one);
        }
    }
}
