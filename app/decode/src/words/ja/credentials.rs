//! What is said of credentials that can't be used.

use super::{EXPIRED, ErrorWords};
use crate::credentials::{CredentialField, CredentialsError};
use std::borrow::Cow;

pub(super) const WORDS: ErrorWords<CredentialsError> = ErrorWords { what, next };

fn what(error: &CredentialsError) -> Cow<'static, str> {
    match error {
        CredentialsError::NothingFound => "このテキストには AWS の認証情報がありません。".into(),
        CredentialsError::Missing(fields) => {
            let names: Vec<&str> = fields.iter().map(|field| name(*field)).collect();
            let names = names.join("と");
            format!("一時的な認証情報は 3 つの値からなります。{names}がまだありません。").into()
        }
        CredentialsError::Unusable(field) => {
            let name = name(*field);
            format!("{name}が途中で切れているか、伏せ字や仮の値になっています。").into()
        }
        CredentialsError::Length { field, has, needs } => {
            let name = name(*field);
            if has < needs {
                format!("{name}が途中で切れています（{needs} 文字のうち {has} 文字）。").into()
            } else {
                format!("{name}が {has} 文字あります（本来は {needs} 文字）。前後の文字も一緒にコピーされています。").into()
            }
        }
        CredentialsError::LongTerm => "これは長期的なアクセスキー (`AKIA…`) です。削除されるまで使えてしまうため、このページでは受け付けません。使用も保存もしていません。".into(),
        CredentialsError::NotAnAccessKey { prefix } => format!("`{prefix}` で始まる ID はアクセスキー ID ではありません。一時的な認証情報のアクセスキー ID は `ASIA` で始まります。").into(),
        CredentialsError::Several(field) => {
            let name = name(*field);
            format!("テキストに{name}が複数あります。").into()
        }
        CredentialsError::Expired => EXPIRED.what.into(),
    }
}

fn next(error: &CredentialsError) -> &'static str {
    match error {
        CredentialsError::NothingFound => {
            "AWS アクセスポータルまたはコマンドで得られる行を、3 つの値ともまとめて貼り付けてください。"
        }
        CredentialsError::Missing(_) => {
            "足りない値を貼り付けてください。1 つずつでも、3 つまとめてでも構いません。"
        }
        CredentialsError::Unusable(_) | CredentialsError::Length { .. } => {
            "認証情報全体をもう一度コピーしてください。"
        }
        CredentialsError::LongTerm => {
            "一時的な認証情報を作って貼り付けてください。このキーでロールを引き受けるか、サインインするプロファイルから取得できます。`aws sts get-session-token` で得た認証情報ではデコードできません。または、最初の方法のコマンドをこのキーで実行してください。その場合、このページに認証情報は必要ありません。"
        }
        CredentialsError::NotAnAccessKey { .. } => {
            "AWS アクセスポータルまたはコマンドで得られる行を貼り付けてください。"
        }
        CredentialsError::Several(_) => {
            "ファイルの中の 1 つのプロファイルなど、1 組の認証情報だけを貼り付けてください。"
        }
        CredentialsError::Expired => EXPIRED.next,
    }
}

/// A value in the middle of a sentence; hence the space behind Latin letters.
fn name(field: CredentialField) -> &'static str {
    match field {
        CredentialField::AccessKeyId => "アクセスキー ID ",
        CredentialField::SecretAccessKey => "シークレットアクセスキー",
        CredentialField::SessionToken => "セッショントークン",
        CredentialField::Expiration => "有効期限",
    }
}
