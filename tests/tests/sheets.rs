//! The style sheets: every length comes from `style/tokens.css`, so that sizes and spaces are of one scale.

use std::{fs, path::PathBuf};

/// The sheets but the one with the tokens, each with its name and its text without comments.
fn sheets() -> Vec<(String, String)> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../style"));
    let mut sheets: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap())
        })
        .filter(|(name, _)| name != "tokens.css")
        .map(|(name, text)| (name, without_comments(&text)))
        .collect();
    sheets.sort();
    sheets
}

/// A text in which each comment is as many empty lines as it had.
fn without_comments(text: &str) -> String {
    let mut left = String::new();
    for (at, part) in text.split("/*").enumerate() {
        let (comment, rest) = if at == 0 { ("", part) } else { part.split_once("*/").unwrap_or((part, "")) };
        left.extend(comment.matches('\n'));
        left.push_str(rest);
    }
    left
}

/// The declarations of a sheet, each with its line: what stands in a block and isn't the head of another.
fn declarations(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    lines.filter(|(_, line)| !line.ends_with('{') && !line.starts_with('@'))
}

/// The lengths in `rem` and `px` of a declaration, but those of hairlines.
fn raw_lengths(declaration: &str) -> Vec<&str> {
    declaration
        .split(|mark: char| !mark.is_ascii_alphanumeric() && mark != '.')
        .filter(|word| {
            let number = word.strip_suffix("rem").or_else(|| word.strip_suffix("px"));
            number.is_some_and(|number| number.parse::<f64>().is_ok()) && *word != "1px"
        })
        .collect()
}

#[test]
fn every_length_is_a_token() {
    let mut found = Vec::new();
    for (name, text) in sheets() {
        for (line, declaration) in declarations(&text) {
            found.extend(raw_lengths(declaration).iter().map(|length| format!("{name}:{line}: {length}")));
        }
    }
    assert!(found.is_empty(), "lengths that aren't in tokens.css:\n{}", found.join("\n"));
}

#[test]
fn every_size_of_text_is_one_of_five_or_goes_with_the_text_around_it() {
    let mut found = Vec::new();
    for (name, text) in sheets() {
        for (line, declaration) in declarations(&text) {
            let size = declaration.strip_prefix("font-size:").map(|size| size.trim().trim_end_matches(';'));
            let is_good =
                |size: &str| size.starts_with("var(--text-") || size.ends_with("em") || size.ends_with('%');
            if let Some(size) = size.filter(|size| !is_good(size)) {
                found.push(format!("{name}:{line}: {size}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_token_that_is_used_is_there() {
    let tokens = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../style/tokens.css")).unwrap();
    let mut missing = Vec::new();
    for (name, text) in sheets() {
        for used in text.split("var(").skip(1) {
            let token = used.split([')', ',']).next().unwrap_or(used).trim();
            let is_here = |sheet: &str| sheet.contains(&format!("{token}:"));
            if !is_here(&tokens) && !is_here(&text) {
                missing.push(format!("{name}: {token}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn raw_lengths_are_found() {
    assert_eq!(raw_lengths("padding: 0.125rem var(--space-2) 3px 0;"), ["0.125rem", "3px"]);
    assert!(raw_lengths("border: 1px solid var(--line); inline-size: 50%; margin: 0.2em;").is_empty());
}
