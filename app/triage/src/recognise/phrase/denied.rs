//! Refusals that name nothing more: EC2 without details, S3, Glue, Lake Formation, SQS, Auto Scaling, installers, registries.

use super::{Row, Says, Subject, of, row};
use crate::report::Form;

pub(super) const ROWS: &[Row] = &[
    row("You are not authorized to perform this operation", Says::Denied),
    row("Access Denied (Service:", Says::Denied),
    of("s3", "S3 error: Access Denied", Says::Denied),
    row("User doesn't have permission to call", Says::Denied),
    row("No access to any requested resource", Says::Denied),
    of(
        "glue",
        "Resource does not exist or requester is not authorized to access requested permissions",
        Says::Denied,
    ),
    of("sqs", "Access to the resource https://queue.amazonaws.com", Says::Denied).subject(Subject::Around),
    of("sqs", "Access to the resource https://sqs.", Says::Denied).subject(Subject::Around),
    of("ec2", "You are not authorized to use launch template", Says::Denied)
        .subject(Subject::After)
        .form(Form::LaunchTemplate),
    of("ecr", "failed with status code [manifests", Says::Denied),
    // AWS Lambda Developer Guide, `urls-auth.html`.
    of("lambda", "Forbidden. For troubleshooting Function URL authorization issues", Says::Denied)
        .form(Form::FunctionUrl),
    row("current credentials insufficient for performing cluster installation", Says::Denied),
    row("The request was denied due to a VPC endpoint policy", Says::VpcEndpoint),
    // How containerd, Docker and BuildKit end.
    of("ecr", "Forbidden", Says::Denied).subject(Subject::RegistryBefore).form(Form::ImagePull),
];
