//! Commands about the request that was refused.

use super::{Command, Purpose, context_key};
use crate::{
    argument::{Argument, ValueKind},
    fix::{is_by_role_of_other_account, passed_service, resource_to_allow},
    principal::{NamedPrincipal, Path, entity_arn, named},
    refusal::{is_about_policies, is_of_callers_side, resource_arn},
    uneditable::{Uneditable, is_of_fixed_policies},
};
use denylens_policy::Arn;
use denylens_triage::report::{ConditionKey, Denial, EncodedState, Form, KeyNaming};

/// Decodes the encoded message, unless its document is there.
pub(super) fn decode(denial: &Denial) -> Option<Command> {
    if denial.documents.decoded.is_some() {
        return None;
    }
    let encoded = denial.encoded.as_ref().filter(|encoded| encoded.state == EncodedState::Complete)?;
    Some(Command::new(
        Purpose::Decode,
        "aws sts decode-authorization-message --encoded-message={} --query=DecodedMessage --output=text",
        &[ValueKind::EncodedMessage.of(&encoded.text)],
    ))
}

/// Fetches the authorization details.
pub(super) fn details(denial: &Denial) -> Option<Command> {
    let id = denial.authorization_id.as_deref()?;
    let command = Command::new(
        Purpose::FetchDetails,
        "aws iam-toolbox get-request-authorization-details --authorization-id={}",
        &[ValueKind::AuthorizationId.of(id)],
    );
    Some(match denial.region.as_deref() {
        Some(region) => command.with("--region={}", &[ValueKind::Region.of(region)]),
        None => command,
    })
}

/// Asks the policy simulator about this very request, with the context that the decoded document gives.
///
/// It evaluates the policies of a user, a group or a role, the permissions boundary, and the SCPs of the account. It doesn't know the
/// policies of resources, sessions and VPC endpoints, nor RCPs, so it can't show what these refused. Without a resource it asks about
/// `*`, which a policy that names one doesn't allow.
///
/// Source: IAM API Reference, `API_SimulatePrincipalPolicy.html`.
pub(super) fn simulate(denial: &Denial) -> Option<Command> {
    // Whatever it answers, nobody can change it, or should: the deploy role of the CDK makes the call in the caller's place.
    let is_answered = Uneditable::of(denial).is_some_and(|kind| kind.answers(denial))
        || is_of_fixed_policies(denial)
        || denial.form == Some(Form::DeployRole)
        || is_by_role_of_other_account(denial);
    if !is_about_policies(denial) || is_answered || !is_of_callers_side(denial) {
        return None;
    }
    let entity = match named(denial)? {
        NamedPrincipal { path: Path::Open, .. } => Argument::Open(ValueKind::Principal),
        _ => ValueKind::Principal.of(entity_arn(denial).filter(|arn| is_simulated(arn))?),
    };
    let action = denial.qualified_action().filter(|action| action.contains(':'))?;
    let (resource, passed_to) = (resource(denial, &action), passed_to(denial, &action));
    let mut command = Command::new(
        Purpose::Simulate,
        "aws iam simulate-principal-policy --policy-source-arn={} --action-names={}",
        &[entity, ValueKind::Action.of(action)],
    );
    if let Some(resource) = resource {
        command = command.with("--resource-arns={}", &[resource]);
    }
    let conditions = denial.conditions.iter().filter(|condition| is_key(condition));
    let entries: Vec<_> = conditions.map(entry).chain(passed_to).collect();
    if !entries.is_empty() {
        command = command.with("--context-entries", &[]);
    }
    // The option takes several words, so none can be joined to it. Each begins with a constant.
    Some(entries.iter().fold(command, |command, entry| command.with(ENTRY, entry)))
}

/// The service that gets the role, where the text has no request context: what allows to pass a role mostly asks for it.
///
/// Source: IAM User Guide, `id_roles_use_passrole.html`.
fn passed_to(denial: &Denial, action: &str) -> Option<[Argument<'static>; 3]> {
    let key = "iam:PassedToService";
    let is_said = denial.conditions.iter().any(|condition| condition.key.eq_ignore_ascii_case(key));
    if is_said || !action.eq_ignore_ascii_case("iam:PassRole") {
        return None;
    }
    let service = passed_service(denial).and_then(|services| <[String; 1]>::try_from(services).ok());
    let service = ValueKind::ServicePrincipal.of_any(service.map(|[service]| service));
    Some([Argument::constant(key), service, Argument::constant("string")])
}

/// Whether an ARN is of somebody whose policies are simulated: not the root user, a federated user or an identity provider.
fn is_simulated(arn: &str) -> bool {
    let kind = Arn::parse(arn).filter(|arn| arn.service == "iam").and_then(|arn| arn.typed_resource());
    kind.is_some_and(|(kind, _)| matches!(kind, "user" | "role"))
}

/// The resource of the request; where the text gives no ARN, the one that an Allow names.
fn resource<'d>(denial: &'d Denial, action: &str) -> Option<Argument<'d>> {
    let text = denial.resource.as_deref().filter(|_| resource_arn(denial).is_some());
    let given = text.map(|text| ValueKind::Resource.of(text));
    // A pattern is no resource of a request.
    match text.filter(|text| !text.ends_with('*')) {
        Some(_) => given,
        None => resource_to_allow(denial, action).map(made).or(given),
    }
}

/// An ARN that was made: names in capitals stand in it for what the text doesn't give.
fn made(arn: String) -> Argument<'static> {
    let (mut open, mut whole) = (Vec::new(), arn.clone());
    for (kind, example) in [
        (ValueKind::Account, "111122223333"),
        (ValueKind::Region, "us-east-1"),
        (ValueKind::Bucket, "bucket"),
        (ValueKind::Key, "key"),
        (ValueKind::Repository, "repository"),
        (ValueKind::Role, "role"),
        (ValueKind::User, "user"),
    ] {
        let name = kind.placeholder();
        let is_one = |piece: &str| piece == name;
        if whole.split([':', '/']).any(is_one) {
            open.push(kind);
            whole = whole.replace(name, example);
        }
    }
    // The names of others are told as a whole.
    let is_left = whole
        .split([':', '/'])
        .any(|piece| piece.ends_with("_NAME") || piece.ends_with("_ID") || piece.ends_with("_ARN"));
    match open.is_empty() {
        _ if is_left || !ValueKind::Resource.fits(&whole) => Argument::Open(ValueKind::Resource),
        true => Argument::Given(arn.into()),
        false => Argument::Partly(arn, open),
    }
}

/// A key of the request context in the CLI's shorthand.
const ENTRY: &str = "ContextKeyName={},ContextKeyValues={},ContextKeyType={}";

/// Whether the simulator is told of a key. What a client calls itself is nothing that policies rest on, and no shell takes it easily.
///
/// Source: IAM User Guide, `reference_policies_condition-keys.html`, `aws:UserAgent`.
fn is_key(condition: &ConditionKey) -> bool {
    condition.naming == KeyNaming::ConditionKey
        && !condition.values.is_empty()
        && !condition.key.eq_ignore_ascii_case("aws:UserAgent")
}

fn entry(condition: &ConditionKey) -> [Argument<'_>; 3] {
    let kind = context_key::kind(&condition.key, condition.values.len());
    let all_fit = condition.values.iter().all(|value| ValueKind::ContextValue.fits(value));
    let values = if all_fit {
        Argument::Given(condition.values.join(",").into())
    } else {
        Argument::Open(ValueKind::ContextValue)
    };
    [ValueKind::ContextKey.of(&condition.key), values, Argument::constant(kind)]
}

#[cfg(test)]
mod tests {
    use crate::command::{self, Command, Purpose, shell::Shell};
    use denylens_triage::triage;

    fn simulation(principal: &str, rest: &str) -> Option<Command> {
        let text = format!("User: {principal} is not authorized to perform: {rest}");
        let commands = command::of(&triage(&text).denials.remove(0));
        commands.into_iter().find(|command| command.purpose == Purpose::Simulate)
    }

    const ANA: &str = "arn:aws:iam::111122223333:user/ana";

    #[test]
    fn the_resource_that_is_simulated_is_the_one_that_the_fix_names() {
        for (rest, resource) in [
            ("iam:PassRole on resource: role ci", "arn:aws:iam::111122223333:role/ci"),
            (
                "iam:CreatePolicyVersion on resource: policy ci-read",
                "arn:aws:iam::111122223333:policy/ci-read",
            ),
            ("iam:PassRole on resource: *", "arn:aws:iam::111122223333:role/ROLE_NAME"),
            (
                "iam:PassRole on resource: arn:aws:iam::111122223333:role/*",
                "arn:aws:iam::111122223333:role/ROLE_NAME",
            ),
            (
                "dynamodb:GetItem on resource: table Orders",
                "arn:aws:dynamodb:REGION_NAME:111122223333:table/Orders",
            ),
            ("iam:AddUserToGroup", "RESOURCE_ARN"),
            ("s3:GetObject on resource: arn:aws:s3:::b/k", "arn:aws:s3:::b/k"),
        ] {
            let text = simulation(ANA, rest).unwrap().text(Shell::Bash);
            let found = text.split("--resource-arns=").nth(1).and_then(|rest| rest.split(' ').next());
            assert_eq!(found, Some(resource), "{rest}: {text}");
        }
        let open = simulation(ANA, "iam:PassRole on resource: *").unwrap();
        assert!(open.leaves_open(crate::argument::ValueKind::Role), "{open:?}");
        for rest in ["s3:ListAllMyBuckets", "ec2:RunInstances"] {
            let text = simulation(ANA, rest).unwrap().text(Shell::Bash);
            assert!(!text.contains("--resource-arns"), "{text}");
        }
    }

    #[test]
    fn the_simulator_is_told_which_service_gets_the_role() {
        let role = "iam:PassRole on resource: arn:aws:iam::111122223333:role/r";
        let open = simulation(ANA, role).unwrap();
        let entry = |service: &str| {
            format!(
                "--context-entries ContextKeyName=iam:PassedToService,ContextKeyValues={service},ContextKeyType=string"
            )
        };
        assert!(open.text(Shell::Bash).ends_with(&entry("SERVICE_PRINCIPAL")), "{open:?}");
        let text = format!(
            "An error occurred (AccessDenied) when calling the RunInstances operation: User: {ANA} is not authorized to perform: {role}"
        );
        let commands = command::of(&triage(&text).denials.remove(0));
        assert!(
            commands.iter().any(|command| command.text(Shell::Bash).ends_with(&entry("ec2.amazonaws.com"))),
            "{commands:?}"
        );
    }

    #[test]
    fn what_the_simulator_cannot_see_is_not_simulated() {
        let queue = "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:111122223333:q";
        for layer in
            ["resource-based policy", "session policy", "VPC endpoint policy", "resource control policy"]
        {
            for reason in [
                format!("with an explicit deny in a {layer}"),
                format!("because no {layer} allows the sqs:SendMessage action"),
            ] {
                assert_eq!(simulation(ANA, &format!("{queue} {reason}")), None, "{reason}");
            }
        }
        for layer in ["identity-based policy", "permissions boundary", "service control policy"] {
            let reason = format!("because no {layer} allows the sqs:SendMessage action");
            assert!(simulation(ANA, &format!("{queue} {reason}")).is_some(), "{reason}");
        }
    }

    #[test]
    fn between_two_accounts_the_callers_side_is_simulated_too() {
        let queue = "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:444455556666:q";
        let reason = "because no resource-based policy allows the sqs:SendMessage action";
        assert!(simulation(ANA, &format!("{queue} {reason}")).is_some());
        let reason = "with an explicit deny in a resource-based policy";
        assert_eq!(simulation(ANA, &format!("{queue} {reason}")), None);
    }

    #[test]
    fn only_users_and_roles_are_simulated() {
        for principal in [
            "arn:aws:iam::111122223333:root",
            "arn:aws:sts::111122223333:federated-user/ana",
            "arn:aws:iam::111122223333:saml-provider/AcmeLogin",
        ] {
            assert_eq!(simulation(principal, "s3:ListAllMyBuckets"), None, "{principal}");
        }
    }
}
