//! What isn't shared with the caller.

use super::{Row, Says, Subject, of};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::Sharing);

pub(super) const ROWS: &[Row] = &[
    of("ec2", "Not authorized for images", SAYS).subject(Subject::After),
    of("ec2", "Not authorized for snapshots", SAYS).subject(Subject::After),
    of("ec2", "The image id", SAYS).subject(Subject::After),
    of("ec2", "you need to accept terms and subscribe", SAYS).form(Form::Product),
    of("ec2", "is not authorized to use the image", SAYS).subject(Subject::After),
];
