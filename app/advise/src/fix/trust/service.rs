//! Services that assume a role.
//!
//! Source: for the principal of each service, the page of its guide about the role that it takes; Amazon EKS User Guide,
//! `pod-id-role.html`.

use super::Draft;
use crate::{
    fix::{Caveat, passed_service},
    statement::DraftPrincipal,
};
use denylens_triage::report::Denial;

/// The principals, by the service that says that it can't assume the role.
const PRINCIPALS: [(&str, &str); 3] = [
    // AWS Lambda Developer Guide, `lambda-intro-execution-role.html`.
    ("lambda", "lambda.amazonaws.com"),
    // Amazon ECS Developer Guide, `task_execution_IAM_role.html`, `task-iam-roles.html`.
    ("ecs", "ecs-tasks.amazonaws.com"),
    // AWS Step Functions Developer Guide, `procedure-create-iam-role.html`.
    ("states", "states.amazonaws.com"),
];

/// The statement that lets a service in, where it is known which.
pub(super) fn draft(denial: &Denial) -> Option<Draft> {
    let service = denial.service.as_deref();
    let of_service = || PRINCIPALS.iter().find(|(known, _)| Some(*known) == service).map(|(_, name)| *name);
    let said = denial.service_principal.clone().or_else(|| of_service().map(str::to_owned));
    let principal = said.or_else(|| passed_service::of(denial)?.into_iter().next())?;
    Some(of(&principal, &["sts:AssumeRole"], vec![Caveat::CompareFirst]))
}

/// The statement that lets pods of Amazon EKS in: a session of theirs has tags.
pub(super) fn of_pods() -> Draft {
    of("pods.eks.amazonaws.com", &["sts:AssumeRole", "sts:TagSession"], vec![Caveat::CompareFirst])
}

fn of(principal: &str, actions: &[&str], caveats: Vec<Caveat>) -> Draft {
    let mut draft = Draft::new(actions, caveats);
    draft.statement.principal = Some(DraftPrincipal::Service(principal.to_owned()));
    draft
}
