//! What the prose about causes begins with.

use crate::words::beginning::beginning;
use denylens_triage::report::Cause;

pub(super) fn beginning(cause: Cause) -> &'static str {
    match cause {
        Cause::Action => beginning!(include_str!("cause/action.md")),
        Cause::Authorizer => beginning!(include_str!("cause/authorizer.md")),
        Cause::Condition => beginning!(include_str!("cause/condition.md")),
        Cause::Credentials => beginning!(include_str!("cause/credentials.md")),
        Cause::CrossRegionInference => beginning!(include_str!("cause/cross_region_inference.md")),
        Cause::Kms => beginning!(include_str!("cause/kms.md")),
        Cause::NotAuthorization => beginning!(include_str!("cause/not_authorization.md")),
        Cause::NotAws => beginning!(include_str!("cause/not_aws.md")),
        Cause::PassRole => beginning!(include_str!("cause/pass_role.md")),
        Cause::Principal => beginning!(include_str!("cause/principal.md")),
        Cause::Quota => beginning!(include_str!("cause/quota.md")),
        Cause::ServiceAccess => beginning!(include_str!("cause/service_access.md")),
        Cause::Sharing => beginning!(include_str!("cause/sharing.md")),
        Cause::Trust => beginning!(include_str!("cause/trust.md")),
    }
}
