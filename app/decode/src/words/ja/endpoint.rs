//! What is said of a team's endpoint.

use super::ErrorWords;
use crate::endpoint::{EndpointError, EndpointErrorKind};
use std::borrow::Cow;

pub(super) const WORDS: ErrorWords<EndpointError> = ErrorWords { what, next };

fn what(error: &EndpointError) -> Cow<'static, str> {
    let status = error.status;
    match error.kind {
        EndpointErrorKind::InvalidMessage => "AWS がこのメッセージをデコードできないと、エンドポイントが応答しました。途中で切れているか、有効期限が切れているか、このエンドポイントが対応していないアカウントのものである可能性があります。".into(),
        EndpointErrorKind::InvalidRequest => "このエンドポイントは、このリージョンの AWS に問い合わせません。".into(),
        EndpointErrorKind::Unauthorized => "エンドポイントがこのトークンを認識できないか、トークンの有効期限が切れています。".into(),
        EndpointErrorKind::Forbidden => "このエンドポイントでのデコードが許可されていません。".into(),
        EndpointErrorKind::Throttled => "エンドポイントへのリクエストが多すぎます。".into(),
        EndpointErrorKind::Unavailable => format!("エンドポイントがステータス {status} を返しました。エンドポイント側の問題です。").into(),
        EndpointErrorKind::Foreign => format!("応答（ステータス {status}）が、デコード用エンドポイントのものではありません。").into(),
    }
}

fn next(error: &EndpointError) -> &'static str {
    match error.kind {
        EndpointErrorKind::InvalidRequest => {
            "別のリージョンを選ぶか、エンドポイントの運用担当者に問い合わせてください。"
        }
        EndpointErrorKind::Unauthorized => "新しいトークンを入力してください。",
        EndpointErrorKind::Throttled => "1 分ほど待ってから、もう一度試してください。",
        EndpointErrorKind::InvalidMessage
        | EndpointErrorKind::Forbidden
        | EndpointErrorKind::Unavailable
        | EndpointErrorKind::Foreign => {
            "エンドポイントの運用担当者に問い合わせるか、別の方法でデコードしてください。"
        }
    }
}
