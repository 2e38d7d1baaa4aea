//! What the engine answers: plain data, in the user's vocabulary, complete enough that a page, a ticket and a test can be
//! written from it and from nothing else.

mod names;

use crate::cause::Cause;
use denylens_lang::Lang;
use denylens_policy::Layer;
use serde::{Deserialize, Serialize};

/// Everything that was understood of one paste, and what was not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The refusals, in the order in which the paste names them.
    pub denials: Vec<Denial>,
    /// What else there is to say about the paste as a whole.
    pub notices: Vec<Notice>,
}

/// One refusal. A field is `None` when the text doesn't give it: nothing here is a guess.
#[derive(Clone, Debug, PartialEq)]
pub struct Denial {
    /// The error code, as printed: `UnauthorizedOperation`, `AccessDenied`.
    pub code: Option<String>,
    /// The service's IAM prefix: `ec2`, `s3`.
    pub service: Option<String>,
    /// The API operation that was called: `RunInstances`. It can differ from the action that was refused.
    pub operation: Option<String>,
    /// Who asked: an ARN wherever the text gives one.
    pub principal: Option<String>,
    /// The IAM action that was refused: `ec2:RunInstances`.
    pub action: Option<String>,
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
    /// The program that printed it.
    pub tool: Option<Tool>,
    /// How often the paste holds this same refusal; at least 1.
    pub count: usize,
    /// The request context: every condition key that the decoded document lists, with its values.
    pub conditions: Vec<ConditionKey>,
    /// Every layer in the order in which AWS evaluates them.
    pub ladder: Vec<Rung>,
    /// The pieces of the user's own text that prove the fields above.
    pub evidence: Vec<Evidence>,
    /// What the text says between the lines, each with the rule that reads it so.
    pub readings: Vec<Reading>,
    /// What a reader would expect and the text doesn't hold.
    pub missing: Vec<Missing>,
}

/// How a request was refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DenyKind {
    /// A statement with `"Effect": "Deny"` matched.
    Explicit,
    /// No statement allowed it.
    Implicit,
    /// The text doesn't say.
    #[default]
    Unknown,
}

/// What a resource policy is called where it has a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerKind {
    /// The policy of an S3 bucket.
    BucketPolicy,
    /// The policy of a KMS key.
    KmsKeyPolicy,
    /// The trust policy of a role.
    RoleTrustPolicy,
}

/// The layer that refused, and on whose word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LayerFinding {
    /// The layer; `None` when it can't be told.
    pub layer: Option<Layer>,
    /// Its more exact name.
    pub kind: Option<LayerKind>,
    /// How it is known.
    pub basis: Basis,
}

/// On what a claim rests, strongest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Computed from policies that the user supplied.
    Evaluated,
    /// AWS's authorization details say it.
    Details,
    /// The message says it.
    Stated,
    /// The decoded document says it.
    Decoded,
    /// A named rule concludes it; see [`Denial::readings`].
    Inferred,
    /// Nothing says it.
    #[default]
    None,
}

/// What one layer had to do with the refusal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// One of its statements denies the request.
    DeniedExplicit,
    /// None of its statements allows the request, and one would have to.
    DeniedImplicit,
    /// It lets the request through.
    Allowed,
    /// It has no say in this request.
    NotInvolved,
    /// The text doesn't tell.
    #[default]
    Unknown,
}

/// One rung of the layer ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The layer.
    pub layer: Layer,
    /// What it had to do with the refusal.
    pub status: Status,
    /// How that is known.
    pub basis: Basis,
}

/// A statement as the decoded document prints it: without operators, and with a `NotAction` list under "actions".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MatchedStatement {
    /// The statement's id; `None` where the policy gives none.
    pub sid: Option<String>,
    /// The effect, as printed: `DENY`.
    pub effect: Option<String>,
    /// The principals, as printed: unique ids, mostly.
    pub principals: Vec<String>,
    /// The actions, as printed.
    pub actions: Vec<String>,
    /// The resources, as printed.
    pub resources: Vec<String>,
    /// The condition keys with the values that the policy names. The operator is not printed.
    pub conditions: Vec<ConditionKey>,
}

/// A condition key and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConditionKey {
    /// The key, as printed: `aws:RequestedRegion`.
    pub key: String,
    /// Its values, as printed.
    pub values: Vec<String>,
    /// Whether a policy can name this key.
    pub naming: KeyNaming,
}

/// Whether a key of the request context is one that policies can use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyNaming {
    /// A condition key.
    #[default]
    ConditionKey,
    /// A key that only the decoded document knows, such as `aws:Resource`. It never belongs into a policy.
    Pseudo,
}

/// An encoded authorization failure message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The message, without the white space that wrapping put into it.
    pub text: String,
    /// Whether it can be decoded.
    pub state: EncodedState,
}

/// How much of an encoded message there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodedState {
    /// All of it, as far as can be told.
    Complete,
    /// Its end seems to be cut off: something in its place says so, or it is shorter than complete ones.
    CutShort,
    /// AWS takes no such message: it is too long, or has a character that no message has.
    Unfit,
    /// A part was taken out by hand: it can't be decoded.
    Redacted,
}

/// The program whose output this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// The AWS CLI, or boto3, which prints the same line.
    AwsCli,
    /// Terraform or OpenTofu.
    Terraform,
    /// CloudFormation, and what is built on it.
    CloudFormation,
    /// A CloudTrail event.
    CloudTrail,
    /// A program built with the AWS SDK for Go.
    GoSdk,
    /// A program built with the AWS SDK for Java.
    JavaSdk,
    /// A program built with the AWS SDK for JavaScript.
    JavaScriptSdk,
    /// A program built with the AWS SDK for .NET.
    DotNetSdk,
    /// A program built with the AWS SDK for Rust.
    RustSdk,
    /// Packer.
    Packer,
    /// The decoded document of an encoded message.
    Decoder,
}

/// A piece of the user's own text that proves a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The field that it proves.
    pub field: Field,
    /// Which text it stands in.
    pub source: Source,
    /// First byte of the piece in that text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The piece, exactly as given.
    pub text: String,
}

/// Which of the texts that were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// What the user pasted.
    #[default]
    Paste,
    /// The nth text that arrived later, from 0.
    Supplement(usize),
}

/// The fields that evidence can prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the field of `Denial` of the same name")]
pub enum Field {
    Code,
    Service,
    Operation,
    Principal,
    Action,
    Resource,
    Account,
    Region,
    Partition,
    Effect,
    Layer,
    Policy,
    Statement,
    Cause,
    Encoded,
    AuthorizationId,
    RequestId,
    Time,
    Tool,
    Conditions,
}

/// Something the text says without saying it, read by a named rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The rule's stable id.
    pub rule: &'static str,
    /// What it concludes here, in English and Japanese.
    pub text: denylens_lang::Words,
}

/// A part that is not there, where one would expect it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The field.
    pub field: Field,
    /// Why it is missing.
    pub why: MissingReason,
}

/// Why a part is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingReason {
    /// It was taken out by hand.
    Redacted,
    /// The text ends before it.
    CutShort,
}

/// Something to say about the paste as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its stable code: `nothing-pasted`, `not-understood`, …
    pub code: &'static str,
    /// What to tell the user.
    pub text: denylens_lang::Words,
}

impl Notice {
    /// The sentence in one language.
    pub fn text(&self, lang: Lang) -> &str {
        self.text.get(lang)
    }
}

impl Denial {
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
            "resource" => self.resource.clone(),
            "service" => self.service.clone(),
            "operation" => self.operation.clone(),
            "code" => self.code.clone(),
            "account" => self.account.clone(),
            "region" => self.region.clone(),
            "policy" => self.policy.clone(),
            _ => None,
        }
    }
}
