//! What to ask of whoever can do something: one message for each of them.
//!
//! Who asks knows what was refused, and who is asked owns a policy. So a message has all that the owner needs, and nothing that the
//! owner has to find out.

pub use crate::refusal::account_of_caller;
use crate::{
    argument::ValueKind,
    change_request::{self, RequestChange},
    command::{self, Command, Purpose},
    contact::Contact,
    fix::{Caveat, Fix},
    how::{Certainty, How},
    prose::{Passage, Section, Topic},
    refusal::{
        acting_as, disagreement, foreign_bootstrap_role, is_about_policies, is_across_accounts,
        is_changed_by_bootstrap, is_told_by_details, resource_arn, waits_for_decoding,
    },
    uneditable::{Uneditable, is_service_linked},
};
use denylens_policy::Layer;
use denylens_triage::report::{
    Acting, Cause, Denial, DenyKind, Form, GivenDocument, ParticularKind, Reading, RemedyOwner, RemedyRequest,
};

/// A message to whoever can do something.
#[derive(Clone, Debug, PartialEq)]
pub struct Handoff {
    /// Who that is.
    pub to: Contact,
    /// What is asked for.
    pub request: Request,
    /// What the caller can change instead, where an exception is asked for. It comes first: a statement that denies is mostly meant.
    pub instead: Vec<RequestChange>,
    /// Why it is needed here.
    pub ground: Ground,
    /// As whom the call was made, where it may not be who was meant, or the role is changed by somebody's command.
    pub caution: Option<Acting>,
    /// How the request was refused, where anything of it is known.
    pub refused: Option<How>,
    /// The commands that go with it, by their places in [`crate::Advice::commands`].
    pub commands: Vec<usize>,
    /// Who else gets a message.
    pub others: Vec<Contact>,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// To make these changes, by their places in [`crate::Advice::fixes`].
    Change(Vec<usize>),
    /// To let the call through, where the text doesn't say enough for a change.
    LetThrough,
    /// To say whether a policy of this owner refused the call, and to change nothing yet: two texts disagree.
    Confirm(Doubt),
    /// To decode the message.
    Decode,
    /// What is done instead of changing what nobody can edit.
    Instead(Uneditable),
    /// To see whether a key is there, and open to the caller.
    CheckKey,
    /// To bootstrap an environment of the CDK again, so that it trusts the caller's account.
    Bootstrap,
    /// To let another account make grants for a key.
    AllowGrants,
    /// To make a grant for a service-linked role.
    MakeGrant,
    /// To make a key usable.
    EnableKey,
    /// To correct the role that a service uses.
    CorrectRole,
    /// What there is to do about the cause.
    Remedy(RemedyRequest),
}

/// What two texts disagree about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Which layer refused the call.
    Layer {
        /// The one that the message names.
        message: Layer,
        /// The one that the authorization details name.
        details: Layer,
    },
    /// Which of the two is of the call that was refused: the message, or this document.
    Document(GivenDocument),
}

/// Why something is needed of whoever is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The refusal says so.
    Said,
    /// Two sides have to allow it, and this is one of them.
    OfBothSides,
    /// The text doesn't name the policy that refused.
    NotSaid,
    /// Another role then makes the call that was refused.
    ThroughAnotherRole,
    /// Only a role of the account of the resource can make the call.
    RoleOfOtherAccount,
    /// It helps where the key policy leaves it to the policies of the account.
    ByKeyPolicy,
}

/// Who has to act first, as long as it is not the caller alone.
pub fn first_contact(denial: &Denial, fixes: &[Fix]) -> Option<Contact> {
    // Where there is a change, its owner is asked, whatever commands there are: a log may have thousands of refusals.
    let commands = if fixes.is_empty() { command::of(denial) } else { Vec::new() };
    asked(denial, fixes, &commands).into_iter().next().map(|(to, ..)| to)
}

/// The messages; none where nobody but the caller has to do something.
pub(crate) fn of(denial: &Denial, fixes: &[Fix], commands: &[Command]) -> Vec<Handoff> {
    let asked = asked(denial, fixes, commands);
    let mut instead = change_request::of(denial);
    instead.retain(|change| !change.is_of_who_calls());
    instead.truncate(MOST);
    let owners: Vec<Contact> = asked.iter().map(|(to, ..)| to.clone()).collect();
    let is_by_policy = denial.effect != DenyKind::Unknown && is_about_policies(denial);
    let is_known = denial.layer.layer.is_some() || is_by_policy;
    let refused = is_known.then(|| How::of(denial));
    asked
        .into_iter()
        .map(|(to, request, ground)| Handoff {
            caution: caution(denial, &request, fixes),
            commands: if matches!(ground, Ground::ThroughAnotherRole | Ground::RoleOfOtherAccount) {
                Vec::new()
            } else {
                with(&request, fixes, commands)
            },
            instead: if matches!(request, Request::Change(_) | Request::LetThrough) {
                instead.clone()
            } else {
                Vec::new()
            },
            others: owners.iter().filter(|owner| **owner != to).cloned().collect(),
            refused: match request {
                Request::Confirm(Doubt::Layer { message, .. })
                    if to == Contact::of(denial, Some(message)) =>
                {
                    Some(How::Layer {
                        layer: message,
                        kind: None,
                        effect: denial.effect,
                        certainty: Certainty::Said,
                    })
                }
                _ => refused,
            },
            to,
            request,
            ground,
        })
        .collect()
}

/// Who is asked for what, and why.
fn asked(denial: &Denial, fixes: &[Fix], commands: &[Command]) -> Vec<Asked> {
    if denial.is_anonymous() {
        return Vec::new();
    }
    let mut asked = Vec::new();
    // Which policy refused isn't known as long as only the encoded message says it.
    let is_told = !waits_for_decoding(denial) || denial.layer.layer.is_some();
    match doubt(denial) {
        Some(doubt) if is_told => asked.extend(owners_in(doubt, denial, fixes)),
        _ if is_told => {
            asked.extend(changes(denial, fixes));
            if asked.is_empty() {
                asked.extend(grant(denial));
            }
            if asked.is_empty() {
                asked.extend(without_change(denial, commands));
            }
            asked.extend(bootstrap(denial));
        }
        _ => {}
    }
    if waits_for_decoding(denial) && !is_told_by_details(denial) {
        asked.push((Contact::Decoder(denial.account.clone()), Request::Decode, Ground::Said));
    }
    asked
}

/// What the owner of the role of the caller is told of it.
fn caution(denial: &Denial, request: &Request, fixes: &[Fix]) -> Option<Acting> {
    let Request::Change(places) = request else { return None };
    let mut changed = places.iter().filter_map(|place| fixes.get(*place));
    let is_of_caller = changed.any(|fix| fix.layer == Some(Layer::Identity));
    acting_as(denial).filter(|acting| match acting {
        Acting::Node | Acting::ContainerInstance | Acting::TaskExecution | Acting::BuildMachine => {
            is_of_caller && denial.effect != DenyKind::Explicit
        }
        Acting::CdkExecution => is_of_caller && is_changed_by_bootstrap(denial),
        Acting::Itself => denial.effect != DenyKind::Explicit,
        Acting::TaskStart | Acting::CdkDeploy | Acting::CdkOther => false,
    })
}

/// More ways to change the request than these are for the report alone.
const MOST: usize = 3;

type Asked = (Contact, Request, Ground);

/// The changes, by their owners.
fn changes(denial: &Denial, fixes: &[Fix]) -> Vec<Asked> {
    let mut owners: Vec<(&Contact, Vec<usize>)> = Vec::new();
    for (place, fix) in fixes.iter().enumerate() {
        match owners.iter_mut().find(|(owner, _)| *owner == &fix.owner) {
            Some((_, places)) => places.push(place),
            None => owners.push((&fix.owner, vec![place])),
        }
    }
    let sides = owners.len();
    let ground = |places: &[usize]| {
        let of_owner = || places.iter().filter_map(|place| fixes.get(*place));
        let all_possible = of_owner().all(|fix| fix.caveats.contains(&Caveat::LayerNotSaid));
        for (caveat, ground) in BY_CAVEAT {
            if of_owner().any(|fix| fix.caveats.contains(&caveat)) {
                return ground;
            }
        }
        if denial.form == Some(Form::DeployRole) {
            return Ground::ThroughAnotherRole;
        }
        match (all_possible, sides) {
            (false, _) => Ground::Said,
            (true, 1) if denial.layer.layer.is_none() => Ground::NotSaid,
            // Within one account a side can do alone.
            (true, _) if denial.layer.layer.is_none() && !is_across_accounts(denial) => Ground::NotSaid,
            (true, 1) => Ground::Said,
            // In one account, one of the two is mostly enough.
            (true, _) if denial.layer.layer.is_none() && !is_across_accounts(denial) => Ground::NotSaid,
            (true, _) => Ground::OfBothSides,
        }
    };
    owners
        .into_iter()
        .map(|(owner, places)| {
            let ground = ground(&places);
            (owner.clone(), Request::Change(places), ground)
        })
        .collect()
}

/// What a caveat of a change says of why it is needed.
const BY_CAVEAT: [(Caveat, Ground); 2] =
    [(Caveat::RoleOfOtherAccount, Ground::RoleOfOtherAccount), (Caveat::ByKeyPolicy, Ground::ByKeyPolicy)];

/// The account of a role of the CDK's bootstrap stack trusts another one by a command, and not by a change to a policy.
fn bootstrap(denial: &Denial) -> Option<Asked> {
    let role = foreign_bootstrap_role(denial)?;
    let ground = match denial.layer.layer {
        Some(Layer::Resource) => Ground::Said,
        Some(_) => Ground::OfBothSides,
        None => Ground::NotSaid,
    };
    Some((Contact::Administrator(Some(role.account.to_owned())), Request::Bootstrap, ground))
}

/// What a service-linked role needs for a key of another account: no policy there can name it, so each side does its part of a grant.
///
/// Source: Amazon EC2 Auto Scaling User Guide, `key-policy-requirements-EBS-encryption.html`.
fn grant(denial: &Denial) -> Vec<Asked> {
    let is_it = denial.cause == Cause::Kms
        && denial.effect != DenyKind::Explicit
        && is_across_accounts(denial)
        && is_service_linked(denial);
    if !is_it {
        return Vec::new();
    }
    let administrator = Contact::Administrator(account_of_caller(denial).map(str::to_owned));
    vec![
        (Contact::of(denial, Some(Layer::Resource)), Request::AllowGrants, Ground::Said),
        (administrator, Request::MakeGrant, Ground::Said),
    ]
}

/// What is asked where there is no change to be made.
fn without_change(denial: &Denial, commands: &[Command]) -> Option<Asked> {
    if let Some(kind) = Uneditable::of(denial).filter(|kind| kind.answers(denial)) {
        return Some((kind.contact(denial), Request::Instead(kind), Ground::Said));
    }
    if commands.iter().any(sets_up_provider) {
        let to = Contact::of(denial, Some(Layer::Resource));
        return Some((to, Request::Remedy(RemedyRequest::SetUpProvider), Ground::Said));
    }
    if denial.form == Some(Form::KeyUnknown) {
        return Some((Contact::of(denial, Some(Layer::Resource)), Request::CheckKey, Ground::Said));
    }
    if denial.form == Some(Form::KeyState) {
        return Some((Contact::of(denial, Some(Layer::Resource)), Request::EnableKey, Ground::Said));
    }
    if matches!(denial.form, Some(Form::RolePermission | Form::ServiceRole)) && is_of_some_role(denial) {
        let role =
            resource_arn(denial).filter(|arn| denial.form == Some(Form::ServiceRole) && arn.service == "iam");
        let account = role.and_then(|role| role.account_id()).or_else(|| account_of_caller(denial));
        let to = Contact::Administrator(account.map(str::to_owned));
        return Some((to, Request::CorrectRole, Ground::Said));
    }
    if let Some(layer) = denial.layer.layer.filter(|_| is_about_policies(denial)) {
        return Some((Contact::of(denial, Some(layer)), Request::LetThrough, Ground::Said));
    }
    let remedy = denial.remedy().filter(|remedy| can_be_found(remedy.request, denial))?;
    let to = match remedy.owner {
        RemedyOwner::AccountAdministrator => {
            Contact::Administrator(account_of_caller(denial).map(str::to_owned))
        }
        RemedyOwner::AuthorizerOwner => Contact::of_authorizer(denial)?,
        RemedyOwner::ResourceOwner => {
            match denial.resource.as_deref().filter(|_| resource_arn(denial).is_none()) {
                Some(id) => Contact::Owner(id.to_owned()),
                None => Contact::of(denial, Some(Layer::Resource)),
            }
        }
    };
    Some((to, Request::Remedy(remedy.request), Ground::Said))
}

/// Whether whoever is asked to correct a role can tell which it is: by its name, by the call, or by the service that uses it.
fn is_of_some_role(denial: &Denial) -> bool {
    let known = [&denial.principal, &denial.operation, &denial.resource, &denial.service_principal];
    known.into_iter().any(Option::is_some)
}

/// What whoever runs an authorizer is asked for: each form has a request of its own.
pub fn request_of_authorizer(denial: &Denial) -> Option<Passage> {
    let names = |kind| denial.particular(kind).is_some();
    let section = match denial.form? {
        Form::ClusterRole if names(ParticularKind::Namespace) => Section::AskNamespace,
        Form::LakeFormation if names(ParticularKind::Permission) => Section::AskPermission,
        form => Section::AskForm(form),
    };
    Topic::Cause(denial.cause).first_of(&[section])
}

/// Whether whoever is asked to find the policy has something to look for: who called, what, or on what. And who has the whole of an encoded
/// message needs nobody to look.
fn can_be_found(request: RemedyRequest, denial: &Denial) -> bool {
    let known = [&denial.principal, &denial.action, &denial.operation, &denial.resource];
    let is_of_call = known.into_iter().any(Option::is_some);
    let is_encoded = denial.encoded.is_some() && denial.documents.decoded.is_none();
    match request {
        // Whether a policy refused is for the caller to see first.
        RemedyRequest::FindPolicy => is_of_call && !is_encoded && denial.form != Some(Form::NoObjects),
        // Whose it is can't be told without it.
        RemedyRequest::LetServiceIn => denial.resource.is_some(),
        RemedyRequest::RaiseQuota
        | RemedyRequest::ShareResource
        | RemedyRequest::SetUpProvider
        | RemedyRequest::Authorize => true,
    }
}

/// What the texts disagree about, where they do.
fn doubt(denial: &Denial) -> Option<Doubt> {
    let of_layers = denial.readings.iter().find_map(|reading| match *reading {
        Reading::MessageAndDetailsDisagree { message, details } => Some(Doubt::Layer { message, details }),
        _ => None,
    });
    of_layers.or_else(|| disagreement(denial).map(|mismatch| Doubt::Document(mismatch.given)))
}

/// Everyone whose policies one of the texts names. Nobody changes anything on a text that may be wrong.
fn owners_in(doubt: Doubt, denial: &Denial, fixes: &[Fix]) -> Vec<Asked> {
    let mut owners: Vec<Contact> = match doubt {
        Doubt::Layer { message, details } => {
            [details, message].into_iter().map(|layer| Contact::of(denial, Some(layer))).collect()
        }
        Doubt::Document(_) if fixes.is_empty() => {
            denial.layer.layer.map(|layer| Contact::of(denial, Some(layer))).into_iter().collect()
        }
        Doubt::Document(_) => fixes.iter().map(|fix| fix.owner.clone()).collect(),
    };
    owners.dedup();
    owners.into_iter().map(|owner| (owner, Request::Confirm(doubt), Ground::Said)).collect()
}

/// The commands that go with a request: the one to run, or the one that checks what was done.
fn with(request: &Request, fixes: &[Fix], commands: &[Command]) -> Vec<usize> {
    let is_simulated = |fix: &Fix| matches!(fix.layer, Some(Layer::Identity | Layer::Boundary));
    let wanted: &[Purpose] = match request {
        Request::Decode => &[Purpose::Decode],
        Request::Change(places) if places.iter().filter_map(|place| fixes.get(*place)).all(is_simulated) => {
            &[Purpose::Simulate]
        }
        Request::Instead(_) => &[
            Purpose::FindIdentityCenter,
            Purpose::ListPermissionSets,
            Purpose::SeePermissionSet,
            Purpose::ListAccessKeys,
            Purpose::DeactivateKey,
            Purpose::FindUsesOfKey,
            Purpose::EndQuarantine,
            Purpose::DetachPolicy,
            Purpose::AssumeRoot,
            Purpose::KeepBucketPolicy,
            Purpose::DeleteBucketPolicy,
        ],
        Request::EnableKey => &[Purpose::SeeKeyState],
        Request::CorrectRole => &[Purpose::FindEvent],
        Request::CheckKey => &[Purpose::SeeKeyState, Purpose::ReadKeyPolicy],
        Request::Bootstrap => &[Purpose::Bootstrap],
        Request::Remedy(RemedyRequest::RaiseQuota) => &[Purpose::SeeQuota, Purpose::RaiseQuota],
        Request::Remedy(RemedyRequest::SetUpProvider) => &[Purpose::CreateProvider, Purpose::AddAudience],
        Request::Remedy(RemedyRequest::FindPolicy) => &[Purpose::FindEvent],
        Request::Change(_)
        | Request::LetThrough
        | Request::AllowGrants
        | Request::MakeGrant
        | Request::Confirm(_)
        | Request::Remedy(
            RemedyRequest::ShareResource | RemedyRequest::LetServiceIn | RemedyRequest::Authorize,
        ) => &[],
    };
    let places = commands.iter().enumerate();
    // Which quota it is would be for whoever gets the message to find out.
    let is_told = |command: &Command| !command.leaves_open(ValueKind::QuotaCode);
    let wanted = |command: &Command| wanted.contains(&command.purpose) && is_told(command);
    places.filter(|(_, command)| wanted(command)).map(|(place, _)| place).collect()
}

/// Whether a command sets up the identity provider that a token needs.
fn sets_up_provider(command: &Command) -> bool {
    matches!(command.purpose, Purpose::CreateProvider | Purpose::AddAudience)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{change_request::Subject, fix, refusal::samples::denied_by};
    use denylens_triage::triage;

    fn of(text: &str) -> Vec<Handoff> {
        let denial = triage(text).denials.remove(0);
        super::of(&denial, &fix::of(&denial), &command::of(&denial))
    }

    /// Who gets which request.
    #[track_caller]
    fn check(text: &str, wanted: &[(Contact, Request)]) {
        let asked: Vec<_> = of(text).into_iter().map(|message| (message.to, message.request)).collect();
        assert_eq!(asked, wanted, "{text}");
    }

    fn account(id: &str) -> Option<String> {
        Some(id.to_owned())
    }

    fn refused(rest: &str) -> String {
        format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}")
    }

    fn encoded() -> String {
        format!(" Encoded authorization failure message: {}", "aB3-_xYz".repeat(70))
    }

    #[test]
    fn the_owner_of_the_change_is_asked_for_it() {
        check(
            &refused(
                "s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action",
            ),
            &[(Contact::Iam(account("111122223333")), Request::Change(vec![0]))],
        );
    }

    #[test]
    fn what_nobody_can_edit_isnt_asked_for() {
        let text = refused(
            "ec2:RunInstances with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3",
        );
        check(
            &text,
            &[(Contact::Administrator(account("111122223333")), Request::Instead(Uneditable::Quarantine))],
        );
        assert_eq!(of(&text)[0].commands.len(), 4);
    }

    #[test]
    fn each_of_two_accounts_is_asked_for_its_own() {
        let text = refused(
            "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:444455556666:q because no identity-based policy allows the sqs:SendMessage action",
        );
        let (caller, owner) =
            (Contact::Iam(account("111122223333")), Contact::Resource(account("444455556666")));
        check(
            &text,
            &[(caller.clone(), Request::Change(vec![0])), (owner.clone(), Request::Change(vec![1]))],
        );
        let messages = of(&text);
        assert_eq!((&messages[0].ground, &messages[1].ground), (&Ground::Said, &Ground::OfBothSides));
        assert_eq!((&messages[0].others, &messages[1].others), (&vec![owner], &vec![caller]));
    }

    #[test]
    fn in_one_account_nobody_is_told_that_both_sides_have_to_allow_it() {
        let of = |account: &str| -> Vec<_> {
            let rest = format!(
                "kms:Decrypt on resource: arn:aws:kms:us-east-1:{account}:key/1234abcd-12ab-34cd-56ef-1234567890ab"
            );
            self::of(&refused(&rest)).iter().map(|message| message.ground).collect()
        };
        assert_eq!(of("111122223333"), [Ground::ByKeyPolicy]);
        assert_eq!(of("444455556666"), [Ground::OfBothSides, Ground::OfBothSides]);
    }

    #[test]
    fn whoever_owns_a_key_looks_whether_it_is_there() {
        check(
            "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
            &[(Contact::Key(None), Request::CheckKey)],
        );
    }

    #[test]
    fn the_other_account_is_asked_for_a_role_or_to_bootstrap_again() {
        let (here, there) = (Contact::Iam(account("111122223333")), account("444455556666"));
        check(
            &refused("ecs:DescribeServices on resource: arn:aws:ecs:eu-west-1:444455556666:service/shop/web"),
            &[
                (here.clone(), Request::Change(vec![0])),
                (Contact::Iam(there.clone()), Request::Change(vec![1, 2])),
            ],
        );
        check(
            &refused(
                "sts:AssumeRole on resource: arn:aws:iam::444455556666:role/cdk-hnb659fds-deploy-role-444455556666-eu-west-1",
            ),
            &[(here, Request::Change(vec![0])), (Contact::Administrator(there), Request::Bootstrap)],
        );
    }

    #[test]
    fn the_account_of_an_image_isnt_taken_for_the_callers() {
        check(
            "failed to resolve ref 444455556666.dkr.ecr.us-east-1.amazonaws.com/app:1: pulling from host \
             444455556666.dkr.ecr.us-east-1.amazonaws.com failed with status code [manifests 1]: 403 Forbidden",
            &[(Contact::Administrator(None), Request::Remedy(RemedyRequest::FindPolicy))],
        );
    }

    #[test]
    fn whoever_deploys_asks_for_the_deploy_role_and_simulates_nothing_else() {
        let messages = of(&refused(
            "iam:PassRole on resource: arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-central-1 because no identity-based policy allows the iam:PassRole action",
        ));
        let told: Vec<_> =
            messages.iter().map(|message| (message.ground, message.commands.as_slice())).collect();
        assert_eq!(told, [(Ground::ThroughAnotherRole, &[][..])]);
    }

    #[test]
    fn the_first_to_act_is_the_first_who_is_asked() {
        let first = |text: &str| {
            let denial = triage(text).denials.remove(0);
            first_contact(&denial, &fix::of(&denial))
        };
        let shared = refused(
            "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:444455556666:q because no identity-based policy allows the sqs:SendMessage action",
        );
        assert_eq!(first(&shared), Some(Contact::Iam(account("111122223333"))));
        assert_eq!(first("ThrottlingException: Rate exceeded"), None);
    }

    #[test]
    fn a_message_is_decoded_by_who_may() {
        let text = format!(
            "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation.{}",
            encoded()
        );
        check(&text, &[(Contact::Decoder(None), Request::Decode)]);
        assert_eq!(of(&text)[0].commands, [0]);
    }

    #[test]
    fn who_is_named_is_asked_also_while_a_message_waits() {
        let text = refused(
            "ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111122223333:instance/* with an explicit deny in a service control policy.",
        );
        check(
            &format!("{text}{}", encoded()),
            &[
                (Contact::Organization(None), Request::Change(vec![0])),
                (Contact::Decoder(account("111122223333")), Request::Decode),
            ],
        );
    }

    #[test]
    fn owners_that_contradict_each_other_are_both_asked_whether_it_was_them() {
        let sentence = refused(
            "iam:CreateRole on resource: arn:aws:iam::111122223333:role/New with an explicit deny in an identity-based policy",
        );
        let details = r#"{"requestContext":{},"evaluations":[{"action":"iam:CreateRole","resource":"arn:aws:iam::111122223333:role/New","evaluatedEffect":"EXPLICIT_DENY","checks":[{"checkType":"SERVICE_CONTROL_POLICY","evaluatedEffect":"EXPLICIT_DENY"}]}]}"#;
        let doubt = Doubt::Layer { message: Layer::Identity, details: Layer::ServiceControl };
        let text = format!("{sentence}\n\n{details}");
        check(
            &text,
            &[
                (Contact::Organization(None), Request::Confirm(doubt)),
                (Contact::Iam(account("111122223333")), Request::Confirm(doubt)),
            ],
        );
        let named = |message: &Handoff| match message.refused {
            Some(How::Layer { layer, .. }) => layer,
            _ => panic!("no layer"),
        };
        let layers: Vec<_> = of(&text).iter().map(named).collect();
        assert_eq!(layers, [Layer::ServiceControl, Layer::Identity]);
    }

    #[test]
    fn nobody_changes_anything_on_a_text_that_may_be_of_another_request() {
        let text = format!(
            "An error occurred (AccessDenied) when calling the GetObject operation: {}\n\n{}",
            refused(
                "s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action"
            ),
            r#"{"allowed":false,"explicitDeny":true,"context":{"action":"s3:GetObject"}}"#
        );
        let denials = triage(&text).denials;
        assert_eq!(denials.len(), 2);
        let asked =
            denials.iter().flat_map(|denial| super::of(denial, &fix::of(denial), &command::of(denial)));
        let requests: Vec<_> = asked.map(|message| message.request).collect();
        assert_eq!(requests, [Request::Confirm(Doubt::Document(GivenDocument::Decoded))]);
    }

    #[test]
    fn nobody_decodes_what_the_authorization_details_say() {
        let details = r#"{"requestContext":{},"evaluations":[{"action":"ec2:RunInstances","resource":"arn:aws:ec2:us-east-1:111122223333:instance/*","evaluatedEffect":"EXPLICIT_DENY","checks":[{"checkType":"PERMISSIONS_BOUNDARY","evaluatedEffect":"EXPLICIT_DENY"}]}]}"#;
        let text = refused(
            "ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111122223333:instance/* with an explicit deny.",
        );
        check(
            &format!("{text}{}\n\n{details}", encoded()),
            &[(Contact::Boundaries(account("111122223333")), Request::Change(vec![0]))],
        );
    }

    #[test]
    fn nobody_is_asked_to_look_for_what_the_message_doesnt_name() {
        let shortened =
            "You are not authorized to perform this operation. Encoded authorization failure message:";
        check(&format!("{shortened} {}...", "azyJ".repeat(60)), &[]);
        check(&format!("Client.UnauthorizedOperation: {shortened} <redacted>"), &[]);
    }

    #[test]
    fn a_layer_that_is_named_is_asked_also_where_no_change_can_be_written() {
        check(
            "User: Ana is not authorized to perform: glue:GetTrigger with an explicit deny in a service control policy",
            &[(Contact::Organization(None), Request::LetThrough)],
        );
    }

    #[test]
    fn with_the_exception_goes_what_the_caller_can_change_instead() {
        let statement = [
            ("aws:PrincipalArn", &["arn:aws:iam::*:role/Platform*"][..]),
            ("aws:RequestedRegion", &["eu-west-1"]),
        ];
        let request = [
            ("aws:PrincipalArn", &["arn:aws:iam::111122223333:user/ana"][..]),
            ("aws:RequestedRegion", &["us-east-1"]),
        ];
        let denial = denied_by(&statement, &request);
        let messages = super::of(&denial, &fix::of(&denial), &command::of(&denial));
        let subjects: Vec<_> = messages[0].instead.iter().map(|change| change.subject).collect();
        assert_eq!(subjects, [Subject::Region]);
    }

    #[test]
    fn the_role_that_a_service_cannot_use_is_corrected() {
        let administrator = |id: Option<&str>| Contact::Administrator(id.map(str::to_owned));
        check(
            "An error occurred (InvalidCloudWatchLogsLogGroupArnException) when calling the UpdateTrail operation: Access denied. Check the permissions for your role.",
            &[(administrator(None), Request::CorrectRole)],
        );
        check(
            "AccessDeniedFault: The IAM Role arn:aws:iam::111122223333:role/dms-vpc-role is not configured properly.",
            &[(administrator(Some("111122223333")), Request::CorrectRole)],
        );
    }

    #[test]
    fn who_is_asked_for_a_role_is_told_that_it_may_be_the_wrong_one() {
        let cautions = |session: &str, rest: &str| -> Vec<_> {
            let caller = format!("arn:aws:sts::111122223333:assumed-role/{session}");
            let messages = of(&format!("User: {caller} is not authorized to perform: {rest}"));
            messages.into_iter().map(|message| message.caution).collect()
        };
        let lacks = "sqs:ListQueues because no identity-based policy allows the sqs:ListQueues action";
        let node = "shop-NodeInstanceRole/i-0a1b2c3d4e5f60718";
        assert_eq!(cautions(node, lacks), [Some(Acting::Node)]);
        assert_eq!(
            cautions(node, "sqs:ListQueues with an explicit deny in a service control policy"),
            [None]
        );
        assert_eq!(cautions("ecsTaskExecutionRole/0a1b", lacks), [Some(Acting::TaskExecution)]);
        assert_eq!(cautions("shop/0a1b", lacks), [None]);
        let itself = "sts:AssumeRole on resource: arn:aws:iam::111122223333:role/deploy";
        assert_eq!(cautions("deploy/b", itself), [Some(Acting::Itself); 2]);
        let cdk = "cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1/AWSCloudFormation";
        assert_eq!(cautions(cdk, lacks), [Some(Acting::CdkExecution)]);
        let bounded = "sqs:ListQueues because no permissions boundary allows the sqs:ListQueues action";
        assert_eq!(cautions(cdk, bounded), [None]);
    }

    #[test]
    fn a_quota_is_raised_by_an_administrator() {
        check(
            "Error: VcpuLimitExceeded: You have requested more vCPU capacity than your limit",
            &[(Contact::Administrator(None), Request::Remedy(RemedyRequest::RaiseQuota))],
        );
    }

    #[test]
    fn an_image_is_shared_by_its_owner() {
        check(
            "An error occurred (AuthFailure) when calling the RunInstances operation: Not authorized for images: [ami-0123456789abcdef0]",
            &[(
                Contact::Owner("ami-0123456789abcdef0".to_owned()),
                Request::Remedy(RemedyRequest::ShareResource),
            )],
        );
    }

    #[test]
    fn a_key_is_enabled_by_who_has_it() {
        check(
            "An error occurred (DisabledException) when calling the Decrypt operation: arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab is disabled.",
            &[(Contact::Key(account("444455556666")), Request::EnableKey)],
        );
    }

    #[test]
    fn a_service_linked_role_gets_the_key_of_another_account_by_a_grant() {
        for reason in ["resource-based", "identity-based"] {
            let text = format!(
                "User: arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForBackup/AWSBackup is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-central-1:444455556666:key/1a2b because no {reason} policy allows the kms:Decrypt action"
            );
            let asked = [
                (Contact::Key(account("444455556666")), Request::AllowGrants),
                (Contact::Administrator(account("111122223333")), Request::MakeGrant),
            ];
            check(&text, &asked);
        }
    }

    #[test]
    fn every_form_of_an_authorizer_that_somebody_is_asked_about_has_a_request_of_its_own() {
        let topic = Topic::Cause(Cause::Authorizer);
        for form in Cause::Authorizer.forms() {
            let is_asked = Cause::Authorizer.remedy(Some(*form)).is_some();
            assert_eq!(topic.first_of(&[Section::AskForm(*form)]).is_some(), is_asked, "{form:?}");
        }
    }

    #[test]
    fn whoever_manages_the_billing_is_asked_for_a_payment_method() {
        check(
            "An error occurred (AccessDeniedException) when calling the InvokeModel operation: Model access is denied due to INVALID_PAYMENT_INSTRUMENT: A valid payment instrument must be provided.",
            &[(Contact::Billing, Request::Remedy(RemedyRequest::Authorize))],
        );
    }

    #[test]
    fn what_is_asked_for_is_what_the_text_names() {
        let section =
            |text: &str| request_of_authorizer(&triage(text).denials.remove(0)).map(|asked| asked.section);
        assert_eq!(
            section(
                "secrets is forbidden: User \"arn:aws:sts::111122223333:assumed-role/dev/ana\" cannot list resource \"secrets\" in API group \"\" in the namespace \"shop\""
            ),
            Some(Section::AskNamespace)
        );
        assert_eq!(
            section("Insufficient Lake Formation permission(s): Required Describe on sales_mart"),
            Some(Section::AskPermission)
        );
        assert_eq!(
            section("Insufficient Lake Formation permission(s) on orders_raw"),
            Some(Section::AskForm(Form::LakeFormation))
        );
    }

    #[test]
    fn nobody_is_asked_for_what_nobody_can_give() {
        for text in [
            "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.",
            "An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation: There is none.",
            "An error occurred (ThrottlingException) when calling the ListBuckets operation: Rate exceeded",
            "User: anonymous is not authorized to perform: es:ESHttpGet because no resource-based policy allows the es:ESHttpGet action",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn who_can_set_up_a_provider_is_asked_for_that() {
        let text = "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No \
                    OpenIDConnect provider found in your account for https://idp.example.com";
        let denial = triage(text).denials.remove(0);
        let commands = command::of(&denial);
        let [handoff] = super::of(&denial, &fix::of(&denial), &commands).try_into().expect("one message");
        assert_eq!(handoff.request, Request::Remedy(RemedyRequest::SetUpProvider));
        let purposes: Vec<_> = handoff.commands.iter().map(|place| commands[*place].purpose).collect();
        assert_eq!(purposes, [Purpose::CreateProvider]);
    }
}
