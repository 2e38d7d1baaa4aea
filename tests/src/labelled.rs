//! The labelled texts: `labelled/*.jsonl`, a refusal a line in the shape of real ones, with what it says. They are read by fields, where
//! the cases of the corpus are read whole.
//!
//! A line is an object: `name`, `text`, and what the text says of its first refusal, `null` where it says nothing: `code`, `operation`,
//! `principal`, `action`, `resource`, `effect` (`explicit`, `implicit`), `layer`, `cause` and `form`. All of a text that is no refusal
//! are `null`.
//!
//! `labelled/SOURCES.md` lists the public threads whose shapes they have. Beside each file, `labelled/*.en.md` and its like in every
//! language hold what is told of its texts, as it was read and found true: the verdict, why, the steps, whose policy changes, and what
//! else is worth knowing.

use denylens_advise::Advice;
use denylens_lang::Lang;
use denylens_render::{Told, words};
use denylens_triage::{report::Denial, triage};
use serde_json::Value as Json;
use std::{
    collections::BTreeMap,
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

/// How a refusal has a field.
pub type Value = fn(&Denial) -> Option<String>;

/// The fields of a line, and how a refusal has them.
pub const FIELDS: [(&str, Value); 9] = [
    ("code", |denial| denial.code.clone()),
    ("operation", |denial| denial.operation.clone()),
    ("principal", |denial| denial.principal.clone()),
    ("action", |denial| denial.action.clone()),
    ("resource", |denial| denial.resource.clone()),
    ("effect", |denial| Some(denial.effect.name().to_owned()).filter(|name| name != "unknown")),
    ("layer", |denial| denial.layer.layer.map(|layer| layer.id().to_owned())),
    ("cause", |denial| Some(denial.cause.id().to_owned())),
    ("form", |denial| denial.form.map(|form| form.id().to_owned())),
];

/// A labelled text.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The file and the name of its line: `frames/java-v1`.
    pub name: String,
    /// The text.
    pub text: String,
    /// What it says, by field.
    says: BTreeMap<String, Json>,
}

impl Labelled {
    /// What the text says of a field.
    pub fn says(&self, field: &str) -> Option<&str> {
        self.says.get(field).and_then(Json::as_str)
    }
}

/// What is told of the texts, by the file that holds it.
pub fn told(texts: &[Labelled]) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    for text in texts {
        let (part, name) = text.name.split_once('/').unwrap_or(("", &text.name));
        for lang in Lang::ALL {
            let file = folder().join(format!("{part}.{}.md", lang.tag()));
            let out: &mut String = files.entry(file).or_default();
            let _ = writeln!(out, "## {name}\n");
            for denial in &triage(&text.text).denials {
                one(out, &Told::new(denial, &Advice::of(denial), words(lang)));
            }
        }
    }
    files
}

fn one(out: &mut String, told: &Told<'_>) {
    let _ = writeln!(out, "**{}**\n", told.verdict().marked());
    for paragraph in told.why() {
        let _ = writeln!(out, "{}\n", paragraph.marked());
    }
    for step in told.steps() {
        let _ = writeln!(out, "1. {}", step.marked());
    }
    for fix in told.fixes() {
        let (owner, effect) = ((told.words.fix.contact)(&fix.owner), (told.words.fix.effect)(&fix.effect));
        let _ = writeln!(out, "- {}: {}", owner.marked(), effect.marked());
    }
    for note in told.notes().iter().chain(&told.readings()) {
        let _ = writeln!(out, "\n> {}", note.marked());
    }
    out.push('\n');
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("labelled")
}

/// The texts of all files, by file and line.
///
/// # Errors
///
/// When a file can't be read, or a line isn't what it has to be.
pub fn labelled() -> io::Result<Vec<Labelled>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder())? {
        files.push(entry?.path());
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    let mut labelled = Vec::new();
    for file in files {
        let part = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (index, line) in fs::read_to_string(&file)?.lines().enumerate() {
            let wrong = |why: String| {
                io::Error::new(io::ErrorKind::InvalidData, format!("{part}, line {}: {why}", index + 1))
            };
            let says: BTreeMap<String, Json> =
                serde_json::from_str(line).map_err(|error| wrong(error.to_string()))?;
            let text = |name: &str| says.get(name).and_then(Json::as_str).map(str::to_owned);
            let (name, text) =
                text("name").zip(text("text")).ok_or_else(|| wrong("no name, or no text".to_owned()))?;
            if let Some((field, _)) = FIELDS.iter().find(|(field, _)| !says.contains_key(*field)) {
                return Err(wrong(format!("{name} has no {field}")));
            }
            labelled.push(Labelled { name: format!("{part}/{name}"), text, says });
        }
    }
    Ok(labelled)
}
