//! AWS's authorization details of a refusal, by the id that the refusal names: pasted, or asked of IAM from the page.
//!
//! Source: the service model of IAM Toolbox (preview), version 2018-05-10: the operations `GetRequestAuthorizationDetails` and
//! `GetRequestAuthorizationPolicy`, signed for `iam`. The details are made a little after the refusal (IAM User Guide,
//! `troubleshoot_access-denied-authorization-id.html`).

mod pages;

use crate::{
    Ask, AskKind, AwsErrorKind, BackendInfo, DecodeBackend, DecodeError, DecodeRequest, Decoded, LocalFuture,
    Need, Partition, PolicyText, Region, StsHost, Transport,
    aws::{Call, Line, Method, Operation},
    error::{Explanation, Fault},
    paste::pasted,
    signature::{Scope, percent_encoded},
    sts::usable,
};
use denylens_lang::Words;
use pages::Pages;
use std::time::Duration;
use thiserror::Error;

/// Takes details that came from elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct DetailsPaste;

/// Asks IAM.
#[derive(Clone, Copy, Debug)]
pub struct Details<T> {
    transport: T,
}

/// An authorization id: 1 to 256 digits and small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationId(String);

/// A text that is no authorization id.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("not an authorization id")]
pub struct NotAnId;

impl AuthorizationId {
    /// Reads an id.
    pub fn read(text: &str) -> Result<AuthorizationId, NotAnId> {
        let text = text.trim();
        let is_id = (1..=256).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
        if is_id { Ok(AuthorizationId(text.to_owned())) } else { Err(NotAnId) }
    }
}

impl NotAnId {
    /// What to tell the user.
    pub fn explain(&self) -> Explanation {
        Explanation {
            kind: "not-an-id",
            fault: Fault::Input,
            what: Words::new(
                "The authorization ID in the text is not whole: it has digits and small letters only.",
                "テキスト中の認可 ID が完全ではありません。ID は数字と英小文字だけで構成されます。",
            ),
            next: Words::new(
                "Paste the whole message, as it was printed.",
                "メッセージ全体を、表示されたとおりに貼り付けてください。",
            ),
            commands: &[],
        }
    }
}

/// The command that gets the details, for any shell: nothing in it needs quotes.
pub fn command(id: &str, region: Option<Region>) -> Result<String, NotAnId> {
    let id = AuthorizationId::read(id)?;
    let region = region.map(|region| format!(" --region={}", region.name())).unwrap_or_default();
    Ok(format!(
        "aws iam-toolbox get-request-authorization-details{region} --authorization-id={} --output=json",
        id.0
    ))
}

impl DecodeBackend for DetailsPaste {
    fn describe(&self) -> BackendInfo {
        BackendInfo {
            id: "details-paste".to_owned(),
            answers: AskKind::Details,
            name: Words::new("Paste AWS's authorization details", "AWS の認可の詳細を貼り付ける"),
            explanation: Words::new(
                "Run one command of a current AWS CLI, on your computer or in AWS CloudShell, and paste what it prints. This page \
                 sends nothing.",
                "お使いのコンピューターか AWS CloudShell で、最新の AWS CLI のコマンドを実行し、表示された内容を貼り付けます。このページは何も送信しません。",
            ),
            needs: vec![Need::Text],
        }
    }

    fn decode<'a>(&'a self, request: &'a DecodeRequest) -> LocalFuture<'a, Result<Decoded, DecodeError>> {
        Box::pin(async move { pasted(request) })
    }
}

impl<T> Details<T> {
    /// The backend over one way to send.
    pub const fn through(transport: T) -> Details<T> {
        Details { transport }
    }
}

/// The details are written a little after the refusal. These are the pauses between looks, which makes half a minute.
const PAUSES: [Duration; 5] = [
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
    Duration::from_secs(15),
];

/// More pages than any refusal has.
const MOST_PAGES: usize = 20;

/// More denying policies than anybody reads.
const MOST_POLICIES: usize = 10;

/// What is asked about one refusal.
struct Inquiry<'a, T> {
    transport: &'a T,
    line: Line<'a, T>,
    origin: &'a str,
    region: Region,
    id: &'a AuthorizationId,
}

impl<T: Transport> Inquiry<'_, T> {
    /// `rest` stands behind the id in the path.
    async fn get(&mut self, operation: Operation, rest: &str) -> Result<String, DecodeError> {
        let call = Call {
            method: Method::Get,
            origin: self.origin,
            path: &format!("/authorization-details/{}{rest}", self.id.0),
            body: "",
            scope: Scope { service: "iam", region: self.region.name() },
        };
        self.line.exchange(operation, &call).await
    }

    /// All pages; waits for the first, which may not be there yet, if asking again shows nothing to anybody.
    async fn pages(&mut self) -> Result<Pages, DecodeError> {
        let mut pauses = PAUSES.iter();
        let first = loop {
            match (self.get(Operation::Details, "").await, pauses.next()) {
                (Err(DecodeError::Aws(error)), Some(pause))
                    if error.kind == AwsErrorKind::NotFound && self.line.may_ask_again() =>
                {
                    self.transport.pause(*pause).await;
                }
                (answer, _) => break answer?,
            }
        };
        let mut pages = Pages::first(&first);
        for _ in 1..MOST_PAGES {
            let Some(next) = pages.next_token() else { break };
            let rest = format!("?nextToken={}", percent_encoded(&next));
            pages.add(&self.get(Operation::Details, &rest).await?);
        }
        Ok(pages)
    }

    /// The text of one policy.
    async fn policy(&mut self, uri: &str) -> Result<String, DecodeError> {
        self.get(Operation::Policy, &format!("/policy?policyUri={}", percent_encoded(uri))).await
    }
}

impl<T: Transport> DecodeBackend for Details<T> {
    fn describe(&self) -> BackendInfo {
        BackendInfo {
            id: "details".to_owned(),
            answers: AskKind::Details,
            name: Words::new(
                "Get AWS's authorization details with temporary credentials",
                "一時的な認証情報で AWS の認可の詳細を取得する",
            ),
            explanation: Words::new(
                "This page signs calls to IAM in your browser and sends them straight to AWS: the authorization ID, the access \
                 key ID and the session token. AWS answers with every policy that it checked. The secret access key is not sent, and \
                 nothing is stored.",
                "このページがブラウザーの中で IAM への呼び出しに署名し、AWS に直接送信します。送るのは認可 ID、アクセスキー ID、セッショントークンだけです。AWS は、評価したすべてのポリシーを返します。シークレットアクセスキーは送信せず、何も保存しません。",
            ),
            needs: vec![Need::Credentials, Need::Region, Need::PolicyText],
        }
    }

    fn origin(&self, region: Region, _: StsHost) -> Option<String> {
        // Nothing is known of other partitions.
        (region.partition() == Partition::Aws)
            .then(|| format!("https://iam-toolbox.{}.amazonaws.com", region.name()))
    }

    fn origins(&self) -> Vec<String> {
        Region::all().iter().filter_map(|region| self.origin(*region, StsHost::default())).collect()
    }

    fn decode<'a>(&'a self, request: &'a DecodeRequest) -> LocalFuture<'a, Result<Decoded, DecodeError>> {
        Box::pin(async move {
            let Ask::Details(text) = &request.ask else { return Err(DecodeError::Missing(Need::Text)) };
            let id = AuthorizationId::read(text)?;
            let region = request.region.ok_or(DecodeError::Missing(Need::Region))?;
            let origin = self.origin(region, request.sts_host).ok_or(DecodeError::NoSuchHost)?;
            let credentials = usable(&self.transport, request)?;
            let mut inquiry = Inquiry {
                transport: &self.transport,
                line: Line::new(&self.transport, credentials),
                origin: &origin,
                region,
                id: &id,
            };
            let pages = inquiry.pages().await?;
            let mut decoded = request.ask.answered_by(pages.text());
            if request.policy_text == PolicyText::Wanted {
                for uri in pages.denying().into_iter().take(MOST_POLICIES) {
                    // The details are worth having without them.
                    match inquiry.policy(&uri).await {
                        Ok(text) => decoded.policies.push((uri, text)),
                        Err(error) => {
                            decoded.withheld.push((uri, error));
                            if !inquiry.line.may_ask_again() {
                                break;
                            }
                        }
                    }
                }
            }
            Ok(decoded)
        })
    }
}

#[cfg(test)]
mod tests;
