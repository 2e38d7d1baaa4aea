//! Quotas and capacity. IAM names the quota, Amazon EBS the type of volume, Amazon Bedrock the time.

use super::{Row, Says, Subject, of, row};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::Quota);

pub(super) const ROWS: &[Row] = &[
    of("iam", "Cannot exceed quota for", SAYS).subject(Subject::NameAfter),
    of("ec2", "You have exceeded your maximum", SAYS).subject(Subject::NameAfter),
    row("Rate exceeded", SAYS).form(Form::Throttling),
    of("bedrock", "Too many tokens per day", SAYS).form(Form::Daily),
    of("rds-db", "IAM authentication rate limit exceeded", SAYS).form(Form::Throttling),
    of("rds-db", "IAM authentication failed because of too many competing requests", SAYS)
        .form(Form::Throttling),
    row("capacity in the Availability Zone you requested", SAYS).form(Form::Capacity),
    row("There is no Spot capacity available", SAYS).form(Form::Capacity),
];
