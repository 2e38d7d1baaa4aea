//! Calling AWS from the page: signing, sending, and what to do when an answer isn't the last word.
//!
//! A browser asks the endpoint's leave, in a preflight, for every header that a page adds. Where no answer comes to a call with
//! headers, the same call goes once more signed in its address, which browsers send without a preflight: if the server answers a call
//! without any secret first.

pub(crate) mod answer;
mod call;
mod error;

pub(crate) use call::{Call, Method, Way};
pub(crate) use error::expired;
pub use error::{AwsError, AwsErrorKind, Operation};

use crate::{Answer, Credentials, DecodeError, Moment, Transport, TransportError};
use std::time::Duration;

/// How often a call is made again because AWS is busy or at fault.
const RETRIES: u32 = 2;

/// The longest pause before the first call that is made again; it doubles. The pause itself is any part of that, so that many pages
/// don't come back at the same moment.
const PAUSE: Duration = Duration::from_millis(800);

/// A clock that is off by less needs no correction: AWS accepts a quarter of an hour.
const TOLERATED: Duration = Duration::from_secs(60);

/// Makes a call and reads its answer. Busy and faulty servers are asked again after a pause, a clock that is wrong is corrected once,
/// and the other way to send is tried once.
pub(crate) async fn exchange<T: Transport, A>(
    transport: &T,
    call: &Call<'_>,
    credentials: &Credentials,
    read: impl Fn(&Answer) -> Result<A, AwsError>,
) -> Result<A, DecodeError> {
    let mut way = Way::Headers;
    let mut ahead = None;
    let mut retries = 0;
    loop {
        let now = transport.now();
        let now = Moment(now.0.saturating_add(ahead.unwrap_or_default()));
        let signed = call.sign(way, credentials, now).ok_or(DecodeError::Signing)?;
        let answer = match transport.send(&signed).await {
            Err(TransportError::NoAnswer) if way == Way::Headers => {
                // A browser writes the address of a call that fails on its console, and this one would hold the session token. So
                // it goes only to a server that answers a call without any secret; and with that server's time, since a wrong one
                // would be a failure, too.
                let Ok(answer) = transport.send(&call.unsigned()).await else {
                    return Err(TransportError::NoAnswer.into());
                };
                let off = answer.date.map(|theirs| theirs.0.saturating_sub(transport.now().0));
                ahead = ahead.or(off.filter(|off| off.unsigned_abs() > TOLERATED.as_millis() as u64));
                way = Way::Address;
                continue;
            }
            answer => answer?,
        };
        let error = match read(&answer) {
            Ok(read) => return Ok(read),
            Err(error) => error,
        };
        match error.kind {
            AwsErrorKind::Throttling | AwsErrorKind::Server if retries < RETRIES => {
                transport.pause(PAUSE.mul_f64(f64::from(1 << retries) * transport.chance())).await;
                retries += 1;
            }
            AwsErrorKind::ClockSkew if ahead.is_none() => {
                let said = error.message.as_deref().and_then(time_in);
                let Some(theirs) = said.or(answer.date) else {
                    return Err(error.without(credentials).into());
                };
                ahead = Some(theirs.0.saturating_sub(transport.now().0));
            }
            _ => return Err(error.without(credentials).into()),
        }
    }
}

/// The server's time, where it says it: `Signature expired: … is now earlier than … (20260102T030405Z - 15 min.)`.
fn time_in(message: &str) -> Option<Moment> {
    let (_, rest) = message.split_once('(')?;
    Moment::read_basic(rest.split_whitespace().next()?)
}

#[cfg(test)]
mod tests;
