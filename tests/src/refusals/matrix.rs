//! The refusals of every action, principal, layer, resource and wording, in a fixed order.
//!
//! All of them together would be millions, most of which differ in nothing that advice rests on. So each part of it varies what belongs
//! together, and keeps the rest.

use super::{ACTS, Act, How, On, Refusal, WHO, Who, Wording};
use denylens_policy::Layer;

/// The refusals.
pub fn matrix() -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for act in &ACTS {
        refusals.extend(who_and_on_what(act));
        refusals.extend(by_whom(act));
        refusals.extend(in_which_policy(act));
        refusals.extend(in_which_words(act));
    }
    refusals.retain(Refusal::is_possible);
    refusals
}

/// Every principal and every resource, with the commonest reason; without one, where the text has a resource or none.
fn who_and_on_what(act: &'static Act) -> impl Iterator<Item = Refusal> {
    let lacks = On::ALL.map(|on| (on, How::NotAllowedBy(Layer::Identity)));
    let unsaid = [On::Arn, On::Nothing].map(|on| (on, How::Unsaid));
    WHO.iter().flat_map(move |who| {
        let hows = lacks.into_iter().chain(unsaid);
        hows.map(move |(on, how)| Refusal { who, act, on, how, wording: Wording::Sentence })
    })
}

/// So many principals, of those who can ask for it.
fn callers(act: &'static Act, count: usize) -> impl Iterator<Item = &'static Who> {
    let of_token = |who: &&Who| (who.name == "web identity") == act.is_by_token();
    WHO.iter().filter(of_token).take(count)
}

/// Every layer and both effects.
fn by_whom(act: &'static Act) -> impl Iterator<Item = Refusal> {
    let hows = Layer::ALL.into_iter().flat_map(|layer| [How::DeniedBy(layer), How::NotAllowedBy(layer)]);
    hows.chain([How::Denied]).flat_map(move |how| {
        callers(act, 3).flat_map(move |who| {
            [On::Arn, On::Foreign].map(|on| Refusal { who, act, on, how, wording: Wording::Sentence })
        })
    })
}

/// Policies that AWS names: of an organization, of the account, of AWS, and the one that AWS attaches to a key that has leaked.
///
/// Source: IAM User Guide, `troubleshoot_access-denied.html`; AWS Managed Policy Reference, `AWSCompromisedKeyQuarantineV3.html`.
const POLICIES: [(Layer, &str); 6] = [
    (
        Layer::ServiceControl,
        "arn:aws:organizations::999988887777:policy/o-a1b2c3d4e5/service_control_policy/p-1a2b3c4d",
    ),
    (
        Layer::ResourceControl,
        "arn:aws:organizations::999988887777:policy/o-a1b2c3d4e5/resource_control_policy/p-5e6f7a8b",
    ),
    (Layer::Boundary, "arn:aws:iam::111122223333:policy/team-boundary"),
    (Layer::Identity, "arn:aws:iam::111122223333:policy/guardrails"),
    (Layer::Identity, "arn:aws:iam::aws:policy/AWSDenyAll"),
    (Layer::Identity, "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3"),
];

fn in_which_policy(act: &'static Act) -> impl Iterator<Item = Refusal> {
    POLICIES.into_iter().flat_map(move |(layer, policy)| {
        let how = How::DeniedIn(layer, policy);
        callers(act, 2).flat_map(move |who| {
            [Wording::Sentence, Wording::Event].map(|wording| Refusal { who, act, on: On::Arn, how, wording })
        })
    })
}

/// Every wording, with the reasons that it can give.
fn in_which_words(act: &'static Act) -> impl Iterator<Item = Refusal> {
    let hows = [
        How::Unsaid,
        How::Denied,
        How::DeniedBy(Layer::ServiceControl),
        How::NotAllowedBy(Layer::Identity),
        How::NotAllowedBy(Layer::Resource),
    ];
    Wording::ALL.into_iter().flat_map(move |wording| {
        hows.into_iter().flat_map(move |how| {
            callers(act, 2)
                .flat_map(move |who| [On::Arn, On::Nothing].map(|on| Refusal { who, act, on, how, wording }))
        })
    })
}
