//! The exception that a denying statement needs.
//!
//! The decoded document prints statements without their operators, so the conditions of the statement can't be written again. The
//! exception is a condition more, and conditions are joined by "and": the statement keeps its own and denies everyone but the one
//! that is named.
//!
//! Source: IAM User Guide, `reference_policies_condition-logic-multiple-context-keys-or-values.html`; for the key,
//! `reference_policies_condition-keys.html#condition-keys-principalarn`.

use super::{Applicability, Caveat, Fix, FixEffect, caveat::worst, is_placeholder};
use crate::{
    contact::Contact,
    principal,
    statement::{DraftCondition, DraftPrincipal, DraftStatement, sid},
    target::{self, Target},
};
use denylens_policy::{Layer, action, document::Effect};
use denylens_triage::report::Denial;

/// The exception, where the caller is known.
pub(super) fn of(denial: &Denial) -> Option<Fix> {
    let layer = denial.layer.layer;
    let principal = principal::named(denial)?.arn;
    let refused = denial.qualified_action().filter(|refused| refused.contains(':'))?;
    let known = denial.statements.first();
    // A list that doesn't name the action may be a NotAction list: what it says is not what the statement has.
    let whole = known.filter(|statement| {
        statement.actions.iter().any(|listed| action::covers(listed, &refused))
            && !statement.resources.is_empty()
    });
    let id = known.and_then(|statement| statement.sid.as_deref()).unwrap_or("DenyingStatement");
    let (actions, resources, shown) = match whole {
        Some(statement) => (statement.actions.clone(), statement.resources.clone(), None),
        None => (vec![refused], vec!["*".to_owned()], Some(Caveat::StatementNotShown)),
    };
    let everyone = matches!(layer, Some(Layer::Resource | Layer::VpcEndpoint | Layer::ResourceControl))
        .then_some(DraftPrincipal::Everyone);
    let caveats: Vec<Caveat> = [Caveat::KeepTheStatement].into_iter().chain(shown).collect();
    let applicability =
        if is_placeholder(&principal) { Applicability::HasPlaceholders } else { worst(&caveats) };
    Some(Fix {
        layer,
        target: layer.map_or(Target::Unknown, |layer| target::of(denial, layer)),
        owner: Contact::of(denial, layer),
        statement: DraftStatement {
            sid: sid(&[id]),
            effect: Effect::Deny,
            principal: everyone,
            actions,
            resources,
            conditions: vec![DraftCondition::new("ArnNotLike", "aws:PrincipalArn", &principal)],
        },
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

    #[test]
    fn the_statement_that_is_shown_keeps_its_lists() {
        let mut denial = refused();
        denial.statements = vec![MatchedStatement {
            sid: Some("Deny outsiders".to_owned()),
            actions: vec!["s3:*".to_owned()],
            resources: vec!["arn:aws:s3:::b/*".to_owned()],
            ..MatchedStatement::default()
        }];
        let fix = of(&denial).unwrap();
        assert_eq!(fix.statement.sid, "DenyOutsiders");
        assert_eq!(
            (fix.statement.actions, fix.statement.resources),
            (vec!["s3:*".to_owned()], vec!["arn:aws:s3:::b/*".to_owned()])
        );
        assert_eq!(
            (fix.caveats, fix.applicability),
            (vec![Caveat::KeepTheStatement], Applicability::MayNeedChange)
        );
    }

    #[test]
    fn a_list_that_doesnt_name_the_action_isnt_believed() {
        let mut denial = refused();
        denial.statements = vec![MatchedStatement {
            actions: vec!["iam:*".to_owned()],
            resources: vec!["*".to_owned()],
            ..MatchedStatement::default()
        }];
        let fix = of(&denial).unwrap();
        assert_eq!(fix.statement.actions, ["s3:GetObject"]);
        assert_eq!(fix.caveats, [Caveat::KeepTheStatement, Caveat::StatementNotShown]);
        assert_eq!(fix.applicability, Applicability::HasPlaceholders);
    }

    #[test]
    fn who_isnt_named_cant_be_excepted() {
        assert_eq!(of(&Denial { principal: Some("ana".to_owned()), ..refused() }), None);
    }
}
