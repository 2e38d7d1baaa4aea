//! Calling AWS from the page: signing, sending, and what to do when an answer isn't the last word.
//!
//! A browser asks the endpoint's leave, in a preflight, for every header that a page adds. Where no answer comes to a call with
//! headers, the same call can go once more signed in its address, which browsers send without a preflight: if the server answers a call
//! without any secret first, and if the user has agreed to it for this attempt. Whoever can cut two connections brings that about, and
//! the session token stands in the address.

mod answer;
mod call;
mod error;

pub use call::{AwsCall, HttpMethod, SignatureLocation};
pub(crate) use error::CallError;
pub use error::{AwsError, AwsErrorKind, Operation};

use crate::{
    credentials::Credentials,
    timestamp::Timestamp,
    transport::{Transport, TransportError},
};
use std::time::Duration;

/// Whether the session token may go in the address of a call. It is asked for each attempt, and never kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenInAddress {
    /// Nobody has said so.
    #[default]
    NotAgreed,
    /// The user has, for this attempt.
    Agreed,
}

/// How often a call is made again because AWS is busy or at fault.
const RETRIES: u32 = 2;

/// The longest pause before the first call that is made again; it doubles. The pause itself is any part of that, so that many pages
/// don't come back at the same moment.
const PAUSE: Duration = Duration::from_millis(800);

/// A clock that is off by less needs no correction: AWS accepts a quarter of an hour.
const TOLERATED: Duration = Duration::from_secs(60);

/// A client of one server of AWS. What one call teaches, the clock's error and where the signature gets through, the next one knows.
///
/// A browser writes the address of a call that fails on its console. So a call that is signed in its address is made once.
pub(crate) struct AwsClient<'a, T> {
    transport: &'a T,
    credentials: &'a Credentials,
    agreed: TokenInAddress,
    location: SignatureLocation,
    /// By how many milliseconds the server's clock is ahead, where that matters.
    clock_skew: Option<i64>,
}

impl<'a, T: Transport> AwsClient<'a, T> {
    pub(crate) fn new(
        transport: &'a T,
        credentials: &'a Credentials,
        agreed: TokenInAddress,
    ) -> AwsClient<'a, T> {
        AwsClient { transport, credentials, agreed, location: SignatureLocation::Headers, clock_skew: None }
    }

    /// Whether a call that fails may be made again: not where each leaves its address, and with it the session token, on the console.
    pub(crate) fn may_ask_again(&self) -> bool {
        self.location == SignatureLocation::Headers
    }

    /// Makes a call and reads its answer: the document that was asked for. Busy and faulty servers are asked again after a pause, a
    /// clock that is wrong is corrected once, and the address is signed once where that is agreed to.
    pub(crate) async fn document(
        &mut self,
        operation: Operation,
        call: &AwsCall<'_>,
    ) -> Result<String, CallError> {
        let mut retries = 0;
        loop {
            let now = Timestamp(self.transport.now().0.saturating_add(self.clock_skew.unwrap_or_default()));
            let signed = call.sign(self.location, self.credentials, now).ok_or(CallError::Signing)?;
            let answer = match self.transport.send(&signed).await {
                Err(TransportError::NoAnswer) if self.location == SignatureLocation::Headers => {
                    self.sign_in_the_address(call).await?;
                    continue;
                }
                answer => answer?,
            };
            let error = match answer::read(operation, &answer) {
                Ok(document) => return Ok(document),
                Err(error) => error,
            };
            match error.kind {
                _ if !self.may_ask_again() => return Err(error.without(self.credentials).into()),
                AwsErrorKind::Throttling | AwsErrorKind::Server if retries < RETRIES => {
                    let pause = PAUSE.mul_f64(f64::from(1 << retries) * self.transport.chance());
                    self.transport.pause(pause).await;
                    retries += 1;
                }
                AwsErrorKind::ClockSkew if self.clock_skew.is_none() => {
                    let said = error.message.as_deref().and_then(time_in);
                    let Some(theirs) = said.or(answer.date) else {
                        return Err(error.without(self.credentials).into());
                    };
                    self.clock_skew = Some(self.skew_to(theirs));
                }
                _ => return Err(error.without(self.credentials).into()),
            }
        }
    }

    /// A browser writes the address of a call that fails on its console, and this one would hold the session token. So it goes only
    /// to a server that answers a call without any secret; and with that server's time, since a wrong one would be a failure, too.
    async fn sign_in_the_address(&mut self, call: &AwsCall<'_>) -> Result<(), CallError> {
        let Ok(answer) = self.transport.send(&call.unsigned()).await else {
            return Err(TransportError::NoAnswer.into());
        };
        if self.agreed == TokenInAddress::NotAgreed {
            return Err(CallError::HeadersLost);
        }
        let skew = answer.date.map(|theirs| self.skew_to(theirs));
        self.clock_skew =
            self.clock_skew.or(skew.filter(|skew| skew.unsigned_abs() > TOLERATED.as_millis() as u64));
        self.location = SignatureLocation::QueryString;
        Ok(())
    }

    fn skew_to(&self, theirs: Timestamp) -> i64 {
        theirs.0.saturating_sub(self.transport.now().0)
    }
}

/// The server's time, where it says it: `Signature expired: … is now earlier than … (20260102T030405Z - 15 min.)`.
fn time_in(message: &str) -> Option<Timestamp> {
    let (_, rest) = message.split_once('(')?;
    Timestamp::read_basic(rest.split_whitespace().next()?)
}

#[cfg(test)]
mod tests;
