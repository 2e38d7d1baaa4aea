//! The service that a role is passed to is named only where the text leaves one.
//!
//! Source: the API references of the services: these operations exist in several that take a role.

use super::{Answer, Finding};

/// Operations of the same name in several services that take roles, with these services.
const SHARED: [(&str, &[&str]); 8] = [
    ("CreateCluster", &["eks", "redshift"]),
    ("CreateEnvironment", &["elasticbeanstalk", "airflow"]),
    ("CreateJob", &["glue", "s3"]),
    ("CreateService", &["ecs", "apprunner"]),
    ("CreateStack", &["cloudformation", "opsworks"]),
    ("UpdateStack", &["cloudformation", "opsworks"]),
    ("CreateWorkspace", &["grafana", "iottwinmaker"]),
    ("CreateModel", &["sagemaker", "lookoutequipment"]),
];

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let called = answer.denial.operation.as_deref().unwrap_or_default();
    let Some((_, services)) = SHARED.iter().find(|(operation, _)| *operation == called) else {
        return Finding::NotConcerned;
    };
    let lower = answer.case.text.to_lowercase();
    let named: Vec<&str> = services.iter().copied().filter(|service| lower.contains(service)).collect();
    let allows = answer.allows();
    let passes = allows.iter().filter(|statement| statement.actions().contains(&"iam:PassRole"));
    Finding::of(passes.map(|statement| {
        let conditions = statement.conditions();
        let to = conditions.iter().find(|(key, _)| *key == "iam:PassedToService");
        let mut guessed = to.into_iter().flat_map(|(_, values)| values).filter(|value| {
            let is_service = value.ends_with(".amazonaws.com");
            is_service && !named.iter().any(|service| value.contains(service))
        });
        guessed.next().map_or(Ok(()), |service| Err(format!("{called} needn't be of {service}")))
    }))
}
