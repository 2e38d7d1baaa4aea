//! The values that prose speaks of.

use crate::{command::name_of_quota, uneditable::permission_set_of_request};
use denylens_triage::report::Denial;

/// A value of a refusal by the name that the prose has for it.
pub fn value(denial: &Denial, name: &str) -> Option<String> {
    match name {
        "permission-set" => permission_set_of_request(denial).map(str::to_owned),
        "quota-name" => name_of_quota(denial).map(|quota| [quota.name, ", ", quota.service].concat()),
        "raised-quota" => name_of_quota(denial)?.raised_with.map(str::to_owned),
        name => denial.value(name),
    }
}
