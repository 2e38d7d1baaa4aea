//! `API: ec2:RunInstances ` and `User doesn't have permission to call ssm:GetParameters`, by CloudFormation; `by calling ec2:DescribeVpcs`,
//! by services that call others.

use super::{Head, word_at};
use crate::{
    recognise::{
        Meaning,
        grammar::{follow, precede, skip_gap},
        quote,
    },
    unwrap::TracedText,
};
use std::ops::Range;

pub(super) fn read(text: &TracedText, word: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let start = match text.slice(word.clone()) {
        "API" => follow(spoken, word.end, ":")?,
        "call" => precede(spoken, word.start, "have permission to").map(|_| word.end)?,
        _ => precede(spoken, word.start, "by").map(|_| word.end)?,
    };
    let start = skip_gap(spoken, start);
    let service = word_at(text, start)?;
    let name = word_at(text, follow(spoken, service.end, ":").filter(|at| *at == service.end + 1)?)?;
    let action = quote(text, start..name.end);
    let operation = quote(text, name.clone());
    // All that Amazon S3 says of some refusals.
    let is_refused = follow(spoken, name.end, "Access Denied").is_some();
    let head = Head {
        at: text.origin(word.start..name.end),
        meaning: is_refused.then_some(Meaning::Denied),
        service: Some(quote(text, service)),
        operation: Some(operation),
        action: Some(action),
        ..Head::default()
    };
    Some((head, name.end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn cloudformation() {
        check("API: ec2:RunInstances You are not authorized", "", "RunInstances", "ec2", "");
        check("User doesn't have permission to call ssm:GetParameters", "", "GetParameters", "ssm", "");
    }

    #[test]
    fn what_amazon_s3_refused() {
        let denial = crate::triage("API: s3:CreateBucket Access Denied").denials.remove(0);
        assert_eq!(denial.action.as_deref(), Some("s3:CreateBucket"));
        assert!(crate::triage("API: s3:CreateBucket orders already exists").denials.is_empty());
    }

    #[test]
    fn a_user_who_may_not_call() {
        let denial = crate::triage(
            "Error [ValidationError]: AccessDenied. User doesn't have permission to call ssm:GetParameters",
        )
        .denials
        .remove(0);
        assert_eq!(denial.action.as_deref(), Some("ssm:GetParameters"));
        assert_eq!(denial.cause, crate::report::Cause::Action);
    }
}
