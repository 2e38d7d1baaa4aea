//! Who, what and on what: three short values under the verdict, each whole when somebody looks at it.

use super::erased::{all, any};
use crate::{
    model::{
        located::refusing,
        picture::kind_of,
        token::{Token, Value, breakable, tokens as list},
    },
    state::Page,
    words::Words,
};
use denylens_decode::visible;
use denylens_engine::report::Denial;
use leptos::{html::wbr, prelude::*};

pub(super) fn tokens(denial: &Denial, page: Page, words: &'static Words) -> AnyView {
    let tokens = list(denial);
    let drawn = (!tokens.is_empty()).then(|| {
        let tokens = all(tokens.into_iter().map(|token| self::token(token, words)));
        view! { <ul class="tokens" aria-label=words.verdict.tokens>{tokens}</ul> }
    });
    let by_policies = move || by_policies(page, words);
    all([any(drawn), by_policies.into_any()])
}

fn token(token: Token, words: &'static Words) -> AnyView {
    let name = token.field.name();
    let value = match token.value {
        Value::Known { whole, short } => {
            // A line breaks between names: at an empty space in what is only shown, elsewhere at nothing that would be copied.
            let short = short.map(|short| breakable(&visible(&short)).collect::<Vec<_>>().join("\u{200b}"));
            let whole = visible(&whole);
            let whole = all(breakable(&whole).map(|name| (name.to_owned(), wbr())));
            view! { <code class="token__value" data-short=short tabindex="0"><span data-testid=name>{whole}</span></code> }
                .into_any()
        }
        Value::Missing(why) => unknown(name, (words.verdict.missing)(why)),
        Value::Absent => unknown(name, words.verdict.absent),
    };
    view! {
        <li class="token" data-claim=name>
            <span class="token__name">{(words.verdict.token)(token.field)}</span>
            {value}
        </li>
    }
    .into_any()
}

fn unknown(name: &'static str, why: &'static str) -> AnyView {
    view! { <span class="unknown" data-testid=name>{why}</span> }.into_any()
}

/// What the user's own policies say of it.
fn by_policies(page: Page, words: &'static Words) -> AnyView {
    let held = page.policies.held.read();
    let refusing = refusing(held.located.as_ref(), page.engine.beside.get());
    if refusing.is_empty() {
        return ().into_any();
    }
    let refusal = page.engine.refusal.get();
    let kind = move |layer| refusal.as_ref().and_then(|denial| kind_of(denial, layer));
    let refusing = all(refusing.into_iter().map(|refusing| {
        view! {
            <span data-testid="by-policies" data-layer=refusing.layer.id()>
                <strong>{(words.verdict.layer)(Some(refusing.layer), kind(refusing.layer))}</strong>": "
                {(words.verdict.knowledge)(refusing.knowledge)}
                {refusing.statement.map(|name| format!(" ({})", visible(&name))).unwrap_or_default()}
            </span>
        }
    }));
    view! { <p class="verdict__policies">{words.verdict.own_policies}": "{refusing}</p> }.into_any()
}
