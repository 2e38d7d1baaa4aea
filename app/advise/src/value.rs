//! The values that prose speaks of.

use crate::{command::name_of_quota, role_needs, uneditable::permission_set_of_request};
use denylens_triage::report::{Denial, ParticularKind};

/// A value of a refusal by the name that the prose has for it.
pub fn value(denial: &Denial, name: &str) -> Option<String> {
    match name {
        "permission-set" => permission_set_of_request(denial).map(str::to_owned),
        "quota-name" => name_of_quota(denial).map(|quota| [quota.name, ", ", quota.service].concat()),
        "raised-quota" => name_of_quota(denial)?.raised_with.map(str::to_owned),
        "managed-policy" => role_needs::managed_policy(denial).map(str::to_owned),
        "role-needs" => role_needs::of(denial).map(str::to_owned),
        "grouped-resource" => grouped_resource(denial),
        name => denial.value(name),
    }
}

/// A resource of Kubernetes with its API group, as `kubectl` names it: `deployments.apps`. The core group has no name.
///
/// Source: Kubernetes, `kubectl` reference, `kubectl auth can-i`.
fn grouped_resource(denial: &Denial) -> Option<String> {
    let resource = denial.resource.as_deref()?;
    Some(match denial.particular(ParticularKind::ApiGroup) {
        Some(group) => [resource, group].join("."),
        None => resource.to_owned(),
    })
}
