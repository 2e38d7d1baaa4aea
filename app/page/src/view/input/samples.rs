//! The samples, while the box is empty: each is placed with one press.

use crate::{chunk::NotCome, model::remark::Remark, sample::Sample, state::Page, view::erased};
use leptos::{prelude::*, task::spawn_local};

pub(super) fn samples(page: Page) -> AnyView {
    let cards = erased::all(Sample::ALL.into_iter().map(|sample| card(page, sample)));
    view! {
        <p id="samples-title" class="samples__title">{move || page.words().input.samples}</p>
        <ul class="samples" aria-labelledby="samples-title">{cards}</ul>
    }
    .into_any()
}

fn card(page: Page, sample: Sample) -> AnyView {
    let title = move || sample.title(page.choices.lang.get());
    let about = move || sample.about(page.choices.lang.get());
    view! {
        <li>
            <button
                type="button"
                class="sample"
                data-testid=format!("sample-{}", sample.id())
                on:click=move |_| spawn_local(place(page, sample))
            >
                <strong>{title}</strong>
                <span>{about}</span>
            </button>
        </li>
    }
    .into_any()
}

async fn place(page: Page, sample: Sample) {
    let edition = page.paste.edition();
    let text = sample.bring().await;
    if page.paste.is_still(edition) {
        match text {
            Ok(text) => page.place(text),
            Err(NotCome) => page.paste.remark.set(Remark::NotCome),
        }
    }
}
