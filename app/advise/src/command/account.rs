//! Commands about the account, its network and its organization.

use super::Command;
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Cause, Denial};

/// The policies that the organization puts on the account. Only the management account and delegated administrators may ask.
pub(super) fn policies_of_organization(denial: &Denial) -> Option<Command> {
    let (filter, account) = match denial.layer.layer? {
        Layer::ServiceControl => ("SERVICE_CONTROL_POLICY", denial.account.clone()),
        Layer::ResourceControl => {
            let owner = denial.resource.as_deref().and_then(Arn::parse).and_then(|arn| arn.account_id());
            ("RESOURCE_CONTROL_POLICY", owner.map(str::to_owned).or_else(|| denial.account.clone()))
        }
        _ => return None,
    };
    let account = account.unwrap_or_else(|| "ACCOUNT_ID".to_owned());
    Some(Command::new(
        "List the policies that the organization attaches to the account",
        "組織がアカウントに適用しているポリシーを一覧表示する",
        &["aws", "organizations", "list-policies-for-target", "--target-id", &account, "--filter", filter],
    ))
}

/// The endpoints of the network, with their policies.
pub(super) fn endpoints(denial: &Denial) -> Option<Command> {
    if denial.layer.layer != Some(Layer::VpcEndpoint) && denial.vpc_endpoint.is_none() {
        return None;
    }
    let mut words = vec!["aws", "ec2", "describe-vpc-endpoints"];
    if let Some(endpoint) = &denial.vpc_endpoint {
        words.extend(["--vpc-endpoint-ids", endpoint]);
    }
    words.extend(["--query", "VpcEndpoints[].{Id:VpcEndpointId,Service:ServiceName,Policy:PolicyDocument}"]);
    Some(Command::new(
        "Read the policies of the VPC endpoints",
        "VPC エンドポイントのポリシーを確認する",
        &words,
    ))
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
    if let Some((_, service, quota)) = known {
        return Some(Command::new(
            "See the quota",
            "クォータを確認する",
            &["aws", "service-quotas", "get-service-quota", "--service-code", service, "--quota-code", quota],
        ));
    }
    let service = denial.service.as_deref().unwrap_or("ec2");
    Some(Command::new(
        "List the quotas of the service",
        "サービスのクォータを一覧表示する",
        &["aws", "service-quotas", "list-service-quotas", "--service-code", service],
    ))
}
