//! The files that were given, each with what is wrong with it.

use super::super::{erased::any, windowed::Windowed};
use crate::{
    model::{located::files_with_problems, window::Items},
    words::MoreWords,
};
use denylens_decode::visible;
use denylens_engine::{located::FileProblem, protocol::Held};
use leptos::prelude::*;

pub(super) fn files(held: &Held, words: &'static MoreWords) -> AnyView {
    let files = Windowed::of(Items::Lines, files_with_problems(held), move |file| {
        view! {
            <li data-testid="policies-read">
                {visible(&(words.policies.file)(&file.name, file.policies))}
                {problem_lines(file.problems.clone(), words)}
            </li>
        }
        .into_any()
    });
    view! { <ul class="files">{files.items()}</ul>{files.rest(words)} }.into_any()
}

pub(super) fn problem_lines(problems: Vec<FileProblem>, words: &'static MoreWords) -> AnyView {
    let problems = Windowed::of(Items::Values, problems, move |problem| problem_line(problem, words));
    view! { <ul class="files">{problems.items()}</ul>{problems.rest(words)} }.into_any()
}

fn problem_line(problem: &FileProblem, words: &'static MoreWords) -> AnyView {
    let at = (words.policies.problem_at)(problem);
    let what = (words.policies.problem)(problem.kind);
    let at = (!at.is_empty()).then(|| view! { <code>{visible(&at)}</code>" " });
    view! { <li class="files__problem" data-testid="policies-problem">{any(at)}{what}</li> }.into_any()
}
