//! What was recognised in the paste, and what is to be said about it as a whole.

use super::prose::prose;
use crate::{model::recognised::chips, state::Page};
use leptos::prelude::*;

pub(super) fn recognised(page: Page) -> impl IntoView {
    let chips = Memo::new(move |_| chips(&page.report.read(), page.denial.read().as_ref()));
    let said = move || {
        let words = page.words();
        chips
            .get()
            .iter()
            .map(|chip| view! { <li class="chip">{(words.recognised.chip)(chip)}</li> })
            .collect_view()
    };
    let notices = move || {
        let words = page.words().engine;
        let report = page.report.read();
        report
            .notices
            .iter()
            .map(|notice| {
                view! {
                    <p class="notice" data-testid="notice" data-code=notice.code()>{prose((words.notice)(*notice))}</p>
                }
            })
            .collect_view()
    };
    view! {
        <div class="recognised" data-testid="recognised" data-empty=move || chips.read().is_empty().then_some("")>
            <h2 class="recognised__title">{move || page.words().recognised.title}</h2>
            <ul class="recognised__chips">{said}</ul>
        </div>
        <div class="notices" role="status">{notices}</div>
    }
}
