//! The exception that a denying statement needs.
//!
//! Conditions are joined by "and": with one more that names the caller, the statement denies everyone but the caller, and keeps what it
//! has. It can't be printed whole, since the decoded document leaves the operators out and a message has nothing of it. So what is
//! printed is the condition alone.
//!
//! Source: IAM User Guide, `reference_policies_condition-logic-multiple-context-keys-or-values.html`; for the key,
//! `reference_policies_condition-keys.html#condition-keys-principalarn`.

use super::{AddedCondition, Applicability, Caveat, Change, Fix, FixEffect, caveat::worst, is_placeholder};
use crate::{
    contact::Contact,
    principal::{self, NamedPrincipal, Path},
    refusal::denying_statements,
    statement::DraftCondition,
    target::{self, Target},
};
use denylens_policy::Layer;
use denylens_triage::report::Denial;

/// The exception, where the caller is known.
pub(super) fn of(denial: &Denial) -> Option<Fix> {
    let layer = denial.layer.layer;
    // It is passed for this one session: an exception for its role would be the Deny taken out in disguise.
    if layer == Some(Layer::Session) {
        return None;
    }
    let NamedPrincipal { arn: principal, path } = principal::named(denial)?;
    denial.qualified_action().filter(|refused| refused.contains(':'))?;
    let sids: Vec<String> = denying_statements(denial)
        .filter_map(|statement| statement.sid.clone())
        .filter(|sid| !sid.is_empty())
        .collect();
    let shown = sids.is_empty().then_some(Caveat::StatementNotShown);
    let untold = match path {
        Path::Open => Some(Caveat::PrincipalNotWhole),
        Path::Untold if !principal.contains('*') => Some(Caveat::of_untold_path(&principal)),
        Path::Untold | Path::Whole => None,
    };
    let caveats: Vec<Caveat> = shown.into_iter().chain([Caveat::KeyAlreadyThere]).chain(untold).collect();
    let applicability =
        if is_placeholder(&principal) { Applicability::HasPlaceholders } else { worst(&caveats) };
    Some(Fix {
        layer,
        target: layer.map_or(Target::Unknown, |layer| target::of(denial, layer)),
        owner: Contact::of(denial, layer),
        change: Change::Condition(AddedCondition {
            more: sids.len().saturating_sub(AddedCondition::NAMED),
            sids: sids.into_iter().take(AddedCondition::NAMED).collect(),
            condition: DraftCondition::new("ArnNotLike", "aws:PrincipalArn", &principal),
        }),
        effect: FixEffect::NoLongerDenies { principal },
        applicability,
        caveats,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::{report::MatchedStatement, triage};

    fn refused() -> Denial {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: \
                    arn:aws:s3:::b/k with an explicit deny in a resource-based policy";
        triage(text).denials.remove(0)
    }

    fn statement(sid: Option<&str>, effect: &str) -> MatchedStatement {
        MatchedStatement {
            sid: sid.map(str::to_owned),
            effect: Some(effect.to_owned()),
            ..MatchedStatement::default()
        }
    }

    #[track_caller]
    fn check(statements: Vec<MatchedStatement>, sids: &[&str], caveats: &[Caveat]) {
        let fix = of(&Denial { statements, ..refused() }).expect("a fix");
        let Change::Condition(added) = fix.change else { panic!("an exception adds a condition") };
        assert_eq!(added.sids, sids);
        assert_eq!(
            added.condition,
            DraftCondition::new("ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:user/ana")
        );
        assert_eq!((fix.caveats.as_slice(), fix.applicability), (caveats, Applicability::MayNeedChange));
    }

    #[test]
    fn a_statement_that_nobody_named_has_no_name() {
        let not_shown = [Caveat::StatementNotShown, Caveat::KeyAlreadyThere];
        check(Vec::new(), &[], &not_shown);
        check(vec![statement(None, "DENY")], &[], &not_shown);
        check(vec![statement(Some(""), "DENY")], &[], &not_shown);
    }

    #[test]
    fn every_statement_that_denies_is_named_as_it_is() {
        check(
            vec![
                statement(Some("Deny outsiders"), "DENY"),
                statement(Some("AllowAll"), "ALLOW"),
                statement(Some("DenyOld"), "Deny"),
            ],
            &["Deny outsiders", "DenyOld"],
            &[Caveat::KeyAlreadyThere],
        );
    }

    #[test]
    fn of_thousands_of_statements_the_first_are_named_and_the_others_counted() {
        let statements = (0..2_000).map(|number| statement(Some(&format!("S{number}")), "DENY")).collect();
        let fix = of(&Denial { statements, ..refused() }).expect("a fix");
        let Change::Condition(added) = fix.change else { panic!("an exception adds a condition") };
        assert_eq!((added.sids.len(), added.more), (AddedCondition::NAMED, 2_000 - AddedCondition::NAMED));
    }

    #[test]
    fn who_isnt_named_cant_be_excepted() {
        assert_eq!(of(&Denial { principal: Some("ana".to_owned()), ..refused() }), None);
    }
}
