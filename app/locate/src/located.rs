//! What was found: the answer, without words.

use super::{attachment::Attachment, need::Need, resemblance::Resemblance, token::TokenFinding};
use denylens_policy::{Decision, Layer, Truth, export::FileProblem};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What the user's policies say of a refusal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Located {
    /// What evaluation decides from what is known.
    pub decision: Decision,
    /// What it would decide if nothing that isn't known stood in the way: layers of which nothing is here are taken for absent, and
    /// policies that aren't here say nothing. A resource whose ARN names no account is taken for the caller's.
    pub decision_if_clear: Decision,
    /// What would have to be otherwise, or be known, for the request to be allowed.
    pub needs: Vec<Need>,
    /// The same without the layers that aren't known: `layers` tells of those.
    pub within: Vec<Need>,
    /// Whether the caller is among the users and roles that are here.
    pub caller: Caller,
    /// The statements that deny it, the surest first.
    pub statements: Vec<Found>,
    /// What the trust policies say to the token that somebody came with.
    pub token: Vec<TokenFinding>,
    /// What is known of every layer, from the organization inwards.
    pub layers: Vec<(Layer, Knowledge)>,
    /// The policies that apply to the request, or may: their places in
    /// [`Library::policies`](denylens_policy::export::Library::policies), and their names.
    pub applicable: Vec<(usize, String)>,
    /// What is wrong with those, with the names of their files.
    pub problems: Vec<(String, FileProblem)>,
}

/// A statement that denies the request, or may.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The layer; `None` where the document doesn't say what it is for, and the refusal names none that it could be of.
    pub layer: Option<Layer>,
    /// The policy's place in [`Library::policies`](denylens_policy::export::Library::policies).
    pub at: usize,
    /// The name of the policy, or the file that it stands in.
    pub policy: String,
    /// Its ARN.
    pub arn: Option<String>,
    /// How it is attached.
    pub attachment: Attachment,
    /// The statement's id.
    pub sid: Option<String>,
    /// The text of the policy.
    pub text: String,
    /// Where the statement stands in it.
    pub place: Range<usize>,
    /// Where in it the pieces stand that the request matches: an action, a resource, a principal, conditions. In order, none
    /// within another.
    pub matched: Vec<Range<usize>>,
    /// Whether it applies to this request, by evaluation.
    pub applies: Truth,
    /// Whether it is the one that the decoded document prints.
    pub resemblance: Resemblance,
}

/// Whether the caller is among the users and roles of the exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Caller {
    /// It is.
    Found,
    /// There are users or roles, and it isn't one of them: the exports are of another account, or of another time.
    NotAmong,
    /// There are none, or files that end early.
    NoEntities,
}

/// What is known of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Knowledge {
    /// A statement of it denies the request.
    Denies,
    /// All of it is here, and it doesn't allow the request.
    DoesNotAllow,
    /// All of it is here, and it doesn't stand in the way.
    Clear,
    /// It doesn't concern this request.
    NotInvolved,
    /// All of it is here, and whether it refuses depends on what isn't known of the request.
    Open,
    /// Some of it is here, and that doesn't refuse the request.
    Part,
    /// Nothing of it is here.
    Dark,
}

impl Knowledge {
    /// The name used in data.
    pub fn name(self) -> &'static str {
        match self {
            Knowledge::Denies => "denies",
            Knowledge::DoesNotAllow => "does-not-allow",
            Knowledge::Clear => "clear",
            Knowledge::NotInvolved => "not-involved",
            Knowledge::Open => "open",
            Knowledge::Part => "part",
            Knowledge::Dark => "dark",
        }
    }
}
