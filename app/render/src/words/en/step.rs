//! What to do.

use crate::{
    sentence::{Sentence, say},
    words::shape::StepWords,
};
use denylens_locate::{TokenFinding, TokenMismatch};
use denylens_triage::report::{Acting, EncodedState, GivenDocument};

pub(super) const WORDS: StepWords = StepWords {
    encoded,
    act_as,
    which,
    which_layer: "Before you change anything, make the call again and compare its message with its authorization details: one of the two layers may deny it, or both.",
    cut_by_cloudtrail: "Make the call again and copy the encoded message from the output of the program, because CloudTrail keeps only the beginning of a long error message.",
    fetch_details: "Fetch the authorization details with `aws iam-toolbox get-request-authorization-details`: AWS keeps them for about a day, and they show what each layer of policies decided.",
    meant: "Before you ask for an exception, check whether the refusal is meant: a statement that denies is usually a guardrail, and something about the request may have to change instead.",
    correct,
    keep_conditions: "Never take the condition on the subject or on the audience out: without it, everyone whom the identity provider knows can assume the role.",
};

fn encoded(state: EncodedState) -> &'static str {
    match state {
        EncodedState::Complete => {
            "Decode the encoded message: it names the resource, the matched statement and the request context."
        }
        EncodedState::CutShort => {
            "Make the failing call again and copy the whole encoded message, because this one seems to be cut short."
        }
        EncodedState::Unfit => {
            "Copy the encoded message again from the original output, because this one has more than AWS writes into it."
        }
        EncodedState::Redacted => {
            "Decode the encoded message from the original output, because it was taken out or shortened here, and add the decoded document to this text."
        }
    }
}

fn which(given: GivenDocument) -> &'static str {
    match given {
        GivenDocument::Decoded => {
            "Before you change anything, find out which is of the call that failed: the message or the decoded message."
        }
        GivenDocument::Details => {
            "Before you change anything, find out which is of the call that failed: the message or the authorization details."
        }
    }
}

fn correct(finding: &TokenFinding) -> Vec<Sentence> {
    let statement = &finding.statement;
    match &finding.says {
        TokenMismatch::Case { key, wanted, had } => vec![say!(
            "The owner of the role: in the statement `{statement}`, change the value of `{key}` from `{wanted}` to `{had}`, because only upper and lower case differ.",
            statement,
            key,
            wanted,
            had
        )],
        TokenMismatch::Wildcard { operator, key, wanted, had } => vec![
            say!(
                "The owner of the role: in the statement `{statement}`, change the value of `{key}` from `{wanted}` to `{had}`, because `{operator}` takes `*` for a letter.",
                statement,
                key,
                wanted,
                had,
                operator
            ),
            say!(
                "If all that match it are meant to come, put `{wanted}` under `StringLike` instead.",
                wanted
            ),
        ],
        TokenMismatch::Value { key, had, .. } if finding.says.is_of_pull_requests() => vec![
            say!(
                "If the call was meant to come from a branch or an environment, start the workflow from there, because every pull request of the repository has `{had}` for `{key}`.",
                had,
                key
            ),
            say!(
                "The owner of the role: add `{had}` in the statement `{statement}` only if all pull requests are meant to use the role.",
                had,
                statement
            ),
        ],
        TokenMismatch::Value { key, had, .. } => vec![say!(
            "The owner of the role: if the statement `{statement}` is meant for this call, add `{had}` to its values of `{key}`.",
            statement,
            had,
            key
        )],
        _ => Vec::new(),
    }
}

fn act_as(acting: Acting) -> &'static [&'static str] {
    match acting {
        Acting::Node => &[
            "Run `aws sts get-caller-identity` in the pod that made the call: it shows whether the pod has a role of its own, or acts as its node.",
            "If it was meant to have one, give it a role with EKS Pod Identity or an IAM role for its service account, and allow the action to that role instead of the nodes.",
        ],
        Acting::ContainerInstance => &[
            "Run `aws sts get-caller-identity` in the container that made the call: it shows whether the task has a role of its own, or acts as its instance.",
            "If it was meant to have one, name a task role (`taskRoleArn`) in the task definition, and allow the action to that role instead of the instances.",
        ],
        Acting::TaskExecution => &[
            "Run `aws sts get-caller-identity` in the container that made the call: it shows whether the task execution role is used as the task role.",
            "If it is, name another role as the task role (`taskRoleArn`) in the task definition, and allow the action to that role instead of the task execution role.",
        ],
        Acting::BuildMachine => &[
            "Run `aws sts get-caller-identity` in the job right before the call: it shows whether the job has assumed a role, or acts as its machine.",
            "If it was meant to assume one, check that the step that does so comes before the call, and that the job may get a token, as with `permissions: id-token: write` in GitHub Actions.",
        ],
        Acting::Itself => &[
            "Run `aws sts get-caller-identity` right before the call: if it shows this role already, make the calls without assuming it again.",
            "Only if the role has to assume itself: name its own ARN in its trust policy, and allow it `sts:AssumeRole` on itself.",
        ],
        Acting::CdkExecution => &[
            "If the stack is meant to do this, name a policy that allows it in `--cloudformation-execution-policies` of `cdk bootstrap`, together with those that are there, since the list replaces the one before.",
        ],
        Acting::TaskStart | Acting::CdkDeploy | Acting::CdkOther => &[],
    }
}
