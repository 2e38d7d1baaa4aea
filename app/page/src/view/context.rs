//! The request context, and the statements that matched.

use super::{
    erased::{all, any},
    panel::{Panel, note},
    value::value,
};
use crate::words::MoreWords;
use denylens_engine::report::{ConditionKey, Denial, KeyNaming, MatchedStatement};
use leptos::prelude::*;

pub(super) fn context(denial: &Denial, words: &'static MoreWords) -> AnyView {
    let statements = (!denial.statements.is_empty()).then(|| statements(denial, words));
    let conditions = (!denial.conditions.is_empty()).then(|| conditions(&denial.conditions, words));
    all([any(statements), any(conditions)])
}

fn conditions(conditions: &[ConditionKey], words: &'static MoreWords) -> AnyView {
    let body = view! {
        {note(words.context.intro)}
        <div data-testid="conditions">{table(conditions, words)}</div>
    };
    Panel::named("context").draw(words.context.title, body.into_any())
}

fn statements(denial: &Denial, words: &'static MoreWords) -> AnyView {
    let title = (words.context.statements)(denial.statements.len());
    // Authorization details name statements too, and print nothing of them.
    let intro = denial.documents.decoded.map(|_| words.context.statements_intro);
    let statements = all(denial.statements.iter().map(|statement| self::statement(statement, words)));
    let panel = Panel { test: Some("statements"), ..Panel::named("statements") };
    panel.draw(&title, all([any(intro.map(note)), statements]))
}

fn statement(statement: &MatchedStatement, words: &'static MoreWords) -> AnyView {
    let words = &words.context;
    let sid = statement.sid.clone().unwrap_or_else(|| words.no_sid.to_owned());
    let rows = [
        (words.sid, vec![sid]),
        (words.effect, statement.effect.iter().cloned().collect()),
        (words.principals, statement.principals.clone()),
        (words.actions, statement.actions.clone()),
        (words.resources, statement.resources.clone()),
    ];
    let rows = rows.into_iter().filter(|(_, values)| !values.is_empty());
    let rows = all(rows.map(|(name, values)| view! { <dt>{name}</dt><dd>{self::values(&values)}</dd> }));
    let conditions = (!statement.conditions.is_empty()).then(|| {
        let conditions = all(statement.conditions.iter().map(|condition| {
            view! {
                <dt class="statement__key">{value(&condition.key)}</dt>
                <dd>{values(&condition.values)}</dd>
            }
        }));
        view! {
            <p class="statement__conditions">{words.conditions}</p>
            <dl class="facts">{conditions}</dl>
        }
    });
    view! {
        <div class="statement">
            <dl class="facts">{rows}</dl>
            {any(conditions)}
        </div>
    }
    .into_any()
}

fn table(conditions: &[ConditionKey], words: &'static MoreWords) -> AnyView {
    let rows = all(conditions.iter().map(|condition| {
        let pseudo = (condition.naming == KeyNaming::Pseudo)
            .then(|| view! { <span class="tag">{words.context.pseudo}</span> });
        view! {
            <tr>
                <th scope="row">{value(&condition.key)}" "{any(pseudo)}</th>
                <td>{values(&condition.values)}</td>
            </tr>
        }
    }));
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
    .into_any()
}

fn values(values: &[String]) -> AnyView {
    let values = all(values.iter().map(|text| view! { <li>{value(text)}</li> }));
    view! { <ul class="values">{values}</ul> }.into_any()
}
