//! What is said of AWS's errors.

use super::{EXPIRED, ErrorWords};
use crate::aws::{AwsError, AwsErrorKind, Operation};
use std::borrow::Cow;

pub(super) const WORDS: ErrorWords<AwsError> = ErrorWords { what, next };

fn what(error: &AwsError) -> Cow<'static, str> {
    let status = error.status;
    match error.kind {
        AwsErrorKind::InvalidAuthorizationMessage => "AWS はこのメッセージをデコードできません。途中で切れたり変わったりした、有効期限が切れた、または認証情報とは別のアカウントやパーティションのものである可能性があります。".into(),
        AwsErrorKind::AccessDenied => {
            let action = error.operation.action();
            format!("この認証情報には `{action}` が許可されていません。").into()
        }
        AwsErrorKind::NotFound => "AWS にこの認可 ID の詳細がありません。詳細は拒否の少し後に作成され、1 日以上保存されます。参照できるのは、同じリージョンの同じアカウントまたは組織からだけです。".into(),
        AwsErrorKind::ExpiredToken => EXPIRED.what.into(),
        AwsErrorKind::InvalidClientTokenId => "このリージョンの AWS は、この認証情報を認識できません。別の組の値が混ざっている、無効にされた、別のパーティションのものである、または有効化が必要なリージョンでは使えない可能性があります。".into(),
        AwsErrorKind::SignatureDoesNotMatch => "AWS が計算した署名が、このページのものと一致しません。シークレットアクセスキーがこのアクセスキー ID のものではないか、文字が欠けている可能性が高いです。".into(),
        AwsErrorKind::ClockSkew => "このコンピューターの時計が AWS の時刻と大きくずれているため、署名が拒否されました。".into(),
        AwsErrorKind::IncompleteSignature => "署名が完全な形で AWS に届きませんでした。プロキシかブラウザーの拡張機能がヘッダーを取り除いた可能性があります。".into(),
        AwsErrorKind::Throttling => "このアカウントからの呼び出しが多すぎるため、AWS が一時的に受け付けていません。".into(),
        AwsErrorKind::RegionDisabled => "このアカウントでは、このリージョンの STS が有効になっていません。".into(),
        AwsErrorKind::Server => format!("AWS がステータス {status} を返しました。AWS 側の問題です。").into(),
        AwsErrorKind::Other => {
            let said = error.code_and_message();
            format!("AWS がステータス {status} で呼び出しを拒否しました: {said}").into()
        }
        AwsErrorKind::NotAws => format!("AWS ではないものがステータス {status} で応答しました。ネットワークのログインページかプロキシの可能性があります。").into(),
        AwsErrorKind::Malformed => format!("応答（ステータス {status}）が壊れているか、デコードされたメッセージを含んでいません。").into(),
        AwsErrorKind::Empty => format!("応答（ステータス {status}）が空です。").into(),
    }
}

fn next(error: &AwsError) -> &'static str {
    match error.kind {
        AwsErrorKind::InvalidAuthorizationMessage => {
            "メッセージ全体をもう一度コピーするか、呼び出しが拒否されたアカウントの認証情報を使ってください。それでも解決しない場合は、拒否された呼び出しをもう一度行い、新しいメッセージを使ってください。"
        }
        AwsErrorKind::AccessDenied => without_permission(error.operation),
        AwsErrorKind::NotFound => {
            "1 分ほど待ってからもう一度試すか、リージョンを確認してください。または、拒否された呼び出しをもう一度行い、新しい ID を使ってください。"
        }
        AwsErrorKind::ExpiredToken => EXPIRED.next,
        AwsErrorKind::InvalidClientTokenId => {
            "新しい認証情報を取得し、すべての行をまとめて貼り付けてください。解決しない場合は、`us-east-1` などパーティションの主なリージョンを選んでください。"
        }
        AwsErrorKind::SignatureDoesNotMatch => {
            "認証情報をもう一度コピーし、すべての行をまとめて貼り付けてください。"
        }
        AwsErrorKind::ClockSkew => "時計をタイムゾーンも含めて正しく合わせてから、もう一度試してください。",
        AwsErrorKind::IncompleteSignature => {
            "別のネットワークで試すか、AWS CLI でコマンドを実行して結果を貼り付けてください。"
        }
        AwsErrorKind::Throttling => "数秒待ってから、もう一度試してください。",
        AwsErrorKind::RegionDisabled => {
            "`us-east-1` など、同じパーティションの別のリージョンを選んでください。"
        }
        AwsErrorKind::Server => {
            "1 分ほど待ってもう一度試すか、同じパーティションの別のリージョンを選んでください。"
        }
        AwsErrorKind::Other => "代わりに AWS CLI でコマンドを実行し、結果を貼り付けてください。",
        AwsErrorKind::NotAws => {
            "ネットワークにログインするか別のネットワークで試すか、AWS CLI でコマンドを実行して結果を貼り付けてください。"
        }
        AwsErrorKind::Malformed | AwsErrorKind::Empty => {
            "もう一度試すか、AWS CLI でコマンドを実行して結果を貼り付けてください。"
        }
    }
}

/// What to do for those who may not call it.
fn without_permission(operation: Operation) -> &'static str {
    match operation {
        Operation::Decode => {
            "権限のある認証情報を使うか、権限のある人にエンコードされたメッセージを渡し、返ってきた結果を貼り付けてください。管理者は、このアクションをリソース `*` に対して許可できます。読み取れるのはこの種のメッセージだけです。なお、`get-session-token` や `get-federation-token` で得た認証情報では、許可されていても呼び出せません。"
        }
        Operation::Details | Operation::Policy => {
            "権限のある認証情報を使うか、権限のある人に認可 ID を渡し、返ってきた結果を貼り付けてください。管理者は、このアクションをリソース `*` に対して許可できます。読み取れるのは拒否の詳細だけです。"
        }
    }
}
