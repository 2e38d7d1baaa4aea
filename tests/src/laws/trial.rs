//! All laws over all cases.

use super::{Answer, Finding, LAWS, Law};
use denylens_lang::Lang;
use denylens_render::{self as render, Sharing};
use denylens_triage::{Report, triage};
use serde_json::Value;
use std::{num::NonZero, thread};

/// A text, with the name that it is known by.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its name.
    pub name: String,
    /// The text.
    pub text: String,
}

/// What became of the laws.
#[derive(Clone, Debug)]
pub struct Trial(Vec<(Law, Tally)>);

/// What became of one law.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// How many answers it concerned.
    pub concerned: usize,
    /// How many of these broke it.
    pub broken: usize,
    /// The first of these, told at length.
    pub examples: Vec<String>,
}

/// More broken answers than these nobody reads.
const MOST_EXAMPLES: usize = 3;

impl Trial {
    /// Holds all laws against the answers to all refusals in all cases.
    pub fn of(cases: &[Case]) -> Trial {
        let at_once = thread::available_parallelism().map_or(1, NonZero::get);
        let share = cases.len().div_ceil(at_once).max(1);
        thread::scope(|scope| {
            let parts: Vec<_> = cases
                .chunks(share)
                .map(|part| {
                    scope.spawn(|| {
                        let mut trial = Trial(LAWS.map(|law| (law, Tally::default())).into());
                        part.iter().for_each(|case| trial.hear(case));
                        trial
                    })
                })
                .collect();
            let mut whole = Trial(LAWS.map(|law| (law, Tally::default())).into());
            for part in parts {
                let part = part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                whole.add(part);
            }
            whole
        })
    }

    /// What became of each law.
    pub fn laws(&self) -> impl Iterator<Item = (&'static str, &Tally)> {
        self.0.iter().map(|(law, tally)| (law.name, tally))
    }

    fn hear(&mut self, case: &Case) {
        let report = triage(&case.text);
        for sharing in [Sharing::Whole, Sharing::Redacted] {
            let report = sharing.report(&report);
            let published = published(&report, sharing);
            for (at, denial) in report.denials.iter().enumerate() {
                let answer = Answer::new(case, sharing, denial, &published["denials"][at]);
                for (law, tally) in &mut self.0 {
                    tally.note(law, &answer);
                }
            }
        }
    }

    fn add(&mut self, other: Trial) {
        for ((_, tally), (_, more)) in self.0.iter_mut().zip(other.0) {
            tally.concerned += more.concerned;
            tally.broken += more.broken;
            tally.examples.extend(more.examples);
            tally.examples.truncate(MOST_EXAMPLES);
        }
    }
}

fn published(report: &Report, sharing: Sharing) -> Value {
    serde_json::from_str(&render::json(report, sharing, render::words(Lang::En))).unwrap_or_default()
}

impl Tally {
    fn note(&mut self, law: &Law, answer: &Answer<'_>) {
        match (law.check)(answer) {
            Finding::NotConcerned => {}
            Finding::Kept => self.concerned += 1,
            Finding::Broken(how) => {
                self.concerned += 1;
                self.broken += 1;
                if self.examples.len() < MOST_EXAMPLES {
                    self.examples.push(told(answer, &how));
                }
            }
        }
    }
}

/// The case, how it breaks the law, the text and the answer.
fn told(answer: &Answer<'_>, how: &str) -> String {
    let Answer { case, sharing, .. } = answer;
    let text: String = case.text.chars().take(2_000).collect();
    let changes: Vec<_> = answer.changes().map(|change| change.text()).collect();
    let commands: Vec<_> = answer.commands().map(|command| command.text()).collect();
    let messages: Vec<_> = answer.messages(Lang::En).map(|message| message.text.as_str()).collect();
    format!(
        "{} ({sharing:?}): {how}\n  text: {}\n  told: {:#?}\n  changes: {}\n  commands: {}\n  messages: {}",
        case.name,
        text.trim_end(),
        answer.told(Lang::En),
        changes.join("\n"),
        commands.join("\n            "),
        messages.join("\n"),
    )
}
