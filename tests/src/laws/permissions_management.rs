//! A change that allows an action of the access level "Permissions management" says so in words.
//!
//! Source: Service Authorization Reference, the column "Access level" of AWS IAM, AWS KMS, AWS Lambda and Amazon S3.

use super::{Answer, Finding, Section};
use denylens_lang::Lang;
use denylens_policy::action;

/// Some actions of that level.
const ACTIONS: [&str; 9] = [
    "iam:Attach*Policy",
    "iam:Put*Policy",
    "iam:CreatePolicyVersion",
    "iam:SetDefaultPolicyVersion",
    "iam:UpdateAssumeRolePolicy",
    "lambda:AddPermission",
    "kms:CreateGrant",
    "kms:PutKeyPolicy",
    "s3:PutBucketPolicy",
];

fn manages_permissions(asked: &str) -> bool {
    ACTIONS.iter().any(|known| action::covers(known, asked))
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let allowed = answer.allows();
    let mut actions = allowed.iter().flat_map(|statement| statement.actions());
    let managing = actions.find(|action| manages_permissions(action));
    Finding::of(managing.map(|action| {
        let notes = answer.sentences(Lang::En, Section::Notes);
        let warned = notes.iter().any(|note| note.contains("permissions management"));
        if warned { Ok(()) } else { Err(format!("no note warns of {action}")) }
    }))
}
