//! The policy of the VPC endpoint that a request goes through: it must allow.
//!
//! "If you don't attach an endpoint policy, AWS attaches the default endpoint policy for you", which allows everything.
//!
//! Source: AWS PrivateLink Guide, `vpc-endpoints-access.html`.

use super::{Layer, look_at};
use crate::{
    evaluate::{policies::Policies, trace::LayerTrace},
    request::Request,
    vocabulary::Truth,
};

pub(super) fn look(request: &Request, policies: &Policies<'_>) -> LayerTrace {
    look_at(Layer::VpcEndpoint, &policies.vpc_endpoint, request, policies, Truth::Yes)
}
