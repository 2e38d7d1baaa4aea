//! An id that each request makes anew stands in no policy: the next request has another one.
//!
//! Source: Amazon Route 53 API Reference, `API_ChangeInfo.html`.

use super::{Answer, Finding};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let of_change = answer.denial.resource.as_deref().is_some_and(|resource| resource.contains(":change/"));
    let allows = answer.allows();
    Finding::of(allows.iter().filter(|_| of_change).map(|statement| {
        let resources = statement.resources();
        let once = resources.iter().find(|resource| resource.contains(":change/") && !resource.ends_with("/*"));
        once.map_or(Ok(()), |resource| Err(format!("it allows {resource}, which never comes again")))
    }))
}
