//! Roles that can't be assumed.

use super::{Row, Says, Subject, of, row};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::Trust);

pub(super) const ROWS: &[Row] = &[
    row("is invalid or cannot be assumed", SAYS).subject(Subject::Before).form(Form::ServiceRole),
    row("cannot be assumed by", SAYS).form(Form::ServiceRole),
    of("lambda", "The role defined for the function cannot be assumed", SAYS).form(Form::ServiceRole),
    of("ecs", "ECS was unable to assume the role", SAYS).subject(Subject::After).form(Form::ServiceRole),
    of("states", "is authorized to assume the provided role", SAYS).form(Form::ServiceRole),
    row("Trust policy of the role provided is invalid", SAYS).form(Form::PodIdentity),
    row("EKS does not have permissions to assume the associated role", SAYS).form(Form::PodIdentity),
    row("No OpenIDConnect provider found in your account", SAYS).form(Form::NoProvider),
    row("Incorrect token audience", SAYS).form(Form::TokenAudience),
];
