//! Commands about the policies of the organization. Only the management account and delegated administrators may ask.
//!
//! Sources: Organizations API Reference, `ListPoliciesForTarget`, which gives what is attached directly and nothing that is
//! inherited, and `ListParents`; Organizations User Guide, `orgs_manage_policies_scps_evaluation.html` and
//! `orgs_manage_policies_rcps.html`.

use super::{Command, Purpose, place::Place};
use crate::{
    argument::{Argument, ValueKind},
    refusal::resource_arn,
};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::Denial;

/// The text of the policy that AWS names; else what reaches the account.
pub(super) fn of(denial: &Denial) -> Vec<Command> {
    let Some(layer) = denial.layer.layer.filter(|layer| filter(*layer).is_some()) else { return Vec::new() };
    match policy_id(denial) {
        Some(_) => vec![text(Purpose::ReadOrganizationPolicy, layer, denial)],
        None => listing(layer, denial),
    }
}

/// The commands that export the policies of a layer. The text is that of each policy of the lists.
pub(super) fn export(layer: Layer, denial: &Denial) -> Vec<Command> {
    let lists = if policy_id(denial).is_some() { Vec::new() } else { listing(layer, denial) };
    lists.into_iter().chain([text(Purpose::Export, layer, denial)]).collect()
}

/// The id of the policy that the text names.
fn policy_id(denial: &Denial) -> Option<&str> {
    id_of(denial.policy.as_deref()?)
}

/// The id of a policy: the last part of its ARN.
pub(crate) fn id_of(policy: &str) -> Option<&str> {
    let id = Arn::parse(policy).filter(|arn| arn.service == "organizations")?.resource.rsplit('/').next()?;
    ValueKind::OrganizationPolicy.fits(id).then_some(id)
}

fn text(purpose: Purpose, layer: Layer, denial: &Denial) -> Command {
    let id = ValueKind::OrganizationPolicy.of_any(policy_id(denial));
    let command = Command::new(purpose, "aws organizations describe-policy --policy-id={}", &[id]);
    command.at(Place::management(Some(layer), denial.policy.as_deref()))
}

/// What is attached to the account itself, what the account is in, and what is attached to that.
fn listing(layer: Layer, denial: &Denial) -> Vec<Command> {
    let Some(filter) = filter(layer) else { return Vec::new() };
    let account = || account(layer, denial);
    let list = |purpose, target| {
        let template = "aws organizations list-policies-for-target --target-id={} --filter={}";
        Command::new(purpose, template, &[target, Argument::constant(filter)])
    };
    let parents =
        Command::new(Purpose::ListParents, "aws organizations list-parents --child-id={}", &[account()]);
    let commands = [
        list(Purpose::ListOrganizationPolicies, account()),
        parents,
        list(Purpose::ListInheritedPolicies, Argument::Open(ValueKind::OrganizationParent)),
    ];
    commands.into_iter().map(|command| command.at(Place::management(Some(layer), None))).collect()
}

/// What the API calls the policies of a layer that an organization has.
fn filter(layer: Layer) -> Option<&'static str> {
    match layer {
        Layer::ServiceControl => Some("SERVICE_CONTROL_POLICY"),
        Layer::ResourceControl => Some("RESOURCE_CONTROL_POLICY"),
        Layer::Identity | Layer::Boundary | Layer::Session | Layer::Resource | Layer::VpcEndpoint => None,
    }
}

/// The account that they reach: an SCP that of the caller, an RCP that of the resource, which the ARN of a bucket doesn't tell.
fn account(layer: Layer, denial: &Denial) -> Argument<'_> {
    ValueKind::Account.of_any(match layer {
        Layer::ResourceControl => resource_arn(denial).and_then(|arn| arn.account_id()),
        _ => denial.account.as_deref(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::shell::Shell;
    use denylens_triage::triage;

    #[track_caller]
    fn check(rest: &str, wanted: &[&str]) {
        let text = format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}");
        let made = of(&triage(&text).denials.remove(0));
        let texts: Vec<_> = made.iter().map(|command| command.text(Shell::Bash)).collect();
        assert_eq!(texts, wanted, "{rest}");
    }

    #[test]
    fn the_policy_that_is_named_is_read() {
        check(
            "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a service control policy: \
             arn:aws:organizations::999988887777:policy/o-exampleorgid/service_control_policy/p-examplepolicyid",
            &["aws organizations describe-policy --policy-id=p-examplepolicyid"],
        );
    }

    #[test]
    fn what_is_inherited_is_attached_to_the_parents() {
        check(
            "ec2:RunInstances on resource: * with an explicit deny in a service control policy",
            &[
                "aws organizations list-policies-for-target --target-id=111122223333 --filter=SERVICE_CONTROL_POLICY",
                "aws organizations list-parents --child-id=111122223333",
                "aws organizations list-policies-for-target --target-id=PARENT_ID --filter=SERVICE_CONTROL_POLICY",
            ],
        );
    }

    #[test]
    fn an_rcp_reaches_the_account_of_the_resource() {
        let parents = "aws organizations list-policies-for-target --target-id=PARENT_ID --filter=RESOURCE_CONTROL_POLICY";
        check(
            "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a resource control policy",
            &[
                "aws organizations list-policies-for-target --target-id=ACCOUNT_ID --filter=RESOURCE_CONTROL_POLICY",
                "aws organizations list-parents --child-id=ACCOUNT_ID",
                parents,
            ],
        );
        check(
            "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:444455556666:q with an explicit deny in a resource control policy",
            &[
                "aws organizations list-policies-for-target --target-id=444455556666 --filter=RESOURCE_CONTROL_POLICY",
                "aws organizations list-parents --child-id=444455556666",
                parents,
            ],
        );
    }
}
