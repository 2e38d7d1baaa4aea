//! `index.html`: what Trunk has put into it, and what it must become.

use lol_html::{RewriteStrSettings, doc_comments, element, html_content::Element, rewrite_str};
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
    /// What the page starts as a worker.
    pub(crate) locator: LocatorParts,
    /// The style sheets, in order.
    pub(crate) sheets: Vec<String>,
}

/// The files of the locator as Trunk leaves them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct LocatorParts {
    /// What starts it.
    pub(crate) start: String,
    /// The JavaScript that wasm-bindgen wrote.
    pub(crate) script: String,
    /// The WebAssembly.
    pub(crate) wasm: String,
}

/// The files of the locator, which the page starts as a worker.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Locator {
    /// Its script.
    pub(crate) script: File,
    /// The WebAssembly.
    pub(crate) wasm: File,
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
    pub(crate) chosen: Chosen,
    pub(crate) script: File,
    pub(crate) wasm: File,
    pub(crate) locator: Locator,
    pub(crate) sheet: Option<File>,
}

/// What the settings of the page come to in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chosen {
    /// The content security policy.
    pub(crate) policy: String,
    /// The settings, as JSON.
    pub(crate) settings: String,
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
    #[error("index.html has no `denylens-settings`")]
    Settings,
    #[error("index.html has no `locator-entry` with `data-script` and `data-wasm`")]
    Locator,
    #[error("index.html has what the security policy stops or what ties it to one address: {}", .0.join(", "))]
    Forbidden(Vec<String>),
}

/// Finds the parts of the document as Trunk leaves it, and refuses anything inline and any address that is not relative.
pub(crate) fn read(html: &str) -> Result<Parts, DocumentError> {
    let mut parts = Parts::default();
    let mut policies = 0;
    let mut settings = 0;
    let mut forbidden = Vec::new();
    rewrite_str(
        html,
        RewriteStrSettings::new().append_element_content_handler(element!("*", |element| {
            forbidden.extend(faults(element));
            settings += usize::from(is_settings(element));
            if is_policy(element) {
                policies += usize::from(element.get_attribute("content").as_deref() == Some(CLOSED_POLICY));
            } else if is_entry(element) {
                parts.script = relative(&element.get_attribute("content").unwrap_or_default());
                parts.wasm = relative(&element.get_attribute("data-wasm").unwrap_or_default());
            } else if is_locator(element) {
                let file = |name: &str| relative(&element.get_attribute(name).unwrap_or_default());
                parts.locator = LocatorParts {
                    start: file("content"),
                    script: file("data-script"),
                    wasm: file("data-wasm"),
                };
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
    } else if settings != 1 {
        Err(DocumentError::Settings)
    } else if [&parts.locator.start, &parts.locator.script, &parts.locator.wasm]
        .iter()
        .any(|name| name.is_empty())
    {
        Err(DocumentError::Locator)
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
                choose(element, &finished.chosen)?;
                if is_entry(element) {
                    element.set_attribute("content", &format!("./{}", finished.script.name))?;
                    element.set_attribute("data-wasm", &format!("./{}", finished.wasm.name))?;
                    element.set_attribute("data-integrity", &finished.wasm.integrity)?;
                } else if is_locator(element) {
                    let Locator { script, wasm } = &finished.locator;
                    element.set_attribute("content", &format!("./{}", script.name))?;
                    element.remove_attribute("data-script");
                    element.set_attribute("data-script-integrity", &script.integrity)?;
                    element.set_attribute("data-wasm", &format!("./{}", wasm.name))?;
                    element.set_attribute("data-integrity", &wasm.integrity)?;
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

/// Writes a finished document for other settings.
pub(crate) fn configure(html: &str, chosen: &Chosen) -> Result<String, DocumentError> {
    let mut found = (0, 0);
    let configured = rewrite_str(
        html,
        RewriteStrSettings::new().append_element_content_handler(element!("meta", |element| {
            found.0 += usize::from(is_policy(element));
            found.1 += usize::from(is_settings(element));
            choose(element, chosen)
        })),
    )
    .map_err(|error| DocumentError::Unreadable(error.to_string()))?;
    match found {
        (1, 1) => Ok(configured),
        (1, _) => Err(DocumentError::Settings),
        (policies, _) => Err(DocumentError::Policy(policies)),
    }
}

fn choose(element: &mut Element<'_, '_>, chosen: &Chosen) -> lol_html::HandlerResult {
    if is_policy(element) {
        element.set_attribute("content", &chosen.policy)?;
    } else if is_settings(element) {
        element.set_attribute("content", &chosen.settings.replace('&', "&amp;"))?;
    }
    Ok(())
}

fn is_settings(element: &Element<'_, '_>) -> bool {
    element.tag_name() == "meta" && element.get_attribute("name").as_deref() == Some("denylens-settings")
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

fn is_locator(element: &Element<'_, '_>) -> bool {
    element.tag_name() == "meta" && element.get_attribute("name").as_deref() == Some("locator-entry")
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
<meta name="denylens-settings" content="{}">
<link rel="icon" href="./icon-1.svg">
<link rel="stylesheet" href="./tokens-1.css" integrity="sha384-a"/>
<link rel="stylesheet" href="./page-1.css" integrity="sha384-b"/>
<meta name="wasm-entry" content="./page-1.js" data-wasm="./page-1_bg.wasm">
<script type="module" src="./boot-1.js" integrity="sha384-c"></script>
<meta name="locator-entry" content="./start.js" data-script="./locator.js" data-wasm="./locator_bg.wasm">
<link rel="modulepreload" href="./page-1.js" crossorigin="anonymous" integrity="sha384-d">
<link rel="preload" href="./page-1_bg.wasm" crossorigin="anonymous" as="fetch" type="application/wasm">
</head><body><main id="page"></main></body></html>
"#;

    fn file(name: &str) -> File {
        File { name: name.to_owned(), integrity: format!("sha384-of-{name}") }
    }

    fn finished() -> Finished {
        Finished {
            chosen: Chosen {
                policy: "default-src 'none'; script-src 'self'".to_owned(),
                settings: r#"{"banner":"A &amp; B"}"#.to_owned(),
            },
            script: file("page-2.js"),
            wasm: file("page-2.wasm"),
            locator: Locator { script: file("locator-2.js"), wasm: file("locator-2.wasm") },
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
                locator: LocatorParts {
                    start: "start.js".to_owned(),
                    script: "locator.js".to_owned(),
                    wasm: "locator_bg.wasm".to_owned(),
                },
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
<meta name="denylens-settings" content="{&quot;banner&quot;:&quot;A &amp;amp; B&quot;}">
<link rel="icon" href="./icon-1.svg">
<link rel="stylesheet" href="./style-2.css" integrity="sha384-of-style-2.css" />
<meta name="wasm-entry" content="./page-2.js" data-wasm="./page-2.wasm" data-integrity="sha384-of-page-2.wasm">
<script type="module" src="./boot-1.js" integrity="sha384-c"></script>
<meta name="locator-entry" content="./locator-2.js" data-wasm="./locator-2.wasm" data-script-integrity="sha384-of-locator-2.js" data-integrity="sha384-of-locator-2.wasm">
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

    #[test]
    fn a_finished_document_takes_other_settings() {
        let html = write(BUILT, &finished()).unwrap();
        let chosen =
            Chosen { policy: "default-src 'none'".to_owned(), settings: r#"{"language":"ja"}"#.to_owned() };
        let configured = configure(&html, &chosen).unwrap();
        assert!(configured.contains(r#"content="{&quot;language&quot;:&quot;ja&quot;}""#), "{configured}");
        assert!(configured.contains(r#"content="default-src 'none'""#), "{configured}");
        assert_eq!(configure("<html></html>", &chosen), Err(DocumentError::Policy(0)));
    }

    #[test]
    fn a_document_without_the_locator_is_refused() {
        for part in ["locator-entry", "data-script"] {
            assert_eq!(read(&BUILT.replace(part, "other")), Err(DocumentError::Locator), "{part}");
        }
    }
}
