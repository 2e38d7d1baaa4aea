//! The prose about causes and layers.

use crate::words::shape::ProseWords;
use denylens_policy::Layer;
use denylens_triage::report::Cause;

pub(super) const WORDS: ProseWords = ProseWords { cause, layer };

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
