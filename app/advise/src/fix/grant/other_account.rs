//! What is needed to use something of another account that has no policy of its own. An Allow for the caller changes nothing there: the
//! call has to be made with a role of that account.
//!
//! Source: IAM User Guide, `access_policies-cross-account-resource-access.html`, "Cross-account access using roles".

use super::{
    super::{Caveat, Fix, access::manages_permissions, resource_policy},
    beside, call, is_pass_role, principal, resource,
};
use crate::{
    contact::Contact,
    refusal::{is_about_policies, is_across_accounts, resource_arn},
    target::{self, Target},
};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Denial, DenyKind};

const ASSUME: &str = "sts:AssumeRole";

/// Services whose resources, or some of them, can be shared with another account, or whose administration can be delegated to one: there
/// the caller's own Allow can be what is missing.
///
/// Sources: AWS RAM User Guide, `shareable.html`; AWS Organizations User Guide, `orgs_delegate_policies.html`.
const SHARED: [&str; 22] = [
    "appmesh",
    "appsync",
    "cloudhsm",
    "datazone",
    "ec2",
    "fsx",
    "imagebuilder",
    "license-manager",
    "network-firewall",
    "networkmanager",
    "organizations",
    "outposts",
    "ram",
    "rds",
    "resource-groups",
    "route53profiles",
    "route53resolver",
    "sagemaker",
    "servicecatalog",
    "ssm",
    "ssm-contacts",
    "ssm-incidents",
];

/// Whether it is so here. AWS may name the caller's policies, at which it looked first: they are not what is missing.
pub(crate) fn fits(denial: &Denial) -> bool {
    let Some(action) = denial.qualified_action() else { return false };
    is_about_policies(denial)
        && is_across_accounts(denial)
        && denial.effect != DenyKind::Explicit
        && matches!(denial.layer.layer, None | Some(Layer::Identity))
        && !is_pass_role(&action)
        && !resource_policy::exists(denial, &action)
        && resource_arn(denial).is_some_and(|arn| !SHARED.contains(&arn.service))
}

/// The Allows: to assume a role there, and for that role to be assumed and to do it.
pub(super) fn of(denial: &Denial, action: &str) -> Vec<Fix> {
    let Some(arn) = resource_arn(denial) else { return Vec::new() };
    let role = Arn { service: "iam", region: "", resource: "role/ROLE_NAME", ..arn }.to_string();
    let owner = Contact::Iam(arn.account_id().map(str::to_owned));
    let there = |fix: Fix, target: Target| Fix { layer: None, owner: owner.clone(), target, ..fix };
    let here = vec![Caveat::RoleOfOtherAccount];
    let assume = beside(denial, Layer::Identity, ASSUME, target::caller(denial), &role, here.clone());
    let mut caveats = here.clone();
    if manages_permissions(action) {
        caveats.push(Caveat::ManagesPermissions);
    }
    let on = resource::of(denial, Layer::Identity, action, &mut caveats);
    let perform = there(
        beside(denial, Layer::Identity, action, Target::Caller, &on, caveats)
            .with_actions(call::actions(denial, action)),
        Target::Role("ROLE_NAME".to_owned()),
    );
    let mut caveats = [here, vec![Caveat::ExternalId]].concat();
    let trust = principal::of(denial, &mut caveats).map(|(named, narrowed)| {
        let fix = beside(denial, Layer::Identity, ASSUME, Target::Caller, &role, caveats);
        there(fix.naming(named, narrowed, Vec::new()), Target::Trust("ROLE_NAME".to_owned()))
    });
    [assume, perform].into_iter().chain(trust).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::{self, Applicability};
    use denylens_triage::triage;

    fn fixes(resource: &str) -> Vec<Fix> {
        let text = format!(
            "User: arn:aws:sts::111122223333:assumed-role/ci/run-1 is not authorized to perform: ecs:DescribeServices on resource: {resource}"
        );
        fix::of(&triage(&text).denials.remove(0))
    }

    #[test]
    fn where_no_policy_can_open_another_account_a_role_of_it_is_assumed() {
        let fixes = fixes("arn:aws:ecs:eu-west-1:444455556666:service/shop/web");
        let told: Vec<_> = fixes
            .iter()
            .map(|fix| {
                let statement = fix.change.statement().expect("a statement");
                (fix.target.clone(), statement.actions.join(","), statement.resources.join(","))
            })
            .collect();
        let role = "arn:aws:iam::444455556666:role/ROLE_NAME".to_owned();
        let service = "arn:aws:ecs:eu-west-1:444455556666:service/shop/web".to_owned();
        assert_eq!(
            told,
            [
                (Target::Role("ci".to_owned()), ASSUME.to_owned(), role),
                (Target::Role("ROLE_NAME".to_owned()), "ecs:DescribeServices".to_owned(), service),
                (Target::Trust("ROLE_NAME".to_owned()), ASSUME.to_owned(), String::new()),
            ]
        );
        let here = Contact::Iam(Some("111122223333".to_owned()));
        let there = Contact::Iam(Some("444455556666".to_owned()));
        let owners: Vec<_> = fixes.iter().map(|fix| fix.owner.clone()).collect();
        assert_eq!(owners, [here, there.clone(), there]);
        assert!(fixes.iter().all(|fix| fix.applicability == Applicability::HasPlaceholders));
    }

    #[test]
    fn what_can_be_shared_is_allowed_to_the_caller() {
        let [fix] =
            fixes("arn:aws:ec2:eu-west-1:444455556666:subnet/subnet-0abc").try_into().expect("one fix");
        assert_eq!(fix.target, Target::Role("ci".to_owned()));
        assert!(fix.caveats.contains(&Caveat::NoResourcePolicy));
    }
}
