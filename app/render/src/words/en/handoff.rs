//! The messages to whoever can do something.

use super::{fix::statements, verdict};
use crate::{
    sentence::{Ours, Sentence, say},
    words::shape::HandoffWords,
};
use denylens_advise::{
    Certainty, How,
    command::QuotaName,
    fix::{Caveat, Change, DraftPrincipal, DraftStatement, Fix, FixEffect, Target},
    handoff::{Doubt, Ground},
};
use denylens_locate::{TokenFinding, TokenMismatch};
use denylens_policy::Layer;
use denylens_triage::report::{Acting, DenyKind, Form, GivenDocument, RemedyRequest, Sayer};

pub(super) const WORDS: HandoffWords = HandoffWords {
    who: "Who",
    what: "What",
    on: |action, resource| say!("{action} on {resource}", action, resource),
    place: "Where and when",
    account: |account| say!("caller's account {account}", account),
    request_id: |id| say!("request {id}", id),
    code: "Error code",
    refused_by: "Refused by",
    policy: |policy| say!("policy {policy}", policy),
    statement: |sid| say!("statement {sid}", sid),
    proved: |by, sayer, reason| {
        say!("{by}. {sayer}: “{reason}”", by, sayer = Ours(self::sayer(sayer)), reason)
    },
    condition: "Condition of the statement",
    sayer,
    comma: ", ",
    policy_and_statements: [", ", ""],
    between: " ",
    asked: "REQUEST",
    refusal: "WHAT WAS REFUSED",
    to_change: "THE CHANGE",
    to_except: "THE EXCEPTION, IF THE DENIAL ISN'T MEANT",
    commands: "COMMANDS",
    check: "AFTERWARDS",
    again: "When this is done, I will make the same call again and tell you the result.",
    others: |others| say!("I also ask, for their part: {others}.", others),
    thanks: "Thank you.",
    change,
    only_if: |conditions| {
        say!("Only under this condition, as the statement has it: {conditions}.", conditions)
    },
    correct,
    meant: "Please tell me first whether this call is meant to be denied. If it is, I need no exception and will change the request.",
    meant_somehow: "Please tell me first whether this call is meant to be denied. If it is, please tell me how to make it so that it is let through.",
    instead: "Change to the request that most likely helps",
    let_through: "Please allow this call, or tell me how to make it so that it is allowed.",
    let_through_denied: "If it isn't, please let the call through.",
    confirm,
    how,
    decode: "Please decode the encoded message with the command below and send me the answer, or allow me `sts:DecodeAuthorizationMessage`.",
    allow_grants: |key, account| match account {
        Some(account) => say!(
            "Please let account {account} make grants for the KMS key `{key}`: allow `kms:CreateGrant` to it in the key policy.",
            account,
            key
        ),
        None => say!(
            "Please let my account make grants for the KMS key `{key}`: allow `kms:CreateGrant` to it in the key policy.",
            key
        ),
    },
    make_grant: |key| {
        say!(
            "Please make a grant for the KMS key `{key}` with `aws kms create-grant`, so that the service-linked role can use it. The key policy has to let this account do so first.",
            key
        )
    },
    enable_key: |key| match key {
        Some(key) => say!(
            "The KMS key `{key}` is in a state in which it can't be used. If this isn't meant, please make it usable again. If it is, please tell me which key to use instead.",
            key
        ),
        None => Sentence::of(
            "The KMS key `KEY_ID` is in a state in which it can't be used. If this isn't meant, please make it usable again. If it is, please tell me which key to use instead.",
        ),
    },
    raise: |quota| {
        let QuotaName { service, name, raised_with } = quota;
        match raised_with {
            Some(with) => say!(
                "Please have the quota “{with}” of {service} raised to `DESIRED_VALUE`: “{name}” is used up, and goes up with it.",
                with,
                service,
                name
            ),
            None => say!(
                "Please have the quota “{name}” of {service} raised to `DESIRED_VALUE`: it is used up.",
                name,
                service
            ),
        }
    },
    raise_some: |quota| match (quota.service, quota.contains) {
        (Some(service), Some(contains)) => say!(
            "Please have the quota `QUOTA_NAME` of {service} raised to `DESIRED_VALUE`: one whose name contains “{contains}” is used up.",
            service,
            contains
        ),
        (Some(service), None) => say!(
            "Please have the quota `QUOTA_NAME` of {service} raised to `DESIRED_VALUE`: it is used up.",
            service
        ),
        (None, Some(contains)) => say!(
            "Please have the quota `QUOTA_NAME` raised to `DESIRED_VALUE`: one whose name contains “{contains}” is used up.",
            contains
        ),
        (None, None) => {
            Sentence::of("Please have the quota `QUOTA_NAME` raised to `DESIRED_VALUE`: it is used up.")
        }
    },
    add_audience: "Please let the identity provider in the account of the role take the audience of my token, with the command below.",
    share,
    check_key: |key| match key {
        Some(key) => say!(
            "Please check whether the KMS key `{key}` is there and enabled, in the Region of this call, and whether its key policy lets me use it: AWS doesn't say what is missing.",
            key
        ),
        None => Sentence::of(
            "Please check whether the KMS key that this call needs is there and enabled, in the Region of the call, and whether its key policy lets me use it: AWS doesn't say what is missing.",
        ),
    },
    bootstrap: |role, account| match account {
        Some(account) => say!(
            "Please let account {account} use the role `{role}`: bootstrap the environment again with `--trust`, as the command below has it. The list after `--trust` takes the place of the one before, so name the accounts that are trusted already too. For `POLICY_ARN`, put the policies that the environment has there now: every trusted account can do what they allow.",
            account,
            role
        ),
        None => say!(
            "Please let my account use the role `{role}`: bootstrap the environment again with `--trust`, as the command below has it. The list after `--trust` takes the place of the one before, so name the accounts that are trusted already too. For `POLICY_ARN`, put the policies that the environment has there now: every trusted account can do what they allow.",
            role
        ),
    },
    authorize: "If you agree with the call, please do what it needs on your side.",
    remedy,
    caution: |acting| {
        Some(match acting {
            Acting::Node | Acting::ContainerInstance | Acting::BuildMachine => {
                "By its name, this is the role of machines, and everything that runs on them gets what the role is allowed. So this is needed only if the call is meant to be made with it, and not with a role of its own."
            }
            Acting::TaskExecution => {
                "By its name, this is the task execution role, and what runs in the containers usually has a task role. So this is needed only if the call is meant to be made with this role, and not with the task role."
            }
            Acting::CdkExecution => {
                "The role belongs to the bootstrap stack of the CDK. So please don't change it by hand: put this into a managed policy, and name that one in `--cloudformation-execution-policies` of `cdk bootstrap`, together with those that are there."
            }
            Acting::Itself => {
                "The session is one of this role already. So this is needed only if the role really has to assume itself."
            }
            Acting::TaskStart | Acting::CdkDeploy | Acting::CdkOther => return None,
        })
    },
    role_name: "`ROLE_NAME` stands for the name of the role, which the error doesn't give.",
    who_asks: "I am `PRINCIPAL_ARN`, as `aws sts get-caller-identity` shows it.",
    ground: |ground| match ground {
        Ground::Said => None,
        Ground::OfBothSides => {
            Some("Both sides have to allow this, so it is needed here unless it is there already.")
        }
        Ground::ThroughAnotherRole => {
            Some("`cdk deploy` then makes the call with that role, so I need nothing else.")
        }
        Ground::RoleOfOtherAccount => Some(
            "Only a role of the account of the resource can make this call, and I would assume that role.",
        ),
        Ground::ByKeyPolicy => Some(
            "AWS doesn't name the policy that refused. This helps if the key policy lets the account use IAM policies, as the default key policy does. If it doesn't, the key policy has to name me instead.",
        ),
        Ground::NotSaid => {
            Some("AWS doesn't name the policy that refused, so this is needed unless it is there already.")
        }
    },
};

fn sayer(sayer: Sayer) -> &'static str {
    match sayer {
        Sayer::Sentence | Sayer::Phrase => "AWS's message",
        Sayer::Details => "AWS's authorization details",
        Sayer::Decoded => "Decoded message",
    }
}

fn change(fix: &Fix, policy: Option<&str>) -> Sentence {
    match (&fix.change, &fix.effect) {
        (Change::Condition(added), FixEffect::NoLongerDenies { principal }) => {
            let policy = denying(fix, policy);
            match added.sids.as_slice() {
                [] => say!(
                    "If it isn't, please make an exception for `{principal}` in {policy}.",
                    principal,
                    policy
                ),
                _ => say!(
                    "If it isn't, please make an exception for `{principal}` in the statement {named} of {policy}.",
                    principal,
                    named = statements(added),
                    policy
                ),
            }
        }
        (_, FixEffect::Allows { actions, resources }) if fix.caveats.contains(&Caveat::KeyOfSecret) => {
            let asked = allow(fix, actions, resources);
            say!("If a customer managed key encrypts the secret, this is needed too. {asked}", asked)
        }
        (_, FixEffect::Allows { actions, resources }) if fix.caveats.contains(&Caveat::PartOfTheCall) => {
            let asked = allow(fix, actions, resources);
            say!("The same call needs this too, unless it is there already. {asked}", asked)
        }
        (_, FixEffect::Allows { actions, resources }) => allow(fix, actions, resources),
        (_, FixEffect::LetsAllow { actions, resources }) => {
            let policy = limiting(fix);
            say!("Please let {policy} allow `{actions}` on `{resources}`.", policy, actions, resources)
        }
        (_, FixEffect::LetsThrough { principal, actions, resources }) if !principal.is_empty() => say!(
            "Please let `{principal}` send `{actions}` on `{resources}` through the VPC endpoint.",
            principal,
            actions,
            resources
        ),
        (_, FixEffect::LetsThrough { actions, resources, .. }) => {
            say!(
                "Please let me send `{actions}` on `{resources}` through the VPC endpoint.",
                actions,
                resources
            )
        }
        (Change::Statement(_), FixEffect::NoLongerDenies { principal }) => {
            say!("If it isn't, please make an exception for `{principal}`.", principal)
        }
    }
}

fn allow(fix: &Fix, actions: &[String], resources: &[String]) -> Sentence {
    let who = who(fix);
    match &fix.target {
        Target::Bucket(bucket) => say!(
            "Please allow {who} to perform `{actions}` on `{resources}`, in the policy of the bucket `{bucket}`.",
            who,
            actions,
            resources,
            bucket
        ),
        Target::Key(key) => {
            say!(
                "Please allow {who} to perform `{actions}`, in the policy of the key `{key}`.",
                who,
                actions,
                key
            )
        }
        Target::Trust(role) => say!(
            "Please let {who} assume the role `{role}`: allow `{actions}` in its trust policy.",
            who,
            role,
            actions
        ),
        Target::Resource(_) => say!(
            "Please allow {who} to perform `{actions}` on `{resources}`, in the policy of the resource.",
            who,
            actions,
            resources
        ),
        _ => say!("Please allow {who} to perform `{actions}` on `{resources}`.", who, actions, resources),
    }
}

fn who(fix: &Fix) -> Sentence {
    if let Some(callers) = fix.change.statement().and_then(DraftStatement::callers) {
        return say!("`{callers}`", callers);
    }
    match (fix.change.statement().and_then(|statement| statement.principal.as_ref()), &fix.target) {
        (Some(DraftPrincipal::Aws(arn)), _) => say!("`{arn}`", arn),
        (Some(DraftPrincipal::Service(service)), _) => say!("the service `{service}`", service),
        (Some(DraftPrincipal::Federated(provider)), _) => {
            say!("identities of `{provider}`", provider)
        }
        (_, Target::User(name)) => say!("the user `{name}`", name),
        (_, Target::Role(name)) => say!("the role `{name}`", name),
        (_, Target::PermissionSet(name)) => say!("the permission set `{name}`", name),
        _ => Sentence::of("me"),
    }
}

/// The policy that limits what others may allow.
fn limiting(fix: &Fix) -> Sentence {
    Sentence::of(match &fix.target {
        Target::Boundary => "the permissions boundary of the caller",
        Target::Session => "the policy that is passed when the session is made",
        Target::Organization(_) if fix.layer == Some(Layer::ServiceControl) => {
            "the service control policies (SCPs) of the caller's account"
        }
        _ => return named(fix.layer),
    })
}

/// The policy that denies.
fn denying(fix: &Fix, policy: Option<&str>) -> Sentence {
    if let Some(policy) = policy {
        return say!("the policy `{policy}`", policy);
    }
    match &fix.target {
        Target::Bucket(bucket) => say!("the policy of the bucket `{bucket}`", bucket),
        Target::Key(key) => say!("the policy of the key `{key}`", key),
        Target::Trust(role) => say!("the trust policy of the role `{role}`", role),
        Target::Resource(resource) => say!("the policy of `{resource}`", resource),
        Target::Unknown => Sentence::of("the policy that denies this"),
        _ => named(fix.layer),
    }
}

fn named(layer: Option<Layer>) -> Sentence {
    match layer {
        Some(Layer::Identity) => Sentence::of("the identity-based policy that denies this"),
        Some(Layer::ServiceControl) => Sentence::of("the service control policy (SCP) that denies this"),
        Some(Layer::ResourceControl) => Sentence::of("the resource control policy (RCP) that denies this"),
        Some(layer) => {
            let name = Ours(verdict::name(layer, None));
            say!("{name}", name)
        }
        None => Sentence::of("the policy"),
    }
}

fn correct(finding: &TokenFinding, role: &str) -> Option<Sentence> {
    let statement = &finding.statement;
    Some(match &finding.says {
        TokenMismatch::Case { key, wanted, had } => say!(
            "In the statement `{statement}` of the trust policy of the role `{role}`, please change the value of `{key}` from `{wanted}` to `{had}`: only upper and lower case differ.",
            statement,
            role,
            key,
            wanted,
            had
        ),
        TokenMismatch::Wildcard { operator, key, wanted, had } => say!(
            "In the statement `{statement}` of the trust policy of the role `{role}`, please change the value of `{key}` from `{wanted}` to `{had}`: `{operator}` takes `*` for a letter. If all that match it are meant to come, please put `{wanted}` under `StringLike` instead.",
            statement,
            role,
            key,
            wanted,
            had,
            operator
        ),
        TokenMismatch::Value { key, wanted, had } if finding.says.is_of_pull_requests() => {
            say!(
                "My token has `{had}` for `{key}`, and the statement `{statement}` of the trust policy of the role `{role}` has `{wanted}`. Every pull request of the repository has the value of my token. Only if all of them are meant to get this role, please add it there.",
                had,
                key,
                statement,
                role,
                wanted
            )
        }
        TokenMismatch::Value { key, wanted, had } => say!(
            "My token has `{had}` for `{key}`, and the statement `{statement}` of the trust policy of the role `{role}` has `{wanted}`. If the statement is meant for this call, please add the value of the token there.",
            had,
            key,
            statement,
            role,
            wanted
        ),
        _ => return None,
    })
}

fn confirm(doubt: Doubt) -> Sentence {
    match doubt {
        Doubt::Layer { message, details } => {
            let (message, details) = (Ours(verdict::name(message, None)), Ours(verdict::name(details, None)));
            say!(
                "Please check whether your policy denies this call, and change nothing yet: AWS's message says that {message} refused it, and its authorization details name {details}. It can be one of them, or both.",
                message,
                details
            )
        }
        Doubt::Document(given) => {
            let given = Ours(match given {
                GivenDocument::Decoded => "decoded message",
                GivenDocument::Details => "authorization details",
            });
            say!(
                "Please check whether your policy refuses this call, and change nothing yet: AWS's message and the {given} that I have don't fit together, so one of them is of another call.",
                given
            )
        }
    }
}

/// Who gets the message hasn't seen the text that was pasted.
fn how(how: &How) -> Sentence {
    match *how {
        How::Layer {
            layer,
            kind,
            effect: DenyKind::Unknown,
            certainty: Certainty::Said | Certainty::Concluded,
        } => {
            let name = Ours(verdict::name(layer, kind));
            say!("{name} refused it (the error doesn't say whether by an explicit deny)", name)
        }
        How::SomeLayer(effect) => Sentence::of(match effect {
            DenyKind::Explicit => "a policy explicitly denies it (the error doesn't say in which layer)",
            DenyKind::Implicit => {
                "no policy allows it (the error doesn't say which layer is missing the permission)"
            }
            DenyKind::Unknown => "the error doesn't say which policy layer refused it, or how",
        }),
        How::Layer { .. } | How::Encoded(_) => (verdict::WORDS.how)(how),
    }
}

fn share(form: Option<Form>, resource: &str, account: Option<&str>) -> Sentence {
    let account = match account {
        Some(account) => say!("account {account}", account),
        None => Sentence::of("my account (`ACCOUNT_ID`)"),
    };
    match form {
        Some(Form::Image) => say!(
            "Please add {account} to the launch permissions of the image `{resource}`. If its snapshots are encrypted with a customer managed key, please let that account use the key too.",
            account,
            resource
        ),
        Some(Form::Snapshot) => say!(
            "Please share the snapshot `{resource}` with {account}. If it is encrypted with a customer managed key, please let that account use the key too.",
            resource,
            account
        ),
        _ => say!("Please share `{resource}` with {account}.", resource, account),
    }
}

fn remedy(remedy: RemedyRequest) -> &'static str {
    match remedy {
        RemedyRequest::RaiseQuota => "Please have the quota raised.",
        RemedyRequest::ShareResource => "Please share the resource with my account.",
        RemedyRequest::LetServiceIn => "Please let the service use the resource.",
        RemedyRequest::SetUpProvider => {
            "Please set up the identity provider in the account of the role, with the command below."
        }
        RemedyRequest::Authorize => "",
        RemedyRequest::FindPolicy => {
            "Please find out which policy refused this call, and allow what it needs if you agree with it. The message that I got doesn't say."
        }
    }
}
