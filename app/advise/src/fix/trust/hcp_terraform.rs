//! HCP Terraform, once Terraform Cloud.
//!
//! The subject is `organization:NAME:project:NAME:workspace:NAME:run_phase:PHASE`. A run comes once to plan and once to apply.
//!
//! Source: HashiCorp Developer, "Use dynamic credentials with the AWS provider"; HashiCorp support, "Updating Workload Identity for
//! Projects".

use super::row::{Bearer, Known, Principal, Row};
use denylens_triage::report::WebIdentity;

pub(super) const ROW: Row = Row {
    is_issuer: |issuer| issuer == "app.terraform.io",
    is_subject: |subject| subject.starts_with("organization:") && subject.contains(":run_phase:"),
    issuer: "app.terraform.io",
    principal: Principal::Arn,
    audience: |_| "aws.workload.identity".to_owned(),
    bearer,
};

fn bearer(identity: &WebIdentity) -> Bearer {
    // A role to apply with mostly may do more than one to plan with, so the phase that came is the one that is let in.
    match identity.subject.as_deref().filter(|subject| subject.contains(":run_phase:")) {
        Some(subject) => Bearer::is(subject, Known::Said),
        None => Bearer::like(
            "organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE:run_phase:*",
            Known::Open,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_plans_lets_none_in_that_applies() {
        let subject = "organization:acme:project:shop:workspace:prod:run_phase:plan";
        let identity = WebIdentity { subject: Some(subject.to_owned()), ..WebIdentity::default() };
        let bearer = bearer(&identity);
        assert_eq!((bearer.operator, bearer.value.as_str()), ("StringEquals", subject));
    }
}
