//! Actions that one call is checked for on several resources. AWS names the one that was refused first, and an Allow of that one alone
//! ends in the next refusal.
//!
//! Source: Service Authorization Reference, the actions tables: the actions with more than one required resource type. For the forms
//! of `ec2:RunInstances`, EC2 User Guide, `ExamplePolicies_EC2.html`; for the Data Catalog, Glue Developer Guide,
//! `glue-specifying-resource-arns.html`.

use super::super::{Caveat, access::is_in};
use denylens_policy::Arn;

#[rustfmt::skip]
const ACTIONS: [(&str, &str); 10] = [
    ("ec2", "AcceptVpcPeeringConnection AssociateDhcpOptions AssociateSecurityGroupVpc AttachInternetGateway AttachNetworkInterface AttachVolume AttachVpnGateway CopyImage CreateFleet CreateImage CreateNatGateway CreateNetworkAcl CreateNetworkInterface CreateRouteTable CreateSnapshot CreateSnapshots CreateSubnet CreateTransitGatewayVpcAttachment CreateVpcEndpoint CreateVpcPeeringConnection CreateVpnConnection DetachInternetGateway DetachNetworkInterface ExportImage ImportImage ImportSnapshot ModifySecurityGroupRules ReplaceNetworkAclAssociation RunInstances"),
    ("rds", "CreateDBCluster CreateDBClusterSnapshot CreateDBInstanceReadReplica CreateDBProxyEndpoint CreateDBSnapshot CreateGlobalCluster DeleteDBCluster RestoreDBClusterFromS3 RestoreDBClusterFromSnapshot RestoreDBClusterToPointInTime RestoreDBInstanceFromDBSnapshot RestoreDBInstanceFromS3 RestoreDBInstanceToPointInTime"),
    ("redshift", "RestoreFromClusterSnapshot RestoreTableFromClusterSnapshot"),
    ("ecs", "ExecuteCommand"),
    ("elasticloadbalancing", "AddListenerCertificates CreateRule DeleteListener DeleteRule ModifyListener ModifyRule RemoveListenerCertificates SetRulePriorities"),
    ("kms", "CreateAlias DeleteAlias UpdateAlias"),
    ("dynamodb", "RestoreTableFromBackup"),
    ("ssm", "CreateAssociation"),
    ("sso", "AttachManagedPolicyToPermissionSet CreateAccountAssignment DeleteAccountAssignment ProvisionPermissionSet PutInlinePolicyToPermissionSet"),
    ("organizations", "MoveAccount"),
];

/// What an instance is launched from and into, without which there is none.
const LAUNCHED: [&str; 7] =
    ["instance", "image", "subnet", "network-interface", "security-group", "volume", "key-pair"];

/// The resources that a statement has to name for the call to pass, the refused one first.
pub(super) fn resources(
    action: &str,
    resource: String,
    caller: Option<&str>,
    caveats: &mut Vec<Caveat>,
) -> Vec<String> {
    let arn = Arn::parse(&resource);
    if let Some(arn) = arn.filter(|_| action.eq_ignore_ascii_case("ec2:RunInstances")) {
        caveats.push(Caveat::LaunchSet);
        let of_kind = |kind: &str| arn.resource.split('/').next() == Some(kind);
        let others = LAUNCHED.iter().filter(|kind| !of_kind(kind)).map(|kind| {
            // An image is in no account.
            let account = if *kind == "image" { "" } else { account(arn) };
            Arn { account, resource: &format!("{kind}/*"), ..arn }.to_string()
        });
        return [resource.clone()].into_iter().chain(others).collect();
    }
    if let Some(arn) = arn.filter(|_| INVOKING.iter().any(|name| action.eq_ignore_ascii_case(name))) {
        let resources = of_inference(arn, resource.clone(), caller);
        if resources.len() == 1 {
            caveats.push(Caveat::OtherResources);
        }
        return resources;
    }
    if let Some(arn) = arn.filter(|arn| arn.service == "glue") {
        return std::iter::once(resource.clone()).chain(above(arn)).collect();
    }
    if is_in(&ACTIONS, action) {
        caveats.push(Caveat::OtherResources);
    }
    vec![resource]
}

/// The actions that invoke a model of Amazon Bedrock.
const INVOKING: [&str; 2] = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/// A profile is called with the model in each of its Regions. The id of a system-defined one is that of the model behind its geography.
///
/// Source: Amazon Bedrock User Guide, `geographic-cross-region-inference.html`, `global-cross-region-inference.html`.
fn of_inference(arn: Arn<'_>, resource: String, caller: Option<&str>) -> Vec<String> {
    let model = |id: &str| {
        let resource = format!("foundation-model/{id}");
        Arn { region: "*", account: "", resource: &resource, ..arn }.to_string()
    };
    match arn.typed_resource() {
        Some(("inference-profile", id)) => match id.split_once('.') {
            Some((_, id)) if id.contains('.') => vec![resource, model(id)],
            _ => vec![resource],
        },
        // Of no Region, and so of a global profile, which is the caller's; it is in the Region that was called too.
        Some(("foundation-model", id)) if arn.region.is_empty() => {
            let profile = format!("inference-profile/global.{id}");
            let profile =
                Arn { region: "*", account: caller.unwrap_or("*"), resource: &profile, ..arn }.to_string();
            vec![model(id), profile]
        }
        _ => vec![resource],
    }
}

/// The account of whoever launches; the ARN of an image has none.
fn account(arn: Arn<'_>) -> &str {
    if arn.account.is_empty() { "ACCOUNT_ID" } else { arn.account }
}

/// The database and the catalog that a table of the Data Catalog is in: all of them are checked.
fn above(arn: Arn<'_>) -> Vec<String> {
    let of = |resource: &str| Arn { resource, ..arn }.to_string();
    let mut parts = arn.resource.split('/');
    match (parts.next(), parts.next()) {
        (Some("table" | "userDefinedFunction"), Some(database)) => {
            vec![of(&format!("database/{database}")), of("catalog")]
        }
        (Some("database"), Some(_)) => vec![of("catalog")],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(action: &str, resource: &str) -> (Vec<String>, Vec<Caveat>) {
        let mut caveats = Vec::new();
        let resources = resources(action, resource.to_owned(), Some("111122223333"), &mut caveats);
        (resources, caveats)
    }

    #[test]
    fn an_instance_isnt_launched_from_nothing() {
        let (resources, caveats) =
            of("ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0abc");
        assert_eq!(
            resources,
            [
                "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0abc",
                "arn:aws:ec2:eu-west-1:111122223333:instance/*",
                "arn:aws:ec2:eu-west-1::image/*",
                "arn:aws:ec2:eu-west-1:111122223333:network-interface/*",
                "arn:aws:ec2:eu-west-1:111122223333:security-group/*",
                "arn:aws:ec2:eu-west-1:111122223333:volume/*",
                "arn:aws:ec2:eu-west-1:111122223333:key-pair/*",
            ]
        );
        assert_eq!(caveats, [Caveat::LaunchSet]);
    }

    #[test]
    fn a_table_is_reached_through_its_database_and_the_catalog() {
        let (resources, caveats) =
            of("glue:GetTable", "arn:aws:glue:eu-west-1:111122223333:table/sales/orders");
        assert_eq!(
            resources,
            [
                "arn:aws:glue:eu-west-1:111122223333:table/sales/orders",
                "arn:aws:glue:eu-west-1:111122223333:database/sales",
                "arn:aws:glue:eu-west-1:111122223333:catalog",
            ]
        );
        assert_eq!(caveats, []);
    }

    #[test]
    fn a_profile_is_called_with_its_model() {
        let invoke = "bedrock:InvokeModel";
        let profile = "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.maker.model-v1:0";
        let models = "arn:aws:bedrock:*::foundation-model/maker.model-v1:0";
        assert_eq!(of(invoke, profile), (vec![profile.to_owned(), models.to_owned()], vec![]));
        let global = "arn:aws:bedrock:*:111122223333:inference-profile/global.maker.model-v1:0";
        let model = "arn:aws:bedrock:::foundation-model/maker.model-v1:0";
        assert_eq!(of(invoke, model), (vec![models.to_owned(), global.to_owned()], vec![]));
        let own = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3";
        assert_eq!(of(invoke, own), (vec![own.to_owned()], vec![Caveat::OtherResources]));
    }

    #[test]
    fn where_the_other_resources_arent_known_it_is_said_that_there_are() {
        let volume = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-0abc";
        assert_eq!(of("ec2:AttachVolume", volume), (vec![volume.to_owned()], vec![Caveat::OtherResources]));
        let instance = "arn:aws:ec2:eu-west-1:111122223333:instance/i-0abc";
        assert_eq!(of("ec2:StopInstances", instance), (vec![instance.to_owned()], vec![]));
    }
}
