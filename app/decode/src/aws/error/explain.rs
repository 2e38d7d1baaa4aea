//! The errors of AWS in words.

use super::{AwsError, AwsErrorKind, Operation};
use crate::error::{Explanation, Fault};
use denylens_lang::Words;

impl AwsError {
    /// What to tell the user.
    pub fn explain(&self) -> Explanation {
        let explanation =
            |kind, fault, what, next, commands| Explanation { kind, fault, what, next, commands };
        match self.kind {
            AwsErrorKind::InvalidAuthorizationMessage => explanation(
                "invalid-authorization-message",
                Fault::Input,
                Words::new(
                    "AWS can't decode this message. It may have been cut or changed on its way, have expired, or belong to \
                     another account or partition than the credentials.",
                    "AWS はこのメッセージをデコードできません。途中で切れたり変わったりした、有効期限が切れた、または認証情報とは別のアカウントやパーティションのものである可能性があります。",
                ),
                Words::new(
                    "Copy the whole message again, use credentials of the account in which the call was refused, or make \
                     the refused call once more and take the new message.",
                    "メッセージ全体をもう一度コピーするか、呼び出しが拒否されたアカウントの認証情報を使ってください。それでもだめなら、拒否された呼び出しをもう一度行い、新しいメッセージを使ってください。",
                ),
                &[],
            ),
            AwsErrorKind::AccessDenied => {
                let action = self.operation.action();
                explanation(
                    "access-denied",
                    Fault::Credentials,
                    Words::new(
                        format!("These credentials are not allowed to call `{action}`."),
                        format!("この認証情報には `{action}` が許可されていません。"),
                    ),
                    self.operation.without_permission(),
                    &[],
                )
            }
            AwsErrorKind::NotFound => explanation(
                "not-found",
                Fault::Aws,
                Words::new(
                    "AWS has no details with this authorization ID. It writes them a little after the refusal, keeps them for a day \
                     or more, and shows them to the same account or organization in the same Region only.",
                    "AWS にこの認可 ID の詳細がありません。詳細は拒否の少し後に作成され、1 日以上保存されます。参照できるのは、同じリージョンの同じアカウントまたは組織からだけです。",
                ),
                Words::new(
                    "Wait a minute and try again, check the Region, or make the refused call once more and take the new ID.",
                    "1 分ほど待ってからもう一度試すか、リージョンを確認してください。または、拒否された呼び出しをもう一度行い、新しい ID を使ってください。",
                ),
                &[],
            ),
            AwsErrorKind::ExpiredToken => expired(),
            AwsErrorKind::InvalidClientTokenId => explanation(
                "invalid-client-token-id",
                Fault::Credentials,
                Words::new(
                    "AWS doesn't know these credentials in this region. They may be mixed from two sets, have been revoked, \
                     belong to another partition, or not work in a region that the account had to enable.",
                    "このリージョンの AWS は、この認証情報を認識できません。別の組の値が混ざっている、無効にされた、別のパーティションのものである、または有効化が必要なリージョンでは使えない可能性があります。",
                ),
                Words::new(
                    "Get new credentials and paste all of their lines at once. If that doesn't help, choose the main \
                     region of the partition, such as `us-east-1`.",
                    "新しい認証情報を取得し、すべての行をまとめて貼り付けてください。解決しない場合は、`us-east-1` などパーティションの主なリージョンを選んでください。",
                ),
                &["aws configure export-credentials --format env"],
            ),
            AwsErrorKind::SignatureDoesNotMatch => explanation(
                "signature-does-not-match",
                Fault::Credentials,
                Words::new(
                    "AWS computed another signature than this page. Most likely the secret access key isn't the one of this \
                     access key ID, or a character of it is missing.",
                    "AWS が計算した署名が、このページのものと一致しません。シークレットアクセスキーがこのアクセスキー ID のものではないか、文字が欠けている可能性が高いです。",
                ),
                Words::new(
                    "Copy the credentials again and paste all of their lines at once.",
                    "認証情報をもう一度コピーし、すべての行をまとめて貼り付けてください。",
                ),
                &["aws configure export-credentials --format env"],
            ),
            AwsErrorKind::ClockSkew => explanation(
                "clock-skew",
                Fault::Computer,
                Words::new(
                    "This computer's clock is too far from AWS's, so AWS refused the signature.",
                    "このコンピューターの時計が AWS の時刻と大きくずれているため、署名が拒否されました。",
                ),
                Words::new(
                    "Set the clock, including its time zone, and try again.",
                    "時計をタイムゾーンも含めて正しく合わせてから、もう一度試してください。",
                ),
                &[],
            ),
            AwsErrorKind::IncompleteSignature => explanation(
                "incomplete-signature",
                Fault::Network,
                Words::new(
                    "The signature did not reach AWS whole. A proxy or a browser extension may have taken headers away.",
                    "署名が完全な形で AWS に届きませんでした。プロキシかブラウザーの拡張機能がヘッダーを取り除いた可能性があります。",
                ),
                Words::new(
                    "Try another network, or run the command with the AWS CLI and paste the result.",
                    "別のネットワークで試すか、AWS CLI でコマンドを実行して結果を貼り付けてください。",
                ),
                &[],
            ),
            AwsErrorKind::Throttling => explanation(
                "throttling",
                Fault::Aws,
                Words::new(
                    "AWS answers no more calls of this account for the moment.",
                    "このアカウントからの呼び出しが多すぎるため、AWS が一時的に受け付けていません。",
                ),
                Words::new("Wait a few seconds and try again.", "数秒待ってから、もう一度試してください。"),
                &[],
            ),
            AwsErrorKind::RegionDisabled => explanation(
                "region-disabled",
                Fault::Input,
                Words::new(
                    "STS is not activated in this region for this account.",
                    "このアカウントでは、このリージョンの STS が有効になっていません。",
                ),
                Words::new(
                    "Choose another region of the same partition, such as `us-east-1`.",
                    "`us-east-1` など、同じパーティションの別のリージョンを選んでください。",
                ),
                &[],
            ),
            AwsErrorKind::Server => explanation(
                "server",
                Fault::Aws,
                Words::new(
                    format!("AWS answered with status {}: a fault on its side.", self.status),
                    format!("AWS がステータス {} を返しました。AWS 側の問題です。", self.status),
                ),
                Words::new(
                    "Try again in a minute, or in another region of the same partition.",
                    "1 分ほど待ってもう一度試すか、同じパーティションの別のリージョンを選んでください。",
                ),
                &[],
            ),
            AwsErrorKind::Other => {
                let said = [self.code.as_deref(), self.message.as_deref()];
                let said = said.into_iter().flatten().collect::<Vec<_>>().join(": ");
                explanation(
                    "refused",
                    Fault::Aws,
                    Words::new(
                        format!("AWS refused the call with status {}: {said}", self.status),
                        format!("AWS がステータス {} で呼び出しを拒否しました：{said}", self.status),
                    ),
                    Words::new(
                        "Run the command with the AWS CLI instead and paste the result.",
                        "代わりに AWS CLI でコマンドを実行し、結果を貼り付けてください。",
                    ),
                    &[],
                )
            }
            AwsErrorKind::NotAws => explanation(
                "not-aws",
                Fault::Network,
                Words::new(
                    format!(
                        "Something else than AWS answered, with status {}: perhaps the sign-in page of a network, or a proxy.",
                        self.status
                    ),
                    format!(
                        "AWS ではないものがステータス {} で応答しました。ネットワークのログインページかプロキシの可能性があります。",
                        self.status
                    ),
                ),
                Words::new(
                    "Sign in to the network or try another one, or run the command with the AWS CLI and paste the result.",
                    "ネットワークにログインするか別のネットワークで試すか、AWS CLI でコマンドを実行して結果を貼り付けてください。",
                ),
                &[],
            ),
            AwsErrorKind::Malformed => explanation(
                "malformed",
                Fault::Network,
                Words::new(
                    format!(
                        "The answer, with status {}, is broken or holds no decoded message.",
                        self.status
                    ),
                    format!(
                        "応答（ステータス {}）が壊れているか、デコード済みメッセージを含んでいません。",
                        self.status
                    ),
                ),
                Words::new(
                    "Try again, or run the command with the AWS CLI and paste the result.",
                    "もう一度試すか、AWS CLI でコマンドを実行して結果を貼り付けてください。",
                ),
                &[],
            ),
            AwsErrorKind::Empty => explanation(
                "empty",
                Fault::Network,
                Words::new(
                    format!("The answer, with status {}, is empty.", self.status),
                    format!("応答（ステータス {}）が空です。", self.status),
                ),
                Words::new(
                    "Try again, or run the command with the AWS CLI and paste the result.",
                    "もう一度試すか、AWS CLI でコマンドを実行して結果を貼り付けてください。",
                ),
                &[],
            ),
        }
    }
}

impl Operation {
    /// What to do for those who may not call it.
    fn without_permission(self) -> Words {
        match self {
            Operation::Decode => Words::new(
                "Use credentials that are, or give the encoded message to someone who has them and paste what they send back. An \
                 administrator can allow the action on resource `*`; it reads nothing but such messages. Credentials of \
                 `get-session-token` and `get-federation-token` can't call it, whatever is allowed.",
                "許可のある認証情報を使うか、許可のある人にエンコードされたメッセージを渡し、返ってきた結果を貼り付けてください。管理者は、このアクションをリソース `*` に対して許可できます。読み取れるのはこの種のメッセージだけです。なお、`get-session-token` や `get-federation-token` で得た認証情報では、許可があっても呼び出せません。",
            ),
            Operation::Details | Operation::Policy => Words::new(
                "Use credentials that are, or give the authorization ID to someone who has them and paste what they send back. An \
                 administrator can allow the action on resource `*`; it reads nothing but the details of refusals.",
                "許可のある認証情報を使うか、許可のある人に認可 ID を渡し、返ってきた結果を貼り付けてください。管理者は、このアクションをリソース `*` に対して許可できます。読み取れるのは拒否の詳細だけです。",
            ),
        }
    }
}

/// Temporary credentials whose time is over, whether the page saw it or AWS did.
pub(crate) fn expired() -> Explanation {
    Explanation {
        kind: "expired-token",
        fault: Fault::Credentials,
        what: Words::new("The credentials have expired.", "認証情報の有効期限が切れています。"),
        next: Words::new(
            "Get new ones and paste them: from the AWS access portal, or with the command. If they are new, check this computer's clock.",
            "AWS アクセスポータルかコマンドで新しい認証情報を取得し、貼り付けてください。新しいはずの場合は、このコンピューターの時計を確認してください。",
        ),
        commands: &["aws configure export-credentials --format env"],
    }
}
