//! What to ask of whoever can do something: one message for each of them.
//!
//! Who asks knows what was refused, and who is asked owns a policy. So a message has all that the owner needs, and nothing that the
//! owner has to find out.

pub use crate::refusal::account_of_caller;
use crate::{
    argument::ValueKind,
    command::{Command, Purpose},
    contact::Contact,
    fix::{Caveat, Fix},
    how::{Certainty, How},
    refusal::{is_about_policies, is_across_accounts, waits_for_decoding},
    uneditable::Uneditable,
};
use denylens_policy::Layer;
use denylens_triage::report::{Denial, DenyKind, Form, Reading, RemedyOwner, RemedyRequest};

/// A message to whoever can do something.
#[derive(Clone, Debug, PartialEq)]
pub struct Handoff {
    /// Who that is.
    pub to: Contact,
    /// What is asked for.
    pub request: Request,
    /// Why it is needed here.
    pub ground: Ground,
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
    /// The message names this owner's layer, and the authorization details another one.
    AsMessageSays {
        /// The layer that the message names.
        message: Layer,
        /// The layer that the details name.
        details: Layer,
    },
    /// To decode the message.
    Decode,
    /// What is done instead of changing what nobody can edit.
    Instead(Uneditable),
    /// To make a key usable.
    EnableKey,
    /// What there is to do about the cause.
    Remedy(RemedyRequest),
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
}

/// The messages; none where nobody but the caller has to do something.
pub(crate) fn of(denial: &Denial, fixes: &[Fix], commands: &[Command]) -> Vec<Handoff> {
    if denial.is_anonymous() {
        return Vec::new();
    }
    let mut asked = Vec::new();
    // Which policy refused isn't known as long as only the encoded message says it.
    let is_told = !waits_for_decoding(denial) || denial.layer.layer.is_some();
    if is_told {
        asked.extend(changes(denial, fixes));
        if asked.is_empty() {
            asked.extend(without_change(denial, commands));
        }
        asked.extend(as_message_says(denial));
    }
    if waits_for_decoding(denial) {
        asked.push((Contact::Decoder(denial.account.clone()), Request::Decode, Ground::Said));
    }
    let owners: Vec<Contact> = asked.iter().map(|(to, ..)| to.clone()).collect();
    let is_known = denial.layer.layer.is_some() || denial.effect != DenyKind::Unknown;
    let refused = is_known.then(|| How::of(denial));
    asked
        .into_iter()
        .map(|(to, request, ground)| Handoff {
            commands: if ground == Ground::ThroughAnotherRole {
                Vec::new()
            } else {
                with(&request, fixes, commands)
            },
            others: owners.iter().filter(|owner| **owner != to).cloned().collect(),
            refused: match request {
                Request::AsMessageSays { message, .. } => Some(How::Layer {
                    layer: message,
                    kind: None,
                    effect: denial.effect,
                    certainty: Certainty::Said,
                }),
                _ => refused,
            },
            to,
            request,
            ground,
        })
        .collect()
}

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
        let all_possible = places
            .iter()
            .filter_map(|place| fixes.get(*place))
            .all(|fix| fix.caveats.contains(&Caveat::LayerNotSaid));
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

/// What is asked where there is no change to be made.
fn without_change(denial: &Denial, commands: &[Command]) -> Option<Asked> {
    if let Some(kind) = Uneditable::of(denial).filter(|kind| kind.answers(denial)) {
        return Some((kind.contact(denial), Request::Instead(kind), Ground::Said));
    }
    if commands.iter().any(sets_up_provider) {
        let to = Contact::of(denial, Some(Layer::Resource));
        return Some((to, Request::Remedy(RemedyRequest::SetUpProvider), Ground::Said));
    }
    if denial.form == Some(Form::KeyState) {
        return Some((Contact::of(denial, Some(Layer::Resource)), Request::EnableKey, Ground::Said));
    }
    if let Some(layer) = denial.layer.layer.filter(|_| is_about_policies(denial)) {
        return Some((Contact::of(denial, Some(layer)), Request::LetThrough, Ground::Said));
    }
    let remedy = denial.remedy()?;
    let to = match remedy.owner {
        RemedyOwner::AccountAdministrator => {
            Contact::Administrator(account_of_caller(denial).map(str::to_owned))
        }
        RemedyOwner::ResourceOwner => Contact::of(denial, Some(Layer::Resource)),
    };
    Some((to, Request::Remedy(remedy.request), Ground::Said))
}

/// The owner of the layer that the message names, where the authorization details name another one.
fn as_message_says(denial: &Denial) -> Option<Asked> {
    denial.readings.iter().find_map(|reading| match *reading {
        Reading::MessageAndDetailsDisagree { message, details } => {
            let to = Contact::of(denial, Some(message));
            Some((to, Request::AsMessageSays { message, details }, Ground::Said))
        }
        _ => None,
    })
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
            Purpose::DeleteBucketPolicy,
        ],
        Request::EnableKey => &[Purpose::SeeKeyState],
        Request::Remedy(RemedyRequest::RaiseQuota) => &[Purpose::SeeQuota, Purpose::RaiseQuota],
        Request::Remedy(RemedyRequest::SetUpProvider) => &[Purpose::CreateProvider, Purpose::AddAudience],
        Request::Remedy(RemedyRequest::FindPolicy) => &[Purpose::FindEvent],
        Request::Change(_)
        | Request::LetThrough
        | Request::AsMessageSays { .. }
        | Request::Remedy(RemedyRequest::ShareResource) => &[],
    };
    let places = commands.iter().enumerate();
    // Which quota it is would be for whoever gets the message to find out.
    let is_told = |command: &Command| !command.open.contains(&ValueKind::QuotaCode);
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
    use crate::{command, fix};
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
        assert_eq!(of("111122223333"), [Ground::NotSaid, Ground::NotSaid]);
        assert_eq!(of("444455556666"), [Ground::OfBothSides, Ground::OfBothSides]);
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
    fn owners_that_contradict_each_other_are_both_asked() {
        let sentence = refused(
            "iam:CreateRole on resource: arn:aws:iam::111122223333:role/New with an explicit deny in an identity-based policy",
        );
        let details = r#"{"requestContext":{},"evaluations":[{"action":"iam:CreateRole","resource":"arn:aws:iam::111122223333:role/New","evaluatedEffect":"EXPLICIT_DENY","checks":[{"checkType":"SERVICE_CONTROL_POLICY","evaluatedEffect":"EXPLICIT_DENY"}]}]}"#;
        let (message, details_say) = (Layer::Identity, Layer::ServiceControl);
        check(
            &format!("{sentence}\n\n{details}"),
            &[
                (Contact::Organization(None), Request::Change(vec![0])),
                (
                    Contact::Iam(account("111122223333")),
                    Request::AsMessageSays { message, details: details_say },
                ),
            ],
        );
    }

    #[test]
    fn a_layer_that_is_named_is_asked_also_where_no_change_can_be_written() {
        check(
            "User: Ana is not authorized to perform: glue:GetTrigger with an explicit deny in a service control policy",
            &[(Contact::Organization(None), Request::LetThrough)],
        );
    }

    #[test]
    fn a_quota_is_raised_by_an_administrator() {
        check(
            "Error: VcpuLimitExceeded: You have requested more vCPU capacity than your limit",
            &[(Contact::Administrator(None), Request::Remedy(RemedyRequest::RaiseQuota))],
        );
    }

    #[test]
    fn a_key_is_enabled_by_who_has_it() {
        check(
            "An error occurred (DisabledException) when calling the Decrypt operation: arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab is disabled.",
            &[(Contact::Resource(account("444455556666")), Request::EnableKey)],
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
