//! What the engine answers: plain data, in the user's vocabulary, complete enough that a page, a ticket and a test can be
//! written from it and from nothing else.

use serde::{Deserialize, Serialize};

mod acting;
mod authorizer;
mod cause;
mod documents;
mod encoded;
mod evidence;
mod form;
mod keys;
mod layer;
mod notice;
mod particular;
mod reading;
mod saying;
mod secret;
mod statement;
mod system;
mod tool;
mod web_identity;

pub use acting::Acting;
pub use cause::{Cause, CauseKind, Remedy, RemedyOwner, RemedyRequest};
pub use documents::Documents;
pub use encoded::{Encoded, EncodedState};
pub use evidence::{Evidence, Field, Missing, MissingReason, Source};
pub use form::Form;
pub use keys::{ConditionKey, KeyNaming};
pub use layer::{Basis, DenyKind, LayerFinding, LayerKind, Rung, Status};
pub use notice::Notice;
pub use particular::{Particular, ParticularKind};
pub use reading::{Differing, GivenDocument, IdEntity, Mismatch, Reading};
pub use saying::{Sayer, Saying};
pub use secret::{Secret, SecretKind};
pub use statement::MatchedStatement;
pub use tool::Tool;
pub use web_identity::WebIdentity;

/// Everything that was understood of one paste, and what was not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The refusals, in the order in which the paste names them.
    pub denials: Vec<Denial>,
    /// What else there is to say about the paste as a whole.
    pub notices: Vec<Notice>,
    /// The secrets that were pasted by mistake, in the order of the texts. Nothing else in the report has a piece of them.
    pub secrets: Vec<Secret>,
}

/// One refusal. A field is `None` when the text doesn't give it: nothing here is a guess.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Denial {
    /// The error code, as printed: `UnauthorizedOperation`, `AccessDenied`.
    pub code: Option<String>,
    /// The service's IAM prefix: `ec2`, `s3`.
    pub service: Option<String>,
    /// The service that was called, by its IAM prefix, where the text names it apart from the action: `redshift` for `CreateCluster`,
    /// of which `iam:PassRole` was refused.
    pub called_service: Option<String>,
    /// The service principal that a role or a resource is to let in, where it is a service that says that it can't use it.
    pub service_principal: Option<String>,
    /// The API operation that was called: `RunInstances`. It can differ from the action that was refused.
    pub operation: Option<String>,
    /// Who asked: an ARN wherever the text gives one.
    pub principal: Option<String>,
    /// The IAM action that was refused: `ec2:RunInstances`. Where the reason names one that nothing allows, it is that one.
    pub action: Option<String>,
    /// The action that was to be performed, where the message says that it needed another one, which was refused.
    pub attempted: Option<String>,
    /// What it was refused on: an ARN, `*`, or the name that the text gives.
    pub resource: Option<String>,
    /// The account, twelve digits.
    pub account: Option<String>,
    /// The region, such as `eu-central-1`.
    pub region: Option<String>,
    /// The partition, such as `aws` or `aws-cn`.
    pub partition: Option<String>,
    /// How it was refused.
    pub effect: DenyKind,
    /// Which policy layer refused it.
    pub layer: LayerFinding,
    /// The ARN of the policy that refused it.
    pub policy: Option<String>,
    /// The statements that the decoded document lists as matched. An action can match several.
    pub statements: Vec<MatchedStatement>,
    /// Why, from the registry of causes.
    pub cause: Cause,
    /// Which form of the cause, where it has several.
    pub form: Option<Form>,
    /// The quota that is used up, as the text names it: `RolesPerAccount` of IAM, `gp3` of Amazon EBS.
    pub quota: Option<String>,
    /// What an authorizer or another system names besides: a namespace, a permission or a setting of its own.
    pub particulars: Vec<Particular>,
    /// Which of the documents that AWS gives of a refusal are there.
    pub documents: Documents,
    /// The encoded message that came with it.
    pub encoded: Option<Encoded>,
    /// The id under which AWS keeps the authorization details of this refusal.
    pub authorization_id: Option<String>,
    /// The id of the request.
    pub request_id: Option<String>,
    /// When it happened, as printed.
    pub time: Option<String>,
    /// The VPC endpoint that the request came through: `vpce-…`.
    pub vpc_endpoint: Option<String>,
    /// What the text says of the token that somebody came with.
    pub web_identity: Option<WebIdentity>,
    /// The program that printed it.
    pub tool: Option<Tool>,
    /// How often the paste holds this same refusal; at least 1.
    pub count: usize,
    /// The request context: every condition key that the decoded document lists, or AWS's details, with its values; what the event tells
    /// of it, and what the claims of a token give.
    pub conditions: Vec<ConditionKey>,
    /// Every layer, from the organization inwards: AWS looks for a deny in all of them first. Empty where no policy refused.
    pub ladder: Vec<Rung>,
    /// What AWS says of it in its own words: the message first.
    pub sayings: Vec<Saying>,
    /// The pieces of the user's own text that prove the fields above.
    pub evidence: Vec<Evidence>,
    /// What the text says between the lines, each by the rule that reads it so.
    pub readings: Vec<Reading>,
    /// What a reader would expect and the text doesn't hold.
    pub missing: Vec<Missing>,
}

/// What was asked of AWS, as far as evaluating it against policies needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRequest<'d> {
    /// Who asked.
    pub principal: &'d str,
    /// The action, with the prefix of its service.
    pub action: String,
}

impl Denial {
    /// What somebody else than the caller can do about it.
    pub fn remedy(&self) -> Option<Remedy> {
        self.cause.remedy(self.form)
    }

    /// The request, where the text says enough of it to evaluate it: who asked, and for which action of which service. Who comes with a
    /// token is known by the identity provider alone.
    pub fn request(&self) -> Option<RefusedRequest<'_>> {
        if matches!(self.cause, Cause::NotAws | Cause::Authorizer) {
            return None;
        }
        let issuer = || self.web_identity.as_ref()?.issuer.as_deref();
        let named = self.qualified_action().filter(|action| action.contains(':'));
        let of_token = || self.web_identity.as_ref().map(|_| "sts:AssumeRoleWithWebIdentity".to_owned());
        Some(RefusedRequest {
            principal: self.principal.as_deref().or_else(issuer)?,
            action: named.or_else(of_token)?,
        })
    }

    /// Whether a policy of AWS refused, so that looking at policies helps. What a key's state or a signed form refuses, no policy of
    /// IAM does.
    pub fn is_of_policies(&self) -> bool {
        self.cause.kind() == CauseKind::PolicyRefused
            && !matches!(self.form, Some(Form::KeyState | Form::PostPolicy))
    }

    /// Whether nobody signed the request, so that AWS knows no caller.
    ///
    /// Source: AWS Knowledge Center, `anonymous-not-authorized-opensearch`.
    pub fn is_anonymous(&self) -> bool {
        let principal = self.principal.as_deref().unwrap_or_default();
        ["anonymous", "ANONYMOUS_PRINCIPAL"].iter().any(|nobody| principal.eq_ignore_ascii_case(nobody))
    }

    /// The action with its service, also where the text leaves the service out: `ec2:RunInstances`.
    pub fn qualified_action(&self) -> Option<String> {
        let action = self.action.as_ref()?;
        match (&self.service, action.contains(':')) {
            (_, true) | (None, _) => Some(action.clone()),
            (Some(service), false) => Some(format!("{service}:{action}")),
        }
    }

    /// The value of a field by the name that the prose uses for it: `principal`, `action`, `resource`, …
    pub fn value(&self, name: &str) -> Option<String> {
        match name {
            "principal" => self.principal.clone(),
            "action" => self.qualified_action(),
            "attempted" => self.attempted.clone(),
            "resource" => self.resource.clone(),
            "service" => self.service.clone(),
            "operation" => self.operation.clone(),
            "service-principal" => self.service_principal.clone(),
            "code" => self.code.clone(),
            "account" => self.account.clone(),
            "region" => self.region.clone(),
            "policy" => self.policy.clone(),
            name => {
                let named = self.particulars.iter().find(|particular| particular.kind.name() == name);
                named.map(|particular| particular.value.clone())
            }
        }
    }

    /// What is named besides, of this kind.
    pub fn particular(&self, kind: ParticularKind) -> Option<&str> {
        self.particulars.iter().find(|named| named.kind == kind).map(|named| named.value.as_str())
    }
}
