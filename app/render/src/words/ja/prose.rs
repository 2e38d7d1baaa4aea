//! The prose about causes and layers.

use crate::words::shape::ProseWords;
use denylens_advise::Uneditable;
use denylens_policy::Layer;
use denylens_triage::report::Cause;

pub(super) const WORDS: ProseWords = ProseWords { cause, layer, uneditable };

fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Action => include_str!("cause/action.md"),
        Cause::Condition => include_str!("cause/condition.md"),
        Cause::Credentials => include_str!("cause/credentials.md"),
        Cause::Kms => include_str!("cause/kms.md"),
        Cause::NotAuthorization => include_str!("cause/not_authorization.md"),
        Cause::NotAws => include_str!("cause/not_aws.md"),
        Cause::PassRole => include_str!("cause/pass_role.md"),
        Cause::Quota => include_str!("cause/quota.md"),
        Cause::Sharing => include_str!("cause/sharing.md"),
        Cause::Trust => include_str!("cause/trust.md"),
    }
}

fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::ServiceControl => include_str!("layer/scp.md"),
        Layer::ResourceControl => include_str!("layer/rcp.md"),
        Layer::VpcEndpoint => include_str!("layer/vpc_endpoint.md"),
        Layer::Resource => include_str!("layer/resource.md"),
        Layer::Identity => include_str!("layer/identity.md"),
        Layer::Boundary => include_str!("layer/boundary.md"),
        Layer::Session => include_str!("layer/session.md"),
    }
}

fn uneditable(kind: Uneditable) -> &'static str {
    match kind {
        Uneditable::Quarantine => include_str!("uneditable/quarantine.md"),
        Uneditable::ManagedPolicy => include_str!("uneditable/managed_policy.md"),
        Uneditable::EditOfManagedPolicy => include_str!("uneditable/edit_of_managed_policy.md"),
        Uneditable::EditOfReservedRole => include_str!("uneditable/edit_of_reserved_role.md"),
        Uneditable::EditOfServiceLinkedRole => include_str!("uneditable/edit_of_service_linked_role.md"),
        Uneditable::LockedResource => include_str!("uneditable/locked_resource.md"),
        Uneditable::LockedKey => include_str!("uneditable/locked_key.md"),
        Uneditable::GuestSession => include_str!("uneditable/guest_session.md"),
        Uneditable::PipelineSession => include_str!("uneditable/pipeline_session.md"),
        Uneditable::RootSession => include_str!("uneditable/root_session.md"),
        Uneditable::AccountRoot => include_str!("uneditable/account_root.md"),
        Uneditable::ServiceLinkedRole => include_str!("uneditable/service_linked_role.md"),
        Uneditable::PermissionSet => include_str!("uneditable/permission_set.md"),
    }
}
