//! What AWS answers, as values.
//!
//! XML by the [Query protocol](https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html); some
//! front ends answer errors in JSON, and IAM answers all in JSON. Whatever else comes back isn't from AWS.

use super::{AwsError, AwsErrorKind, Operation};
use crate::{json, transport::HttpResponse};
use quick_xml::{Reader, escape::resolve_predefined_entity, events::Event};

/// Reads an answer: the document that was asked for, or what stands in its place.
pub(crate) fn read(operation: Operation, answer: &HttpResponse) -> Result<String, AwsError> {
    let body = answer.body.trim_matches(|edge: char| edge.is_whitespace() || edge == '\u{feff}');
    let reply = match body.chars().next() {
        None => Err(AwsErrorKind::Empty),
        Some('<') => from_xml(body),
        Some('{') => from_json(operation, body),
        Some(_) => Err(AwsErrorKind::NotAws),
    };
    let reply = match reply {
        Ok(Reply { document: Some(document), .. }) if answer.status < 300 && !document.trim().is_empty() => {
            return Ok(document);
        }
        Ok(reply) => reply,
        // A gateway of AWS may fail without a word, or with a few that are no document. A page for a reader is from somewhere else.
        Err(AwsErrorKind::Empty | AwsErrorKind::NotAws) if answer.status >= 500 && !body.starts_with('<') => {
            Reply::default()
        }
        Err(AwsErrorKind::Empty) if answer.status == 429 => Reply::default(),
        Err(AwsErrorKind::Empty) if answer.status == 404 && operation == Operation::Details => {
            return Err(AwsErrorKind::NotFound.of(operation, answer.status));
        }
        Err(kind) => return Err(kind.of(operation, answer.status)),
    };
    Err(reply.error(operation, answer.status))
}

/// The pieces of an answer that mean something.
#[derive(Default)]
struct Reply {
    document: Option<String>,
    code: Option<String>,
    message: Option<String>,
    request_id: Option<String>,
}

impl Reply {
    fn error(self, operation: Operation, status: u16) -> AwsError {
        // AWS may repeat the whole canonical request, the session token in it, to whom it tells that a signature is wrong.
        let message = self.message.as_deref().map(|message| {
            message.split("The Canonical String").next().unwrap_or_default().trim().to_owned()
        });
        let words = message.as_deref().unwrap_or_default();
        let kind = match self.code.as_deref() {
            Some(code) => AwsErrorKind::of_code(code, words),
            None => AwsErrorKind::of_message(words),
        };
        let kind = match kind {
            Some(kind) => kind,
            None if status >= 500 => AwsErrorKind::Server,
            None if status == 429 => AwsErrorKind::Throttling,
            None if self.code.is_some() => AwsErrorKind::Other,
            None if operation != Operation::Decode && message.is_some() => match status {
                404 => AwsErrorKind::NotFound,
                _ => AwsErrorKind::Other,
            },
            None => AwsErrorKind::Malformed,
        };
        AwsError { operation, kind, status, code: self.code, message, request_id: self.request_id }
    }
}

fn from_xml(body: &str) -> Result<Reply, AwsErrorKind> {
    let mut reply = Reply::default();
    let mut reader = Reader::from_str(body);
    let mut root_is_aws = false;
    let mut depth = 0_usize;
    let mut leaf = String::new();
    loop {
        let broken = if root_is_aws { AwsErrorKind::Malformed } else { AwsErrorKind::NotAws };
        match reader.read_event().map_err(|_| broken)? {
            Event::Start(start) => {
                if depth == 0 {
                    root_is_aws = is_root(start.local_name().as_ref());
                    if !root_is_aws {
                        return Err(AwsErrorKind::NotAws);
                    }
                }
                depth += 1;
                leaf.clear();
            }
            Event::End(end) => {
                let slot = match end.local_name().as_ref() {
                    "DecodedMessage" => Some(&mut reply.document),
                    "Code" => Some(&mut reply.code),
                    "Message" => Some(&mut reply.message),
                    "RequestId" | "RequestID" => Some(&mut reply.request_id),
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
            Event::Eof => return Ok(reply),
            Event::Empty(root) if depth == 0 => root_is_aws = is_root(root.local_name().as_ref()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The outermost elements of AWS's answers.
fn is_root(name: &str) -> bool {
    matches!(name, "Response" | "Error" | "ErrorResponse" | "DecodeAuthorizationMessageResponse")
}

fn from_json(operation: Operation, body: &str) -> Result<Reply, AwsErrorKind> {
    let tree = json::whole(body).ok_or(AwsErrorKind::Malformed)?;
    let answer = tree.root().ok_or(AwsErrorKind::Malformed)?;
    let text = |places: &[&[&str]]| places.iter().find_map(|keys| json::text(answer, keys));
    let reply = Reply {
        document: match operation {
            Operation::Decode => text(&[&[
                "DecodeAuthorizationMessageResponse",
                "DecodeAuthorizationMessageResult",
                "DecodedMessage",
            ]]),
            // A page may have policies alone.
            Operation::Details => {
                let is_page =
                    ["evaluations", "policies", "nextToken"].iter().any(|key| answer.get(key).is_some());
                is_page.then(|| body.to_owned())
            }
            Operation::Policy => answer.get("policyDocument").map(|document| document.raw().to_owned()),
        },
        // `com.amazonaws.sts#ExpiredTokenException`: what stands before the `#` is a namespace.
        code: text(&[&["Error", "Code"], &["__type"], &["code"]])
            .map(|code| code.rsplit('#').next().unwrap_or_default().to_owned()),
        message: text(&[&["Error", "Message"], &["message"], &["Message"]]),
        request_id: text(&[
            &["RequestId"],
            &["DecodeAuthorizationMessageResponse", "ResponseMetadata", "RequestId"],
        ]),
    };
    // A proxy answers in JSON, too.
    let is_said = reply.code.is_some() || (operation != Operation::Decode && reply.message.is_some());
    if reply.document.is_none() && !is_said { Err(AwsErrorKind::NotAws) } else { Ok(reply) }
}

#[cfg(test)]
mod tests;
