//! The files that were given, each with what is wrong with it.

use super::super::erased::all;
use crate::{model::located::problems, words::MoreWords};
use denylens_decode::visible;
use denylens_engine::{located::FileProblem, protocol::Held};
use leptos::prelude::*;

pub(super) fn files(held: &Held, words: &'static MoreWords) -> AnyView {
    let files = all(held.files.iter().map(|file| {
        let problems = problems(held, &file.name).into_iter();
        view! {
            <li data-testid="policies-read">
                {visible(&(words.policies.file)(&file.name, file.policies))}
                <ul class="files">{all(problems.map(|problem| problem_line(problem, words)))}</ul>
            </li>
        }
    }));
    view! { <ul class="files">{files}</ul> }.into_any()
}

pub(super) fn problem_line(problem: &FileProblem, words: &'static MoreWords) -> AnyView {
    let at = (words.policies.problem_at)(problem);
    let what = (words.policies.problem)(problem.kind);
    let line = if at.is_empty() { what.to_owned() } else { format!("{}: {what}", visible(&at)) };
    view! { <li data-testid="policies-problem">{line}</li> }.into_any()
}
