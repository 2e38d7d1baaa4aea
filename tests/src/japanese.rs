//! The Japanese of the product as prose: the pieces of it that stand in a file, and what is wrong in one. `docs/GLOSSARY.md` has the rules
//! and the words.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The folder of the project.
pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The files below a path, which may be one itself.
pub fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut inside: Vec<PathBuf> =
        fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    inside.sort();
    inside.iter().flat_map(|path| files(path)).collect()
}

/// What the glossary says.
#[derive(Debug)]
pub struct Glossary {
    /// Its rows, in order.
    pub rows: Vec<Row>,
}

/// A row of the glossary.
#[derive(Debug)]
pub struct Row {
    /// The term in English.
    pub english: String,
    /// The term in Japanese, and its shorter forms.
    pub used: Vec<String>,
    /// What isn't said for it.
    pub not_used: Vec<String>,
    /// The page that has it, where it is a term of AWS.
    pub page: Option<String>,
}

impl Glossary {
    /// The tables of a Markdown text.
    pub fn of(text: &str) -> Glossary {
        let rows = text.lines().filter_map(|line| {
            let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
            let [english, used, not_used, page] = cells.try_into().ok()?;
            let list = |cell: &str| cell.split('、').filter(|item| *item != "—").map(str::to_owned).collect();
            let page = (page != "—").then(|| page.to_owned());
            (english != "English").then(|| Row {
                english: english.to_owned(),
                used: list(used),
                not_used: list(not_used),
                page,
            })
        });
        Glossary { rows: rows.collect() }
    }

    /// The words of a piece that aren't used, each with what is said in its place.
    pub fn faults(&self, piece: &str) -> Vec<String> {
        let plain = plain(piece);
        let used = || self.rows.iter().flat_map(|row| &row.used);
        let mut faults = Vec::new();
        for row in &self.rows {
            for wrong in &row.not_used {
                // Within a longer term that is used, it is no fault.
                let rest = used()
                    .filter(|term| *term != wrong && term.contains(wrong.as_str()))
                    .fold(plain.clone(), |rest, term| rest.replace(term.as_str(), "\n"));
                if rest.contains(wrong.as_str()) {
                    faults.push(format!(
                        "“{wrong}” isn't used for “{}”: {}",
                        row.english,
                        row.used.join("、")
                    ));
                }
            }
        }
        faults
    }
}

/// A piece of prose in a file: a string, a line of Markdown, an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its line, from one on.
    pub line: usize,
    /// Its text, with code between backticks and names in braces.
    pub text: String,
}

/// The Japanese pieces of a file, by the end of its name.
pub fn pieces(path: &Path, text: &str) -> Vec<Piece> {
    let all = match path.extension().and_then(|end| end.to_str()) {
        Some("rs") => strings(text),
        Some("md") => lines(text),
        Some("html") => elements(text),
        _ => Vec::new(),
    };
    all.into_iter().filter(|piece| piece.text.contains(is_japanese)).collect()
}

/// The lines of Markdown but those that name pages, whose titles are others' words. A name in braces is a value there.
fn lines(text: &str) -> Vec<Piece> {
    let told = text.lines().enumerate().filter(|(_, line)| !line.starts_with("- ["));
    told.map(|(at, line)| {
        let line = line.trim_start_matches(['#', '-', ' ']);
        Piece { line: at + 1, text: line.replace('{', "`{").replace('}', "}`") }
    })
    .collect()
}

/// The strings of a Rust file before its tests.
fn strings(text: &str) -> Vec<Piece> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut pieces = Vec::new();
    let mut line = 1;
    let mut rest = text.chars().peekable();
    while let Some(next) = rest.next() {
        match next {
            '\n' => line += 1,
            '/' if rest.peek() == Some(&'/') => while rest.next_if(|next| *next != '\n').is_some() {},
            // A quote as a letter, and not the beginning of a string.
            '\'' if rest.peek() == Some(&'"') => {
                rest.next();
            }
            '"' => {
                let mut piece = Piece { line, text: String::new() };
                while let Some(next) = rest.next() {
                    match next {
                        '"' => break,
                        '\\' => match rest.next() {
                            Some('\n') => {
                                line += 1;
                                while let Some(space) = rest.next_if(|next| next.is_whitespace()) {
                                    line += usize::from(space == '\n');
                                }
                            }
                            Some('n') => piece.text.push('\n'),
                            Some('u') => {
                                while rest.next().is_some_and(|next| next != '}') {}
                                piece.text.push('x');
                            }
                            Some(other) => piece.text.push(other),
                            None => break,
                        },
                        other => {
                            line += usize::from(other == '\n');
                            piece.text.push(other);
                        }
                    }
                }
                pieces.push(piece);
            }
            _ => {}
        }
    }
    pieces
}

/// What a page has in Japanese: in `data-ja`, and in elements whose language it is.
fn elements(text: &str) -> Vec<Piece> {
    let piece = |at: usize, inside: &str| {
        let words: Vec<&str> = inside.split_whitespace().collect();
        Piece {
            line: text.get(..at).unwrap_or_default().matches('\n').count() + 1,
            text: words.join(" ").replace("<code>", "`").replace("</code>", "`"),
        }
    };
    let attributes = text.match_indices("data-ja=\"").filter_map(|(at, mark)| {
        let inside = text.get(at + mark.len()..)?.split('"').next()?;
        Some(piece(at, inside))
    });
    let elements = text.match_indices("lang=\"ja\">").filter_map(|(at, mark)| {
        let rest = text.get(at + mark.len()..)?;
        let end = ["</p>", "</span>"].into_iter().filter_map(|end| rest.find(end)).min()?;
        Some(piece(at, rest.get(..end)?))
    });
    attributes.chain(elements).collect()
}

/// Stands for code and for values.
const CODE: char = 'x';
/// Stands for a name in braces, which may become Japanese or a value.
const NAME: char = '\u{e000}';

/// A piece without its code and names. What stands aside, ` (code)`, brings its own spaces.
fn plain(piece: &str) -> String {
    let mut out = String::new();
    let mut rest = piece;
    while let Some(next) = rest.chars().next() {
        rest = rest.get(next.len_utf8()..).unwrap_or_default();
        let until = |end: char| rest.split_once(end);
        match next {
            '`' => match until('`') {
                Some((inside, after)) => {
                    if !inside.starts_with("{ (") {
                        out.push(CODE);
                    }
                    rest = after;
                }
                None => out.push(next),
            },
            '{' => match until('}') {
                Some((inside, after)) if !inside.contains(['"', ' ', ':']) || inside.starts_with(':') => {
                    out.push(NAME);
                    rest = after;
                }
                _ => out.push(next),
            },
            _ => out.push(next),
        }
    }
    out
}

fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '々')
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
}

/// Full-width punctuation, which brings its own space.
fn is_full(letter: char) -> bool {
    "、。（）「」【】".contains(letter)
}

/// How a sentence ends.
const ENDS: [&str; 6] = ["ます", "ません", "ました", "です", "でした", "ください"];

/// What breaks the rules for spaces, punctuation and endings in a piece.
pub fn faults(piece: &str) -> Vec<String> {
    let text = plain(piece);
    let letters: Vec<char> = text.chars().collect();
    let mut faults = Vec::new();
    let mut fault =
        |what: &str, near: &[char]| faults.push(format!("{what}: {}", near.iter().collect::<String>()));
    for (at, near) in letters.windows(2).enumerate() {
        let [one, other] = *near else { continue };
        let begins = is_latin(other) || other == '(';
        let ends = is_latin(one) || one == ')';
        if is_japanese(one) && begins || ends && is_japanese(other) {
            fault("no space between Japanese and Latin", near);
        }
        // Behind a colon, the space is the colon's.
        let is_of_colon = one == ' ' && at > 0 && letters.get(at - 1) == Some(&':');
        if (one == ' ' && is_full(other) && !is_of_colon) || (is_full(one) && other == ' ') {
            fault("a space beside full-width punctuation", near);
        }
        if is_japanese(one) && ",.;?!".contains(other) {
            fault("half-width punctuation behind Japanese", near);
        }
        if one == ':' && (is_japanese(other) || is_full(other)) {
            fault("no space behind a colon", near);
        }
    }
    for near in letters.windows(3) {
        if matches!(near, [one, ' ', other] if is_japanese(*one) && is_japanese(*other)) {
            fault("a space between Japanese words", near);
        }
    }
    for letter in &letters {
        let is_wide = matches!(letter, '\u{ff01}'..='\u{ff9f}' | '\u{3000}') && !is_full(*letter);
        if is_wide || "“”‘’".contains(*letter) {
            fault("a letter of the wrong width", &[*letter]);
        }
    }
    for inside in between(&text, '(', ')').filter(|inside| inside.contains(is_japanese)) {
        fault("half-width brackets around Japanese", &inside.chars().collect::<Vec<_>>());
    }
    for inside in
        between(&text, '（', '）').filter(|inside| !inside.contains(is_japanese) && !inside.contains(NAME))
    {
        fault("full-width brackets around what isn't Japanese", &inside.chars().collect::<Vec<_>>());
    }
    for sentence in text.split_inclusive('。').filter_map(|sentence| sentence.strip_suffix('。')) {
        let said = sentence
            .strip_suffix('）')
            .and_then(|rest| rest.rsplit_once('（'))
            .map_or(sentence, |(said, _)| said);
        if said.ends_with(is_japanese) && !ENDS.iter().any(|end| said.ends_with(end)) {
            fault("a sentence that doesn't end in です or ます", &said.chars().collect::<Vec<_>>());
        }
    }
    faults
}

/// What stands between two marks, each time.
fn between(text: &str, open: char, close: char) -> impl Iterator<Item = &str> {
    text.split(open).skip(1).filter_map(move |rest| Some(rest.split_once(close)?.0))
}
