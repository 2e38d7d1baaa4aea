//! The response headers that a host must send: the one list of them.
//!
//! Written into `dist/_headers`, in the format that Netlify, Cloudflare Pages and others read; `tools/serve.mjs` reads the
//! same file, so `make serve` and the browser tests run under what is shipped. `docs/DEPLOY.md` shows the list; a test
//! below compares.

use crate::policy::{self, Source};
use std::borrow::Cow;

/// A response header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) name: Cow<'static, str>,
    pub(crate) value: String,
}

/// What keeps a browser from asking the host again for a file whose name is made from its content.
pub(crate) const CACHE_FOREVER: &str = "public, max-age=31536000, immutable";
/// What makes a browser ask each time whether it has the current file.
pub(crate) const CACHE_NEVER: &str = "no-cache";

/// The headers of every response.
pub(crate) fn security(connect: &[Source]) -> Vec<Header> {
    let mut headers =
        vec![Header { name: "Content-Security-Policy".into(), value: policy::for_response(connect) }];
    headers.extend(
        [
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", PERMISSIONS),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        .map(|(name, value)| Header { name: name.into(), value: value.to_owned() }),
    );
    headers
}

/// What the page never asks a browser for. It does write to the clipboard, when a copy button is pressed.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), \
     encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), \
     magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), \
     screen-wake-lock=(), serial=(), storage-access=(), usb=(), xr-spatial-tracking=()";

/// The content of `_headers`, for these files.
///
/// No two rules give one file the same header: some hosts would join the two values.
pub(crate) fn file(security: &[Header], files: &[String]) -> String {
    let mut text = format!("{EVERY_FILE}\n");
    for Header { name, value } in security {
        text += &format!("  {name}: {value}\n");
    }
    text += &format!("/\n  Cache-Control: {CACHE_NEVER}\n");
    for name in files {
        let cache = if is_named_by_content(name) { CACHE_FOREVER } else { CACHE_NEVER };
        text += &format!("/{name}\n  Cache-Control: {cache}\n");
    }
    text
}

/// The headers of every response, by the content of `_headers`.
pub(crate) fn read(text: &str) -> Vec<Header> {
    let lines = text.lines().skip_while(|line| *line != EVERY_FILE).skip(1);
    lines
        .map_while(|line| line.strip_prefix("  ")?.split_once(": "))
        .map(|(name, value)| Header { name: name.to_owned().into(), value: value.to_owned() })
        .collect()
}

/// The rule of every file.
const EVERY_FILE: &str = "/*";

/// Whether the name ends in a hash, as in `style-0123456789abcdef.css`.
fn is_named_by_content(name: &str) -> bool {
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-')
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_one_rule_for_its_cache() {
        let text = file(&[], &["index.html".to_owned(), "page-0123456789abcdef.js".to_owned()]);
        assert_eq!(
            text,
            "/*\n\
             /\n  Cache-Control: no-cache\n\
             /index.html\n  Cache-Control: no-cache\n\
             /page-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n"
        );
    }

    #[test]
    fn the_headers_of_every_response_can_be_read_back() {
        let security = security(&[Source::parse("https://decode.example.com").unwrap()]);
        assert_eq!(read(&file(&security, &["index.html".to_owned()])), security);
        assert_eq!(read(""), []);
    }

    #[test]
    fn only_a_file_named_by_its_content_is_kept_for_long() {
        assert!(is_named_by_content("style-0123456789abcdef.css"));
        for other in
            ["style.css", "style-2.css", "0123456789abcdef.css", "style-0123456789abcdeg.css", "SHA256SUMS"]
        {
            assert!(!is_named_by_content(other), "{other}");
        }
    }

    #[test]
    fn the_deployment_guide_shows_every_header() {
        let guide = include_str!("../../../docs/DEPLOY.md");
        for Header { name, value } in security(&[]) {
            // The hosts of the decode backends are many; the guide says where they go.
            let shown = value.replace("connect-src 'self'", "connect-src 'self' <hosts>");
            assert!(guide.contains(&format!("{name}: {shown}")), "docs/DEPLOY.md lacks `{name}: {shown}`");
        }
        for cache in [CACHE_FOREVER, CACHE_NEVER] {
            assert!(guide.contains(&format!("Cache-Control: {cache}")), "docs/DEPLOY.md lacks `{cache}`");
        }
    }
}
