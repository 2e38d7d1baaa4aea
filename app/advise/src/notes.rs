//! What else is worth knowing about a refusal, each said where it holds.

use crate::{
    command::{Command, Purpose},
    fix::{Caveat, Fix, resource_policy},
    refusal::{is_about_policies, is_across_accounts, is_across_partitions},
    uneditable::Uneditable,
};
use denylens_policy::Layer;
use denylens_triage::report::{Basis, Cause, Denial, DenyKind, Form, LayerKind};

/// Something that is worth knowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// An explicit deny outweighs every Allow.
    DenyOutweighs,
    /// AWS names one layer even where several lack the permission.
    OneLayerNamed,
    /// The layer is concluded from the shape of the decoded document.
    LayerConcluded,
    /// The denying statement can stand in any layer.
    LayerUnnamed,
    /// The decoded document prints conditions without operators.
    WithoutOperators,
    /// A tag of the request may belong to another resource than the one shown.
    TagsOfOneResource,
    /// `RunInstances` is judged on each resource that it uses.
    RunInstances,
    /// Both accounts have to allow it.
    AcrossAccounts,
    /// An IAM policy alone never opens a KMS key.
    KeyPolicy,
    /// No policy can allow it across partitions.
    AcrossPartitions,
    /// Amazon S3 words the block of a public bucket's callers as an explicit deny.
    RestrictPublicBuckets,
    /// The text doesn't say that AWS answered.
    PerhapsNotAws,
    /// What the policy simulator doesn't evaluate.
    Simulator,
    /// What to look at before a fix is used.
    Caveat(Caveat),
}

/// One row of the registry: a note, and where it holds.
type Row = (Note, fn(&Denial) -> bool);

/// The notes, in the order in which they are told.
const REGISTRY: [Row; 12] = [
    (Note::DenyOutweighs, |denial| denial.effect == DenyKind::Explicit && is_about_policies(denial)),
    // The details show every layer.
    (Note::OneLayerNamed, |denial| {
        denial.effect == DenyKind::Implicit
            && denial.layer.layer.is_some()
            && denial.documents.details.is_none()
    }),
    (Note::LayerConcluded, |denial| denial.layer.basis == Basis::Inferred),
    (Note::LayerUnnamed, |denial| {
        denial.effect == DenyKind::Explicit && denial.layer.layer.is_none() && is_about_policies(denial)
    }),
    (Note::WithoutOperators, |denial| {
        denial.statements.iter().any(|statement| !statement.conditions.is_empty())
    }),
    (Note::TagsOfOneResource, |denial| {
        denial
            .conditions
            .iter()
            .any(|condition| condition.key.to_ascii_lowercase().starts_with("aws:requesttag/"))
    }),
    (Note::RunInstances, |denial| {
        denial.qualified_action().is_some_and(|action| action.eq_ignore_ascii_case("ec2:RunInstances"))
            && is_about_policies(denial)
    }),
    // Under a deny no side's Allow is the question. The words about roles and keys say it themselves, and the role that is passed
    // has no policy that could allow it.
    (Note::AcrossAccounts, |denial| {
        is_across_accounts(denial)
            && is_about_policies(denial)
            && denial.qualified_action().is_none_or(|action| resource_policy::exists(denial, &action))
            && denial.effect != DenyKind::Explicit
            && !matches!(denial.cause, Cause::Trust | Cause::Kms | Cause::PassRole)
            && matches!(denial.layer.layer, None | Some(Layer::Identity | Layer::Resource))
    }),
    (Note::KeyPolicy, |denial| {
        denial.cause == Cause::Kms
            && is_about_policies(denial)
            && denial.effect != DenyKind::Explicit
            && denial.action.is_none()
    }),
    (Note::AcrossPartitions, is_across_partitions),
    // Amazon S3 User Guide, `troubleshoot-403-errors.html`.
    (Note::RestrictPublicBuckets, |denial| {
        denial.layer.kind == Some(LayerKind::BucketPolicy)
            && denial.effect == DenyKind::Explicit
            && denial.documents.details.is_none()
    }),
    // Each store that speaks as Amazon S3 does has these words, and no more.
    (Note::PerhapsNotAws, |denial| {
        denial.form == Some(Form::Bare)
            && denial.code.as_deref() == Some("AccessDenied")
            && denial.service.is_none()
            && denial.sayings.is_empty()
            && denial.request_id.is_none()
    }),
];

/// The notes on a refusal, without repeats; what its commands and its fixes have to say comes last.
pub(crate) fn of(denial: &Denial, fixes: &[Fix], commands: &[Command]) -> Vec<Note> {
    // Where the answer is no change to a policy, there is nothing more to know about policies.
    let is_answered = Uneditable::of(denial).is_some_and(|kind| kind.answers(denial));
    let rows =
        REGISTRY.iter().filter(|_| !is_answered).filter(|(_, holds)| holds(denial)).map(|(note, _)| *note);
    let is_simulated = !is_answered && commands.iter().any(|command| command.purpose == Purpose::Simulate);
    let mut notes: Vec<Note> = rows.chain(is_simulated.then_some(Note::Simulator)).collect();
    for caveat in fixes.iter().flat_map(|fix| &fix.caveats) {
        let note = Note::Caveat(*caveat);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::{report::MatchedStatement, triage};

    const DENIED: &str = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject with an explicit deny";

    fn read(text: &str) -> Denial {
        triage(text).denials.remove(0)
    }

    fn refused(rest: &str) -> Denial {
        read(&format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}"))
    }

    fn key(key: &str) -> denylens_triage::report::ConditionKey {
        denylens_triage::report::ConditionKey {
            key: key.to_owned(),
            values: Vec::new(),
            naming: denylens_triage::report::KeyNaming::ConditionKey,
        }
    }

    /// A refusal that a note is made for. A note without one doesn't compile.
    fn example(note: Note) -> Denial {
        match note {
            Note::DenyOutweighs => read(DENIED),
            Note::OneLayerNamed => {
                refused("s3:GetObject because no identity-based policy allows the s3:GetObject action")
            }
            Note::LayerConcluded => {
                let mut denial = read(DENIED);
                denial.layer.basis = Basis::Inferred;
                denial
            }
            Note::LayerUnnamed => read(DENIED),
            Note::WithoutOperators => {
                let conditions = vec![key("aws:RequestedRegion")];
                let statement = MatchedStatement { conditions, ..MatchedStatement::default() };
                Denial { statements: vec![statement], ..read(DENIED) }
            }
            Note::TagsOfOneResource => {
                Denial { conditions: vec![key("aws:RequestTag/team")], ..read(DENIED) }
            }
            Note::RunInstances => refused("ec2:RunInstances"),
            Note::AcrossAccounts => {
                refused("sqs:SendMessage on resource: arn:aws:sqs:us-east-1:444455556666:q")
            }
            Note::KeyPolicy => read(
                "The ciphertext refers to a customer master key that does not exist, or you are not allowed to access.",
            ),
            Note::AcrossPartitions => {
                refused("sqs:SendMessage on resource: arn:aws-cn:sqs:cn-north-1:111122223333:q")
            }
            Note::RestrictPublicBuckets => refused(
                "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a resource-based policy",
            ),
            Note::PerhapsNotAws => {
                read("An error occurred (AccessDenied) when calling the PutObject operation: Access Denied")
            }
            Note::Simulator | Note::Caveat(_) => refused("ec2:StopInstances"),
        }
    }

    #[test]
    fn each_note_holds_for_its_example_and_not_for_a_plain_refusal() {
        let plain = refused("s3:GetObject on resource: arn:aws:s3:::b/k");
        for (note, holds) in &REGISTRY {
            assert!(holds(&example(*note)), "{note:?}");
            assert!(!holds(&plain), "{note:?}");
        }
    }

    #[test]
    fn no_note_stands_twice() {
        for (at, (note, _)) in REGISTRY.iter().enumerate() {
            assert!(REGISTRY[..at].iter().all(|(other, _)| other != note), "{note:?}");
        }
    }

    #[test]
    fn no_side_has_to_allow_what_a_statement_denies() {
        let queue = "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:444455556666:q";
        let across =
            |rest: &str| of(&refused(&format!("{queue} {rest}")), &[], &[]).contains(&Note::AcrossAccounts);
        assert!(across(""));
        assert!(!across("with an explicit deny in a resource-based policy"));
    }

    #[test]
    fn what_the_simulator_leaves_out_is_said_where_it_is_named() {
        let denial = refused("ec2:StopInstances");
        let commands = crate::command::of(&denial);
        assert!(of(&denial, &[], &commands).contains(&Note::Simulator));
        assert!(!of(&denial, &[], &[]).contains(&Note::Simulator));
    }

    #[test]
    fn what_a_fix_has_to_say_comes_last_and_once() {
        let denial = example(Note::Caveat(Caveat::LayerNotSaid));
        let mut fixes = crate::fix::of(&denial);
        fixes.extend(fixes.clone());
        assert_eq!(
            of(&denial, &fixes, &[]),
            [Caveat::LayerNotSaid, Caveat::ResourceNotNamed].map(Note::Caveat)
        );
    }
}
