//! Shells: how each is told that a word is a word, and how it writes a file.

use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// A shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shell {
    /// bash, zsh and other POSIX shells; AWS CloudShell.
    Bash,
    /// PowerShell.
    PowerShell,
}

impl Shell {
    /// Every shell, in the order in which the page offers them.
    pub const ALL: [Shell; 2] = [Shell::Bash, Shell::PowerShell];

    /// The name used in data.
    pub fn id(self) -> &'static str {
        match self {
            Shell::Bash => "bash",
            Shell::PowerShell => "powershell",
        }
    }

    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Shell::Bash => "bash",
            Shell::PowerShell => "PowerShell",
        }
    }

    /// A word: as it is where it is harmless, else in single quotes, in which nothing has a meaning but the quote itself. In bash a
    /// word with such a quote stands in double quotes, if nothing in it has a meaning there.
    ///
    /// Source: `zshexpn(1)`, for the words that begin with `=` or `~`; PowerShell's `about_Parsing`, for what ends a word there.
    fn quoted(self, word: &str) -> String {
        let harmless = match self {
            Shell::Bash => "-_./:@%+=,",
            // A comma makes a list, an at sign a splat, and other marks end some words that begin with a hyphen.
            Shell::PowerShell => "-",
        };
        let is_harmless = |next: char| next.is_ascii_alphanumeric() || harmless.contains(next);
        if word.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '-')
            && word.chars().all(is_harmless)
            && word != "--%"
        {
            return word.to_owned();
        }
        match self {
            Shell::Bash if word.contains('\'') && !word.contains(['"', '$', '`', '\\', '!']) => {
                format!("\"{word}\"")
            }
            Shell::Bash => format!("'{}'", word.replace('\'', "'\\''")),
            Shell::PowerShell => {
                // PowerShell takes typographic quotes for quotes too.
                let mut quoted = String::with_capacity(word.len() + 2);
                for next in word.chars() {
                    if matches!(next, '\'' | '\u{2018}'..='\u{201b}') {
                        quoted.push(next);
                    }
                    quoted.push(next);
                }
                format!("'{quoted}'")
            }
        }
    }

    /// A command of these words.
    pub(crate) fn line(self, words: &[String]) -> String {
        let words: Vec<String> = words.iter().map(|word| self.quoted(word)).collect();
        words.join(" ")
    }

    /// What writes a document into a file: none of it is read by the shell. It must be of ASCII, without single quotes, and no line may
    /// begin with `'` or be `JSON`.
    ///
    /// Comments would not do: `#` begins none in a zsh that is typed into.
    pub(crate) fn write_file(self, name: &str, document: &str) -> String {
        match self {
            Shell::Bash => format!("cat > {name} <<'JSON'\n{document}\nJSON"),
            Shell::PowerShell => format!("@'\n{document}\n'@ | {}", into(name)),
        }
    }

    /// A command whose answer goes into a file.
    pub(crate) fn save_answer(self, command: &str, name: &str) -> String {
        match self {
            Shell::Bash => format!("{command} > {name}"),
            // Its `>` writes UTF-16, which the AWS CLI doesn't read.
            Shell::PowerShell => format!("{command} | {}", into(name)),
        }
    }

    /// A copy of a file. The names must be constants.
    pub(crate) fn copy_file(self, name: &str, copy: &str) -> String {
        match self {
            Shell::Bash => format!("cp {name} {copy}"),
            Shell::PowerShell => format!("Copy-Item {name} {copy}"),
        }
    }

    /// Shows what differs between two files of JSON, whichever way their lines are broken. The names must be constants.
    pub(crate) fn compare_files(self, one: &str, other: &str) -> String {
        match self {
            Shell::Bash => {
                let lines =
                    |name: &str, lines: &str| format!("tr -d ' \\n' < {name} | tr ',' '\\n' > {lines}");
                let (one, other) = (lines(one, "before.txt"), lines(other, "after.txt"));
                format!("{one}\n{other}\ndiff before.txt after.txt")
            }
            Shell::PowerShell => {
                let lines = |name: &str| format!("((Get-Content {name}) -join '' -replace ' ' -split ',')");
                format!("Compare-Object {} {}", lines(one), lines(other))
            }
        }
    }

    /// What to know of an answer that was saved, where the shell can't keep all of it. Windows PowerShell writes no UTF-8 that the AWS CLI
    /// reads.
    pub(crate) fn loses_letters(self) -> Option<&'static str> {
        match self {
            Shell::Bash => None,
            Shell::PowerShell => Some(
                "Only letters of ASCII come through in policy.json. If the policy has others, edit it in the console instead.",
            ),
        }
    }

    /// What says something to who runs it. The text must be ours, without quotes; what stands in it from elsewhere, of letters and
    /// digits.
    pub(crate) fn say(self, text: &str) -> String {
        let mut said = String::new();
        let _ = match self {
            Shell::Bash => write!(said, "echo '{text}'"),
            Shell::PowerShell => write!(said, "Write-Host '{text}'"),
        };
        said
    }
}

/// Writes what it is given, without the mark at the beginning that Windows PowerShell puts to UTF-8.
///
/// Source: PowerShell's `about_Character_Encoding`.
fn into(name: &str) -> String {
    format!("Set-Content -Encoding ascii {name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, bash: &str, powershell: &str) {
        assert_eq!(Shell::Bash.line(&[word.to_owned()]), bash);
        assert_eq!(Shell::PowerShell.line(&[word.to_owned()]), powershell);
    }

    #[test]
    fn words_that_a_shell_would_read_are_quoted() {
        check("--user-name=ana", "--user-name=ana", "'--user-name=ana'");
        check("--x=arn:aws:s3:::b/k", "--x=arn:aws:s3:::b/k", "'--x=arn:aws:s3:::b/k'");
        check("--x=a,b", "--x=a,b", "'--x=a,b'");
        check("$(id)", "'$(id)'", "'$(id)'");
        check("it's", "\"it's\"", "'it''s'");
        check("it's $HOME", "'it'\\''s $HOME'", "'it''s $HOME'");
        check("it’s", "'it’s'", "'it’’s'");
        check("*", "'*'", "'*'");
        check("a b", "'a b'", "'a b'");
        check("", "''", "''");
        check("=ls", "'=ls'", "'=ls'");
        check("--%", "'--%'", "'--%'");
        check("@x", "'@x'", "'@x'");
    }

    #[test]
    fn a_document_goes_into_a_file() {
        assert_eq!(Shell::Bash.write_file("a.json", "{}"), "cat > a.json <<'JSON'\n{}\nJSON");
        assert_eq!(
            Shell::PowerShell.write_file("a.json", "{}"),
            "@'\n{}\n'@ | Set-Content -Encoding ascii a.json"
        );
    }
}
