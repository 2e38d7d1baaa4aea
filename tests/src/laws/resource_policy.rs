//! What can't have a policy of its own gets none, and isn't said to need one.
//!
//! Source: IAM User Guide, `reference_aws-services-that-work-with-iam.html`, the column "Resource-based policies". What IAM has are trust
//! policies, which `sts` asks, and no action of `iam`.

use super::{Answer, Finding, Section};
use denylens_lang::Lang;
use denylens_policy::Layer;

const WITHOUT: [&str; 7] = ["cloudformation", "cloudwatch", "ec2", "ecs", "iam", "rds", "route53"];

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let without = answer.service().is_some_and(|service| WITHOUT.contains(&service.as_str()));
    let said = answer.denial.layer.layer == Some(Layer::Resource);
    Finding::where_concerned(without && !said && answer.is_about_policies(), || {
        if let Some(change) = answer.changes().find(|change| change.layer() == "resource") {
            return Some(format!("there is no such policy: {}", change.text()));
        }
        let notes = answer.sentences(Lang::En, Section::Notes);
        let both = notes.into_iter().find(|note| note.contains("both sides"));
        both.map(|note| format!("there is one side: {note}"))
    })
}
