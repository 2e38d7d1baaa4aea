//! Credentials that AWS CodePipeline gives an action for the artifacts of its pipeline: a session of the pipeline's service role, limited to
//! them.
//!
//! Sources: CodePipeline User Guide, `actions-invoke-lambda-function.html`, `artifactCredentials`; the names of the service roles:
//! `how-to-custom-role.html`.

use super::role_of_caller;
use denylens_policy::Layer;
use denylens_triage::report::Denial;

const SERVICE_ROLES: [&str; 2] = ["AWSCodePipelineServiceRole", "oneClick_AWS-CodePipeline-Service"];

pub(super) fn fits(denial: &Denial) -> bool {
    let is_service_role = |role: &str| SERVICE_ROLES.iter().any(|known| role.starts_with(known));
    denial.layer.layer == Some(Layer::Session) && role_of_caller(denial).is_some_and(is_service_role)
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};

    #[test]
    fn the_name_of_the_role_tells_that_it_is_a_pipelines() {
        let by_session = "s3:PutObject on resource: arn:aws:s3:::b/k because no session policy allows the s3:PutObject action";
        let role =
            "arn:aws:sts::111122223333:assumed-role/AWSCodePipelineServiceRole-eu-west-2-Web/1700000000000";
        check(role, by_session, Some(Uneditable::PipelineSession));
        check(role, &by_session.replace("session", "identity-based"), None);
    }
}
