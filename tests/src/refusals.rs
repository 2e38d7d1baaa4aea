//! Refusals by the thousand, for what holds for all of them: the actions, principals, layers and resources of AWS in every way in
//! which a refusal is worded.
//!
//! The wordings are those of the IAM User Guide, `troubleshoot_access-denied.html`, of the CloudTrail User Guide,
//! `cloudtrail-event-reference-record-contents.html`, and of the AWS STS API Reference, `API_DecodeAuthorizationMessage.html`.

mod act;
mod examples;
mod matrix;
mod who;
mod wording;

pub use act::{ACTS, Act};
pub use examples::examples;
pub use matrix::matrix;
pub use who::{WHO, Who};
pub use wording::Wording;

use denylens_policy::Layer;

/// The account of whoever asks.
pub const OWN: &str = "111122223333";

/// An account of somebody else.
pub const FOREIGN: &str = "444455556666";

/// What was refused to whom, and how the text says so.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// Who asked.
    pub who: &'static Who,
    /// For what.
    pub act: &'static Act,
    /// On what, as far as the text says.
    pub on: On,
    /// How it was refused.
    pub how: How,
    /// How that is worded.
    pub wording: Wording,
}

/// How a text names the resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// By its ARN.
    Arn,
    /// By the ARN of one that belongs to another account.
    Foreign,
    /// By kind and name: `role ci`.
    Name,
    /// Its account was taken out.
    Redacted,
    /// It says `*`.
    Everything,
    /// It doesn't.
    Nothing,
}

impl On {
    /// Every way.
    pub const ALL: [On; 6] = [On::Arn, On::Foreign, On::Name, On::Redacted, On::Everything, On::Nothing];
}

/// How a request was refused, as far as the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It doesn't say.
    Unsaid,
    /// By a statement that denies, somewhere.
    Denied,
    /// By a statement that denies, in this layer.
    DeniedBy(Layer),
    /// By a statement of the policy with this ARN.
    DeniedIn(Layer, &'static str),
    /// No policy of this layer allows it.
    NotAllowedBy(Layer),
}

impl Refusal {
    /// The text that a person would paste.
    pub fn text(&self) -> String {
        self.wording.text(self)
    }

    /// Whether AWS answers so. A resource control policy refuses by deny only, what has no policy of its own isn't refused by one, and who
    /// has no credentials of AWS has no policies either. A code and a document name no layer.
    ///
    /// Source: Organizations User Guide, `orgs_manage_policies_rcps.html`.
    pub fn is_possible(&self) -> bool {
        let Refusal { who, act, on, how, wording } = self;
        let asks = match who.name {
            "web identity" => act.is_by_token(),
            "anonymous" => act.has_policy_of_resource() && !act.is_by_token(),
            "nobody named" => true,
            _ => !act.is_by_token(),
        };
        let has_no_policies = act.is_by_token() || who.name == "anonymous";
        let exists = match on {
            On::Arn | On::Redacted => !act.arn.is_empty(),
            On::Foreign => act.arn.contains("{account}"),
            On::Name => !act.name.is_empty(),
            On::Everything | On::Nothing => true,
        };
        let says = match how {
            How::NotAllowedBy(Layer::ResourceControl) => false,
            How::NotAllowedBy(layer) | How::DeniedBy(layer) | How::DeniedIn(layer, _)
                if has_no_policies && !matches!(layer, Layer::Resource | Layer::ResourceControl) =>
            {
                false
            }
            How::NotAllowedBy(Layer::Resource) | How::DeniedBy(Layer::Resource) => {
                act.has_policy_of_resource()
            }
            _ => true,
        };
        let fits = match wording {
            Wording::Code => *how == How::Unsaid && *on == On::Nothing,
            Wording::Document | Wording::DocumentWithConditions => matches!(how, How::Unsaid | How::Denied),
            Wording::Sentence | Wording::Event | Wording::Encoded | Wording::EncodedAndDocument => true,
        };
        asks && exists && says && fits
    }

    /// What tells it from all others.
    pub fn name(&self) -> String {
        let Refusal { who, act, on, how, wording } = self;
        format!("{} · {} · {on:?} · {how:?} · {wording:?}", who.name, act.action)
    }

    /// What the text has in the place of the resource.
    fn resource(&self) -> Option<String> {
        let arn = |account: &str| self.act.arn.replace("{account}", account);
        match self.on {
            On::Arn => Some(arn(OWN)),
            On::Foreign => Some(arn(FOREIGN)),
            On::Name => Some(self.act.name.to_owned()),
            On::Redacted => Some(arn("XXXXXXXXXXXX")),
            On::Everything => Some("*".to_owned()),
            On::Nothing => None,
        }
        .filter(|resource| !resource.is_empty())
    }
}
