//! The corpus: a folder for each case, with the text as people met it (`paste.txt`) and the reports on it as they were read and
//! found true: `report.json`, and for the words `report.en.md` and its like in every language.

use denylens_advise::command::shell::Shell;
use denylens_lang::Lang;
use denylens_render::{self as render, Sharing, words};
use denylens_triage::Report;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// One case of the corpus.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name of its folder.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The text that was pasted.
    pub paste: String,
}

/// All cases, by name.
///
/// # Errors
///
/// When the corpus can't be read.
pub fn cases() -> io::Result<Vec<Case>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut cases = Vec::new();
    for entry in fs::read_dir(root)? {
        let folder = entry?.path();
        if let Some(name) = folder.file_name().and_then(|name| name.to_str()).filter(|_| folder.is_dir()) {
            let paste = fs::read_to_string(folder.join("paste.txt"))?;
            cases.push(Case { name: name.to_owned(), paste, folder: folder.clone() });
        }
    }
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(cases)
}

/// The files of a report, each with its content.
pub fn files(report: &Report) -> Vec<(String, String)> {
    let json: serde_json::Value =
        serde_json::from_str(&render::json(report, Sharing::Whole, &words::en::WORDS))
            .unwrap_or(serde_json::Value::Null);
    let data = ("report.json".to_owned(), format!("{json:#}\n"));
    let in_words = |lang: Lang| {
        (format!("report.{}.md", lang.tag()), render::markdown(report, Shell::Bash, words::words(lang)))
    };
    [data].into_iter().chain(Lang::ALL.map(in_words)).collect()
}
