//! A KMS key stands in the way.

use super::{Row, Says, Subject, of, row};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::Kms);

pub(super) const ROWS: &[Row] = &[
    of("kms", "The ciphertext refers to a customer master key that does not exist", SAYS)
        .form(Form::KeyUnknown),
    row("Client.InternalError: Client error on launch", SAYS),
    row("KMS key access denied error", SAYS),
    row("KMS key disabled error", SAYS).form(Form::KeyState),
    // Amazon RDS, of a snapshot that is copied.
    row("does not exist, is not enabled or you do not have permissions to access it", SAYS)
        .subject(Subject::ArnBefore(":kms:"))
        .form(Form::KeyUnknown),
    row("is pending deletion", SAYS).subject(Subject::ArnBefore(":kms:")).form(Form::KeyState),
    // AWS KMS API Reference, `NotFoundException`: a key's id is looked up in the account and the Region of the request.
    row("does not exist", SAYS).subject(Subject::ArnBefore(":kms:")).form(Form::KeyUnknown),
    row("is disabled", SAYS).subject(Subject::ArnBefore(":kms:")).form(Form::KeyState),
    row("The operation failed because the KMS key", SAYS).subject(Subject::After),
];
