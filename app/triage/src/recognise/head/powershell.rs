//! What PowerShell prints of an error: `Get-S3Object : Access Denied`, and below it where it was, with a `FullyQualifiedErrorId`.
//!
//! Sources: Microsoft Learn, `about_Automatic_Variables`, `$ErrorView`: the views of an error; the AWS Tools for PowerShell User Guide for
//! the nouns of its cmdlets, which begin with the name of the service.

use super::{Head, Position, service::service_of_class};
use crate::{
    recognise::{
        Meaning, Quote,
        grammar::{floor, follow, precede, skip_gap},
    },
    unwrap::TracedText,
};
use std::ops::Range;

/// What a refusal without a body comes to in the AWS SDK for .NET.
const REFUSED: [&str; 2] = ["Access Denied", "Forbidden"];

/// Reads `FullyQualifiedErrorId : Amazon.S3.AmazonS3Exception,…`.
pub(super) fn read(text: &TracedText, word: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let start = skip_gap(spoken, follow(spoken, word.end, ":")?);
    let rest = text.slice(start..floor(spoken, start + 200));
    let class = rest.split([',', ' ', '\n']).next()?;
    let service = service_of_class(class.rsplit_once('.')?.0)?;
    let head = Head {
        at: text.origin(word.start..start + class.len()),
        position: Position::After,
        service: Some(Quote { value: service, at: text.origin(start..start + class.len()) }),
        ..Head::default()
    };
    Some((head, start + class.len()))
}

/// Reads `Get-S3Object : Access Denied`, from the noun of the cmdlet on. Other messages are read by what they say.
pub(super) fn read_line(text: &TracedText, noun: Range<usize>, name: &str) -> Option<(Head, usize)> {
    if !name.starts_with("S3") {
        return None;
    }
    let spoken = text.text();
    let before = text.slice(floor(spoken, noun.start.saturating_sub(12))..noun.start).strip_suffix('-')?;
    let verb = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let message = skip_gap(spoken, follow(spoken, noun.end, ":")?);
    let end = REFUSED.iter().find_map(|refused| follow(spoken, message, refused))?;
    let start = precede(spoken, noun.start, "-")? - verb;
    let head = Head {
        at: text.origin(start..end),
        meaning: (verb > 2).then_some(Meaning::Denied),
        service: Some(Quote { value: "s3".to_owned(), at: text.origin(start..noun.end) }),
        ..Head::default()
    };
    Some((head, end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use crate::{report::Form, triage};

    const BELOW: &str = "\nAt line:1 char:1\n+ Get-S3Object -BucketName orders\n+ ~~~~\n    + CategoryInfo          : InvalidOperation: (Amazon.PowerShe...tS3ObjectCmdlet:GetS3ObjectCmdlet) [Get-S3Object], InvalidOperationException\n    + FullyQualifiedErrorId : Amazon.S3.AmazonS3Exception,Amazon.PowerShell.Cmdlets.S3.GetS3ObjectCmdlet";

    #[test]
    fn a_refusal_of_amazon_s3() {
        for text in [format!("Get-S3Object : Access Denied{BELOW}"), "Get-S3Object: Access Denied".to_owned()]
        {
            check(&text, "", "", "s3", "");
            let denials = triage(&text).denials;
            assert_eq!(denials.len(), 1, "{text}");
            assert_eq!(denials[0].form, Some(Form::Bare), "{text}");
        }
    }

    #[test]
    fn a_sentence_in_powershell() {
        let text = "Get-SECSecretValue : User: arn:aws:iam::111122223333:user/ana is not authorized to perform: secretsmanager:GetSecretValue on resource: db\nAt line:1 char:1\n    + FullyQualifiedErrorId : Amazon.SecretsManager.AmazonSecretsManagerException,Amazon.PowerShell.Cmdlets.SEC.GetSECSecretValueCmdlet";
        check(text, "", "", "secretsmanager", "");
        assert_eq!(triage(text).denials.len(), 1);
    }

    #[test]
    fn a_cmdlet_that_failed_otherwise() {
        check("Get-S3Object : The specified bucket does not exist", "", "", "", "");
        assert!(triage("Get-S3Object : The specified bucket does not exist").denials.is_empty());
        assert!(triage("Get-ChildItem : Access to the path is denied.").denials.is_empty());
    }
}
