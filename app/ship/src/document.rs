//! `index.html`: what its source names, and what it must become.

use lol_html::{
    RewriteStrSettings, doc_comments, element,
    html_content::{ContentType, Element},
    rewrite_str,
};
use thiserror::Error;

use crate::inline;

/// What `index.html` says until the build has opened the policy: nothing may be loaded.
const CLOSED_POLICY: &str = "default-src 'none'";

/// The script that the document names; the build puts its own in the place of it.
const SCRIPT: &str = "app/page/start/main.js";

/// The script that the build writes into the document itself.
const INLINE: &str = "app/page/start/inline.js";

/// Marks the style sheets of what is not seen at first.
const LATE: &str = "data-late";

/// The files that the document names, relative to it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The style sheets of what is seen at first, in order.
    pub(crate) sheets: Vec<String>,
    /// The others: the script brings them.
    pub(crate) late_sheets: Vec<String>,
    /// The icon.
    pub(crate) icon: String,
}

/// A file of the finished page, with the hash that the browser checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    /// Relative to the document.
    pub(crate) name: String,
    pub(crate) integrity: String,
}

/// What the finished document names.
#[derive(Debug)]
pub(crate) struct Files {
    pub(crate) script: File,
    pub(crate) sheet: File,
    pub(crate) icon: File,
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
    #[error("index.html must have one script, `{SCRIPT}`; it has {0}")]
    Script(usize),
    #[error("index.html must have `{INLINE}` once, to be written into it; it has it {0} times")]
    Inline(usize),
    #[error("index.html has no `denylens-settings`")]
    Settings,
    #[error("index.html has no style sheet, or no icon")]
    Looks,
    #[error("index.html has what the security policy stops or what ties it to one address: {}", .0.join(", "))]
    Forbidden(Vec<String>),
}

/// Finds the parts of the document, and refuses anything inline and any address that is not relative.
pub(crate) fn read(html: &str) -> Result<Parts, DocumentError> {
    let mut parts = Parts::default();
    let (mut policies, mut settings, mut scripts, mut inlines) = (0, 0, 0, 0);
    let mut forbidden = Vec::new();
    rewrite_str(
        html,
        RewriteStrSettings::new().append_element_content_handler(element!("*", |element| {
            forbidden.extend(faults(element));
            settings += usize::from(is_settings(element));
            if is_policy(element) {
                policies += usize::from(element.get_attribute("content").as_deref() == Some(CLOSED_POLICY));
            } else if is_sheet(element) {
                let sheets =
                    if element.has_attribute(LATE) { &mut parts.late_sheets } else { &mut parts.sheets };
                sheets.push(element.get_attribute("href").unwrap_or_default());
            } else if has_rel(element, "icon") {
                parts.icon = element.get_attribute("href").unwrap_or_default();
            } else if let Some(source) = element.get_attribute("src") {
                scripts += usize::from(source == SCRIPT);
                inlines += usize::from(source == INLINE);
            }
            Ok(())
        })),
    )
    .map_err(|error| DocumentError::Unreadable(error.to_string()))?;

    if !forbidden.is_empty() {
        Err(DocumentError::Forbidden(forbidden))
    } else if policies != 1 {
        Err(DocumentError::Policy(policies))
    } else if scripts != 1 {
        Err(DocumentError::Script(scripts))
    } else if inlines != 1 {
        Err(DocumentError::Inline(inlines))
    } else if settings != 1 {
        Err(DocumentError::Settings)
    } else if parts.sheets.is_empty() || parts.late_sheets.is_empty() || parts.icon.is_empty() {
        Err(DocumentError::Looks)
    } else {
        Ok(parts)
    }
}

/// Writes the finished document. Comments and indentation are for readers of the source and stay there.
pub(crate) fn write(html: &str, chosen: &Chosen, files: &Files) -> Result<String, DocumentError> {
    let mut sheets = 0;
    rewrite_str(
        html,
        RewriteStrSettings::new()
            .append_document_content_handler(doc_comments!(|comment| {
                comment.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("*", |element| {
                choose(element, chosen)?;
                if is_sheet(element) {
                    sheets += 1;
                    if sheets == 1 {
                        point_to(element, "href", &files.sheet)?;
                    } else {
                        element.remove();
                    }
                } else if has_rel(element, "icon") {
                    element.set_attribute("href", &format!("./{}", files.icon.name))?;
                } else if element.get_attribute("src").as_deref() == Some(SCRIPT) {
                    point_to(element, "src", &files.script)?;
                } else if element.get_attribute("src").as_deref() == Some(INLINE) {
                    element.remove_attribute("src");
                    element.set_inner_content(&inline::text(), ContentType::Html);
                }
                Ok(())
            })),
    )
    .map(|html| without_indentation(&html))
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

fn point_to(element: &mut Element<'_, '_>, attribute: &str, file: &File) -> lol_html::HandlerResult {
    element.set_attribute(attribute, &format!("./{}", file.name))?;
    element.set_attribute("integrity", &file.integrity)?;
    Ok(())
}

fn is_policy(element: &Element<'_, '_>) -> bool {
    element.tag_name() == "meta"
        && element
            .get_attribute("http-equiv")
            .is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
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
        if (name == "src" || name == "href") && (value.starts_with('/') || value.contains(':')) {
            faults.push(format!("`{name}=\"{value}\"`, which is not relative to the document"));
        }
    }
    faults
}

fn without_indentation(html: &str) -> String {
    html.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"<!doctype html>
<html lang="en"><head>
  <!-- for readers of the source -->
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
  <meta name="denylens-settings" content="{}">
  <link rel="icon" href="app/page/icon.svg">
  <link rel="stylesheet" href="style/tokens.css">
  <link rel="stylesheet" href="style/base.css">
  <link rel="stylesheet" href="style/verdict.css" data-late>
  <script type="module" src="app/page/start/main.js"></script>
</head><body><main id="page"></main>
  <script src="app/page/start/inline.js"></script>
</body></html>
"#;

    fn file(name: &str) -> File {
        File { name: name.to_owned(), integrity: format!("sha256-of-{name}") }
    }

    fn finished() -> String {
        let chosen = Chosen {
            policy: "default-src 'none'; script-src 'self'".to_owned(),
            settings: r#"{"banner":"A &amp; B"}"#.to_owned(),
        };
        let files = Files { script: file("page-2.js"), sheet: file("style-2.css"), icon: file("icon-2.svg") };
        write(SOURCE, &chosen, &files).unwrap()
    }

    #[test]
    fn the_parts_are_found() {
        assert_eq!(
            read(SOURCE),
            Ok(Parts {
                sheets: vec!["style/tokens.css".to_owned(), "style/base.css".to_owned()],
                late_sheets: vec!["style/verdict.css".to_owned()],
                icon: "app/page/icon.svg".to_owned(),
            })
        );
    }

    #[test]
    fn the_finished_document() {
        let text = inline::text();
        let expected = format!(
            r#"<!doctype html>
<html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<meta name="denylens-settings" content="{{&quot;banner&quot;:&quot;A &amp;amp; B&quot;}}">
<link rel="icon" href="./icon-2.svg">
<link rel="stylesheet" href="./style-2.css" integrity="sha256-of-style-2.css">
<script type="module" src="./page-2.js" integrity="sha256-of-page-2.js"></script>
</head><body><main id="page"></main>
<script>{text}</script>
</body></html>
"#
        );
        assert_eq!(finished(), expected);
    }

    #[test]
    fn what_the_policy_would_stop_is_refused() {
        for (addition, fault) in [
            ("<script>alert(1)</script>", "an inline <script>"),
            ("<style>p{}</style>", "an inline <style>"),
            ("<p style='color:red'>", "the attribute `style` of <p>"),
            ("<p onclick='go()'>", "the attribute `onclick` of <p>"),
        ] {
            let html = SOURCE.replace("<main", &format!("{addition}<main"));
            assert_eq!(read(&html), Err(DocumentError::Forbidden(vec![fault.to_owned()])), "{addition}");
        }
    }

    #[test]
    fn an_address_that_would_not_move_with_the_page_is_refused() {
        for address in ["/icon.svg", "https://elsewhere.example/icon.svg", "//elsewhere.example/icon.svg"] {
            let html = SOURCE.replace("app/page/icon.svg", address);
            assert!(matches!(read(&html), Err(DocumentError::Forbidden(_))), "{address}");
        }
    }

    #[test]
    fn a_document_without_the_closed_policy_is_refused() {
        assert_eq!(
            read(&SOURCE.replace("default-src 'none'", "default-src *")),
            Err(DocumentError::Policy(0))
        );
    }

    #[test]
    fn a_document_without_the_script_is_refused() {
        assert_eq!(read(&SOURCE.replace(SCRIPT, "other.js")), Err(DocumentError::Script(0)));
    }

    #[test]
    fn a_document_without_the_script_that_stands_in_it_is_refused() {
        assert_eq!(read(&SOURCE.replace(INLINE, "other.js")), Err(DocumentError::Inline(0)));
    }

    #[test]
    fn a_document_without_a_sheet_or_an_icon_is_refused() {
        for rel in ["stylesheet", "icon"] {
            assert_eq!(read(&SOURCE.replace(rel, "other")), Err(DocumentError::Looks), "{rel}");
        }
    }

    #[test]
    fn a_finished_document_takes_other_settings() {
        let chosen =
            Chosen { policy: "default-src 'none'".to_owned(), settings: r#"{"language":"ja"}"#.to_owned() };
        let configured = configure(&finished(), &chosen).unwrap();
        assert!(configured.contains(r#"content="{&quot;language&quot;:&quot;ja&quot;}""#), "{configured}");
        assert!(configured.contains(r#"content="default-src 'none'""#), "{configured}");
        assert_eq!(configure("<html></html>", &chosen), Err(DocumentError::Policy(0)));
    }
}
