//! The request context, and the statements that matched.

use super::{
    erased::{all, any},
    panel::{Panel, note},
    value::value,
    windowed::Windowed,
};
use crate::{model::window::Items, words::MoreWords};
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
    let statements = Windowed::of(Items::Blocks, denial.statements.clone(), move |statement| {
        self::statement(statement, words)
    });
    let panel = Panel { test: Some("statements"), ..Panel::named("statements") };
    panel.draw(&title, all([any(intro.map(note)), statements.items(), statements.rest(words)]))
}

fn statement(statement: &MatchedStatement, words: &'static MoreWords) -> AnyView {
    let said = &words.context;
    let sid = statement.sid.clone().unwrap_or_else(|| said.no_sid.to_owned());
    let rows = [
        (said.sid, vec![sid]),
        (said.effect, statement.effect.iter().cloned().collect()),
        (said.principals, statement.principals.clone()),
        (said.actions, statement.actions.clone()),
        (said.resources, statement.resources.clone()),
    ];
    let rows = rows.into_iter().filter(|(_, values)| !values.is_empty());
    let rows =
        all(rows.map(|(name, values)| view! { <dt>{name}</dt><dd>{self::values(values, words)}</dd> }));
    let conditions = (!statement.conditions.is_empty()).then(|| {
        let conditions = Windowed::of(Items::Values, statement.conditions.clone(), move |condition| {
            view! {
                <dt class="statement__key">{value(&condition.key)}</dt>
                <dd>{values(condition.values.clone(), words)}</dd>
            }
            .into_any()
        });
        view! {
            <p class="statement__conditions">{said.conditions}</p>
            <dl class="facts">{conditions.items()}</dl>
            {conditions.rest(words)}
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
    let rows = Windowed::of(Items::Lines, conditions.to_vec(), move |condition| {
        let pseudo = (condition.naming == KeyNaming::Pseudo)
            .then(|| view! { <span class="tag">{words.context.pseudo}</span> });
        view! {
            <tr>
                <th scope="row">{value(&condition.key)}" "{any(pseudo)}</th>
                <td>{values(condition.values.clone(), words)}</td>
            </tr>
        }
        .into_any()
    });
    view! {
        <table class="conditions">
            <thead>
                <tr>
                    <th scope="col">{words.context.key}</th>
                    <th scope="col">{words.context.values}</th>
                </tr>
            </thead>
            <tbody>{rows.items()}</tbody>
        </table>
        {rows.rest(words)}
    }
    .into_any()
}

fn values(values: Vec<String>, words: &'static MoreWords) -> AnyView {
    let values = Windowed::of(Items::Values, values, |text| view! { <li>{value(text)}</li> }.into_any());
    view! { <ul class="values">{values.items()}</ul>{values.rest(words)} }.into_any()
}
