//! What to do, in order, smallest first.
//!
//! A statement that denies is mostly a guardrail that works. So there the first question is whether it was meant, then comes what about
//! the request could change, and the exception, which its owner makes, comes last.

use crate::{
    change_request::{self, RequestChange},
    command::name_of_quota,
    fix::{
        IdentityProvider, is_built_in, is_by_role_of_other_account, makes_grant_itself, provider,
        shows_subject,
    },
    prose::{Passage, Section, Topic},
    refusal::{
        acting_as, bootstrap_role, disagreement, foreign_bootstrap_role, has_event, is_across_accounts,
        is_changed_by_bootstrap, is_told_by_details, needs_only_its_cause, waits_for_decoding,
    },
    role_needs,
    uneditable::{Uneditable, is_of_fixed_policies, is_service_linked},
};
use denylens_policy::Layer;
use denylens_triage::report::{
    Acting, Cause, Denial, DenyKind, EncodedState, Form, GivenDocument, ParticularKind, Reading,
};

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// About an encoded message in this state, which isn't decoded.
    Encoded(EncodedState),
    /// About one that CloudTrail has cut: the event has no more of it.
    CutByCloudTrail,
    /// To fetch the authorization details.
    FetchDetails,
    /// To find out which is of the refused request: the message, or the document that disagrees with it.
    FindOutWhich(GivenDocument),
    /// To find out which layer refused: message and authorization details each name another.
    FindOutWhichLayer,
    /// To ask whether the refusal is meant.
    Meant,
    /// Of the changes to the request that follow, one is enough.
    OneIsEnough,
    /// To see who makes the call, and to make it as who was meant.
    ActAs(Acting),
    /// To change the request.
    ChangeRequest(RequestChange),
    /// To leave it to the owner of the policy whether somebody else makes the call.
    AnotherCaller(RequestChange),
    /// The items of a section, each a step.
    Prose(Passage),
}

/// A rule; one that has nothing to say gives none.
type Rule = fn(&Denial) -> Vec<NextStep>;

/// The steps where a statement denies.
const DENIED: &[Rule] = &[encoded, which, details, meant, by_keys, request, acting, exceptions, of_others];

/// The steps of all other refusals.
const NOT_ALLOWED: &[Rule] = &[encoded, which, details, acting, of_layers, of_token, of_cause, event];

/// The steps where only a role of the resource's account can do it.
const ELSEWHERE: &[Rule] = &[encoded, which, details, acting, across];

/// What to do about a refusal.
pub(crate) fn of(denial: &Denial) -> Vec<NextStep> {
    // Until it is known which of two is of the refused request, there is nothing else to do.
    if disagreement(denial).is_some() {
        return [encoded(denial), which(denial)].concat();
    }
    // These forms say all that there is to do, whatever the layer.
    if let Some(form @ (Form::Anonymous | Form::DeployRole)) = denial.form {
        return prose([Topic::Cause(denial.cause).first_of(&[Section::FixForm(form)])]);
    }
    // What is the answer leaves nothing to do about policies.
    if let Some(kind) = Uneditable::of(denial).filter(|kind| kind.answers(denial)) {
        return [encoded(denial), which(denial), instead(kind), service_linked(denial)].concat();
    }
    if is_by_role_of_other_account(denial) {
        return ELSEWHERE.iter().flat_map(|rule| rule(denial)).collect();
    }
    let is_denied = denial.effect == DenyKind::Explicit && denial.is_of_policies();
    let rules = if is_denied { DENIED } else { NOT_ALLOWED };
    rules.iter().flat_map(|rule| rule(denial)).collect()
}

/// An encoded message is decoded first, or got anew.
fn encoded(denial: &Denial) -> Vec<NextStep> {
    let state = denial.encoded.as_ref().map(|encoded| encoded.state);
    let is_open = denial.documents.decoded.is_none() && !is_told_by_details(denial);
    let step = state.filter(|_| is_open).map(|state| match state {
        EncodedState::CutShort if has_event(denial) => NextStep::CutByCloudTrail,
        state => NextStep::Encoded(state),
    });
    Vec::from_iter(step)
}

/// Where two disagree, nothing is changed before it is known which is right.
fn which(denial: &Denial) -> Vec<NextStep> {
    let of_request = disagreement(denial).map(|mismatch| NextStep::FindOutWhich(mismatch.given));
    let of_layers = denial.readings.iter().any(is_about_layers).then_some(NextStep::FindOutWhichLayer);
    Vec::from_iter(of_request.or(of_layers))
}

fn is_about_layers(reading: &Reading) -> bool {
    matches!(reading, Reading::MessageAndDetailsDisagree { .. })
}

/// What is done instead of changing what nobody can edit.
fn instead(kind: Uneditable) -> Vec<NextStep> {
    vec![NextStep::Prose(Topic::Uneditable(kind).passage(Section::Fix))]
}

/// AWS keeps the details of some refusals: they say what each layer did.
fn details(denial: &Denial) -> Vec<NextStep> {
    let is_kept = denial.authorization_id.is_some() && denial.documents.details.is_none();
    Vec::from_iter(is_kept.then_some(NextStep::FetchDetails))
}

/// As whom the call was made, where that may not be who was meant. What the other roles of the CDK do is told, and leaves nothing to do.
fn acting(denial: &Denial) -> Vec<NextStep> {
    let acting = acting_as(denial).filter(|acting| match acting {
        Acting::TaskStart | Acting::CdkDeploy | Acting::CdkOther => false,
        Acting::CdkExecution => is_changed_by_bootstrap(denial),
        _ => true,
    });
    Vec::from_iter(acting.map(NextStep::ActAs))
}

/// A guardrail that works needs no exception.
fn meant(_denial: &Denial) -> Vec<NextStep> {
    vec![NextStep::Meant]
}

/// What about the request could change, by the keys of the statement.
fn by_keys(denial: &Denial) -> Vec<NextStep> {
    let mut changes = change_request::of(denial);
    changes.retain(|change| !change.is_of_who_calls());
    let one = (changes.len() > 1 && change_request::is_one_enough(denial)).then_some(NextStep::OneIsEnough);
    one.into_iter().chain(changes.into_iter().map(NextStep::ChangeRequest)).collect()
}

/// Whom the statement leaves out, or denies. Nobody takes the rights of another to get by a guardrail.
fn of_others(denial: &Denial) -> Vec<NextStep> {
    let changes = change_request::of(denial).into_iter();
    changes.filter(RequestChange::is_of_who_calls).map(NextStep::AnotherCaller).collect()
}

/// A role of the other account does it.
fn across(_denial: &Denial) -> Vec<NextStep> {
    prose([Topic::Cause(Cause::Action).first_of(&[Section::FixAcross])])
}

/// What about the request could change where the keys say nothing of it: by the cause and by the layer.
fn request(denial: &Denial) -> Vec<NextStep> {
    if !change_request::of(denial).is_empty() {
        return Vec::new();
    }
    let of_cause = of_denied(denial, Section::FixRequestGlobal, Section::FixRequest);
    let of_layers = layers(denial).map(|layer| Topic::Layer(layer).first_of(&[Section::FixRequest]));
    prose([of_cause].into_iter().chain(of_layers))
}

/// What the cause says where a statement denies. Where a global inference profile was called, nobody has to find out whether one was.
fn of_denied(denial: &Denial, global: Section, all: Section) -> Option<Passage> {
    let section = if denial.form == Some(Form::GlobalInference) { global } else { all };
    Topic::Cause(denial.cause).first_of(&[section])
}

/// Whom to ask for an exception: the owner of the policy, or of each of them where the texts contradict each other.
fn exceptions(denial: &Denial) -> Vec<NextStep> {
    if let Some(kind) = Uneditable::of(denial) {
        return instead(kind);
    }
    // What the exception is for, where the cause has words for it.
    let cause = of_denied(denial, Section::FixExplicitGlobal, Section::FixExplicit);
    let cause = cause.filter(|_| denial.cause != Cause::Action);
    let of_layers = prose(layers(denial).map(|layer| Topic::Layer(layer).first_of(&[Section::FixExplicit])));
    if of_layers.is_empty() {
        return prose([cause, Topic::Cause(Cause::Action).first_of(&[Section::FixExplicit])]);
    }
    [prose([cause]), of_layers].concat()
}

/// Because of the layer: whom to ask, and for what.
fn of_layers(denial: &Denial) -> Vec<NextStep> {
    if let Some(kind) = Uneditable::of(denial) {
        return instead(kind);
    }
    let sections: &[Section] = match denial.effect {
        DenyKind::Unknown => &[Section::Fix, Section::FixImplicit, Section::FixExplicit],
        DenyKind::Implicit | DenyKind::Explicit => &[Section::FixImplicit, Section::FixExplicit],
    };
    // The bootstrap stack has the role, and bootstrapping again changes it.
    let told = layers(denial)
        .filter(|layer| !needs_only_its_cause(denial, *layer))
        .filter(|_| !is_changed_by_bootstrap(denial));
    prose(told.map(|layer| Topic::Layer(layer).first_of(sections)))
}

/// Who came with a token is looked up first, unless the text shows it.
fn of_token(denial: &Denial) -> Vec<NextStep> {
    let is_asked = denial.form == Some(Form::WebIdentity) && !shows_subject(denial);
    prose([is_asked.then(|| Topic::Cause(denial.cause).first_of(&[Section::FixToken])).flatten()])
}

/// Because of the cause.
fn of_cause(denial: &Denial) -> Vec<NextStep> {
    let topic = Topic::Cause(denial.cause);
    if denial.cause == Cause::Action {
        return of_action(denial);
    }
    // Another layer lacks the permission: what the caller's policies or the resource's need isn't asked.
    let is_elsewhere = layers(denial).any(|layer| !needs_only_its_cause(denial, layer));
    if is_elsewhere {
        return Vec::new();
    }
    let sections = match (denial.cause, denial.form) {
        (Cause::Kms, None) => of_key(denial),
        (Cause::Trust, None) => of_role(denial),
        (Cause::Trust, Some(Form::WebIdentity)) => of_provider(denial),
        _ => {
            let of_form = match of_particular(denial) {
                Some(section) => topic.first_of(&[section]),
                None => topic.by_form(denial.form, Section::FixForm, Section::Fix),
            };
            return prose([of_form].into_iter().chain(of_quota(denial)).chain(of_needs(denial)));
        }
    };
    prose(sections.into_iter().map(|section| topic.first_of(&[section])))
}

/// What to do by what an authorizer names besides: there the change is smaller than its form alone says.
fn of_particular(denial: &Denial) -> Option<Section> {
    let names = |kind| denial.particular(kind).is_some();
    match denial.form? {
        Form::Kubernetes | Form::ClusterRole => {
            names(ParticularKind::Namespace).then_some(Section::FixNamespace)
        }
        Form::LakeFormation => names(ParticularKind::Permission).then_some(Section::FixPermission),
        Form::LatticeService | Form::LatticeNetwork => denial.is_anonymous().then_some(Section::FixUnsigned),
        _ => None,
    }
}

/// What a quota or a rate asks for besides.
fn of_quota(denial: &Denial) -> impl Iterator<Item = Option<Passage>> {
    let topic = Topic::Cause(denial.cause);
    let sections = [
        (Section::FixRaisedWith, is_raised_with_another(denial)),
        (Section::FixThroughput, has_throughput(denial)),
    ];
    sections.into_iter().filter(|(_, holds)| *holds).map(move |(section, _)| topic.first_of(&[section]))
}

/// What a role needs that a service works with, where it is known.
fn of_needs(denial: &Denial) -> impl Iterator<Item = Option<Passage>> {
    let topic = Topic::Cause(denial.cause);
    let sections = [
        (Section::FixManagedPolicy, role_needs::managed_policy(denial).is_some()),
        (Section::FixLogGroup, role_needs::to_write_logs(denial).is_some()),
    ];
    sections.into_iter().filter(|(_, holds)| *holds).map(move |(section, _)| topic.first_of(&[section]))
}

fn is_raised_with_another(denial: &Denial) -> bool {
    name_of_quota(denial).is_some_and(|quota| quota.raised_with.is_some())
}

/// Whether the rate can be that of a table or a stream.
///
/// Sources: Amazon DynamoDB Developer Guide, `Programming.Errors.html`; Amazon Kinesis Data Streams API Reference, `API_PutRecord.html`.
fn has_throughput(denial: &Denial) -> bool {
    let is_of_one =
        denial.code.as_deref().is_some_and(|code| code.starts_with("ProvisionedThroughputExceeded"));
    let is_of_service = matches!(denial.service.as_deref(), Some("dynamodb" | "kinesis"));
    denial.form == Some(Form::Throttling) && (is_of_one || is_of_service)
}

/// The sides that have to allow it: the one that AWS names, and the other one too in two accounts, or where AWS names none.
fn sides(denial: &Denial) -> Vec<Section> {
    let (caller, resource) = (Section::FixLayer(Layer::Identity), Section::FixLayer(Layer::Resource));
    match denial.layer.layer {
        Some(Layer::Identity) if is_across_accounts(denial) => vec![caller, resource],
        Some(Layer::Identity) => vec![caller],
        Some(Layer::Resource) if !is_across_accounts(denial) => vec![resource],
        _ if is_of_fixed_policies(denial) => vec![resource],
        _ => vec![resource, caller],
    }
}

/// What to do about a key. In one account the key policy says whether the policies of the caller can help.
fn of_key(denial: &Denial) -> Vec<Section> {
    if is_across_accounts(denial) && is_service_linked(denial) {
        return vec![Section::FixServiceLinked];
    }
    let is_by_key_policy = denial.layer.layer.is_none() && !is_across_accounts(denial);
    let mut sections = Vec::from_iter(denial.action.is_none().then_some(Section::FixCaller));
    if is_by_key_policy && !is_of_fixed_policies(denial) {
        sections.push(Section::Fix);
    } else {
        sections.extend(sides(denial));
    }
    let action = denial.qualified_action();
    let is_launch =
        action.is_none() && denial.service.as_deref().is_none_or(|service| LAUNCHING.contains(&service));
    let is_grant = action.is_some_and(|action| action.eq_ignore_ascii_case("kms:CreateGrant"));
    if is_launch || is_grant && !makes_grant_itself(denial) {
        sections.push(Section::FixGrant);
    }
    if is_launch {
        sections.push(Section::FixServiceLinked);
    }
    sections
}

/// Services that launch instances, with volumes that a key encrypts.
///
/// Source: Amazon EC2 Auto Scaling User Guide, `key-policy-requirements-EBS-encryption.html`.
const LAUNCHING: [&str; 2] = ["ec2", "autoscaling"];

/// What a service-linked role needs for a key of another account: nobody writes policies for it.
fn service_linked(denial: &Denial) -> Vec<NextStep> {
    let is_it = denial.cause == Cause::Kms
        && is_across_accounts(denial)
        && Uneditable::of(denial) == Some(Uneditable::ServiceLinkedRole);
    prose([is_it.then(|| Topic::Cause(Cause::Kms).first_of(&[Section::FixServiceLinked])).flatten()])
}

/// What to do about a role.
fn of_role(denial: &Denial) -> Vec<Section> {
    // Whether the role is to be assumed at all is asked first, and then its own ARN is all that is missing.
    if acting_as(denial) == Some(Acting::Itself) {
        return Vec::new();
    }
    if foreign_bootstrap_role(denial).is_some() {
        return vec![Section::FixBootstrap];
    }
    if bootstrap_role(denial).is_some() && denial.layer.layer.is_none() {
        return vec![Section::Fix, Section::FixLayer(Layer::Identity)];
    }
    [vec![Section::Fix], sides(denial)].concat()
}

/// What to compare with a token.
fn of_provider(denial: &Denial) -> Vec<Section> {
    match provider(denial) {
        IdentityProvider::Cognito => vec![Section::FixCognito],
        _ if is_built_in(denial) => vec![Section::FixForm(Form::WebIdentity)],
        _ => vec![Section::FixForm(Form::WebIdentity), Section::FixProvider],
    }
}

/// Where no more is known than that an action was refused.
fn of_action(denial: &Denial) -> Vec<NextStep> {
    let topic = Topic::Cause(Cause::Action);
    let sections = match denial.form {
        _ if waits_for_decoding(denial) => vec![Section::FixEncoded],
        _ if denial.layer.layer.is_some() => Vec::new(),
        Some(Form::Bare) => bare(denial),
        Some(form @ Form::ConsoleBox) => vec![Section::FixForm(form), Section::Fix],
        Some(form) => vec![Section::FixForm(form)],
        None if denial.action.is_some() => match denial.effect {
            DenyKind::Implicit => vec![Section::FixImplicit],
            DenyKind::Unknown | DenyKind::Explicit => vec![Section::Fix],
        },
        None => Vec::new(),
    };
    let sections = sections.into_iter().map(|section| topic.first_of(&[section]));
    prose(sections.chain(of_needs(denial)))
}

/// Where not even the action is known: what each call of this kind is refused for.
fn bare(denial: &Denial) -> Vec<Section> {
    let calls = |operations: &[&str]| match denial.operation.as_deref() {
        Some(operation) => operations.contains(&operation),
        None => denial.service.as_deref() == Some("s3"),
    };
    [
        (Section::FixCaller, denial.principal.is_none()),
        (Section::FixForm(Form::Bare), true),
        (Section::FixObject, calls(&READING_OBJECTS)),
        (Section::FixObjectKey, calls(&USING_KEYS)),
    ]
    .into_iter()
    .filter_map(|(section, holds)| holds.then_some(section))
    .collect()
}

/// Calls of Amazon S3 that read an object: without `s3:ListBucket` they give 403 for one that doesn't exist.
///
/// Source: Amazon S3 API Reference, `API_GetObject.html`, `API_HeadObject.html`, `API_CopyObject.html`.
const READING_OBJECTS: [&str; 3] = ["GetObject", "HeadObject", "CopyObject"];

/// Calls of Amazon S3 that use the KMS key of an object.
///
/// Source: Amazon S3 User Guide, `UsingKMSEncryption.html`.
const USING_KEYS: [&str; 5] = ["GetObject", "PutObject", "CopyObject", "CreateMultipartUpload", "UploadPart"];

/// Calls of Amazon S3 that CloudTrail has only where data events are logged.
///
/// Source: Amazon S3 User Guide, `cloudtrail-logging-s3-info.html`.
const DATA_CALLS: [&str; 8] = [
    "GetObject",
    "HeadBucket",
    "HeadObject",
    "CopyObject",
    "PutObject",
    "DeleteObject",
    "CreateMultipartUpload",
    "UploadPart",
];

/// The event says more than some programs show. Where it was pasted, or a document says more, nobody has to look for it.
fn event(denial: &Denial) -> Vec<NextStep> {
    let is_silent = denial.action.is_none() || denial.effect == DenyKind::Unknown;
    let has_more = has_event(denial)
        || denial.documents.decoded.is_some()
        || denial.documents.details.is_some()
        || denial.encoded.is_some();
    let is_told = denial.form == Some(Form::NoObjects);
    if denial.cause != Cause::Action || denial.layer.layer.is_some() || !is_silent || has_more || is_told {
        return Vec::new();
    }
    let is_data = match denial.operation.as_deref() {
        _ if denial.form == Some(Form::FunctionUrl) => true,
        Some(operation) => DATA_CALLS.contains(&operation),
        None => denial.service.as_deref() == Some("s3"),
    };
    let section = if is_data { Section::FixDataEvent } else { Section::FixEvent };
    prose([Topic::Cause(Cause::Action).first_of(&[section])])
}

/// The layer that refused; both where message and details each name another.
fn layers(denial: &Denial) -> impl Iterator<Item = Layer> {
    let other = denial.readings.iter().find_map(|reading| match reading {
        Reading::MessageAndDetailsDisagree { message, .. } => Some(*message),
        _ => None,
    });
    let layer = denial.layer.layer;
    layer.into_iter().chain(other.filter(|other| Some(*other) != layer))
}

fn prose(passages: impl IntoIterator<Item = Option<Passage>>) -> Vec<NextStep> {
    passages.into_iter().flatten().map(NextStep::Prose).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::samples::denied_by;
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, steps: &[NextStep]) {
        assert_eq!(of(&triage(text).denials.remove(0)), steps);
    }

    fn section(topic: Topic, section: Section) -> NextStep {
        NextStep::Prose(topic.passage(section))
    }

    fn action(section: Section) -> NextStep {
        NextStep::Prose(Topic::Cause(Cause::Action).passage(section))
    }

    const REFUSED: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform:";

    #[test]
    fn who_asks_is_looked_at_before_anybody_is_given_more() {
        let node = "arn:aws:sts::111122223333:assumed-role/shop-NodeInstanceRole/i-0a1b2c3d4e5f60718";
        let refused = |ending: &str| {
            let text = format!("User: {node} is not authorized to perform: sqs:ListQueues {ending}");
            of(&triage(&text).denials.remove(0))
        };
        let steps = refused("because no identity-based policy allows the sqs:ListQueues action");
        assert_eq!(steps[0], NextStep::ActAs(Acting::Node));
        let steps = refused("with an explicit deny in a service control policy");
        let place = |step: &NextStep| steps.iter().position(|known| known == step);
        assert!(place(&NextStep::Meant) < place(&NextStep::ActAs(Acting::Node)));
        let last = section(Topic::Layer(Layer::ServiceControl), Section::FixExplicit);
        assert_eq!(steps.last(), Some(&last));
    }

    #[test]
    fn a_role_that_assumes_itself_may_not_have_to() {
        let text = "User: arn:aws:sts::111122223333:assumed-role/deploy/b is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/deploy";
        check(text, &[NextStep::ActAs(Acting::Itself)]);
    }

    #[test]
    fn the_role_of_the_bootstrap_stack_is_changed_by_bootstrapping_alone() {
        let role = "arn:aws:sts::111122223333:assumed-role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1/AWSCloudFormation";
        let text = format!(
            "User: {role} is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:eu-west-1:111122223333:jobs because no identity-based policy allows the sqs:CreateQueue action"
        );
        check(&text, &[NextStep::ActAs(Acting::CdkExecution)]);
    }

    #[test]
    fn where_no_objects_are_found_nobody_looks_for_a_refusal() {
        let text = "No S3 objects found under S3 URL \"s3://data/train/\". Please ensure that the bucket exists, that objects exist under that S3 prefix, and that the role \"arn:aws:iam::111122223333:role/train\" has \"s3:ListBucket\" permissions on bucket \"data\".";
        check(text, &[action(Section::FixForm(Form::NoObjects))]);
        let advice = crate::Advice::of(&triage(text).denials.remove(0));
        assert!(advice.fixes.is_empty() && advice.handoffs.is_empty(), "{:?}", advice.handoffs);
    }

    #[test]
    fn what_the_role_of_a_trail_needs_is_said() {
        let text = "An error occurred (InvalidCloudWatchLogsLogGroupArnException) when calling the UpdateTrail operation: Access denied. Check the permissions for your role.";
        let steps = [Section::FixForm(Form::RolePermission), Section::FixLogGroup, Section::FixEvent];
        check(text, &steps.map(action));
    }

    #[test]
    fn where_two_disagree_it_is_found_out_first_which_is_right() {
        let text = format!(
            "An error occurred (AccessDenied) when calling the GetObject operation: {REFUSED} s3:GetObject on resource: arn:aws:s3:::b/k \
             because no identity-based policy allows the s3:GetObject action\n\n\
             {{\"allowed\":false,\"explicitDeny\":true,\"context\":{{\"action\":\"s3:GetObject\"}}}}"
        );
        let denials = triage(&text).denials;
        assert_eq!(denials.len(), 2);
        for denial in &denials {
            assert_eq!(of(denial), [NextStep::FindOutWhich(GivenDocument::Decoded)]);
        }
    }

    #[test]
    fn what_nobody_can_edit_leaves_nothing_to_do_about_policies() {
        check(
            &format!(
                "{REFUSED} ec2:RunInstances with an explicit deny in an identity-based policy: \
                 arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3"
            ),
            &[section(Topic::Uneditable(Uneditable::Quarantine), Section::Fix)],
        );
    }

    #[test]
    fn where_the_layer_is_known_its_owner_is_asked() {
        check(
            &format!(
                "{REFUSED} s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action"
            ),
            &[section(Topic::Layer(Layer::Identity), Section::FixImplicit)],
        );
    }

    #[test]
    fn a_deny_may_be_meant_and_its_exception_comes_last() {
        check(
            &format!("{REFUSED} s3:GetObject with an explicit deny in a resource control policy"),
            &[
                NextStep::Meant,
                section(Topic::Layer(Layer::ResourceControl), Section::FixRequest),
                section(Topic::Layer(Layer::ResourceControl), Section::FixExplicit),
            ],
        );
        check(
            &format!("{REFUSED} s3:GetObject with an explicit deny"),
            &[NextStep::Meant, action(Section::FixExplicit)],
        );
    }

    #[test]
    fn what_the_request_could_be_comes_before_the_exception() {
        let region = ("aws:RequestedRegion", &["eu-west-1"][..]);
        let steps = of(&denied_by(&[region], &[("aws:RequestedRegion", &["us-east-1"])]));
        let exception = section(Topic::Layer(Layer::ServiceControl), Section::FixExplicit);
        assert!(
            matches!(steps.as_slice(), [NextStep::Meant, NextStep::ChangeRequest(_), last] if *last == exception),
            "{steps:?}"
        );
        let two = of(&denied_by(&[region, ("aws:RequestTag/a", &["b"])], &[]));
        assert_eq!(two.get(1), Some(&NextStep::OneIsEnough));
    }

    #[test]
    fn what_the_cause_asks_for_isnt_asked_again_for_the_layer() {
        let pass_role = "iam:PassRole on resource: arn:aws:iam::111122223333:role/r because no";
        let asks = [section(Topic::Cause(Cause::PassRole), Section::Fix)];
        check(&format!("{REFUSED} {pass_role} identity-based policy allows the iam:PassRole action"), &asks);
        check(
            &format!("{REFUSED} {pass_role} permissions boundary allows the iam:PassRole action"),
            &[section(Topic::Layer(Layer::Boundary), Section::FixImplicit)],
        );
    }

    #[test]
    fn a_key_has_steps_for_the_side_that_lacks_the_permission() {
        let kms = |wanted: Section| section(Topic::Cause(Cause::Kms), wanted);
        let (caller, resource) = (Section::FixLayer(Layer::Identity), Section::FixLayer(Layer::Resource));
        let check = |rest: &str, wanted: &[Section]| {
            let wanted: Vec<_> = wanted.iter().map(|wanted| kms(*wanted)).collect();
            check(&format!("{REFUSED} {rest}"), &wanted);
        };
        let own = "on resource: arn:aws:kms:eu-west-1:111122223333:key/1a2b";
        let foreign = "on resource: arn:aws:kms:eu-west-1:444455556666:key/1a2b";
        let by = |layer: &str| format!("because no {layer} policy allows the kms:Decrypt action");
        check(&format!("kms:Decrypt {own}"), &[Section::Fix]);
        check(&format!("kms:Decrypt {own} {}", by("identity-based")), &[caller]);
        check(&format!("kms:Decrypt {own} {}", by("resource-based")), &[resource]);
        check(&format!("kms:Decrypt {foreign}"), &[resource, caller]);
        check(&format!("kms:CreateGrant {own}"), &[Section::Fix, Section::FixGrant]);
        let role = "User: arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForBackup/b is not authorized to perform: kms:Decrypt";
        let text = format!("{role} {foreign} {}", by("resource-based"));
        assert_eq!(of(&triage(&text).denials.remove(0)), [kms(Section::FixServiceLinked)]);
    }

    #[test]
    fn a_role_has_steps_for_the_side_that_lacks_the_permission() {
        let trust = |wanted: Section| section(Topic::Cause(Cause::Trust), wanted);
        let (caller, resource) = (Section::FixLayer(Layer::Identity), Section::FixLayer(Layer::Resource));
        let role = format!("{REFUSED} sts:AssumeRole on resource: arn:aws:iam::111122223333:role/r");
        check(
            &format!("{role} because no identity-based policy allows the sts:AssumeRole action"),
            &[trust(Section::Fix), trust(caller)],
        );
        check(&role, &[trust(Section::Fix), trust(resource), trust(caller)]);
        let deploy = "arn:aws:iam::444455556666:role/cdk-hnb659fds-deploy-role-444455556666-eu-west-1";
        check(&format!("{REFUSED} sts:AssumeRole on resource: {deploy}"), &[trust(Section::FixBootstrap)]);
    }

    #[test]
    fn an_identity_pool_has_its_own_conditions_to_compare() {
        let token = |claims: &str| {
            let text = format!("Not authorized to perform sts:AssumeRoleWithWebIdentity\n\n{claims}");
            of(&triage(&text).denials.remove(0)).pop()
        };
        let last = |wanted: Section| Some(section(Topic::Cause(Cause::Trust), wanted));
        let pool = r#"{"iss":"https://cognito-identity.amazonaws.com","sub":"s","aud":"eu-central-1:1a2b","amr":["authenticated"]}"#;
        assert_eq!(token(pool), last(Section::FixCognito));
        let github = r#"{"iss":"https://token.actions.githubusercontent.com","sub":"repo:a/b:pull_request","aud":"sts.amazonaws.com"}"#;
        assert_eq!(token(github), last(Section::FixProvider));
    }

    #[test]
    fn something_of_another_account_without_a_policy_is_reached_by_a_role_there() {
        for reason in ["", "because no identity-based policy allows the ecs:DescribeServices action"] {
            let service = "arn:aws:ecs:eu-west-1:444455556666:service/shop/web";
            check(
                &format!("{REFUSED} ecs:DescribeServices on resource: {service} {reason}"),
                &[action(Section::FixAcross)],
            );
        }
    }

    #[test]
    fn the_form_of_a_cause_has_its_own_steps() {
        check(
            "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.",
            &[section(Topic::Cause(Cause::Credentials), Section::FixForm(Form::Expired))],
        );
    }

    #[test]
    fn an_encoded_message_is_decoded_first() {
        let message = "aB3-_xYz".repeat(70);
        let text = format!(
            "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized \
             to perform this operation. Encoded authorization failure message: {message}"
        );
        check(&text, &[NextStep::Encoded(EncodedState::Complete), action(Section::FixEncoded)]);
    }

    #[test]
    fn a_decoded_message_isnt_decoded_again() {
        let decoded = r#"{"allowed":false,"explicitDeny":false,"context":{"action":"ec2:RunInstances"}}"#;
        check(decoded, &[action(Section::FixImplicit)]);
    }

    #[test]
    fn only_calls_of_amazon_s3_ask_about_objects() {
        let bare = |operation: &str| {
            format!("An error occurred (AccessDenied) when calling the {operation} operation: Access Denied")
        };
        let (caller, of_all) = (|| action(Section::FixCaller), || action(Section::FixForm(Form::Bare)));
        check(&bare("ListRepositories"), &[caller(), of_all(), action(Section::FixEvent)]);
        let data = || action(Section::FixDataEvent);
        check(&bare("HeadObject"), &[caller(), of_all(), action(Section::FixObject), data()]);
        check(
            &bare("GetObject"),
            &[caller(), of_all(), action(Section::FixObject), action(Section::FixObjectKey), data()],
        );
    }

    #[test]
    fn the_throughput_of_a_table_is_looked_at_only_where_there_can_be_one() {
        let quota = |wanted| section(Topic::Cause(Cause::Quota), wanted);
        let error = |code: &str, operation: &str| {
            format!("An error occurred ({code}) when calling the {operation} operation: no")
        };
        let throttling = quota(Section::FixForm(Form::Throttling));
        check(&error("RequestLimitExceeded", "DescribeInstances"), std::slice::from_ref(&throttling));
        check(
            &error("ProvisionedThroughputExceededException", "PutItem"),
            &[throttling, quota(Section::FixThroughput)],
        );
    }

    #[test]
    fn where_a_quota_goes_up_with_another_that_is_said() {
        let quota = |wanted| section(Topic::Cause(Cause::Quota), wanted);
        let text = "An error occurred (InternetGatewayLimitExceeded) when calling the CreateInternetGateway operation: no";
        check(text, &[quota(Section::Fix), quota(Section::FixRaisedWith)]);
    }

    #[test]
    fn who_pastes_the_event_isnt_sent_to_it() {
        let event = |message: &str| {
            format!(
                r#"{{"eventSource":"ec2.amazonaws.com","eventName":"RunInstances","errorCode":"Client.UnauthorizedOperation","errorMessage":"You are not authorized to perform this operation.{message}","userIdentity":{{"arn":"arn:aws:iam::111122223333:user/ana"}}}}"#
            )
        };
        check(&event(""), &[action(Section::FixForm(Form::Bare))]);
        let cut = format!(" Encoded authorization failure message: {}...", "aB3-_xYz".repeat(30));
        check(&event(&cut), &[NextStep::CutByCloudTrail]);
    }

    #[test]
    fn nothing_is_decoded_that_the_authorization_details_say() {
        let text = format!(
            "{REFUSED} ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111122223333:instance/* with an explicit deny. Encoded authorization failure message: {}",
            "aB3-_xYz".repeat(70)
        );
        let details = r#"{"requestContext":{},"evaluations":[{"action":"ec2:RunInstances","resource":"arn:aws:ec2:us-east-1:111122223333:instance/*","evaluatedEffect":"EXPLICIT_DENY","checks":[{"checkType":"PERMISSIONS_BOUNDARY","evaluatedEffect":"EXPLICIT_DENY"}]}]}"#;
        let exception = section(Topic::Layer(Layer::Boundary), Section::FixExplicit);
        check(&format!("{text}\n\n{details}"), &[NextStep::Meant, exception]);
    }

    #[test]
    fn who_is_left_out_by_a_guardrail_comes_last_and_is_no_way_for_the_caller() {
        let statement = [
            ("aws:PrincipalArn", &["arn:aws:iam::*:role/Platform*"][..]),
            ("aws:RequestedRegion", &["eu-west-1"]),
        ];
        let request = [
            ("aws:PrincipalArn", &["arn:aws:iam::111122223333:role/Deploy"][..]),
            ("aws:RequestedRegion", &["us-east-1"]),
        ];
        let steps = of(&denied_by(&statement, &request));
        assert!(
            matches!(
                steps.as_slice(),
                [NextStep::Meant, NextStep::ChangeRequest(_), NextStep::Prose(_), NextStep::AnotherCaller(_)]
            ),
            "{steps:?}"
        );
    }

    #[test]
    fn the_owners_of_both_layers_are_named_where_the_texts_contradict_each_other() {
        let message = format!(
            "{REFUSED} iam:CreateUser on resource: arn:aws:iam::111122223333:user/bob with an explicit deny in a service control policy"
        );
        let details = r#"{"requestContext":{"aws:PrincipalArn":"arn:aws:iam::111122223333:user/ana"},"evaluations":[{"action":"iam:CreateUser","resource":"arn:aws:iam::111122223333:user/bob","evaluatedEffect":"EXPLICIT_DENY","checks":[{"checkType":"PERMISSIONS_BOUNDARY","evaluatedEffect":"EXPLICIT_DENY"}]}]}"#;
        check(
            &format!("{message}\n\n{details}"),
            &[
                NextStep::FindOutWhichLayer,
                NextStep::Meant,
                section(Topic::Layer(Layer::Boundary), Section::FixExplicit),
                section(Topic::Layer(Layer::ServiceControl), Section::FixExplicit),
            ],
        );
    }
}
