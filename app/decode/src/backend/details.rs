//! AWS's authorization details of a refusal, by the id that the refusal names: IAM is asked from the page.
//!
//! Source: the service model of IAM Toolbox (preview), version 2018-05-10: the operations `GetRequestAuthorizationDetails` and
//! `GetRequestAuthorizationPolicy`, signed for `iam`. The details are made a little after the refusal (IAM User Guide,
//! `troubleshoot_access-denied-authorization-id.html`).

mod pages;

use super::{BackendInfo, DecodeBackend, DecodeRequest, LookupResult, PolicyText};
use crate::{
    authorization_id::AuthorizationId,
    aws::{AwsCall, AwsClient, AwsErrorKind, CallError, HttpMethod, Operation},
    backend_id::{BackendId, BackendKind},
    error::DecodeError,
    form_field::FormField,
    lookup::LookupKind,
    percent::percent_encoded,
    region::{Region, StsHost},
    signature::CredentialScope,
    transport::{LocalFuture, Transport},
    words::DecodeWords,
};
use pages::Pages;
use std::{borrow::Cow, time::Duration};

/// Asks IAM.
#[derive(Clone, Copy, Debug)]
pub struct Details<T> {
    transport: T,
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

/// The calls about one refusal.
struct DetailsCalls<'a, T> {
    transport: &'a T,
    client: AwsClient<'a, T>,
    origin: &'a str,
    region: Region,
    id: &'a AuthorizationId,
}

impl<T: Transport> DetailsCalls<'_, T> {
    /// `rest` stands behind the id in the path.
    async fn get(&mut self, operation: Operation, rest: &str) -> Result<String, CallError> {
        let call = AwsCall {
            method: HttpMethod::Get,
            origin: self.origin,
            path: &["/authorization-details/", self.id.as_str(), rest].concat(),
            body: "",
            scope: CredentialScope { service: "iam", region: self.region.name() },
        };
        self.client.document(operation, &call).await
    }

    /// All pages; waits for the first, which may not be there yet, if asking again shows nothing to anybody.
    async fn pages(&mut self) -> Result<Pages, CallError> {
        let mut pauses = PAUSES.iter();
        let first = loop {
            match (self.get(Operation::Details, "").await, pauses.next()) {
                (Err(CallError::Aws(error)), Some(pause))
                    if error.kind == AwsErrorKind::NotFound && self.client.may_ask_again() =>
                {
                    self.transport.pause(*pause).await;
                }
                (answer, _) => break answer?,
            }
        };
        let mut pages = Pages::first(&first);
        for _ in 1..MOST_PAGES {
            let Some(next) = pages.next_token() else { break };
            let rest = ["?nextToken=", &percent_encoded(&next)].concat();
            pages.add(&self.get(Operation::Details, &rest).await?);
        }
        Ok(pages)
    }

    /// The text of one policy.
    async fn policy(&mut self, uri: &str) -> Result<String, CallError> {
        self.get(Operation::Policy, &["/policy?policyUri=", &percent_encoded(uri)].concat()).await
    }
}

impl<T: Transport> DecodeBackend for Details<T> {
    fn describe(&self) -> BackendInfo {
        BackendInfo {
            id: BackendId { kind: BackendKind::Details, at: 0 },
            answers: LookupKind::Details,
            needs: &[FormField::Credentials, FormField::Region, FormField::PolicyText],
        }
    }

    fn name(&self, words: &'static DecodeWords) -> Cow<'_, str> {
        words.backends.details.name.into()
    }

    fn explanation(&self, words: &'static DecodeWords) -> Cow<'_, str> {
        words.backends.details.explanation.into()
    }

    fn origin(&self, region: Region, _: StsHost) -> Option<String> {
        // Nothing is known of other partitions.
        region.is_in("aws").then(|| ["https://iam-toolbox.", region.name(), ".amazonaws.com"].concat())
    }

    fn origins(&self) -> Vec<String> {
        Region::all().iter().filter_map(|region| self.origin(*region, StsHost::default())).collect()
    }

    fn decode<'a>(
        &'a self,
        request: &'a DecodeRequest,
    ) -> LocalFuture<'a, Result<LookupResult, DecodeError>> {
        Box::pin(async move {
            let id = request.authorization_id()?;
            let region = request.region()?;
            let origin = self.origin(region, request.sts_host).ok_or(DecodeError::NoSuchHost)?;
            let credentials = request.credentials_at(self.transport.now())?;
            let mut calls = DetailsCalls {
                transport: &self.transport,
                client: AwsClient::new(&self.transport, credentials, request.token_in_address),
                origin: &origin,
                region,
                id: &id,
            };
            let pages = calls.pages().await?;
            let mut result = request.answered_by(pages.text());
            if request.policy_text == PolicyText::Wanted {
                for uri in pages.denying().into_iter().take(MOST_POLICIES) {
                    // The details are worth having without them.
                    match calls.policy(&uri).await {
                        Ok(text) => result.policies.push((uri, text)),
                        Err(error) => {
                            result.withheld.push((uri, error.into()));
                            if !calls.client.may_ask_again() {
                                break;
                            }
                        }
                    }
                }
            }
            Ok(result)
        })
    }
}

#[cfg(test)]
mod tests;
