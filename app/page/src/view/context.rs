//! The request context, and the statements that matched.

use crate::words::MoreWords;
use denylens_engine::report::{ConditionKey, Denial, KeyNaming, MatchedStatement};
use leptos::prelude::*;

pub(super) fn context(denial: &Denial, words: &'static MoreWords) -> impl IntoView + use<> {
    let statements = (!denial.statements.is_empty()).then(|| statements(denial, words));
    let conditions = (!denial.conditions.is_empty()).then(|| conditions(&denial.conditions, words));
    (statements, conditions)
}

fn conditions(conditions: &[ConditionKey], words: &'static MoreWords) -> impl IntoView + use<> {
    view! {
        <section class="panel" aria-labelledby="context-title">
            <h3 id="context-title" class="panel__title">{words.context.title}</h3>
            <p class="panel__note">{words.context.intro}</p>
            <div data-testid="conditions">{table(conditions, words)}</div>
        </section>
    }
}

fn statements(denial: &Denial, words: &'static MoreWords) -> impl IntoView + use<> {
    let title = (words.context.statements)(denial.statements.len());
    // Authorization details name statements too, and print nothing of them.
    let intro = denial.documents.decoded.map(|_| words.context.statements_intro);
    let statements =
        denial.statements.iter().map(|statement| self::statement(statement, words)).collect_view();
    view! {
        <section class="panel" aria-labelledby="statements-title" data-testid="statements">
            <h3 id="statements-title" class="panel__title">{title}</h3>
            {intro.map(|intro| view! { <p class="panel__note">{intro}</p> })}
            {statements}
        </section>
    }
}

fn statement(statement: &MatchedStatement, words: &'static MoreWords) -> impl IntoView + use<> {
    let words = &words.context;
    let sid = statement.sid.clone().unwrap_or_else(|| words.no_sid.to_owned());
    let rows = [
        (words.sid, vec![sid]),
        (words.effect, statement.effect.iter().cloned().collect()),
        (words.principals, statement.principals.clone()),
        (words.actions, statement.actions.clone()),
        (words.resources, statement.resources.clone()),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| view! { <dt>{name}</dt><dd>{self::values(&values)}</dd> })
        .collect_view();
    let conditions = (!statement.conditions.is_empty()).then(|| {
        let conditions = statement
            .conditions
            .iter()
            .map(|condition| {
                view! {
                    <dt class="statement__key"><code class="value">{condition.key.clone()}</code></dt>
                    <dd>{values(&condition.values)}</dd>
                }
            })
            .collect_view();
        view! {
            <p class="statement__conditions">{words.conditions}</p>
            <dl class="facts">{conditions}</dl>
        }
    });
    view! {
        <div class="statement">
            <dl class="facts">{rows}</dl>
            {conditions}
        </div>
    }
}

fn table(conditions: &[ConditionKey], words: &'static MoreWords) -> impl IntoView + use<> {
    let rows = conditions
        .iter()
        .map(|condition| {
            let pseudo = (condition.naming == KeyNaming::Pseudo)
                .then(|| view! { <span class="tag">{words.context.pseudo}</span> });
            view! {
                <tr>
                    <th scope="row"><code class="value">{condition.key.clone()}</code>" "{pseudo}</th>
                    <td>{values(&condition.values)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="conditions">
            <thead>
                <tr>
                    <th scope="col">{words.context.key}</th>
                    <th scope="col">{words.context.values}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn values(values: &[String]) -> impl IntoView + use<> {
    let values = values
        .iter()
        .map(|value| view! { <li><code class="value">{value.clone()}</code></li> })
        .collect_view();
    view! { <ul class="values">{values}</ul> }
}
