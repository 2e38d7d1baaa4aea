//! The report as it is published, over the whole corpus: all that is told is in it, in every language; what is shared names nobody;
//! and `docs/REPORT.md` describes it.

use denylens_advise::{Advice, command::shell::Shell, format::Format};
use denylens_lang::Lang;
use denylens_render::{self as render, Sentence, Sharing, Told};
use denylens_tests::corpus::cases;
use denylens_triage::{Report, triage};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs};

/// The members whose values are sentences.
const SENTENCES: [&str; 19] = [
    "lang",
    "verdict",
    "title",
    "why",
    "steps",
    "notes",
    "handoffs.to",
    "handoffs.chat",
    "handoffs.ticket",
    "references",
    "readings.text",
    "notices.text",
    "checklist.text",
    "fixes.owner",
    "fixes.grants",
    "fixes.place",
    "commands.purpose",
    "commands.where",
    "open.text",
];

fn reports() -> impl Iterator<Item = (String, Report)> {
    cases().unwrap().into_iter().map(|case| (case.name, triage(&case.paste)))
}

fn published(report: &Report, lang: Lang) -> Value {
    serde_json::from_str(&render::json(report, Sharing::Whole, render::words(lang))).unwrap()
}

fn marked(sentences: Vec<Sentence>) -> Value {
    sentences.iter().map(Sentence::marked).collect()
}

/// The messages that are published, for bash.
fn messages(denial: &Value) -> Vec<(String, String, String)> {
    let is_for_bash = |message: &&Value| message["shell"].is_null() || message["shell"] == "bash";
    let text = |message: &Value, name: &str| message[name].as_str().unwrap().to_owned();
    let messages = denial["handoffs"].as_array().unwrap().iter().filter(is_for_bash);
    messages.map(|message| (text(message, "to"), text(message, "chat"), text(message, "ticket"))).collect()
}

#[test]
fn all_that_is_told_of_a_refusal_is_in_it() {
    for (name, report) in reports() {
        for lang in Lang::ALL {
            let published = published(&report, lang);
            assert_eq!(published["lang"], lang.tag(), "{name}");
            for (denial, published) in report.denials.iter().zip(published["denials"].as_array().unwrap()) {
                let advice = Advice::of(denial);
                let told = Told::new(denial, &advice, render::words(lang));
                let place = format!("{name} {}", lang.tag());
                assert_eq!(published["verdict"], told.verdict().marked(), "{place}");
                assert_eq!(published["title"], told.title(), "{place}");
                assert_eq!(published["why"], marked(told.why()), "{place}");
                assert_eq!(published["steps"], marked(told.steps()), "{place}");
                assert_eq!(published["notes"], marked(told.notes()), "{place}");
                let told_to = told
                    .handoffs(Format::AwsCli, Shell::Bash)
                    .into_iter()
                    .map(|message| (message.to.marked(), message.chat, message.ticket));
                assert_eq!(messages(published), told_to.collect::<Vec<_>>(), "{place}");
                let references: Vec<_> = told
                    .references()
                    .into_iter()
                    .map(|reference| json!({ "title": reference.title, "url": reference.url }))
                    .collect();
                assert_eq!(published["references"], json!(references), "{place}");
            }
        }
    }
}

#[test]
fn facts_are_the_same_in_every_language() {
    for (name, report) in reports() {
        let [first, others @ ..] = Lang::ALL.map(|lang| facts_alone(published(&report, lang), ""));
        for other in others {
            assert_eq!(first, other, "{name}");
        }
    }
}

/// A report without its sentences. `within`: the list whose elements are looked at.
fn facts_alone(value: Value, within: &str) -> Value {
    match value {
        Value::Array(elements) => elements.into_iter().map(|element| facts_alone(element, within)).collect(),
        Value::Object(members) => members
            .into_iter()
            .filter(|(name, _)| {
                !SENTENCES.contains(&name.as_str())
                    && !SENTENCES.contains(&format!("{within}.{name}").as_str())
            })
            .map(|(name, value)| {
                let value = facts_alone(value, &name);
                (name, value)
            })
            .collect(),
        other => other,
    }
}

#[test]
fn a_document_is_proved_by_the_text_that_it_stands_in() {
    let mut seen = BTreeSet::new();
    for (name, report) in reports() {
        for denial in published(&report, Lang::En)["denials"].as_array().unwrap() {
            for (document, source) in denial["documents"].as_object().unwrap() {
                if source.is_null() {
                    continue;
                }
                seen.insert(document.clone());
                let mut evidence = denial["evidence"].as_array().unwrap().iter();
                assert!(evidence.any(|proof| proof["source"] == *source), "{name}: {document}");
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["claims", "decoded", "details", "event"]);
}

#[test]
fn what_is_shared_names_nobody() {
    for (name, report) in reports() {
        for lang in Lang::ALL {
            let words = render::words(lang);
            let redacted = Sharing::Redacted.report(&report);
            let json = render::json(&redacted, Sharing::Redacted, words);
            for shared in [
                render::markdown(&redacted, Shell::Bash, words),
                render::text(&redacted, Shell::Bash, words),
                json,
            ] {
                for denial in &report.denials {
                    let arns = [&denial.principal, &denial.resource, &denial.policy];
                    // AWS's own policies are nobody's, and the account of emulators is nobody's.
                    let is_somebodys = |value: &&String| value.as_str() != "000000000000";
                    let arns = arns
                        .into_iter()
                        .flatten()
                        .filter(|value| value.starts_with("arn:") && !value.contains("::aws:"));
                    for value in arns.chain(denial.account.iter().filter(is_somebodys)) {
                        assert!(!shared.contains(value.as_str()), "{name} {}: {value}\n{shared}", lang.tag());
                    }
                }
            }
        }
    }
}

#[test]
fn the_documentation_names_every_member() {
    let documentation =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/REPORT.md")).unwrap();
    let in_code = documentation.split('`').skip(1).step_by(2);
    let documented: BTreeSet<&str> = in_code
        .flat_map(|code| code.split(|next: char| !(next.is_ascii_alphanumeric() || "_-".contains(next))))
        .collect();
    let mut names = BTreeSet::new();
    for (_, report) in reports() {
        members(&published(&report, Lang::En), &mut names);
    }
    let missing: Vec<_> = names.iter().filter(|name| !documented.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "docs/REPORT.md doesn't name {missing:?}");
}

/// The names of all members, and the ids of forms.
fn members(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| members(element, names)),
        Value::Object(object) => {
            names.extend(object.keys().cloned());
            names.extend(object.get("form").and_then(Value::as_str).map(str::to_owned));
            object.values().for_each(|value| members(value, names));
        }
        _ => {}
    }
}
