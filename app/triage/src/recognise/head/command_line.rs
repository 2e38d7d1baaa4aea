//! `An error occurred (CODE) when calling the OPERATION operation (reached max retries: 4): `, by the AWS CLI and botocore; long ago
//! `A client error (CODE) occurred: `.

use super::{Head, with_code, word_at};
use crate::{
    recognise::{
        grammar::{follow, precede, skip_gap},
        quote,
    },
    unwrap::TracedText,
};
use std::ops::Range;

pub(super) fn read(text: &TracedText, occurred: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let (start, code, mut end) =
        if let Some(code) = follow(spoken, occurred.end, "(").and_then(|at| word_at(text, at)) {
            (precede(spoken, occurred.start, "An error")?, code.clone(), follow(spoken, code.end, ")")?)
        } else {
            let close = precede(spoken, occurred.start, ")")?;
            let open = spoken.get(..close)?.rfind('(').filter(|open| close - open < 100)?;
            let start = precede(spoken, open, "client error")
                .or_else(|| precede(spoken, open, "server error"))
                .or_else(|| precede(spoken, open, "An error"))?;
            (start, open + 1..close, occurred.end)
        };
    let mut head = with_code(text, code);
    let calling = follow(spoken, end, "when calling the").or_else(|| follow(spoken, end, "when calling"));
    if let Some(operation) = calling.and_then(|at| word_at(text, skip_gap(spoken, at))) {
        end = operation.end;
        head.operation = Some(quote(text, operation));
    }
    head.at = text.origin(start..end);
    Some((head, end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_aws_cli() {
        check(
            "An error occurred (AccessDenied) when calling the PutObject operation: no",
            "AccessDenied",
            "PutObject",
            "",
            "",
        );
        check(
            "aws: [ERROR]: An error occurred (Throttling) when calling the X1 operation (reached max retries: 4): no",
            "Throttling",
            "X1",
            "",
            "",
        );
        check("A client error (UnauthorizedOperation) occurred: no", "UnauthorizedOperation", "", "", "");
        check(
            "A client error (UnauthorizedOperation) occurred when calling the RunInstances operation: no",
            "UnauthorizedOperation",
            "RunInstances",
            "",
            "",
        );
        check(
            "fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden",
            "403",
            "HeadObject",
            "",
            "",
        );
    }

    #[test]
    fn an_operation_that_somebody_wrote_down_shortly() {
        check(
            "An error occurred (AccessDeniedException) when calling GetSecretValue: no",
            "AccessDeniedException",
            "GetSecretValue",
            "",
            "",
        );
    }

    #[test]
    fn a_number_of_errors_is_no_code() {
        check("Error refreshing state: 1 error(s) occurred:\n\n* provider.aws: no", "", "", "", "");
        check("Error: 2 errors occurred:\n\t* no", "", "", "", "");
    }
}
