//! `index.html`: what Trunk has put into it, and what it must become.

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};
use thiserror::Error;

/// What `index.html` says until this step has opened the policy: nothing may be loaded.
const CLOSED_POLICY: &str = "default-src 'none'";

/// The files that the document names, relative to it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The JavaScript that wasm-bindgen wrote.
    pub(crate) script: String,
    /// The WebAssembly.
    pub(crate) wasm: String,
    /// The style sheets, in order.
    pub(crate) sheets: Vec<String>,
}

/// A file of the finished page, with the hash that the browser checks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct File {
    /// Relative to the document.
    pub(crate) name: String,
    pub(crate) integrity: String,
}

/// What goes into the finished document.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) policy: String,
    pub(crate) script: File,
    pub(crate) wasm: File,
    pub(crate) sheet: Option<File>,
}

/// Why a document can't be finished.
#[derive(Debug, Error, PartialEq, Eq)]
pub(crate) enum DocumentError {
    #[error("index.html can't be read as HTML: {0}")]
    Unreadable(String),
    #[error("index.html must have one content security policy, reading `{CLOSED_POLICY}`; it has {0}")]
    Policy(usize),
    #[error("index.html has no `wasm-entry`: see `pattern_script` in Trunk.toml")]
    Entry,
    #[error("index.html has what the security policy stops or what ties it to one address: {}", .0.join(", "))]
    Forbidden(Vec<String>),
}

/// Finds the parts of the document as Trunk leaves it, and refuses anything inline and any address that is not relative.
pub(crate) fn read(html: &str) -> Result<Parts, DocumentError> {
    let mut parts = Parts::default();
    let mut policies = 0;
    let mut forbidden = Vec::new();
    rewrite_str(
        html,
        RewriteStrSettings::new().append_element_content_handler(element!("*", |element| {
            forbidden.extend(faults(element));
            if is_policy(element) {
                policies += usize::from(element.get_attribute("content").as_deref() == Some(CLOSED_POLICY));
            } else if is_entry(element) {
                parts.script = relative(&element.get_attribute("content").unwrap_or_default());
                parts.wasm = relative(&element.get_attribute("data-wasm").unwrap_or_default());
            } else if is_sheet(element) {
                parts.sheets.push(relative(&element.get_attribute("href").unwrap_or_default()));
            }
            Ok(())
        })),
    )
    .map_err(|error| DocumentError::Unreadable(error.to_string()))?;

    if !forbidden.is_empty() {
        Err(DocumentError::Forbidden(forbidden))
    } else if policies != 1 {
        Err(DocumentError::Policy(policies))
    } else if parts.script.is_empty() || parts.wasm.is_empty() {
        Err(DocumentError::Entry)
    } else {
        Ok(parts)
    }
}

/// Writes the finished document. Comments are for readers of the source and stay there.
pub(crate) fn write(html: &str, finished: &Finished) -> Result<String, DocumentError> {
    let mut sheets = 0;
    rewrite_str(
        html,
        RewriteStrSettings::new()
            .append_document_content_handler(doc_comments!(|comment| {
                comment.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("*", |element| {
                if is_policy(element) {
                    element.set_attribute("content", &finished.policy)?;
                } else if is_entry(element) {
                    element.set_attribute("content", &format!("./{}", finished.script.name))?;
                    element.set_attribute("data-wasm", &format!("./{}", finished.wasm.name))?;
                    element.set_attribute("data-integrity", &finished.wasm.integrity)?;
                } else if is_sheet(element) {
                    sheets += 1;
                    match &finished.sheet {
                        Some(sheet) if sheets == 1 => point_to(element, sheet)?,
                        _ => element.remove(),
                    }
                } else if has_rel(element, "modulepreload") {
                    point_to(element, &finished.script)?;
                } else if has_rel(element, "preload") {
                    // Browsers don't check `integrity` here, and warn. boot.js asks for the WebAssembly at once anyway.
                    element.remove();
                }
                Ok(())
            })),
    )
    .map(|html| without_blank_lines(&html))
    .map_err(|error| DocumentError::Unreadable(error.to_string()))
}

fn point_to(element: &mut Element<'_, '_>, file: &File) -> lol_html::HandlerResult {
    element.set_attribute("href", &format!("./{}", file.name))?;
    element.set_attribute("integrity", &file.integrity)?;
    Ok(())
}

fn is_policy(element: &Element<'_, '_>) -> bool {
    element.tag_name() == "meta"
        && element
            .get_attribute("http-equiv")
            .is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
}

fn is_entry(element: &Element<'_, '_>) -> bool {
    element.tag_name() == "meta" && element.get_attribute("name").as_deref() == Some("wasm-entry")
}

fn is_sheet(element: &Element<'_, '_>) -> bool {
    has_rel(element, "stylesheet")
}

fn has_rel(element: &Element<'_, '_>, rel: &str) -> bool {
    element.tag_name() == "link" && element.get_attribute("rel").as_deref() == Some(rel)
}

/// What the policy would stop at run time, and addresses that would not move with the page.
fn faults(element: &Element<'_, '_>) -> Vec<String> {
    let tag = element.tag_name();
    let mut faults = Vec::new();
    if tag == "style" || (tag == "script" && !element.has_attribute("src")) {
        faults.push(format!("an inline <{tag}>"));
    }
    for attribute in element.attributes() {
        let name = attribute.name();
        let value = attribute.value();
        if name == "style" || name.starts_with("on") {
            faults.push(format!("the attribute `{name}` of <{tag}>"));
        }
        if (name == "src" || name == "href") && !value.starts_with("./") {
            faults.push(format!("`{name}=\"{value}\"`, which doesn't start with `./`"));
        }
    }
    faults
}

fn relative(address: &str) -> String {
    address.trim_start_matches("./").to_owned()
}

fn without_blank_lines(html: &str) -> String {
    html.lines().filter(|line| !line.trim().is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Trunk leaves it.
    const BUILT: &str = r#"<!doctype html>
<html lang="en"><head>
<!-- for readers of the source -->
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<link rel="icon" href="./icon-1.svg">
<link rel="stylesheet" href="./tokens-1.css" integrity="sha384-a"/>
<link rel="stylesheet" href="./page-1.css" integrity="sha384-b"/>
<meta name="wasm-entry" content="./page-1.js" data-wasm="./page-1_bg.wasm">
<script type="module" src="./boot-1.js" integrity="sha384-c"></script>
<link rel="modulepreload" href="./page-1.js" crossorigin="anonymous" integrity="sha384-d">
<link rel="preload" href="./page-1_bg.wasm" crossorigin="anonymous" as="fetch" type="application/wasm">
</head><body><main id="page"></main></body></html>
"#;

    fn file(name: &str) -> File {
        File { name: name.to_owned(), integrity: format!("sha384-of-{name}") }
    }

    fn finished() -> Finished {
        Finished {
            policy: "default-src 'none'; script-src 'self'".to_owned(),
            script: file("page-2.js"),
            wasm: file("page-2.wasm"),
            sheet: Some(file("style-2.css")),
        }
    }

    #[test]
    fn the_parts_are_found() {
        assert_eq!(
            read(BUILT),
            Ok(Parts {
                script: "page-1.js".to_owned(),
                wasm: "page-1_bg.wasm".to_owned(),
                sheets: vec!["tokens-1.css".to_owned(), "page-1.css".to_owned()],
            })
        );
    }

    #[test]
    fn the_finished_document() {
        assert_eq!(
            write(BUILT, &finished()).as_deref(),
            Ok(r#"<!doctype html>
<html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<link rel="icon" href="./icon-1.svg">
<link rel="stylesheet" href="./style-2.css" integrity="sha384-of-style-2.css" />
<meta name="wasm-entry" content="./page-2.js" data-wasm="./page-2.wasm" data-integrity="sha384-of-page-2.wasm">
<script type="module" src="./boot-1.js" integrity="sha384-c"></script>
<link rel="modulepreload" href="./page-2.js" crossorigin="anonymous" integrity="sha384-of-page-2.js">
</head><body><main id="page"></main></body></html>
"#)
        );
    }

    #[test]
    fn what_the_policy_would_stop_is_refused() {
        for (addition, fault) in [
            ("<script>alert(1)</script>", "an inline <script>"),
            ("<style>p{}</style>", "an inline <style>"),
            ("<p style='color:red'>", "the attribute `style` of <p>"),
            ("<p onclick='go()'>", "the attribute `onclick` of <p>"),
        ] {
            let html = BUILT.replace("<main", &format!("{addition}<main"));
            assert_eq!(read(&html), Err(DocumentError::Forbidden(vec![fault.to_owned()])), "{addition}");
        }
    }

    #[test]
    fn an_address_that_would_not_move_with_the_page_is_refused() {
        for address in
            ["/icon.svg", "https://elsewhere.example/icon.svg", "//elsewhere.example/icon.svg", "icon.svg"]
        {
            let html = BUILT.replace("./icon-1.svg", address);
            assert!(matches!(read(&html), Err(DocumentError::Forbidden(_))), "{address}");
        }
    }

    #[test]
    fn a_document_without_the_closed_policy_is_refused() {
        assert_eq!(
            read(&BUILT.replace("default-src 'none'", "default-src *")),
            Err(DocumentError::Policy(0))
        );
    }

    #[test]
    fn a_document_without_an_entry_is_refused() {
        assert_eq!(read(&BUILT.replace("wasm-entry", "other")), Err(DocumentError::Entry));
    }
}
