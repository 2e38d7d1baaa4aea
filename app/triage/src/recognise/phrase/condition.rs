//! A condition that the message names.

use super::{Row, Says, of};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::Condition);

pub(super) const ROWS: &[Row] =
    &[of("s3", "Invalid according to Policy: Policy Condition failed", SAYS).form(Form::PostPolicy)];
