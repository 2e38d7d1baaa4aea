//! What STS answers instead of a document.

use crate::{
    Credentials,
    error::{Explanation, Fault},
};
use denylens_triage::lang::Words;

/// An answer of STS, or of something that stands in its place, without a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StsError {
    /// What it means.
    pub kind: StsErrorKind,
    /// The HTTP status.
    pub status: u16,
    /// AWS's error code, as it was answered.
    pub code: Option<String>,
    /// AWS's message, without the canonical request that AWS may repeat there: the session token stands in it.
    pub message: Option<String>,
    /// AWS's id of the request, which AWS Support asks for.
    pub request_id: Option<String>,
}

/// The kinds of answers without a document. The codes are those of the API reference: the operation's own and the
/// [common ones](https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StsErrorKind {
    /// `InvalidAuthorizationMessageException`.
    InvalidAuthorizationMessage,
    /// `AccessDenied`: the caller may not call `sts:DecodeAuthorizationMessage`.
    AccessDenied,
    /// `ExpiredToken`.
    ExpiredToken,
    /// `InvalidClientTokenId`: AWS doesn't know the access key or its session token.
    InvalidClientTokenId,
    /// `SignatureDoesNotMatch`, and not for the time of the request.
    SignatureDoesNotMatch,
    /// `RequestExpired`, or a signature that is too old or too new: the clocks differ.
    ClockSkew,
    /// `IncompleteSignature`, `MissingAuthenticationToken`: headers were lost on the way.
    IncompleteSignature,
    /// `Throttling`.
    Throttling,
    /// `RegionDisabledException`.
    RegionDisabled,
    /// Any status of 500 or more.
    Server,
    /// An error of AWS's with any other code.
    Other,
    /// Something that isn't AWS's: HTML or another text.
    NotAws,
    /// XML or JSON that is broken, or without anything that STS answers with.
    Malformed,
    /// Nothing at all.
    Empty,
}

impl StsErrorKind {
    /// The kind for one of AWS's codes. Some carry `Exception` at their end, depending on the protocol.
    pub(super) fn of_code(code: &str, message: &str) -> Option<StsErrorKind> {
        // `SignatureDoesNotMatch: Signature expired: 20260101T000000Z is now earlier than …`
        if message.starts_with("Signature expired") || message.starts_with("Signature not yet current") {
            return Some(StsErrorKind::ClockSkew);
        }
        match code.strip_suffix("Exception").unwrap_or(code) {
            "InvalidAuthorizationMessage" => Some(StsErrorKind::InvalidAuthorizationMessage),
            "AccessDenied" => Some(StsErrorKind::AccessDenied),
            "ExpiredToken" => Some(StsErrorKind::ExpiredToken),
            "InvalidClientTokenId" | "UnrecognizedClient" => Some(StsErrorKind::InvalidClientTokenId),
            "SignatureDoesNotMatch" | "InvalidSignature" => Some(StsErrorKind::SignatureDoesNotMatch),
            "RequestExpired" => Some(StsErrorKind::ClockSkew),
            "IncompleteSignature" | "MissingAuthenticationToken" => Some(StsErrorKind::IncompleteSignature),
            "Throttling" | "Throttled" | "RequestLimitExceeded" | "TooManyRequests" => {
                Some(StsErrorKind::Throttling)
            }
            "RegionDisabled" => Some(StsErrorKind::RegionDisabled),
            _ => None,
        }
    }
}

impl StsError {
    /// AWS's own words as the AWS CLI prints them, so that they can be triaged like any refusal. `None` if AWS said nothing.
    pub fn refusal(&self) -> Option<String> {
        Some(format!(
            "An error occurred ({}) when calling the DecodeAuthorizationMessage operation: {}",
            self.code.as_ref()?,
            self.message.as_ref()?
        ))
    }

    /// The same error, in case AWS repeated a piece of the credentials.
    pub(super) fn without(self, credentials: &Credentials) -> StsError {
        let clean = |text: Option<String>| text.map(|text| credentials.redact(&text));
        StsError { code: clean(self.code), message: clean(self.message), ..self }
    }

    /// What to tell the user.
    pub fn explain(&self) -> Explanation {
        let explanation =
            |kind, fault, what, next, commands| Explanation { kind, fault, what, next, commands };
        match self.kind {
            StsErrorKind::InvalidAuthorizationMessage => explanation(
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
            StsErrorKind::AccessDenied => explanation(
                "access-denied",
                Fault::Credentials,
                Words::new(
                    "These credentials are not allowed to call `sts:DecodeAuthorizationMessage`.",
                    "この認証情報には `sts:DecodeAuthorizationMessage` が許可されていません。",
                ),
                Words::new(
                    "Use credentials that are, or give the encoded message to someone who has them and paste what they \
                     send back. An administrator can allow the action on resource `*`; it reads nothing but such messages.",
                    "許可のある認証情報を使うか、許可のある人にエンコードされたメッセージを渡し、返ってきた結果を貼り付けてください。管理者は、このアクションをリソース `*` に対して許可できます。読み取れるのはこの種のメッセージだけです。",
                ),
                &[],
            ),
            StsErrorKind::ExpiredToken => expired(),
            StsErrorKind::InvalidClientTokenId => explanation(
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
            StsErrorKind::SignatureDoesNotMatch => explanation(
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
            StsErrorKind::ClockSkew => explanation(
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
            StsErrorKind::IncompleteSignature => explanation(
                "incomplete-signature",
                Fault::Network,
                Words::new(
                    "The signature did not reach AWS whole. A proxy or a browser extension may have taken headers away.",
                    "署名が完全な形で AWS に届きませんでした。プロキシかブラウザーの拡張機能がヘッダーを取り除いた可能性があります。",
                ),
                Words::new(
                    "Try another network, or decode the message with the AWS CLI and paste the result.",
                    "別のネットワークで試すか、AWS CLI でデコードして結果を貼り付けてください。",
                ),
                &[],
            ),
            StsErrorKind::Throttling => explanation(
                "throttling",
                Fault::Aws,
                Words::new(
                    "AWS answers no more calls of this account for the moment.",
                    "このアカウントからの呼び出しが多すぎるため、AWS が一時的に受け付けていません。",
                ),
                Words::new("Wait a few seconds and try again.", "数秒待ってから、もう一度試してください。"),
                &[],
            ),
            StsErrorKind::RegionDisabled => explanation(
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
            StsErrorKind::Server => explanation(
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
            StsErrorKind::Other => {
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
                        "Decode the message with the AWS CLI instead and paste the result.",
                        "代わりに AWS CLI でデコードし、結果を貼り付けてください。",
                    ),
                    &[],
                )
            }
            StsErrorKind::NotAws => explanation(
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
                    "Sign in to the network or try another one, or decode the message with the AWS CLI and paste the result.",
                    "ネットワークにログインするか別のネットワークで試すか、AWS CLI でデコードして結果を貼り付けてください。",
                ),
                &[],
            ),
            StsErrorKind::Malformed => explanation(
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
                    "Try again, or decode the message with the AWS CLI and paste the result.",
                    "もう一度試すか、AWS CLI でデコードして結果を貼り付けてください。",
                ),
                &[],
            ),
            StsErrorKind::Empty => explanation(
                "empty",
                Fault::Network,
                Words::new(
                    format!("The answer, with status {}, is empty.", self.status),
                    format!("応答（ステータス {}）が空です。", self.status),
                ),
                Words::new(
                    "Try again, or decode the message with the AWS CLI and paste the result.",
                    "もう一度試すか、AWS CLI でデコードして結果を貼り付けてください。",
                ),
                &[],
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
            "Get new ones and paste them: from the AWS access portal, or with the command.",
            "AWS アクセスポータルかコマンドで新しい認証情報を取得し、貼り付けてください。",
        ),
        commands: &["aws configure export-credentials --format env"],
    }
}
