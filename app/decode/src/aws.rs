//! Calling AWS from the page: signing, sending, and what to do when an answer isn't the last word.
//!
//! A browser asks the endpoint's leave, in a preflight, for every header that a page adds. Where no answer comes to a call with
//! headers, the same call goes once more signed in its address, which browsers send without a preflight: if the server answers a call
//! without any secret first.

mod answer;
mod call;
mod error;

pub use call::{Call, Method, Way};
pub(crate) use error::expired;
pub use error::{AwsError, AwsErrorKind, Operation};

use crate::{Credentials, DecodeError, Moment, Transport, TransportError};
use std::time::Duration;

/// How often a call is made again because AWS is busy or at fault.
const RETRIES: u32 = 2;

/// The longest pause before the first call that is made again; it doubles. The pause itself is any part of that, so that many pages
/// don't come back at the same moment.
const PAUSE: Duration = Duration::from_millis(800);

/// A clock that is off by less needs no correction: AWS accepts a quarter of an hour.
const TOLERATED: Duration = Duration::from_secs(60);

/// The line to one server of AWS. What one call teaches, the clock's error and the way that gets through, the next one knows.
///
/// A browser writes the address of a call that fails on its console. So a call that is signed in its address is made once.
pub(crate) struct Line<'a, T> {
    transport: &'a T,
    credentials: &'a Credentials,
    way: Way,
    /// By how many milliseconds the server's clock is ahead, where that matters.
    ahead: Option<i64>,
}

impl<'a, T: Transport> Line<'a, T> {
    pub(crate) fn new(transport: &'a T, credentials: &'a Credentials) -> Line<'a, T> {
        Line { transport, credentials, way: Way::Headers, ahead: None }
    }

    /// Whether a call that fails may be made again: not where each leaves its address, and with it the session token, on the console.
    pub(crate) fn may_ask_again(&self) -> bool {
        self.way == Way::Headers
    }

    /// Makes a call and reads its answer: the document that was asked for. Busy and faulty servers are asked again after a pause, a
    /// clock that is wrong is corrected once, and the other way to send is tried once.
    pub(crate) async fn exchange(
        &mut self,
        operation: Operation,
        call: &Call<'_>,
    ) -> Result<String, DecodeError> {
        let mut retries = 0;
        loop {
            let now = Moment(self.transport.now().0.saturating_add(self.ahead.unwrap_or_default()));
            let signed = call.sign(self.way, self.credentials, now).ok_or(DecodeError::Signing)?;
            let answer = match self.transport.send(&signed).await {
                Err(TransportError::NoAnswer) if self.way == Way::Headers => {
                    self.turn_to_the_address(call).await?;
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
                AwsErrorKind::ClockSkew if self.ahead.is_none() => {
                    let said = error.message.as_deref().and_then(time_in);
                    let Some(theirs) = said.or(answer.date) else {
                        return Err(error.without(self.credentials).into());
                    };
                    self.ahead = Some(self.off(theirs));
                }
                _ => return Err(error.without(self.credentials).into()),
            }
        }
    }

    /// A browser writes the address of a call that fails on its console, and this one would hold the session token. So it goes only
    /// to a server that answers a call without any secret; and with that server's time, since a wrong one would be a failure, too.
    async fn turn_to_the_address(&mut self, call: &Call<'_>) -> Result<(), DecodeError> {
        let Ok(answer) = self.transport.send(&call.unsigned()).await else {
            return Err(TransportError::NoAnswer.into());
        };
        let off = answer.date.map(|theirs| self.off(theirs));
        self.ahead = self.ahead.or(off.filter(|off| off.unsigned_abs() > TOLERATED.as_millis() as u64));
        self.way = Way::Address;
        Ok(())
    }

    fn off(&self, theirs: Moment) -> i64 {
        theirs.0.saturating_sub(self.transport.now().0)
    }
}

/// The server's time, where it says it: `Signature expired: … is now earlier than … (20260102T030405Z - 15 min.)`.
fn time_in(message: &str) -> Option<Moment> {
    let (_, rest) = message.split_once('(')?;
    Moment::read_basic(rest.split_whitespace().next()?)
}

#[cfg(test)]
mod tests;
