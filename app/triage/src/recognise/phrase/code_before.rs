//! The error code in front of the sentence that a phrase stands in: `InvalidInputException: Service is unable to assume …`. On its own such
//! a code says nothing of a refusal, so the registry of codes doesn't have it.

use crate::{
    recognise::{Quote, grammar::floor, quote},
    unwrap::TracedText,
};

/// How far before a phrase its code stands.
const NEAR: usize = 240;

/// Codes that don't end in `Exception` or `Fault`.
///
/// Sources: the lists of errors in the API references of IAM, Amazon S3, Amazon SNS, Amazon EC2 and Amazon RDS.
const OTHERS: [&str; 8] = [
    "InvalidArgument",
    "InvalidConfigurationRequest",
    "InvalidParameter",
    "InvalidParameterValue",
    "MalformedPolicy",
    "MalformedPolicyDocument",
    "ValidationError",
    "InvalidRequest",
];

/// The nearest code before `start`, on its line.
pub(super) fn of(text: &TracedText, start: usize) -> Option<Quote> {
    let start = floor(text.text(), start);
    let from = floor(text.text(), start.saturating_sub(NEAR));
    let before = text.slice(from..start);
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let before = before.get(line..)?;
    let code = before.match_indices(": ").filter_map(|(colon, _)| {
        let head = before.get(..colon)?;
        let name =
            head.get(head.rfind(|next: char| !next.is_ascii_alphanumeric()).map_or(0, |at| at + 1)..)?;
        let is_code = name.ends_with("Exception") && name.len() > "Exception".len()
            || name.ends_with("Fault") && name.len() > "Fault".len()
            || OTHERS.contains(&name);
        is_code.then(|| from + line + colon - name.len()..from + line + colon)
    });
    let tagged = || {
        let from_tag = before.rfind("<Code>")? + "<Code>".len();
        let name = before.get(from_tag..)?.split_once('<')?.0;
        OTHERS.contains(&name).then(|| from + line + from_tag..from + line + from_tag + name.len())
    };
    code.last().or_else(tagged).map(|range| quote(text, range))
}
