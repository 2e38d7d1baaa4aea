//! Commands about the account, its network and its organization.

use super::{Command, Purpose};
use crate::{
    argument::{Argument, ValueKind},
    refusal::resource_arn,
};
use denylens_policy::Layer;
use denylens_triage::report::{Cause, Denial};

/// The policies that the organization puts on the account. Only the management account and delegated administrators may ask.
pub(super) fn policies_of_organization(denial: &Denial) -> Option<Command> {
    let caller = denial.account.as_deref();
    let (filter, account) = match denial.layer.layer? {
        Layer::ServiceControl => ("SERVICE_CONTROL_POLICY", caller),
        Layer::ResourceControl => {
            let owner = resource_arn(denial).and_then(|arn| arn.account_id());
            ("RESOURCE_CONTROL_POLICY", owner.or(caller))
        }
        _ => return None,
    };
    Some(Command::new(
        Purpose::ListOrganizationPolicies,
        "aws organizations list-policies-for-target --target-id={} --filter={}",
        &[ValueKind::Account.of_any(account), Argument::constant(filter)],
    ))
}

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

/// Error codes, and the service and code of the quota behind them.
///
/// Source: Service Quotas, the lists of the services.
const QUOTAS: [(&str, &str, &str); 9] = [
    ("VcpuLimitExceeded", "ec2", "L-1216C47A"),
    ("InstanceLimitExceeded", "ec2", "L-1216C47A"),
    ("MaxSpotInstanceCountExceeded", "ec2", "L-34B43A08"),
    ("AddressLimitExceeded", "ec2", "L-0263D0A3"),
    ("VpcLimitExceeded", "vpc", "L-F678F1CE"),
    ("InternetGatewayLimitExceeded", "vpc", "L-A4707A72"),
    ("NatGatewayLimitExceeded", "vpc", "L-FE5A380F"),
    ("SecurityGroupLimitExceeded", "vpc", "L-E79EC296"),
    ("NetworkInterfaceLimitExceeded", "vpc", "L-DF5E4CA3"),
];

/// The quota that is used up, or all of the service's where the code doesn't say which.
pub(super) fn quotas(denial: &Denial) -> Option<Command> {
    if denial.cause != Cause::Quota {
        return None;
    }
    let known = denial.code.as_deref().and_then(|code| QUOTAS.iter().find(|(error, ..)| *error == code));
    Some(match known {
        Some((_, service, quota)) => Command::new(
            Purpose::SeeQuota,
            "aws service-quotas get-service-quota --service-code={} --quota-code={}",
            &[Argument::constant(service), Argument::constant(quota)],
        ),
        None => Command::new(
            Purpose::ListQuotas,
            "aws service-quotas list-service-quotas --service-code={}",
            &[ValueKind::Service.of(denial.service.as_deref().unwrap_or("ec2"))],
        ),
    })
}
