//! Scores the engine on a labelled corpus: `score FOLDER`. Prints how many of each field are right, wrong and unknown; fails where
//! a layer is wrong, or where fewer are right than DenyLens promises.
//!
//! The folder has `labels.jsonl`, one object a file: `file`, `action`, `resource`, `principal` as the text gives them or `null`,
//! `policy` where it is labelled, `deny` (`explicit`, `implicit`, `unknown`, `n/a`), `layer`, and `cause` as a letter, A to H and N.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a command line program reads and writes"
)]

use denylens_triage::{report::Denial, triage};
use serde_json::Value;
use std::{collections::BTreeMap, env, error::Error, fs, path::Path, process::ExitCode};

/// Labels that this project doesn't agree with, and why. They are told, and not counted.
const DISPUTED: [(&str, &str, &str); 2] = [
    (
        "raw/126.txt",
        "resource",
        "\"on this resource\" names none: the report says so instead of repeating it",
    ),
    (
        "raw/257.txt",
        "cause",
        "the first refusal is an explicit deny without conditions; the document below it is of another request",
    ),
];

/// How many of a hundred must be right, where the label knows the answer.
const PROMISED: [(&str, f64); 6] = [
    ("action", 99.0),
    ("resource", 99.0),
    ("principal", 99.0),
    ("effect", 99.0),
    ("layer", 98.0),
    ("cause", 98.0),
];

#[derive(Default)]
struct Tally {
    right: usize,
    wrong: usize,
    unknown: usize,
    disputed: usize,
}

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("score: name the folder of the corpus");
        return ExitCode::FAILURE;
    };
    match score(Path::new(&folder)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("score: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn score(folder: &Path) -> Result<bool, Box<dyn Error>> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for line in fs::read_to_string(folder.join("labels.jsonl"))?.lines() {
        let label: Value = serde_json::from_str(line)?;
        let file = label["file"].as_str().ok_or("a label without a file")?;
        let text = String::from_utf8_lossy(&fs::read(folder.join(file))?).into_owned();
        let report = triage(&text);
        let denial = report.denials.first();
        for (field, expected, seen) in compared(&label, denial) {
            let tally = tallies.entry(field).or_default();
            let disputed = DISPUTED.iter().find(|(place, disputed, _)| *place == file && *disputed == field);
            match (expected == seen, disputed, seen.as_deref()) {
                (true, ..) => tally.right += 1,
                (false, Some((.., why)), _) => {
                    tally.disputed += 1;
                    println!("{file}: {field}: disputed: {why}");
                }
                (false, None, None) => {
                    tally.unknown += 1;
                    println!("{file}: {field}: unknown, the label says {}", told(&expected));
                }
                (false, None, Some(seen)) => {
                    tally.wrong += 1;
                    println!("{file}: {field}: {seen}, the label says {}", told(&expected));
                }
            }
        }
    }
    Ok(print(&tallies))
}

fn told(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or("unknown")
}

fn print(tallies: &BTreeMap<&str, Tally>) -> bool {
    let mut kept = true;
    println!("{:<10} {:>6} {:>6} {:>8} {:>9}", "", "right", "wrong", "unknown", "disputed");
    for (field, tally) in tallies {
        println!(
            "{field:<10} {:>6} {:>6} {:>8} {:>9}",
            tally.right, tally.wrong, tally.unknown, tally.disputed
        );
        let all = tally.right + tally.wrong + tally.unknown;
        let percent = 100.0 * tally.right as f64 / all.max(1) as f64;
        let promised = PROMISED.iter().find(|(name, _)| name == field).map_or(0.0, |(_, promised)| *promised);
        if percent < promised {
            println!("{field}: {percent:.1} % right; DenyLens promises {promised} %");
            kept = false;
        }
    }
    if let Some(layer) = tallies.get("layer").filter(|layer| layer.wrong > 0) {
        println!("layer: {} wrong; a wrong layer is worse than none", layer.wrong);
        kept = false;
    }
    kept
}

/// Field, what the label says and what the report says; `None` is unknown. A value that the label doesn't have is wrong.
fn compared(label: &Value, denial: Option<&Denial>) -> Vec<(&'static str, Option<String>, Option<String>)> {
    let text = |field: &str| {
        label[field].as_str().filter(|value| !["unknown", "n/a"].contains(value)).map(str::to_owned)
    };
    let of = |get: fn(&Denial) -> Option<String>| denial.and_then(get);
    let mut fields = vec![
        (
            "effect",
            text("deny"),
            of(|denial| Some(denial.effect.name().to_owned()).filter(|name| name != "unknown")),
        ),
        (
            "layer",
            text("layer").map(|layer| layer_name(&layer)),
            of(|denial| denial.layer.layer.map(|layer| layer.id().to_owned())),
        ),
    ];
    for (field, get) in [
        ("action", (|denial| denial.action.clone()) as fn(&Denial) -> Option<String>),
        ("resource", |denial| denial.resource.clone()),
        ("principal", |denial| denial.principal.clone()),
        ("policy", |denial| denial.policy.clone()),
    ] {
        let (expected, seen) = (text(field), of(get));
        if label.get(field).is_some() && (expected.is_some() || seen.is_some()) {
            fields.push((field, expected, seen));
        }
    }
    if let Some(letter) = text("cause") {
        let seen = of(|denial| Some(denial.cause.id().to_owned()));
        let fits = seen.as_deref().is_some_and(|seen| causes(&letter).contains(&seen));
        let expected = if fits { seen.clone() } else { Some(causes(&letter).join(" or ")) };
        fields.push(("cause", expected, seen));
    }
    fields
}

/// The layer of a label: some are named by their kind.
fn layer_name(label: &str) -> String {
    match label {
        "kms-key" | "trust" => "resource",
        "vpce" => "vpc-endpoint",
        other => other,
    }
    .to_owned()
}

fn causes(letter: &str) -> &'static [&'static str] {
    match letter {
        "A" => &["pass-role"],
        "B" => &["action"],
        "C" => &["kms"],
        "D" => &["sharing"],
        "E" => &["condition"],
        "F" => &["quota"],
        "G" => &["credentials"],
        "H" => &["trust"],
        "N" => &["not-authorization", "not-aws"],
        _ => &[],
    }
}
