//! Roles that can't be assumed, but for those that services use.

use super::{Row, Says, row};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::Trust);

pub(super) const ROWS: &[Row] = &[
    row("Trust policy of the role provided is invalid", SAYS).form(Form::PodIdentity),
    row("EKS does not have permissions to assume the associated role", SAYS).form(Form::PodIdentity),
    row("No OpenIDConnect provider found in your account", SAYS).form(Form::NoProvider),
    row("Incorrect token audience", SAYS).form(Form::TokenAudience),
];
