//! What a language is made of: its sentences, by area. A sentence without values is a text, one with values a function of them.

use crate::sentence::Sentence;
use denylens_advise::{
    Contact, How, Note, Uneditable,
    change_request::RequestChange,
    checklist::CheckItem,
    command::{Open, Place, Purpose, QuotaName, SomeQuota},
    fix::{Caveat, Change, Fix, FixEffect},
    handoff::{Doubt, Ground},
    why::Comparison,
};
use denylens_lang::Lang;
use denylens_locate::{Attachment, Need, TokenFinding, what_if::Access};
use denylens_policy::Layer;
use denylens_triage::report::{
    Acting, Cause, EncodedState, Form, GivenDocument, Notice, Reading, RemedyRequest, Sayer,
};

/// What is said at first: the reason, and nothing that is looked up behind it. So it can be loaded before all the rest.
#[derive(Debug)]
pub struct FirstWords {
    /// What stands for a value that the text doesn't give.
    pub absent: AbsentWords,
    /// The reason in a few words.
    pub headline: HeadlineWords,
    /// What there is to say about the paste as a whole.
    pub notice: fn(Notice) -> &'static str,
    /// The beginning of the prose about a cause: its title, and its headline where it has one.
    pub cause: fn(Cause) -> &'static str,
}

/// Everything that is said about a refusal, by area.
#[derive(Debug)]
pub struct Words {
    /// Which language this is.
    pub lang: Lang,
    /// What is said at first.
    pub first: &'static FirstWords,
    /// The verdict.
    pub verdict: VerdictWords,
    /// Why it was refused.
    pub why: WhyWords,
    /// What to do.
    pub step: StepWords,
    /// What to change about the request.
    pub request: RequestWords,
    /// What else is worth knowing.
    pub note: fn(Note) -> &'static str,
    /// What the text says between the lines.
    pub reading: fn(&Reading) -> Sentence,
    /// The changes to policies.
    pub fix: FixWords,
    /// What a command is for.
    pub command: fn(Purpose) -> &'static str,
    /// Where it runs, and as whom.
    pub place: fn(&Place) -> Sentence,
    /// What has to be put in the place of a name in capitals.
    pub open: fn(Open) -> Sentence,
    /// What to have looked at.
    pub checklist: fn(CheckItem) -> &'static str,
    /// The messages to whoever can do something.
    pub handoff: HandoffWords,
    /// What a report is made of.
    pub report: ReportWords,
    /// What the user's own policies say.
    pub located: LocatedWords,
    /// The prose.
    pub prose: ProseWords,
}

/// What the user's own policies say of a refusal.
#[derive(Debug)]
pub struct LocatedWords {
    /// What would have to be otherwise, or be known.
    pub need: fn(&Need) -> Sentence,
    /// How a policy reaches the caller.
    pub attachment: fn(&Attachment) -> Sentence,
    /// What a statement allows.
    pub access: fn(&Access) -> Sentence,
    /// What a statement of a trust policy says to a token.
    pub token: fn(&TokenFinding) -> Sentence,
}

/// What stands for a value that the text doesn't give.
#[derive(Debug)]
pub struct AbsentWords {
    /// For the principal.
    pub principal: &'static str,
    /// For the principal, where a sentence begins with it.
    pub principal_first: &'static str,
    /// For the action.
    pub action: &'static str,
    /// For the resource.
    pub resource: &'static str,
    /// For the error code.
    pub code: &'static str,
    /// For the service.
    pub service: &'static str,
    /// For the system that refused, where it isn't AWS.
    pub system: &'static str,
    /// For the API operation.
    pub operation: &'static str,
    /// For anything else.
    pub other: &'static str,
}

/// The reason in a few words, and what there is to add.
#[derive(Debug)]
pub struct HeadlineWords {
    /// How an action or a call was refused.
    pub reason: fn(what: Sentence, how: &How) -> Sentence,
    /// What is wrong with an encoded message in this state.
    pub encoded: fn(EncodedState) -> Option<&'static str>,
    /// An action that was to be performed, and the one that it needed besides.
    pub besides: fn(attempted: &str, action: &str) -> Sentence,
}

/// The verdict in one sentence that stands alone.
#[derive(Debug)]
pub struct VerdictWords {
    /// An action was refused.
    pub action: fn(principal: Sentence, action: &str, resource: Option<&str>, how: &How) -> Sentence,
    /// An action was refused that another one, which was to be performed, needed besides.
    pub besides: fn(Besides<'_>) -> Sentence,
    /// A call was refused, and the action isn't known.
    pub call: fn(operation: Sentence, principal: Option<&str>, how: &How) -> Sentence,
    /// How, as half a sentence.
    pub how: fn(&How) -> Sentence,
}

/// An action that was to be performed, and the one that it needed besides.
#[derive(Debug)]
pub struct Besides<'d> {
    /// Who asked.
    pub principal: Sentence,
    /// What was to be performed.
    pub attempted: &'d str,
    /// What was refused.
    pub action: &'d str,
    /// On what.
    pub resource: Option<&'d str>,
    /// How.
    pub how: &'d How,
}

/// Why it was refused.
#[derive(Debug)]
pub struct WhyWords {
    /// What the statement names for a key, and what the request had.
    pub comparison: fn(&Comparison) -> Sentence,
    /// How many more keys it has.
    pub more: fn(usize) -> Sentence,
}

/// What to do.
#[derive(Debug)]
pub struct StepWords {
    /// About an encoded message in this state, which isn't decoded.
    pub encoded: fn(EncodedState) -> &'static str,
    /// About one that CloudTrail has cut.
    pub cut_by_cloudtrail: &'static str,
    /// To fetch the authorization details.
    pub fetch_details: &'static str,
    /// To see who makes the call, and to make it as who was meant.
    pub act_as: fn(Acting) -> &'static [&'static str],
    /// To ask whether a deny is meant.
    pub meant: &'static str,
    /// To find out which is of the refused request: the message, or this document.
    pub which: fn(GivenDocument) -> &'static str,
    /// To find out which layer refused.
    pub which_layer: &'static str,
    /// What is to be corrected in a statement of a trust policy.
    pub correct: fn(&TokenFinding) -> Vec<Sentence>,
    /// To leave the conditions in a trust policy.
    pub keep_conditions: &'static str,
}

/// What the caller can change about the request.
#[derive(Debug)]
pub struct RequestWords {
    /// One change, and why it most likely helps.
    pub change: fn(&RequestChange) -> Sentence,
    /// A change in some words, for a message to the owner of the policy.
    pub way: fn(&RequestChange) -> Sentence,
    /// Whom the statement leaves out or denies, for its owner to decide on.
    pub another_caller: fn(&RequestChange) -> Sentence,
    /// Before several, of which one is enough.
    pub one_is_enough: &'static str,
}

/// The changes to policies.
#[derive(Debug)]
pub struct FixWords {
    /// Who can make the change.
    pub contact: fn(&Contact) -> Sentence,
    /// What it does.
    pub effect: fn(&FixEffect) -> Sentence,
    /// Where it goes, if that is no policy of its own.
    pub place: fn(&Change) -> Option<Sentence>,
    /// What to look at before using it.
    pub caveat: fn(Caveat) -> &'static str,
}

/// The messages to whoever can do something.
#[derive(Debug)]
pub struct HandoffWords {
    /// Before the principal.
    pub who: &'static str,
    /// Before the action or the call.
    pub what: &'static str,
    /// An action on a resource.
    pub on: fn(action: &str, resource: &str) -> Sentence,
    /// Before place and time.
    pub place: &'static str,
    /// An account, by its number.
    pub account: fn(&str) -> Sentence,
    /// The id of a request.
    pub request_id: fn(&str) -> Sentence,
    /// Before the error code.
    pub code: &'static str,
    /// Before the layer that refused.
    pub refused_by: &'static str,
    /// The policy that refused.
    pub policy: fn(&str) -> Sentence,
    /// The statement that refused, by its id.
    pub statement: fn(&str) -> Sentence,
    /// By what it was refused, and the words that prove it.
    pub proved: fn(refused_by: &str, sayer: Sayer, reason: &str) -> Sentence,
    /// Before a condition of the statement.
    pub condition: &'static str,
    /// Before what AWS says.
    pub sayer: fn(Sayer) -> &'static str,
    /// Between values.
    pub comma: &'static str,
    /// Before and behind the policy and the statements that refused.
    pub policy_and_statements: [&'static str; 2],
    /// Between sentences.
    pub between: &'static str,
    /// The head of what is asked for.
    pub asked: &'static str,
    /// The head of what was refused.
    pub refusal: &'static str,
    /// The head of what is to be changed.
    pub to_change: &'static str,
    /// The head of the exception, where the denial isn't meant.
    pub to_except: &'static str,
    /// The head of the commands to run.
    pub commands: &'static str,
    /// The head of how to see that it works.
    pub check: &'static str,
    /// What the caller does then.
    pub again: &'static str,
    /// Who else is asked.
    pub others: fn(&[String]) -> Sentence,
    /// The last line.
    pub thanks: &'static str,
    /// Asks for a change, in a policy whose ARN may be known.
    pub change: fn(&Fix, policy: Option<&str>) -> Sentence,
    /// The conditions that the change has, without which it would allow more.
    pub only_if: fn(&[String]) -> Sentence,
    /// Asks to correct a condition in the trust policy of a role, which doesn't fit the token; nothing where it can't be corrected.
    pub correct: fn(&TokenFinding, role: &str) -> Option<Sentence>,
    /// Before an exception is asked for: whether the denial is meant. The caller then changes the request.
    pub meant: &'static str,
    /// The same, where nothing is known that the caller could change.
    pub meant_somehow: &'static str,
    /// Before what the caller could change.
    pub instead: &'static str,
    /// Asks to let the call through.
    pub let_through: &'static str,
    /// Asks for it where a statement denied the call, after whether that is meant.
    pub let_through_denied: &'static str,
    /// Asks whether it was this owner's policy.
    pub confirm: fn(Doubt) -> Sentence,
    /// How the call was refused, as far as whoever is asked can know it.
    pub how: fn(&How) -> Sentence,
    /// Asks to decode the message.
    pub decode: &'static str,
    /// The owner of a key is asked to let another account make grants for it.
    pub allow_grants: fn(key: &str, account: Option<&str>) -> Sentence,
    /// Whoever is asked makes a grant for a service-linked role.
    pub make_grant: fn(key: &str) -> Sentence,
    /// Asks to make the key usable.
    pub enable_key: fn(key: Option<&str>) -> Sentence,
    /// Asks to raise a quota that is known by name.
    pub raise: fn(QuotaName) -> Sentence,
    /// Asks to raise a quota that has to be found first.
    pub raise_some: fn(SomeQuota) -> Sentence,
    /// Asks to let an identity provider that is there take the audience of the token.
    pub add_audience: &'static str,
    /// Asks to share a resource, which may be an image or a snapshot, with an account.
    pub share: fn(Option<Form>, resource: &str, account: Option<&str>) -> Sentence,
    /// Asks whoever runs an authorizer to let the caller through, where its form has no request of its own.
    pub authorize: &'static str,
    /// Asks for what else there is to do about the cause.
    pub remedy: fn(RemedyRequest) -> &'static str,
    /// What the owner of a role is told of it, where the call may have been meant for another one, or a command changes it.
    pub caution: fn(Acting) -> Option<&'static str>,
    /// What stands for the name of a role that the text doesn't give.
    pub role_name: &'static str,
    /// Asks for an identity to be let into a cluster, whose ARN whoever asks puts in.
    pub who_asks: &'static str,
    /// Asks to see whether a key is there, and open to the caller.
    pub check_key: fn(key: Option<&str>) -> Sentence,
    /// Asks to bootstrap an environment of the CDK again: for a role of it, and the account that is to be trusted.
    pub bootstrap: fn(role: &str, account: Option<&str>) -> Sentence,
    /// Why it is needed of whoever is asked, where that isn't plain.
    pub ground: fn(Ground) -> Option<&'static str>,
}

/// What a report is made of.
#[derive(Debug)]
pub struct ReportWords {
    /// Who asked.
    pub principal: &'static str,
    /// What for.
    pub action: &'static str,
    /// What was to be performed, where it needed that besides.
    pub attempted: &'static str,
    /// On what.
    pub resource: &'static str,
    /// The error code.
    pub code: &'static str,
    /// The policy that refused.
    pub policy: &'static str,
    /// Where.
    pub region: &'static str,
    /// The id of the request.
    pub request_id: &'static str,
    /// Before who can make a change.
    pub change_for: &'static str,
    /// Before who gets a message.
    pub message_to: &'static str,
    /// Over the commands.
    pub commands: &'static str,
    /// Over the keys of the request.
    pub context: &'static str,
    /// Over a policy that answers so many refusals.
    pub merged: fn(count: usize) -> Sentence,
}

/// The prose; see [`crate::prose`].
#[derive(Debug)]
pub struct ProseWords {
    /// About a cause.
    pub cause: fn(Cause) -> &'static str,
    /// About a layer.
    pub layer: fn(Layer) -> &'static str,
    /// About what nobody can edit.
    pub uneditable: fn(Uneditable) -> &'static str,
}
