//! What a team's endpoint answers instead of a document.

use crate::error::{Explanation, Fault};
use denylens_lang::Words;

/// An answer without a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointError {
    /// What it means.
    pub kind: EndpointErrorKind,
    /// The HTTP status.
    pub status: u16,
    /// The endpoint's own words.
    pub message: Option<String>,
}

/// The kinds of answers without a document: the codes of `docs/ENDPOINT.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointErrorKind {
    /// `invalid-message`: AWS can't decode it.
    InvalidMessage,
    /// `unauthorized`: no token, or one that isn't known.
    Unauthorized,
    /// `forbidden`: this caller may not.
    Forbidden,
    /// `throttled`.
    Throttled,
    /// `unavailable`, and any other status of 500 or more.
    Unavailable,
    /// Nothing that the contract knows.
    Foreign,
}

impl EndpointErrorKind {
    pub(super) fn of(status: u16, code: Option<&str>) -> EndpointErrorKind {
        match (code, status) {
            (Some("invalid-message"), _) => EndpointErrorKind::InvalidMessage,
            (Some("unauthorized"), _) | (None, 401) => EndpointErrorKind::Unauthorized,
            (Some("forbidden"), _) | (None, 403) => EndpointErrorKind::Forbidden,
            (Some("throttled"), _) | (None, 429) => EndpointErrorKind::Throttled,
            (Some("unavailable"), _) | (_, 500..) => EndpointErrorKind::Unavailable,
            _ => EndpointErrorKind::Foreign,
        }
    }
}

impl EndpointError {
    /// What to tell the user.
    pub fn explain(&self) -> Explanation {
        let elsewhere = Words::new(
            "Ask those who run it, or decode the message in another way.",
            "運用している担当者に問い合わせるか、別の方法でデコードしてください。",
        );
        let (kind, fault, what, next) = match self.kind {
            EndpointErrorKind::InvalidMessage => (
                "endpoint-invalid-message",
                Fault::Input,
                Words::new(
                    "The endpoint says that AWS can't decode this message. It may have been cut, have expired, or belong to an account \
                     that the endpoint doesn't serve.",
                    "AWS がこのメッセージをデコードできないと、エンドポイントが応答しました。途中で切れているか、有効期限が切れているか、このエンドポイントが対応していないアカウントのものである可能性があります。",
                ),
                elsewhere,
            ),
            EndpointErrorKind::Unauthorized => (
                "endpoint-unauthorized",
                Fault::Credentials,
                Words::new(
                    "The endpoint doesn't know this token, or it has expired.",
                    "エンドポイントがこのトークンを認識できないか、トークンの有効期限が切れています。",
                ),
                Words::new("Enter a new token.", "新しいトークンを入力してください。"),
            ),
            EndpointErrorKind::Forbidden => (
                "endpoint-forbidden",
                Fault::Credentials,
                Words::new(
                    "The endpoint doesn't decode for you.",
                    "このエンドポイントでのデコードが許可されていません。",
                ),
                elsewhere,
            ),
            EndpointErrorKind::Throttled => (
                "endpoint-throttled",
                Fault::Server,
                Words::new("The endpoint was asked too often.", "エンドポイントへのリクエストが多すぎます。"),
                Words::new("Wait a minute and try again.", "1 分ほど待ってから、もう一度試してください。"),
            ),
            EndpointErrorKind::Unavailable => (
                "endpoint-unavailable",
                Fault::Server,
                Words::new(
                    format!("The endpoint answered with status {}: a fault on its side.", self.status),
                    format!(
                        "エンドポイントがステータス {} を返しました。エンドポイント側の問題です。",
                        self.status
                    ),
                ),
                elsewhere,
            ),
            EndpointErrorKind::Foreign => (
                "endpoint-foreign",
                Fault::Server,
                Words::new(
                    format!("What answered, with status {}, is not a decode endpoint.", self.status),
                    format!(
                        "応答（ステータス {}）が、デコード用エンドポイントのものではありません。",
                        self.status
                    ),
                ),
                elsewhere,
            ),
        };
        Explanation { kind, fault, what, next, commands: &[] }
    }
}
