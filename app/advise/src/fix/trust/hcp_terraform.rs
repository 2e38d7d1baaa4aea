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
    match identity.subject.as_deref().and_then(|subject| subject.rsplit_once(":run_phase:")) {
        Some((workspace, _)) => Bearer::like(format!("{workspace}:run_phase:*"), Known::Said),
        None => Bearer::like(
            "organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE:run_phase:*",
            Known::Open,
        ),
    }
}
