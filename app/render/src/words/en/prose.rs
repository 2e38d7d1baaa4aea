//! The prose about causes and layers.

use crate::words::{shape::ProseWords, shown::shown};
use denylens_advise::Uneditable;
use denylens_policy::Layer;
use denylens_triage::report::Cause;

pub(super) const WORDS: ProseWords = ProseWords { cause, layer, uneditable };

fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Action => shown!(include_str!("cause/action.md")),
        Cause::Authorizer => shown!(include_str!("cause/authorizer.md")),
        Cause::Condition => shown!(include_str!("cause/condition.md")),
        Cause::Credentials => shown!(include_str!("cause/credentials.md")),
        Cause::CrossRegionInference => shown!(include_str!("cause/cross_region_inference.md")),
        Cause::Kms => shown!(include_str!("cause/kms.md")),
        Cause::NotAuthorization => shown!(include_str!("cause/not_authorization.md")),
        Cause::NotAws => shown!(include_str!("cause/not_aws.md")),
        Cause::PassRole => shown!(include_str!("cause/pass_role.md")),
        Cause::Principal => shown!(include_str!("cause/principal.md")),
        Cause::Quota => shown!(include_str!("cause/quota.md")),
        Cause::ServiceAccess => shown!(include_str!("cause/service_access.md")),
        Cause::Sharing => shown!(include_str!("cause/sharing.md")),
        Cause::Trust => shown!(include_str!("cause/trust.md")),
    }
}

fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::ServiceControl => shown!(include_str!("layer/scp.md")),
        Layer::ResourceControl => shown!(include_str!("layer/rcp.md")),
        Layer::VpcEndpoint => shown!(include_str!("layer/vpc_endpoint.md")),
        Layer::Resource => shown!(include_str!("layer/resource.md")),
        Layer::Identity => shown!(include_str!("layer/identity.md")),
        Layer::Boundary => shown!(include_str!("layer/boundary.md")),
        Layer::Session => shown!(include_str!("layer/session.md")),
    }
}

fn uneditable(kind: Uneditable) -> &'static str {
    match kind {
        Uneditable::Quarantine => shown!(include_str!("uneditable/quarantine.md")),
        Uneditable::ManagedPolicy => shown!(include_str!("uneditable/managed_policy.md")),
        Uneditable::EditOfManagedPolicy => shown!(include_str!("uneditable/edit_of_managed_policy.md")),
        Uneditable::EditOfReservedRole => shown!(include_str!("uneditable/edit_of_reserved_role.md")),
        Uneditable::EditOfServiceLinkedRole => {
            shown!(include_str!("uneditable/edit_of_service_linked_role.md"))
        }
        Uneditable::LockedResource => shown!(include_str!("uneditable/locked_resource.md")),
        Uneditable::LockedKey => shown!(include_str!("uneditable/locked_key.md")),
        Uneditable::GuestSession => shown!(include_str!("uneditable/guest_session.md")),
        Uneditable::PipelineSession => shown!(include_str!("uneditable/pipeline_session.md")),
        Uneditable::RootSession => shown!(include_str!("uneditable/root_session.md")),
        Uneditable::AccountRoot => shown!(include_str!("uneditable/account_root.md")),
        Uneditable::ServiceLinkedRole => shown!(include_str!("uneditable/service_linked_role.md")),
        Uneditable::PermissionSet => shown!(include_str!("uneditable/permission_set.md")),
    }
}
