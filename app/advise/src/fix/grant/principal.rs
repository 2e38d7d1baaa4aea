//! Whom the policy of a resource names.

use super::super::{Caveat, is_placeholder};
use crate::{
    principal::{self, Path},
    statement::{DraftCondition, DraftPrincipal},
};
use denylens_policy::Arn;
use denylens_triage::report::Denial;

/// The principal, with the condition that narrows it where it can't be named itself; `None` where the text doesn't say who it is.
///
/// IAM takes no wildcards within a principal's ARN. Roles that IAM Identity Center made have a part in theirs that no session shows, so
/// the account is named, and the role by `aws:PrincipalArn`.
///
/// Sources: IAM User Guide, `reference_policies_elements_principal.html`,
/// `reference_policies_condition-keys.html#condition-keys-principalarn`; IAM Identity Center User Guide,
/// `referencingpermissionsets.html`.
pub(super) fn of(
    denial: &Denial,
    caveats: &mut Vec<Caveat>,
) -> Option<(DraftPrincipal, Option<DraftCondition>)> {
    let named = principal::named(denial)?;
    if let Some(arn) =
        Arn::parse(&named.arn).filter(|arn| arn.resource.contains('*') && arn.account_id().is_some())
    {
        caveats.push(Caveat::RoleOfIdentityCenter);
        let account = Arn { resource: "root", ..arn }.to_string();
        let condition = DraftCondition::new("ArnLike", "aws:PrincipalArn", &named.arn);
        return Some((DraftPrincipal::Aws(account), Some(condition)));
    }
    // As a principal, this ARN stands for the whole account. As the value of the key, it is the root user's.
    if Arn::parse(&named.arn).is_some_and(|arn| arn.resource == "root") {
        let condition = DraftCondition::new("ArnEquals", "aws:PrincipalArn", &named.arn);
        return Some((DraftPrincipal::Aws(named.arn), Some(condition)));
    }
    if named.path == Path::Open || is_placeholder(&named.arn) || named.arn.contains('*') {
        caveats.push(Caveat::PrincipalNotWhole);
    } else if named.path == Path::Untold {
        caveats.push(Caveat::of_untold_path(&named.arn));
    }
    Some((DraftPrincipal::Aws(named.arn), None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    fn of(principal: &str) -> Option<(DraftPrincipal, Option<DraftCondition>)> {
        let text = format!(
            "User: {principal} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k"
        );
        super::of(&triage(&text).denials.remove(0), &mut Vec::new())
    }

    #[test]
    fn no_wildcard_stands_within_a_principal() {
        let (principal, condition) =
            of("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/ana").unwrap();
        assert_eq!(principal, DraftPrincipal::Aws("arn:aws:iam::111122223333:root".to_owned()));
        assert_eq!(
            condition,
            Some(DraftCondition::new(
                "ArnLike",
                "aws:PrincipalArn",
                "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Dev_0123456789abcdef"
            ))
        );
    }

    #[test]
    fn the_root_user_is_let_in_without_its_account() {
        let root = "arn:aws:iam::111122223333:root";
        let condition = DraftCondition::new("ArnEquals", "aws:PrincipalArn", root);
        assert_eq!(of(root), Some((DraftPrincipal::Aws(root.to_owned()), Some(condition))));
    }

    #[test]
    fn a_role_is_named_itself() {
        let (principal, condition) = of("arn:aws:sts::111122223333:assumed-role/app/i-1").unwrap();
        assert_eq!(
            (principal, condition),
            (DraftPrincipal::Aws("arn:aws:iam::111122223333:role/app".to_owned()), None)
        );
    }
}
