//! The values that prose speaks of.

use crate::uneditable::permission_set_of_request;
use denylens_triage::report::Denial;

/// A value of a refusal by the name that the prose has for it.
pub fn value(denial: &Denial, name: &str) -> Option<String> {
    match name {
        "permission-set" => permission_set_of_request(denial).map(str::to_owned),
        name => denial.value(name),
    }
}
