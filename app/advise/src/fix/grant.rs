//! The Allow that is missing, in the layer that has to give it.

mod call;
mod named;
mod one_off;
mod other_account;
mod principal;
mod resource;
mod several;
mod through_profile;

pub use one_off::{Piece, one_off_id};
pub(crate) use other_account::fits as is_by_role_of_other_account;

use super::{
    Caveat, Change, Fix, FixEffect,
    access::{gives_permissions, manages_permissions},
    caveat::worst,
    passed_service,
    resource_policy::{self, Element},
};
use crate::{
    contact::Contact,
    principal::{Path, named},
    refusal::{account_of_caller, acting_as, is_across_accounts, is_changed_by_bootstrap, resource_arn},
    statement::{DraftCondition, DraftPrincipal, DraftStatement, sid},
    target::{self, Target},
    uneditable::{Uneditable, is_of_fixed_policies, is_service_linked},
};
use call::{Also, KeyOf};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Acting, Basis, Cause, Denial};

/// Whether the text says that a layer lacks the permission.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lack {
    Said,
    Possible,
}

/// The missing Allows.
pub(super) fn of(denial: &Denial) -> Vec<Fix> {
    let Some(action) = denial.qualified_action().filter(|action| is_action(action)) else {
        return Vec::new();
    };
    let grant = |layer, lack| grant(denial, layer, &action, lack);
    // "You can only use the PassRole permission to pass an IAM role to a service that shares the same account."
    if is_pass_role(&action) && is_across_accounts(denial) {
        return Vec::new();
    }
    // A service-linked role uses the key of another account by a grant: nobody can give it the IAM policy that it would need as well.
    // Source: Amazon EC2 Auto Scaling User Guide, `key-policy-requirements-EBS-encryption.html`.
    if is_key(denial) && is_across_accounts(denial) && is_service_linked(denial) {
        return Vec::new();
    }
    let has_policy = resource_policy::exists(denial, &action);
    if other_account::fits(denial) {
        return other_account::of(denial, &action);
    }
    // Where two sides must allow, the other one may be missing too. Within an account, a key policy that names the caller is enough, and
    // so is an IAM policy where the key policy lets the account use them, and it is the same with a role and its trust policy: where AWS
    // says which is missing, that one is asked for alone. Source: KMS Developer Guide, `control-access.html`.
    let is_one_enough = denial.layer.layer.is_some()
        && (is_key(denial) || action.eq_ignore_ascii_case("sts:AssumeRole"))
        && Uneditable::of(denial) != Some(Uneditable::ServiceLinkedRole);
    let asks_both =
        is_across_accounts(denial) || !is_one_enough && (denial.cause == Cause::Trust || is_key(denial));
    let is_by_key_policy = denial.layer.layer.is_none() && is_key(denial) && !is_across_accounts(denial);
    let needs_both = has_policy && asks_both && (!is_by_key_policy || is_of_fixed_policies(denial));
    let (first, other) = match denial.layer.layer {
        // "The RCPFullAWSAccess policy is attached and can't be detached": an RCP refuses by deny only.
        Some(Layer::ResourceControl) => return Vec::new(),
        Some(layer) => {
            let other = match layer {
                Layer::Resource => Some(Layer::Identity),
                Layer::Identity => Some(Layer::Resource),
                _ => None,
            };
            (grant(layer, said(denial)), other)
        }
        None => (grant(Layer::Identity, Lack::Possible), Some(Layer::Resource)),
    };
    let other = other.filter(|_| needs_both).and_then(|layer| grant(layer, Lack::Possible));
    let also = if matches!(denial.layer.layer, None | Some(Layer::Identity | Layer::Resource)) {
        call::also(denial, &action)
    } else {
        None
    };
    let mut fixes: Vec<Fix> = first.into_iter().chain(other).flat_map(through_profile::apart).collect();
    // Alone, what the call needs beside it would be no answer.
    if !fixes.is_empty() {
        fixes.extend(also.into_iter().flat_map(|also| more(denial, also)));
    }
    fixes
}

fn is_pass_role(action: &str) -> bool {
    action.eq_ignore_ascii_case("iam:PassRole")
}

/// The resource that the missing Allow names, if it is one; `None` where it names all or several.
pub(crate) fn resource_to_allow(denial: &Denial, action: &str) -> Option<String> {
    let layer = denial.layer.layer.unwrap_or(Layer::Identity);
    let resource = resource::of(denial, layer, action, &mut Vec::new());
    let mut all = several::resources(action, resource, None, &mut Vec::new());
    all.pop().filter(|resource| all.is_empty() && resource != "*")
}

/// Whether a text is `service:Name`, as policies write actions.
fn is_action(action: &str) -> bool {
    action.split_once(':').is_some_and(|(service, name)| {
        let is_word = |text: &str| {
            !text.is_empty() && text.chars().all(|next| next.is_ascii_alphanumeric() || "-_".contains(next))
        };
        is_word(service) && is_word(name)
    })
}

fn said(denial: &Denial) -> Lack {
    if denial.layer.basis == Basis::Inferred { Lack::Possible } else { Lack::Said }
}

fn is_key(denial: &Denial) -> bool {
    denial.cause == Cause::Kms && resource_arn(denial).is_some_and(|arn| arn.service == "kms")
}

/// The Allow of one layer; `None` where the text doesn't say whom it has to name.
fn grant(denial: &Denial, layer: Layer, action: &str, lack: Lack) -> Option<Fix> {
    let mut caveats = Vec::new();
    if lack == Lack::Possible {
        caveats.push(Caveat::LayerNotSaid);
    }
    // The default key policy leaves it to the policies of the account, so these come first. Source: KMS Developer Guide,
    // `key-policy-default.html#key-policy-default-allow-root-enable-iam`.
    let is_by_key_policy =
        denial.cause == Cause::Kms && denial.layer.layer.is_none() && !is_across_accounts(denial);
    if layer == Layer::Identity && is_by_key_policy {
        caveats.push(Caveat::ByKeyPolicy);
    }
    let target = target::of(denial, layer);
    let resource = match &target {
        // The statements of a trust policy have no resource, but the role is whose policy it is.
        Target::Trust(_) => resource::of(denial, layer, "sts:AssumeRole", &mut caveats),
        _ => resource::of(denial, layer, action, &mut caveats),
    };
    let (principal, narrowed) = match layer {
        Layer::Resource => principal_of(denial, &mut caveats)?,
        Layer::VpcEndpoint => (Some(DraftPrincipal::Everyone), None),
        _ => (None, None),
    };
    let mut conditions = conditions(denial, layer, action, &mut caveats);
    conditions.extend(narrowed);
    let resources = match (layer, &target) {
        (_, Target::Trust(_)) => Vec::new(),
        (Layer::Resource, _) => {
            let is_key = matches!(target, Target::Key(_)).then_some(Element::Every);
            let element = is_key.or_else(|| resource_policy::element(denial, action));
            within(element.unwrap_or(Element::Itself), &resource, &mut caveats)
        }
        _ if resource == "*" => vec![resource.clone()],
        // The policies of the caller name what is below such a resource too.
        _ if resource_policy::element(denial, action) == Some(Element::Below) => {
            within(Element::Below, &resource, &mut caveats)
        }
        _ => several::resources(action, resource.clone(), account_of_caller(denial), &mut caveats),
    };
    if acting_as(denial).is_some_and(Acting::is_shared) {
        caveats.push(Caveat::SharedRole);
    }
    if manages_permissions(action) {
        caveats.push(Caveat::ManagesPermissions);
    }
    if gives_permissions(action) {
        caveats.push(Caveat::WithinBoundary);
    }
    if layer == Layer::Identity && is_changed_by_bootstrap(denial) {
        caveats.push(Caveat::ByBootstrap);
    }
    if layer == Layer::Identity && is_across_accounts(denial) && !resource_policy::exists(denial, action) {
        caveats.push(Caveat::NoResourcePolicy);
    }
    let actions =
        if layer == Layer::ServiceControl { vec![action.to_owned()] } else { call::actions(denial, action) };
    if actions.len() > 1 {
        caveats.push(if call::is_of_images(action) { Caveat::ActionSet } else { Caveat::FunctionSet });
    }
    // Users and roles can have a policy more; of the others each has the one that is there.
    if layer != Layer::Identity {
        caveats.insert(0, Caveat::KeepTheRest);
    }
    // A key and a secret are named by what the policy hangs on.
    let on =
        if resources.is_empty() || layer == Layer::Resource { vec![resource] } else { resources.clone() };
    Some(Fix {
        layer: Some(layer),
        owner: Contact::of(denial, Some(layer)),
        effect: effect(denial, layer, actions.clone(), on),
        change: Change::Statement(DraftStatement {
            sid: sid(&["allow", action]),
            principal,
            actions,
            resources,
            conditions,
        }),
        target,
        applicability: worst(&caveats),
        caveats,
    })
}

/// The `Resource` element of a statement in the resource's own policy.
fn within(element: Element, resource: &str, caveats: &mut Vec<Caveat>) -> Vec<String> {
    let itself = match element {
        Element::Absent | Element::Every => {
            // What the policy hangs on isn't part of it.
            caveats.retain(|caveat| !caveat.is_about_the_resource());
            return if element == Element::Absent { Vec::new() } else { vec!["*".to_owned()] };
        }
        Element::Below
            if !resource.contains("/*")
                && Arn::parse(resource).is_some_and(|arn| arn.resource.matches('/').count() == 1) =>
        {
            format!("{resource}/*")
        }
        Element::Below | Element::Itself => resource.to_owned(),
    };
    vec![itself]
}

/// What the call needs beside, each an Allow of its own.
fn more(denial: &Denial, also: Also) -> Vec<Fix> {
    match also {
        Also::RegistryToken => {
            let action = "ecr:GetAuthorizationToken";
            vec![beside(
                denial,
                Layer::Identity,
                action,
                target::caller(denial),
                "*",
                vec![Caveat::PartOfTheCall],
            )]
        }
        Also::Key { action, arn, of, of_other_account } => {
            let named = of == KeyOf::Named;
            let mut caveats = match of {
                KeyOf::Named => vec![Caveat::PartOfTheCall],
                KeyOf::Object => vec![Caveat::PartOfTheCall, Caveat::KeyNotNamed],
                KeyOf::Secret => vec![Caveat::KeyOfSecret],
            };
            let mut fixes =
                vec![beside(denial, Layer::Identity, action, target::caller(denial), &arn, caveats.clone())];
            if of_other_account && let Some((principal, narrowed)) = principal::of(denial, &mut caveats) {
                let owner = Arn::parse(&arn).and_then(|arn| arn.account_id().map(str::to_owned));
                let key = if named { arn.clone() } else { "KEY_ID".to_owned() };
                let fix = beside(denial, Layer::Resource, action, Target::Key(key), &arn, caveats);
                let fix = Fix { owner: Contact::Key(owner), ..fix };
                fixes.push(fix.naming(principal, narrowed, vec!["*".to_owned()]));
            }
            fixes
        }
    }
}

fn beside(
    denial: &Denial,
    layer: Layer,
    action: &str,
    target: Target,
    resource: &str,
    caveats: Vec<Caveat>,
) -> Fix {
    let (actions, resources) = (vec![action.to_owned()], vec![resource.to_owned()]);
    Fix {
        layer: Some(layer),
        owner: Contact::of(denial, Some(layer)),
        effect: effect(denial, layer, actions.clone(), resources.clone()),
        change: Change::Statement(DraftStatement {
            sid: sid(&["allow", action]),
            principal: None,
            actions,
            resources,
            conditions: Vec::new(),
        }),
        target,
        applicability: worst(&caveats),
        caveats,
    }
}

impl Fix {
    /// The same for these actions.
    fn with_actions(mut self, all: Vec<String>) -> Fix {
        if let FixEffect::Allows { actions, .. } = &mut self.effect {
            actions.clone_from(&all);
        }
        if let Change::Statement(statement) = &mut self.change {
            statement.actions = all;
        }
        self
    }

    /// The same in a policy that names whom it is for.
    fn naming(
        mut self,
        principal: DraftPrincipal,
        narrowed: Option<DraftCondition>,
        resources: Vec<String>,
    ) -> Fix {
        if let Change::Statement(statement) = &mut self.change {
            statement.principal = Some(principal);
            statement.conditions.extend(narrowed);
            statement.resources = resources;
        }
        self
    }
}

fn effect(denial: &Denial, layer: Layer, actions: Vec<String>, resources: Vec<String>) -> FixEffect {
    match layer {
        Layer::Identity | Layer::Resource => FixEffect::Allows { actions, resources },
        Layer::Boundary | Layer::Session | Layer::ServiceControl | Layer::ResourceControl => {
            FixEffect::LetsAllow { actions, resources }
        }
        Layer::VpcEndpoint => {
            let principal = named(denial).map(|principal| principal.arn).unwrap_or_default();
            FixEffect::LetsThrough { principal, actions, resources }
        }
    }
}

/// Whom the policy of a resource has to name.
fn principal_of(
    denial: &Denial,
    caveats: &mut Vec<Caveat>,
) -> Option<(Option<DraftPrincipal>, Option<DraftCondition>)> {
    let (principal, narrowed) = principal::of(denial, caveats)?;
    Some((Some(principal), narrowed))
}

fn conditions(denial: &Denial, layer: Layer, action: &str, caveats: &mut Vec<Caveat>) -> Vec<DraftCondition> {
    let mut conditions = Vec::new();
    if is_pass_role(action) && matches!(layer, Layer::Identity | Layer::Boundary | Layer::Session) {
        let services = passed_service::of(denial).unwrap_or_else(|| {
            caveats.push(Caveat::ServiceNotSaid);
            vec!["SERVICE_PRINCIPAL".to_owned()]
        });
        conditions.push(DraftCondition {
            operator: "StringEquals",
            key: "iam:PassedToService".to_owned(),
            values: services,
        });
    }
    if action.eq_ignore_ascii_case("kms:CreateGrant") {
        conditions.extend(for_services(denial, caveats));
    }
    if layer == Layer::VpcEndpoint
        && let Some(principal) = named(denial)
    {
        match principal.path {
            Path::Open => caveats.push(Caveat::PrincipalNotWhole),
            Path::Untold if !principal.arn.contains('*') => {
                caveats.push(Caveat::of_untold_path(&principal.arn));
            }
            Path::Untold | Path::Whole => {}
        }
        conditions.push(DraftCondition::new("ArnLike", "aws:PrincipalArn", &principal.arn));
    }
    conditions
}

/// Keeps grants to those that AWS services make for the caller, or to what the caller's own grant is to allow.
///
/// Source: KMS Developer Guide, `conditions-kms.html#conditions-kms-grant-is-for-aws-resource`, `#conditions-kms-grant-operations`.
fn for_services(denial: &Denial, caveats: &mut Vec<Caveat>) -> Option<DraftCondition> {
    if makes_grant_itself(denial) {
        caveats.push(Caveat::GrantOperationsNotSaid);
        let key = "kms:GrantOperations";
        return Some(DraftCondition::new("ForAllValues:StringEquals", key, "GRANT_OPERATION"));
    }
    let key = "kms:GrantIsForAWSResource";
    let said = denial.conditions.iter().find(|condition| condition.key.eq_ignore_ascii_case(key));
    match said.and_then(|condition| condition.values.first()).map(String::as_str) {
        Some("true") => {}
        _ => caveats.push(Caveat::GrantForService),
    }
    Some(DraftCondition::new("Bool", key, "true"))
}

/// Whether the caller makes a grant itself, and no service for it: the condition for services would then never be met. An event of
/// CloudTrail has the name of the call also where a service made it.
pub(crate) fn makes_grant_itself(denial: &Denial) -> bool {
    let key = "kms:GrantIsForAWSResource";
    let said = denial.conditions.iter().find(|condition| condition.key.eq_ignore_ascii_case(key));
    match said.and_then(|condition| condition.values.first()) {
        Some(value) => value == "false",
        None => denial.operation.as_deref() == Some("CreateGrant") && denial.documents.event.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::Applicability;
    use denylens_triage::triage;

    fn fixes(rest: &str) -> Vec<Fix> {
        let text = format!(
            "User: arn:aws:sts::111122223333:assumed-role/app/i-1 is not authorized to perform: {rest}"
        );
        of(&triage(&text).denials.remove(0))
    }

    #[test]
    fn across_accounts_both_sides_get_an_allow() {
        let fixes = fixes(
            "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:444455556666:q because no identity-based policy allows the sqs:SendMessage action",
        );
        let [identity, resource] = fixes.try_into().expect("two fixes");
        assert_eq!((identity.layer, identity.applicability), (Some(Layer::Identity), Applicability::Ready));
        assert_eq!(resource.layer, Some(Layer::Resource));
        assert_eq!(resource.caveats, [Caveat::KeepTheRest, Caveat::LayerNotSaid, Caveat::PathUntold]);
    }

    /// The layer of each fix, and what its statement says.
    fn statements(rest: &str) -> Vec<(Layer, DraftStatement)> {
        let statement = |fix: Fix| Some((fix.layer?, fix.change.statement()?.clone()));
        fixes(rest).into_iter().filter_map(statement).collect()
    }

    #[test]
    fn a_role_is_passed_to_one_service() {
        let [fix] = fixes("iam:PassRole on resource: arn:aws:iam::111122223333:role/r because no identity-based policy allows the iam:PassRole action")
            .try_into()
            .expect("one fix");
        assert_eq!(
            (fix.caveats.as_slice(), fix.applicability),
            (&[Caveat::ServiceNotSaid][..], Applicability::HasPlaceholders)
        );
        let open = DraftCondition::new("StringEquals", "iam:PassedToService", "SERVICE_PRINCIPAL");
        assert_eq!(fix.change.statement().map(|statement| statement.conditions.clone()), Some(vec![open]));
    }

    #[test]
    fn a_role_of_another_account_cant_be_passed() {
        let fixes = fixes(
            "iam:PassRole on resource: arn:aws:iam::444455556666:role/r because no identity-based policy allows the iam:PassRole action",
        );
        assert_eq!(fixes, []);
    }

    #[test]
    fn what_has_no_policy_of_its_own_has_one_side() {
        for resource in [
            "arn:aws:ecs:eu-west-1:111122223333:cluster/c",
            "arn:aws:ec2:eu-west-1:444455556666:instance/i-0abc",
        ] {
            let layers: Vec<_> = statements(&format!("ecs:DescribeClusters on resource: {resource}"))
                .into_iter()
                .map(|(layer, _)| layer)
                .collect();
            assert_eq!(layers, [Layer::Identity], "{resource}");
        }
    }

    #[test]
    fn the_policy_of_a_repository_has_no_resource() {
        let fixes = statements(
            "ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:444455556666:repository/app because no resource-based policy allows the ecr:BatchGetImage action",
        );
        let resources: Vec<_> =
            fixes.iter().map(|(layer, statement)| (*layer, statement.resources.clone())).collect();
        let repository = "arn:aws:ecr:eu-west-1:444455556666:repository/app".to_owned();
        assert_eq!(
            resources,
            [
                (Layer::Resource, vec![]),
                (Layer::Identity, vec![repository]),
                (Layer::Identity, vec!["*".to_owned()])
            ]
        );
        let actions: Vec<_> = fixes.iter().map(|(_, statement)| statement.actions.len()).collect();
        assert_eq!(actions, [3, 3, 1]);
    }

    #[test]
    fn a_secret_of_another_account_comes_with_its_key() {
        let fixes = statements(
            "secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:444455556666:secret:s-AbCdEf because no resource-based policy allows the secretsmanager:GetSecretValue action",
        );
        let said: Vec<_> = fixes
            .iter()
            .map(|(layer, statement)| {
                (*layer, statement.actions[0].as_str(), statement.resources[0].as_str())
            })
            .collect();
        assert_eq!(
            said,
            [
                (Layer::Resource, "secretsmanager:GetSecretValue", "*"),
                (
                    Layer::Identity,
                    "secretsmanager:GetSecretValue",
                    "arn:aws:secretsmanager:eu-west-1:444455556666:secret:s-AbCdEf"
                ),
                (Layer::Identity, "kms:Decrypt", "arn:aws:kms:eu-west-1:444455556666:key/KEY_ID"),
                (Layer::Resource, "kms:Decrypt", "*"),
            ]
        );
    }

    #[test]
    fn in_one_account_the_key_policy_says_whether_an_allow_for_the_caller_helps() {
        let text = "kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/1a2b";
        let [fix] = fixes(text).try_into().expect("one fix");
        assert_eq!(fix.layer, Some(Layer::Identity));
        assert_eq!(fix.caveats, [Caveat::LayerNotSaid, Caveat::ByKeyPolicy]);
    }

    #[test]
    fn a_service_linked_role_uses_the_key_of_another_account_by_a_grant() {
        let text = |account: &str| {
            format!(
                "User: arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForBackup/AWSBackup is not authorized to perform: \
                 kms:GenerateDataKey on resource: arn:aws:kms:eu-central-1:{account}:key/1a2b because no resource-based policy allows \
                 the kms:GenerateDataKey action"
            )
        };
        let fixes = |account: &str| of(&triage(&text(account)).denials.remove(0)).len();
        assert_eq!([fixes("111122223333"), fixes("444455556666")], [1, 0]);
    }

    #[test]
    fn one_resource_of_a_launch_isnt_ready() {
        let [fix] = fixes("ec2:RunInstances on resource: arn:aws:ec2:eu-west-1:111122223333:instance/* because no identity-based policy allows the ec2:RunInstances action")
            .try_into()
            .expect("one fix");
        assert_eq!((fix.applicability, fix.caveats), (Applicability::MayNeedChange, vec![Caveat::LaunchSet]));
    }

    #[test]
    fn a_function_gets_what_it_needs_together() {
        let lacks = |action: &str| {
            let text = format!(
                "InvalidParameterValueException: The provided execution role does not have permissions to call {action}"
            );
            let [fix] = of(&triage(&text).denials.remove(0)).try_into().expect("one fix");
            assert!(fix.caveats.contains(&Caveat::FunctionSet), "{:?}", fix.caveats);
            fix.change.statement().map(|statement| (statement.actions.len(), statement.resources.join(" ")))
        };
        // The interfaces aren't there yet.
        assert_eq!(lacks("CreateNetworkInterface on EC2"), Some((6, "*".to_owned())));
        let queue = "arn:aws:sqs:REGION_NAME:ACCOUNT_ID:QUEUE_NAME".to_owned();
        assert_eq!(lacks("ReceiveMessage on SQS"), Some((3, queue)));
    }

    #[test]
    fn the_repository_of_another_account_lets_the_role_in_too() {
        let text = "Failed. Reason: The role 'arn:aws:iam::111122223333:role/train' does not have BatchGetImage permission for the image: '444455556666.dkr.ecr.eu-west-1.amazonaws.com/model:3'.";
        let fixes = of(&triage(text).denials.remove(0));
        let owners: Vec<_> = fixes.into_iter().map(|fix| fix.owner).collect();
        let (caller, owner) = (
            Contact::Iam(Some("111122223333".to_owned())),
            Contact::Resource(Some("444455556666".to_owned())),
        );
        assert_eq!(owners, [caller.clone(), owner, caller]);
    }

    #[test]
    fn what_manages_permissions_is_said() {
        let [fix] = fixes("iam:PutUserPolicy on resource: user ana because no identity-based policy allows the iam:PutUserPolicy action")
            .try_into()
            .expect("one fix");
        assert_eq!(fix.caveats, [Caveat::ResourceByName, Caveat::ManagesPermissions, Caveat::WithinBoundary]);
    }

    #[test]
    fn a_grant_is_one_for_a_service_unless_the_request_says_otherwise() {
        let text = "kms:CreateGrant on resource: arn:aws:kms:eu-west-1:111122223333:key/1a2b because no identity-based policy allows the kms:CreateGrant action";
        let [fix] = fixes(text).try_into().expect("one fix");
        assert_eq!(fix.caveats, [Caveat::GrantForService, Caveat::ManagesPermissions]);
        assert_eq!(fix.applicability, Applicability::MayNeedChange);
    }

    #[test]
    fn who_makes_a_grant_itself_gets_no_condition_for_services() {
        let text = "An error occurred (AccessDeniedException) when calling the CreateGrant operation: User: arn:aws:iam::111122223333:user/ana is not authorized to perform: kms:CreateGrant on resource: arn:aws:kms:eu-west-1:111122223333:key/1a2b because no identity-based policy allows the kms:CreateGrant action";
        let [fix] = of(&triage(text).denials.remove(0)).try_into().expect("one fix");
        let condition =
            DraftCondition::new("ForAllValues:StringEquals", "kms:GrantOperations", "GRANT_OPERATION");
        let conditions = fix.change.statement().map(|statement| statement.conditions.clone());
        assert_eq!(conditions, Some(vec![condition]));
        assert_eq!(fix.applicability, Applicability::HasPlaceholders);
    }

    #[test]
    fn within_an_account_only_the_side_that_aws_names_is_asked() {
        let layers =
            |rest: &str| -> Vec<_> { statements(rest).into_iter().map(|(layer, _)| layer).collect() };
        let key = |account: &str, reason: &str| {
            format!(
                "kms:Decrypt on resource: arn:aws:kms:eu-west-1:{account}:key/1a2b because no {reason} policy allows the kms:Decrypt action"
            )
        };
        assert_eq!(layers(&key("111122223333", "identity-based")), [Layer::Identity]);
        assert_eq!(layers(&key("111122223333", "resource-based")), [Layer::Resource]);
        assert_eq!(layers(&key("444455556666", "resource-based")), [Layer::Resource, Layer::Identity]);
        let role = "sts:AssumeRole on resource: arn:aws:iam::111122223333:role/r";
        let trusted = format!("{role} because no role trust policy allows the sts:AssumeRole action");
        assert_eq!(layers(&trusted), [Layer::Resource]);
        assert_eq!(layers(role), [Layer::Identity, Layer::Resource]);
    }

    #[test]
    fn an_scp_speaks_of_every_resource() {
        let [fix] = fixes(
            "s3:GetObject on resource: arn:aws:s3:::b/k because no service control policy allows the s3:GetObject action",
        )
        .try_into()
        .expect("one fix");
        let resources = fix.change.statement().map(|statement| statement.resources.clone());
        let caveats = vec![Caveat::KeepTheRest, Caveat::EveryResource];
        assert_eq!((resources, fix.caveats), (Some(vec!["*".to_owned()]), caveats));
        assert_eq!(fix.applicability, Applicability::MayNeedChange, "the policy that is there has to stay");
    }

    #[test]
    fn what_is_no_action_is_not_allowed() {
        for action in ["s3:Get*", "GetObject", "s3:", "$(id):x"] {
            assert!(!is_action(action), "{action}");
        }
        assert!(is_action("elasticloadbalancing:DescribeTags"));
    }
}
