//! Shells, and how each is told that a word is a word.

/// A shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// A word: as it is where it is harmless, else in single quotes, in which nothing has a meaning but the quote itself.
    fn quoted(self, word: &str) -> String {
        let harmless: &str = match self {
            Shell::Bash => "-_./:@%+=,",
            // A comma makes a list, and an at sign a splat.
            Shell::PowerShell => "-_./:=",
        };
        if !word.is_empty()
            && word.chars().all(|next| next.is_ascii_alphanumeric() || harmless.contains(next))
        {
            return word.to_owned();
        }
        match self {
            Shell::Bash => format!("'{}'", word.replace('\'', "'\\''")),
            Shell::PowerShell => {
                // PowerShell takes typographic quotes for quotes too.
                let mut quoted = String::with_capacity(word.len() + 2);
                for next in word.chars() {
                    if matches!(next, '\'' | '‘' | '’' | '‚' | '‛') {
                        quoted.push(next);
                    }
                    quoted.push(next);
                }
                format!("'{quoted}'")
            }
        }
    }
}

/// A command of these words, to be pasted into a shell.
pub fn line(shell: Shell, words: &[&str]) -> String {
    // Control characters other than line breaks have no business in a command, and a terminal may act on them.
    let plain =
        |word: &str| word.chars().filter(|next| *next == '\n' || !next.is_control()).collect::<String>();
    let words: Vec<String> = words.iter().map(|word| shell.quoted(&plain(word))).collect();
    words.join(" ")
}

/// The words of a template, with the values in the place of its `{}`, in order.
pub(crate) fn words<'w>(template: &'w str, values: &[&'w str]) -> Vec<&'w str> {
    let mut values = values.iter().copied();
    let filled = |word| if word == "{}" { values.next().unwrap_or_default() } else { word };
    template.split(' ').map(filled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, bash: &str, powershell: &str) {
        assert_eq!(line(Shell::Bash, &[word]), bash);
        assert_eq!(line(Shell::PowerShell, &[word]), powershell);
    }

    #[test]
    fn words_that_a_shell_would_read_are_quoted() {
        check("arn:aws:s3:::b/k", "arn:aws:s3:::b/k", "arn:aws:s3:::b/k");
        check("a,b", "a,b", "'a,b'");
        check("$(id)", "'$(id)'", "'$(id)'");
        check("it's", "'it'\\''s'", "'it''s'");
        check("it’s", "'it’s'", "'it’’s'");
        check("*", "'*'", "'*'");
        check("a b", "'a b'", "'a b'");
        check("", "''", "''");
    }

    #[test]
    fn what_a_terminal_acts_on_is_left_out() {
        check("a\u{1b}[31m\u{7}b\r", "'a[31mb'", "'a[31mb'");
    }

    #[test]
    fn a_value_is_one_word_whatever_it_holds() {
        let words = words("aws {} --query A[].{B:C} {}", &["it's $(id)", "{}"]);
        assert_eq!(words, ["aws", "it's $(id)", "--query", "A[].{B:C}", "{}"]);
    }
}
