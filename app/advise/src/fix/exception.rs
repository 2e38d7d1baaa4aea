//! The exception that a denying statement needs.
//!
//! The decoded document prints statements without their operators, so the conditions of the statement can't be written again. The
//! exception is a condition more, and conditions are joined by "and": the statement keeps its own and denies everyone but the one
//! that is named.
//!
//! Source: IAM User Guide, `reference_policies_condition-logic-multiple-context-keys-or-values.html`; for the key,
//! `reference_policies_condition-keys.html#condition-keys-principalarn`.

use super::{
    Applicability, Fix, is_placeholder, owner,
    statement::{DraftCondition, DraftPrincipal, DraftStatement},
    target::{self, named_principal},
};
use denylens_lang::Words;
use denylens_policy::{Layer, action, document::Effect};
use denylens_triage::report::Denial;

/// The exception, where the caller is known.
pub(super) fn of(denial: &Denial) -> Option<Fix> {
    let layer = denial.layer.layer;
    let principal = named_principal(denial)?;
    let refused = denial.qualified_action().filter(|refused| refused.contains(':'))?;
    let known = denial.statements.first();
    // A list that doesn't name the action may be a NotAction list: what it says is not what the statement has.
    let whole = known.filter(|statement| {
        statement.actions.iter().any(|listed| action::covers(listed, &refused))
            && !statement.resources.is_empty()
    });
    let (sid, actions, resources) = match whole {
        Some(statement) => {
            let sid = statement.sid.clone().unwrap_or_else(|| "DenyingStatement".to_owned());
            (sid, statement.actions.clone(), statement.resources.clone())
        }
        None => {
            let sid = known.and_then(|statement| statement.sid.clone());
            (sid.unwrap_or_else(|| "DenyingStatement".to_owned()), vec![refused], vec!["*".to_owned()])
        }
    };
    let everyone = matches!(layer, Some(Layer::Resource | Layer::VpcEndpoint | Layer::ResourceControl))
        .then_some(DraftPrincipal::Everyone);
    let mut caveats = vec![Words::new(
        "Keep the actions, resources and conditions that the statement has. Only the condition shown here is new.",
        "ステートメントにあるアクション、リソース、条件はそのまま残してください。新しいのは、ここに示す条件だけです。",
    )];
    if whole.is_none() {
        caveats.push(Words::new(
            "The text doesn't show the whole statement. Find it in the policy first.",
            "テキストにはステートメント全体が含まれていません。まずポリシーの中で該当するステートメントを確認してください。",
        ));
    }
    let placeholder = is_placeholder(&principal.arn) || whole.is_none();
    let arn = &principal.arn;
    Some(Fix {
        layer,
        target: layer.map_or(target::Target::Unknown, |layer| target::of(denial, layer)),
        owner: owner::of(denial, layer),
        grants: Words::new(
            format!("The statement no longer denies `{arn}`. It still needs an Allow of its own."),
            format!("このステートメントは `{arn}` を拒否しなくなります。別途、許可も必要です。"),
        ),
        applicability: if placeholder {
            Applicability::HasPlaceholders
        } else {
            Applicability::MayNeedChange
        },
        statement: DraftStatement {
            sid: super::statement::sid(&[&sid]),
            effect: Effect::Deny,
            principal: everyone,
            actions,
            resources,
            conditions: vec![DraftCondition::new("ArnNotLike", "aws:PrincipalArn", arn)],
        },
        caveats,
    })
}
