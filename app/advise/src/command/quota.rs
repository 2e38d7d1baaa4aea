//! Commands about a quota: its value, what is used of it, and how more is asked for.
//!
//! Sources: AWS CLI Command Reference, `service-quotas`; Service Quotas User Guide, `request-quota-increase.html`. The names stand in the
//! tables of quotas of the pages that follow, the codes in the addresses of the pages of Service Quotas that the tables of quotas link to: Amazon VPC User Guide, `amazon-vpc-limits.html`;
//! AWS Site-to-Site VPN User Guide, `vpn-limits.html`; Amazon RDS User Guide, `CHAP_Limits.html`; AWS General Reference, the page of
//! each other service. The errors: EC2 API Reference, `errors-overview.html`, and the API reference of each other service.

use super::{Command, Purpose};
use crate::argument::{Argument, ValueKind};
use denylens_triage::report::{Cause, Denial, Form};

/// One quota.
struct Quota {
    /// The service, as Service Quotas calls it: not always the one that was called.
    service: &'static str,
    code: &'static str,
    /// Its name there.
    name: &'static str,
    /// The quota of the same service that is raised in its place, by code and name.
    raised_with: Option<(&'static str, &'static str)>,
    /// What shows what is used of it.
    used: &'static str,
}

/// The quota of each error that is of one quota alone.
const BY_ERROR: [(&str, Quota); 26] = [
    (
        "AddressLimitExceeded",
        quota(
            "ec2",
            "L-0263D0A3",
            "EC2-VPC Elastic IPs",
            "aws ec2 describe-addresses --query=length(Addresses)",
        ),
    ),
    (
        "CustomerGatewayLimitExceeded",
        quota(
            "ec2",
            "L-4FB7FF5D",
            "Customer gateways per region",
            "aws ec2 describe-customer-gateways --query=length(CustomerGateways)",
        ),
    ),
    ("DBClusterQuotaExceededFault", quota("rds", "L-952B80B8", "DB clusters", RDS)),
    ("DBParameterGroupQuotaExceeded", quota("rds", "L-DE55804A", "Parameter groups", RDS)),
    ("DBSubnetGroupQuotaExceeded", quota("rds", "L-48C6BF61", "DB subnet groups", RDS)),
    ("InstanceQuotaExceeded", quota("rds", "L-7B6409FD", "DB instances", RDS)),
    (
        "InternetGatewayLimitExceeded",
        Quota {
            // "To increase this quota, increase the quota on VPCs per Region."
            raised_with: Some(("L-F678F1CE", "VPCs per Region")),
            ..quota(
                "vpc",
                "L-A4707A72",
                "Internet gateways per Region",
                "aws ec2 describe-internet-gateways --query=length(InternetGateways)",
            )
        },
    ),
    (
        "NatGatewayLimitExceeded",
        quota(
            "vpc",
            "L-FE5A380F",
            "NAT gateways per Availability Zone",
            "aws ec2 describe-nat-gateways --query=NatGateways[].[NatGatewayId,SubnetId,State] --output=text",
        ),
    ),
    (
        "NetworkAclEntryLimitExceeded",
        quota(
            "vpc",
            "L-2AEEBF1A",
            "Rules per network ACL",
            "aws ec2 describe-network-acls --query=NetworkAcls[].[NetworkAclId,length(Entries)] --output=text",
        ),
    ),
    (
        "NetworkAclLimitExceeded",
        quota(
            "vpc",
            "L-B4A6D682",
            "Network ACLs per VPC",
            "aws ec2 describe-network-acls --query=NetworkAcls[].[VpcId,NetworkAclId] --output=text",
        ),
    ),
    (
        "NetworkInterfaceLimitExceeded",
        quota(
            "vpc",
            "L-DF5E4CA3",
            "Network interfaces per Region",
            "aws ec2 describe-network-interfaces --query=length(NetworkInterfaces)",
        ),
    ),
    (
        "OutstandingVpcPeeringConnectionLimitExceeded",
        quota(
            "vpc",
            "L-DC9F7029",
            "Outstanding VPC peering connection requests",
            "aws ec2 describe-vpc-peering-connections --query=VpcPeeringConnections[].[VpcPeeringConnectionId,Status.Code] --output=text",
        ),
    ),
    (
        "RouteLimitExceeded",
        quota(
            "vpc",
            "L-93826ACB",
            "Routes per route table",
            "aws ec2 describe-route-tables --query=RouteTables[].[RouteTableId,length(Routes)] --output=text",
        ),
    ),
    (
        "RouteTableLimitExceeded",
        quota(
            "vpc",
            "L-589F43AA",
            "Route tables per VPC",
            "aws ec2 describe-route-tables --query=RouteTables[].[VpcId,RouteTableId] --output=text",
        ),
    ),
    (
        "RulesPerSecurityGroupLimitExceeded",
        quota("vpc", "L-0EA8095F", "Inbound or outbound rules per security group", RULES),
    ),
    (
        "SecurityGroupLimitExceeded",
        quota(
            "vpc",
            "L-E79EC296",
            "VPC security groups per Region",
            "aws ec2 describe-security-groups --query=length(SecurityGroups)",
        ),
    ),
    (
        "SecurityGroupsPerInstanceLimitExceeded",
        quota("vpc", "L-2AFB9258", "Security groups per network interface", GROUPS),
    ),
    (
        "SecurityGroupsPerInterfaceLimitExceeded",
        quota("vpc", "L-2AFB9258", "Security groups per network interface", GROUPS),
    ),
    (
        "SnapshotLimitExceeded",
        quota(
            "ebs",
            "L-309BACF6",
            "Snapshots per Region",
            "aws ec2 describe-snapshots --owner-ids=self --query=length(Snapshots)",
        ),
    ),
    ("SnapshotQuotaExceeded", quota("rds", "L-272F1212", "Manual DB instance snapshots", RDS)),
    ("StorageQuotaExceeded", quota("rds", "L-7ADDB58A", "Total storage for all DB instances", RDS)),
    (
        "SubnetLimitExceeded",
        quota(
            "vpc",
            "L-407747CB",
            "Subnets per VPC",
            "aws ec2 describe-subnets --query=Subnets[].[VpcId,SubnetId] --output=text",
        ),
    ),
    (
        "TooManyBuckets",
        quota(
            "s3",
            "L-DC2B2D3D",
            "General purpose buckets",
            "aws s3api list-buckets --query=length(Buckets)",
        ),
    ),
    (
        "TooManyHostedZones",
        quota("route53", "L-4EA4796A", "Hosted zones", "aws route53 get-hosted-zone-count"),
    ),
    (
        "VpcLimitExceeded",
        quota("vpc", "L-F678F1CE", "VPCs per Region", "aws ec2 describe-vpcs --query=length(Vpcs)"),
    ),
    (
        "VpnGatewayLimitExceeded",
        quota(
            "ec2",
            "L-7029FAB6",
            "Virtual private gateways per region",
            "aws ec2 describe-vpn-gateways --query=length(VpnGateways)",
        ),
    ),
];

const RDS: &str = "aws rds describe-account-attributes";
const RULES: &str = "aws ec2 describe-security-groups --query=SecurityGroups[].[GroupId,length(IpPermissions),length(IpPermissionsEgress)] --output=text";
const GROUPS: &str = "aws ec2 describe-network-interfaces --query=NetworkInterfaces[].[NetworkInterfaceId,length(Groups)] --output=text";

/// The quota of each name: IAM gives it in "Cannot exceed quota for", Amazon EBS in "You have exceeded your maximum".
const BY_NAME: [(&str, Quota); 14] = [
    ("ACLSizePerRole", quota("iam", "L-C07B4B0D", "Role trust policy length", SUMMARY)),
    ("GroupsPerAccount", quota("iam", "L-F4A5425F", "Groups per account", SUMMARY)),
    ("InstanceProfilesPerAccount", quota("iam", "L-6E65F664", "Instance profiles per account", SUMMARY)),
    ("PoliciesPerAccount", quota("iam", "L-E95E4862", "Customer managed policies per account", SUMMARY)),
    ("PoliciesPerGroup", quota("iam", "L-384571C4", "Managed policies per group", SUMMARY)),
    ("PoliciesPerRole", quota("iam", "L-0DA4ABF3", "Managed policies per role", SUMMARY)),
    ("PoliciesPerUser", quota("iam", "L-4019AD8B", "Managed policies per user", SUMMARY)),
    ("RolesPerAccount", quota("iam", "L-FE177D64", "Roles per account", SUMMARY)),
    ("gp2", quota("ebs", "L-D18FCD1D", "Storage for General Purpose SSD (gp2) volumes, in TiB", VOLUMES)),
    ("gp3", quota("ebs", "L-7A658B76", "Storage for General Purpose SSD (gp3) volumes, in TiB", VOLUMES)),
    ("io1", quota("ebs", "L-FD252861", "Storage for Provisioned IOPS SSD (io1) volumes, in TiB", VOLUMES)),
    ("io2", quota("ebs", "L-09BD8365", "Storage for Provisioned IOPS SSD (io2) volumes, in TiB", VOLUMES)),
    ("sc1", quota("ebs", "L-17AF77E8", "Storage for Cold HDD (sc1) volumes, in TiB", VOLUMES)),
    (
        "st1",
        quota("ebs", "L-82ACEF56", "Storage for Throughput Optimized HDD (st1) volumes, in TiB", VOLUMES),
    ),
];

const SUMMARY: &str = "aws iam get-account-summary";
const VOLUMES: &str = "aws ec2 describe-volumes --query=Volumes[].[VolumeType,Size,VolumeId] --output=text";

/// Errors of several quotas, with the service that has them, and what the names of all of them begin with or contain. vCPUs go by the
/// family of the instance, storage by the type of the volume.
const SEVERAL: [(&str, &str, &str); 9] = [
    ("ConcurrentSnapshotLimitExceeded", "ebs", "Concurrent snapshots"),
    ("InstanceLimitExceeded", "ec2", "Running On-Demand"),
    ("MaxIOPSLimitExceeded", "ebs", "IOPS"),
    ("MaxSpotInstanceCountExceeded", "ec2", "Spot Instance Requests"),
    ("TooManyLoadBalancers", "elasticloadbalancing", "Load Balancers per Region"),
    ("VcpuLimitExceeded", "ec2", "Running On-Demand"),
    ("VolumeLimitExceeded", "ebs", "Storage for"),
    ("VpcEndpointLimitExceeded", "vpc", "endpoints per"),
    ("VpnConnectionLimitExceeded", "ec2", "VPN connections"),
];

/// The services whose code in Service Quotas is known to be the prefix of their actions.
const SAME_CODE: [&str; 18] = [
    "acm",
    "autoscaling",
    "bedrock",
    "cloudformation",
    "cloudfront",
    "dynamodb",
    "ec2",
    "ecr",
    "ecs",
    "eks",
    "elasticloadbalancing",
    "iam",
    "kms",
    "lambda",
    "rds",
    "route53",
    "s3",
    "secretsmanager",
];

/// The services of the whole partition, whose quotas are those of us-east-1 in the partition `aws`.
const GLOBAL: [&str; 5] = ["cloudfront", "iam", "organizations", "route53", "s3"];

const fn quota(service: &'static str, code: &'static str, name: &'static str, used: &'static str) -> Quota {
    Quota { service, code, name, raised_with: None, used }
}

/// A quota by its names in Service Quotas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaName {
    /// The service, as the AWS documentation writes it.
    pub service: &'static str,
    /// The quota that is used up.
    pub name: &'static str,
    /// The one that is raised in its place, where it goes up with another one.
    pub raised_with: Option<&'static str>,
}

/// A quota that has to be found first: what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SomeQuota {
    /// The service, as the AWS documentation writes it.
    pub service: Option<&'static str>,
    /// What its name contains.
    pub contains: Option<&'static str>,
}

/// The names of services that have quotas here.
const SERVICES: [(&str, &str); 11] = [
    ("bedrock", "Amazon Bedrock"),
    ("dynamodb", "Amazon DynamoDB"),
    ("ebs", "Amazon EBS"),
    ("ec2", "Amazon EC2"),
    ("elasticloadbalancing", "Elastic Load Balancing"),
    ("iam", "IAM"),
    ("lambda", "AWS Lambda"),
    ("rds", "Amazon RDS"),
    ("route53", "Amazon Route 53"),
    ("s3", "Amazon S3"),
    ("vpc", "Amazon VPC"),
];

/// The name of the quota that is used up, where it is known which.
pub fn name_of_quota(denial: &Denial) -> Option<QuotaName> {
    let quota = known(denial).filter(|_| denial.cause == Cause::Quota && denial.remedy().is_some())?;
    let service = name_of_service(quota.service)?;
    Some(QuotaName { service, name: quota.name, raised_with: quota.raised_with.map(|(_, name)| name) })
}

/// What is known of the quota, where it can be one of several.
pub fn some_quota(denial: &Denial) -> SomeQuota {
    let (service, contains) = one_of_several(denial);
    SomeQuota { service: name_of_service(service.text()), contains }
}

fn name_of_service(code: &str) -> Option<&'static str> {
    SERVICES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

/// The commands about the quota that is used up; else the list of those that it can be. A rate and capacity are no quotas.
pub(super) fn of(denial: &Denial) -> Vec<Command> {
    if denial.cause != Cause::Quota {
        return Vec::new();
    }
    match known(denial) {
        _ if denial.form == Some(Form::Fixed) => vec![Command::new(Purpose::SeeUse, SUMMARY, &[])],
        _ if denial.remedy().is_none() => Vec::new(),
        Some(quota) => of_one(quota, denial),
        None => of_several(denial),
    }
}

fn known(denial: &Denial) -> Option<&'static Quota> {
    let find = |table: &'static [(&str, Quota)], name: &str| {
        table.iter().find(|(known, _)| *known == name).map(|(_, quota)| quota)
    };
    match denial.quota.as_deref() {
        Some(named) => find(&BY_NAME, named),
        None => find(&BY_ERROR, error(denial)?),
    }
}

/// The error code without the side that EC2 puts before it.
fn error(denial: &Denial) -> Option<&str> {
    let code = denial.code.as_deref()?;
    Some(code.strip_prefix("Client.").or_else(|| code.strip_prefix("Server.")).unwrap_or(code))
}

fn of_one(quota: &'static Quota, denial: &Denial) -> Vec<Command> {
    let service = || Argument::constant(quota.service);
    // What is raised is what has to be looked up: the new value is to be above it.
    let raised = quota.raised_with.map_or(quota.code, |(code, _)| code);
    vec![
        of_service(
            Purpose::SeeQuota,
            "aws service-quotas get-service-quota --service-code={} --quota-code={}",
            &[service(), Argument::constant(raised)],
            denial,
        ),
        in_region(Command::new(Purpose::SeeUse, quota.used, &[]), region(denial)),
        of_service(
            Purpose::RaiseQuota,
            "aws service-quotas request-service-quota-increase --service-code={} --quota-code={} --desired-value={}",
            &[service(), Argument::constant(raised), Argument::Open(ValueKind::DesiredValue)],
            denial,
        ),
    ]
}

/// The service of a quota, and what its name contains.
fn one_of_several(denial: &Denial) -> (Argument<'_>, Option<&'static str>) {
    let known = error(denial).and_then(|error| SEVERAL.iter().find(|(code, ..)| *code == error));
    match known {
        Some((_, service, named)) => (Argument::constant(service), Some(*named)),
        None => (service(denial), (denial.form == Some(Form::Daily)).then_some("per day")),
    }
}

fn of_several(denial: &Denial) -> Vec<Command> {
    let (service, named) = one_of_several(denial);
    let template = "aws service-quotas list-service-quotas --service-code={}";
    let list = of_service(Purpose::ListQuotas, template, std::slice::from_ref(&service), denial);
    let list = match named {
        Some(named) => list.with(
            "--query=Quotas[?contains(QuotaName,'{}')].[QuotaName,QuotaCode,Value,Adjustable]",
            &[Argument::constant(named)],
        ),
        None => list.with("--query=Quotas[].[QuotaName,QuotaCode,Value,Adjustable]", &[]),
    };
    let raise = of_service(
        Purpose::RaiseQuota,
        "aws service-quotas request-service-quota-increase --service-code={} --quota-code={} --desired-value={}",
        &[service, Argument::Open(ValueKind::QuotaCode), Argument::Open(ValueKind::DesiredValue)],
        denial,
    );
    let services = raise
        .leaves_open(ValueKind::Service)
        .then(|| Command::new(Purpose::ListServices, "aws service-quotas list-services --output=table", &[]));
    services.into_iter().chain([list.with("--output=table", &[]), raise]).collect()
}

/// The service that was called, where Service Quotas calls it the same.
fn service(denial: &Denial) -> Argument<'_> {
    let same = denial.service.as_deref().filter(|service| SAME_CODE.contains(service));
    ValueKind::Service.of_any(same)
}

/// A command of Service Quotas, in the Region where it knows the quota.
fn of_service(purpose: Purpose, template: &str, values: &[Argument<'_>], denial: &Denial) -> Command {
    let is_global = values.first().is_some_and(|service| GLOBAL.contains(&service.text()));
    let is_aws = denial.partition.as_deref().is_none_or(|name| name == "aws");
    let region = if is_global && is_aws { Some("us-east-1") } else { region(denial) };
    in_region(Command::new(purpose, template, values), region)
}

fn in_region(command: Command, region: Option<&str>) -> Command {
    match region {
        Some(region) => command.with("--region={}", &[ValueKind::Region.of(region)]),
        None => command,
    }
}

fn region(denial: &Denial) -> Option<&str> {
    denial.region.as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::shell::Shell;
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let made = of(&triage(text).denials.remove(0));
        let texts: Vec<_> = made.iter().map(|command| command.text(Shell::Bash)).collect();
        assert_eq!(texts, wanted, "{text}");
    }

    fn error(code: &str, operation: &str, message: &str) -> String {
        format!("An error occurred ({code}) when calling the {operation} operation: {message}")
    }

    #[test]
    fn value_use_and_increase_of_the_quota_behind_a_code() {
        check(
            &error("Client.VpcLimitExceeded", "CreateVpc", "The maximum number of VPCs has been reached."),
            &[
                "aws service-quotas get-service-quota --service-code=vpc --quota-code=L-F678F1CE",
                "aws ec2 describe-vpcs '--query=length(Vpcs)'",
                "aws service-quotas request-service-quota-increase --service-code=vpc --quota-code=L-F678F1CE --desired-value=DESIRED_VALUE",
            ],
        );
    }

    #[test]
    fn the_quota_that_is_raised_is_the_one_that_is_looked_up() {
        let text = error("InternetGatewayLimitExceeded", "CreateInternetGateway", "no");
        check(
            &text,
            &[
                "aws service-quotas get-service-quota --service-code=vpc --quota-code=L-F678F1CE",
                "aws ec2 describe-internet-gateways '--query=length(InternetGateways)'",
                "aws service-quotas request-service-quota-increase --service-code=vpc --quota-code=L-F678F1CE --desired-value=DESIRED_VALUE",
            ],
        );
        assert_eq!(
            name_of_quota(&triage(&text).denials.remove(0)),
            Some(QuotaName {
                service: "Amazon VPC",
                name: "Internet gateways per Region",
                raised_with: Some("VPCs per Region"),
            })
        );
    }

    #[test]
    fn a_quota_is_named_where_it_is_known_which() {
        let name = |text: &str| name_of_quota(&triage(text).denials.remove(0)).map(|quota| quota.name);
        let code = |code| error(code, "Create", "no");
        assert_eq!(name(&code("AddressLimitExceeded")), Some("EC2-VPC Elastic IPs"));
        assert_eq!(name(&code("VcpuLimitExceeded")), None);
        assert_eq!(name(&code("RequestLimitExceeded")), None);
        let quotas = BY_ERROR.iter().chain(&BY_NAME).map(|(_, quota)| quota.service);
        assert!(quotas.clone().all(|service| SERVICES.iter().any(|(code, _)| *code == service)));
    }

    #[test]
    fn of_a_quota_among_several_it_is_said_what_is_known() {
        let some = |code: &str| some_quota(&triage(&error(code, "RunThing", "no")).denials.remove(0));
        let (service, contains) = (Some("Amazon EC2"), Some("Running On-Demand"));
        assert_eq!(some("VcpuLimitExceeded"), SomeQuota { service, contains });
        assert_eq!(some("LimitExceededException"), SomeQuota { service: None, contains: None });
    }

    #[test]
    fn iam_answers_in_us_east_1_and_names_the_quota() {
        check(
            &error("LimitExceeded", "CreateRole", "Cannot exceed quota for RolesPerAccount: 1000"),
            &[
                "aws service-quotas get-service-quota --service-code=iam --quota-code=L-FE177D64 --region=us-east-1",
                "aws iam get-account-summary",
                "aws service-quotas request-service-quota-increase --service-code=iam --quota-code=L-FE177D64 --desired-value=DESIRED_VALUE --region=us-east-1",
            ],
        );
        check(
            &error("LimitExceeded", "CreatePolicy", "Cannot exceed quota for PolicySize: 6144"),
            &["aws iam get-account-summary"],
        );
    }

    #[test]
    fn the_type_of_the_volume_says_which_storage_it_is() {
        let message = "You have exceeded your maximum gp3 storage limit of 50 TiB in this region.";
        check(
            &error("VolumeLimitExceeded", "CreateVolume", message),
            &[
                "aws service-quotas get-service-quota --service-code=ebs --quota-code=L-7A658B76",
                "aws ec2 describe-volumes '--query=Volumes[].[VolumeType,Size,VolumeId]' --output=text",
                "aws service-quotas request-service-quota-increase --service-code=ebs --quota-code=L-7A658B76 --desired-value=DESIRED_VALUE",
            ],
        );
    }

    #[test]
    fn where_several_quotas_fit_they_are_listed() {
        let raise = |service: &str| {
            format!(
                "aws service-quotas request-service-quota-increase --service-code={service} --quota-code=QUOTA_CODE --desired-value=DESIRED_VALUE"
            )
        };
        check(
            &error("VcpuLimitExceeded", "RunInstances", "You have requested more vCPU capacity."),
            &[
                "aws service-quotas list-service-quotas --service-code=ec2 \"--query=Quotas[?contains(QuotaName,'Running On-Demand')].[QuotaName,QuotaCode,Value,Adjustable]\" --output=table",
                &raise("ec2"),
            ],
        );
        check(
            &error("VolumeLimitExceeded", "CreateVolume", "You have reached the limit on your volumes."),
            &[
                "aws service-quotas list-service-quotas --service-code=ebs \"--query=Quotas[?contains(QuotaName,'Storage for')].[QuotaName,QuotaCode,Value,Adjustable]\" --output=table",
                &raise("ebs"),
            ],
        );
    }

    #[test]
    fn no_service_is_guessed() {
        let made = of(&triage(&error("LimitExceededException", "CreateThing", "no")).denials.remove(0));
        let [services, about @ ..] = made.as_slice() else { panic!("no command") };
        assert_eq!(services.purpose, Purpose::ListServices);
        assert!(about.iter().all(|command| command.leaves_open(ValueKind::Service)), "{about:?}");
    }

    #[test]
    fn a_rate_and_capacity_have_no_quota() {
        for code in
            ["ThrottlingException", "InsufficientInstanceCapacity", "InsufficientFreeAddressesInSubnet"]
        {
            check(&error(code, "RunInstances", "no"), &[]);
        }
    }

    #[test]
    fn the_tables_are_sorted_and_no_error_has_two_rows() {
        let errors: Vec<_> = BY_ERROR.iter().map(|(code, _)| *code).collect();
        let names: Vec<_> = BY_NAME.iter().map(|(name, _)| *name).collect();
        let several: Vec<_> = SEVERAL.iter().map(|(code, ..)| *code).collect();
        for list in [&errors, &names, &several] {
            assert!(list.is_sorted_by(|before, after| before < after), "{list:?}");
        }
        assert!(errors.iter().all(|code| !several.contains(code)));
    }
}
