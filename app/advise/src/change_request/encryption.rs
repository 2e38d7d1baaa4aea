//! Whether and how what is stored is encrypted.
//!
//! Source: Service Authorization Reference, Amazon S3, Amazon EC2, Amazon RDS, Amazon EFS, condition keys.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    match key {
        "s3:x-amz-server-side-encryption" | "s3:x-amz-server-side-encryption-aws-kms-key-id" => {
            (*wanted != Wanted::Absent).then_some(Subject::ObjectEncryption)
        }
        "ec2:encrypted" | "rds:storageencrypted" | "elasticfilesystem:encrypted" => {
            wanted.is_true().then_some(Subject::StorageEncryption)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn an_object_is_encrypted_as_the_statement_names() {
        check(
            &[("s3:x-amz-server-side-encryption", &["aws:kms"])],
            &[("s3:x-amz-server-side-encryption", &["AES256"])],
            &[(Subject::ObjectEncryption, Wanted::OneOf(vec!["aws:kms".to_owned()]))],
        );
    }

    #[test]
    fn a_volume_is_encrypted() {
        check(
            &[("ec2:Encrypted", &["false"])],
            &[("ec2:Encrypted", &["false"])],
            &[(Subject::StorageEncryption, Wanted::True)],
        );
    }
}
