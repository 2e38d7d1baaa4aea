//! The service that a role is passed to: what `iam:PassedToService` has to name.
//!
//! Source: the trust policies that each service's guide prescribes for the roles it takes.

use denylens_triage::report::Denial;

/// API operations that take a role, and the service principal that will use it.
const OPERATIONS: [(&str, &str); 34] = [
    ("AssociateIamInstanceProfile", "ec2.amazonaws.com"),
    ("CreateAutoScalingGroup", "ec2.amazonaws.com"),
    ("CreateLaunchTemplate", "ec2.amazonaws.com"),
    ("ReplaceIamInstanceProfileAssociation", "ec2.amazonaws.com"),
    ("RequestSpotInstances", "ec2.amazonaws.com"),
    ("RunInstances", "ec2.amazonaws.com"),
    ("CreateFunction", "lambda.amazonaws.com"),
    ("CreateFunction20150331", "lambda.amazonaws.com"),
    ("UpdateFunctionConfiguration", "lambda.amazonaws.com"),
    ("UpdateFunctionConfiguration20150331v2", "lambda.amazonaws.com"),
    ("RegisterTaskDefinition", "ecs-tasks.amazonaws.com"),
    ("RunTask", "ecs-tasks.amazonaws.com"),
    ("StartTask", "ecs-tasks.amazonaws.com"),
    ("CreateStateMachine", "states.amazonaws.com"),
    ("UpdateStateMachine", "states.amazonaws.com"),
    ("CreateStack", "cloudformation.amazonaws.com"),
    ("UpdateStack", "cloudformation.amazonaws.com"),
    ("CreateChangeSet", "cloudformation.amazonaws.com"),
    ("CreateCluster", "eks.amazonaws.com"),
    ("CreateNodegroup", "ec2.amazonaws.com"),
    ("CreateTrainingJob", "sagemaker.amazonaws.com"),
    ("CreateNotebookInstance", "sagemaker.amazonaws.com"),
    ("CreateModel", "sagemaker.amazonaws.com"),
    ("CreateProcessingJob", "sagemaker.amazonaws.com"),
    ("CreatePipeline", "codepipeline.amazonaws.com"),
    ("UpdatePipeline", "codepipeline.amazonaws.com"),
    ("CreateCrawler", "glue.amazonaws.com"),
    ("CreateDevEndpoint", "glue.amazonaws.com"),
    ("CreateSchedule", "scheduler.amazonaws.com"),
    ("CreateDeliveryStream", "firehose.amazonaws.com"),
    ("CreateTrail", "cloudtrail.amazonaws.com"),
    ("CreateDBInstanceReadReplica", "rds.amazonaws.com"),
    ("RunJobFlow", "elasticmapreduce.amazonaws.com"),
    ("CreateComputeEnvironment", "batch.amazonaws.com"),
];

/// The service: the request context names it, or the operation that was called tells.
pub(super) fn of(denial: &Denial) -> Option<&str> {
    let in_context = denial
        .conditions
        .iter()
        .find(|condition| condition.key.eq_ignore_ascii_case("iam:PassedToService"))
        .and_then(|condition| condition.values.first());
    if let Some(service) = in_context {
        return Some(service);
    }
    let called = denial.operation.as_deref()?;
    OPERATIONS
        .iter()
        .find(|(operation, _)| operation.eq_ignore_ascii_case(called))
        .map(|(_, service)| *service)
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::{
        report::{ConditionKey, KeyNaming},
        triage,
    };

    #[test]
    fn the_request_context_counts_before_the_operation() {
        let mut denial = triage("User: ana is not authorized to perform: iam:PassRole").denials.remove(0);
        denial.operation = None;
        assert_eq!(of(&denial), None);
        denial.operation = Some("runinstances".to_owned());
        assert_eq!(of(&denial), Some("ec2.amazonaws.com"));
        denial.conditions.push(ConditionKey {
            key: "iam:passedtoservice".to_owned(),
            values: vec!["glue.amazonaws.com".to_owned()],
            naming: KeyNaming::ConditionKey,
        });
        assert_eq!(of(&denial), Some("glue.amazonaws.com"));
    }

    #[test]
    fn no_operation_stands_twice() {
        for (at, (operation, _)) in OPERATIONS.iter().enumerate() {
            assert!(OPERATIONS[..at].iter().all(|(other, _)| other != operation), "{operation}");
        }
    }
}
