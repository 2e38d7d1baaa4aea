//! Who calls.
//!
//! Source: IAM User Guide, `reference_policies_condition-keys.html`.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    let is_caller = ["aws:principalarn", "aws:userid", "aws:username", "aws:principaltype"].contains(&key);
    (is_caller && wanted.is_a_choice()).then_some(Subject::Caller)
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn whom_the_statement_leaves_out_may_call() {
        check(
            &[("aws:PrincipalArn", &["arn:aws:iam::*:role/Ops*"])],
            &[("aws:PrincipalArn", &["arn:aws:iam::111122223333:user/ana"])],
            &[(Subject::Caller, Wanted::OneOf(vec!["arn:aws:iam::*:role/Ops*".to_owned()]))],
        );
    }
}
