//! Commands about the network that a request came through.

use super::{Command, Purpose};
use crate::argument::{Argument, ValueKind};
use denylens_policy::Layer;
use denylens_triage::report::Denial;

/// The endpoints of the network, with their policies.
pub(super) fn endpoints(denial: &Denial) -> Option<Command> {
    const QUERY: &str = "VpcEndpoints[].{Id:VpcEndpointId,Service:ServiceName,Policy:PolicyDocument}";
    let query = Argument::constant(QUERY);
    let (template, values) = match denial.vpc_endpoint.as_deref() {
        Some(endpoint) => {
            let template = "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids={} --query={}";
            (template, vec![ValueKind::VpcEndpoint.of(endpoint), query])
        }
        None if denial.layer.layer == Some(Layer::VpcEndpoint) => {
            ("aws ec2 describe-vpc-endpoints --query={}", vec![query])
        }
        None => return None,
    };
    Some(Command::new(Purpose::ReadEndpointPolicies, template, &values))
}
