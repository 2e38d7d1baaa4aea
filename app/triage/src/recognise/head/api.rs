//! `API: ec2:RunInstances `, by CloudFormation; `by calling ec2:DescribeVpcs`, by services that call others.

use super::{Head, word_at};
use crate::{
    recognise::{
        grammar::{follow, precede, skip_gap},
        quote,
    },
    unwrap::TracedText,
};
use std::ops::Range;

pub(super) fn read(text: &TracedText, word: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let start = if text.slice(word.clone()) == "API" {
        follow(spoken, word.end, ":")?
    } else {
        precede(spoken, word.start, "by")?;
        word.end
    };
    let start = skip_gap(spoken, start);
    let service = word_at(text, start)?;
    let name = word_at(text, follow(spoken, service.end, ":").filter(|at| *at == service.end + 1)?)?;
    let action = quote(text, start..name.end);
    let operation = quote(text, name.clone());
    let head = Head {
        at: text.origin(word.start..name.end),
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
    }
}
