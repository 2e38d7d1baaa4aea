//! Where no policy was asked, there is no ladder of policies: for quotas, credentials, and what isn't AWS.

use super::{Answer, Finding};
use denylens_triage::report::Cause;

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let cause = answer.denial.cause;
    let concerned = matches!(cause, Cause::Quota | Cause::Credentials | Cause::NotAws);
    Finding::where_concerned(concerned, || {
        let rungs = answer.published["ladder"].as_array().map_or(0, Vec::len);
        (rungs > 0).then(|| format!("{} has a ladder of {rungs}", cause.id()))
    })
}
