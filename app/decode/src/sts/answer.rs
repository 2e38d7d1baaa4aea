//! What STS answers, as values.
//!
//! XML by the [Query protocol](https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html); some
//! front ends answer errors in JSON. Whatever else comes back isn't from AWS.

use super::{StsError, StsErrorKind};
use crate::Answer;
use quick_xml::{Reader, escape::resolve_predefined_entity, events::Event};
use serde_json::Value;

/// Reads an answer: the decoded message, or what stands in its place.
pub(super) fn read(answer: &Answer) -> Result<String, StsError> {
    let body = answer.body.trim_matches(|edge: char| edge.is_whitespace() || edge == '\u{feff}');
    let said = match body.chars().next() {
        None => Err(StsErrorKind::Empty),
        Some('<') => from_xml(body),
        Some('{') => from_json(body),
        Some(_) => Err(StsErrorKind::NotAws),
    };
    let said = match said {
        Ok(Said { document: Some(document), .. }) if answer.status < 300 && !document.trim().is_empty() => {
            return Ok(document);
        }
        Ok(said) => said,
        // A gateway of AWS may fail without a word.
        Err(StsErrorKind::Empty) if answer.status >= 500 => Said::default(),
        Err(kind) => {
            return Err(StsError {
                kind,
                status: answer.status,
                code: None,
                message: None,
                request_id: None,
            });
        }
    };
    Err(said.error(answer.status))
}

/// The pieces of an answer that mean something.
#[derive(Default)]
struct Said {
    document: Option<String>,
    code: Option<String>,
    message: Option<String>,
    request_id: Option<String>,
}

impl Said {
    fn error(self, status: u16) -> StsError {
        // AWS may repeat the whole canonical request, the session token in it, to whom it tells that a signature is wrong.
        let message = self.message.map(|message| {
            message.split("The Canonical String").next().unwrap_or_default().trim().to_owned()
        });
        let known = self
            .code
            .as_deref()
            .and_then(|code| StsErrorKind::of_code(code, message.as_deref().unwrap_or_default()));
        let kind = match known {
            Some(kind) => kind,
            None if status >= 500 => StsErrorKind::Server,
            None if status == 429 => StsErrorKind::Throttling,
            None if self.code.is_some() => StsErrorKind::Other,
            None => StsErrorKind::Malformed,
        };
        StsError { kind, status, code: self.code, message, request_id: self.request_id }
    }
}

fn from_xml(body: &str) -> Result<Said, StsErrorKind> {
    let mut said = Said::default();
    let mut reader = Reader::from_str(body);
    let mut root_is_aws = false;
    let mut depth = 0_usize;
    let mut leaf = String::new();
    loop {
        let broken = if root_is_aws { StsErrorKind::Malformed } else { StsErrorKind::NotAws };
        match reader.read_event().map_err(|_| broken)? {
            Event::Start(start) => {
                if depth == 0 {
                    let name = start.local_name();
                    let name = name.as_ref();
                    root_is_aws = name == "Response"
                        || name == "Error"
                        || name == "ErrorResponse"
                        || name == "DecodeAuthorizationMessageResponse";
                    if !root_is_aws {
                        return Err(StsErrorKind::NotAws);
                    }
                }
                depth += 1;
                leaf.clear();
            }
            Event::End(end) => {
                let slot = match end.local_name().as_ref() {
                    "DecodedMessage" => Some(&mut said.document),
                    "Code" => Some(&mut said.code),
                    "Message" => Some(&mut said.message),
                    "RequestId" | "RequestID" => Some(&mut said.request_id),
                    _ => None,
                };
                if let Some(slot) = slot {
                    *slot = Some(leaf.trim().to_owned());
                }
                depth = depth.saturating_sub(1);
                leaf.clear();
            }
            Event::Text(text) => leaf.push_str(&text),
            Event::CData(text) => leaf.push_str(&text),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().map_err(|_| broken)? {
                Some(character) => leaf.push(character),
                None => leaf.push_str(resolve_predefined_entity(&reference).ok_or(broken)?),
            },
            Event::Eof if depth > 0 || !root_is_aws => return Err(broken),
            Event::Eof => return Ok(said),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn from_json(body: &str) -> Result<Said, StsErrorKind> {
    let json: Value = serde_json::from_str(body).map_err(|_| StsErrorKind::Malformed)?;
    let text = |pointers: &[&str]| {
        pointers.iter().find_map(|pointer| json.pointer(pointer)?.as_str()).map(str::to_owned)
    };
    let said = Said {
        document: text(&[
            "/DecodeAuthorizationMessageResponse/DecodeAuthorizationMessageResult/DecodedMessage",
        ]),
        // `com.amazonaws.sts#ExpiredTokenException`: what stands before the `#` is a namespace.
        code: text(&["/Error/Code", "/__type", "/code"])
            .map(|code| code.rsplit('#').next().unwrap_or_default().to_owned()),
        message: text(&["/Error/Message", "/message", "/Message"]),
        request_id: text(&["/RequestId", "/DecodeAuthorizationMessageResponse/ResponseMetadata/RequestId"]),
    };
    // A proxy answers in JSON, too.
    if said.document.is_none() && said.code.is_none() { Err(StsErrorKind::NotAws) } else { Ok(said) }
}

#[cfg(test)]
mod tests;
