//! What stands between two pieces of a text, and whether it keeps them apart.

/// The text between two pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Between<'p>(pub(super) &'p str);

/// What frames lines, and says nothing.
const FRAME: [char; 9] = ['│', '┃', '║', '▌', '|', '>', '#', '/', '*'];

impl Between<'_> {
    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    pub(super) fn has_new_line(self) -> bool {
        self.0.contains('\n')
    }

    /// Whether a line without a word stands between.
    pub(super) fn has_new_paragraph(self) -> bool {
        let mut lines = self.0.split('\n').skip(1).peekable();
        let is_blank = |line: &str| line.chars().all(|next| next.is_whitespace() || FRAME.contains(&next));
        // The last of them is where the next piece begins.
        std::iter::from_fn(|| lines.next().filter(|_| lines.peek().is_some())).any(is_blank)
    }

    /// Whether the next piece is of another error: a list goes on, a log has another entry, or a record of JSON ends.
    pub(super) fn has_another_error(self) -> bool {
        let begins = |line: &str| {
            let line =
                line.trim_start_matches(|next: char| next.is_whitespace() || next == '│' || next == '|');
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let after = line.get(digits..).unwrap_or_default();
            let numbered = (1..4).contains(&digits) && after.starts_with(['.', ')']);
            let dated = digits == 4 && after.starts_with(['-', '/']);
            numbered
                || dated
                || ["* ", "- ", "Error:", "error:", "[ERROR]"].iter().any(|mark| line.starts_with(mark))
        };
        let is_record = || {
            let mut parts = self.0.split('{');
            parts.next().is_some_and(|part| part.trim_end().trim_end_matches(',').trim_end().ends_with('}'))
                && parts.next().is_some()
        };
        self.0.split('\n').skip(1).any(begins) || is_record()
    }

    /// Whether the message of the first piece, an error code, is said on its line, all of it.
    pub(super) fn is_said(self, is_refusal: bool) -> bool {
        let line = self.first_line().trim_matches(|next: char| !next.is_alphanumeric() && next != ':');
        let said = line.strip_prefix("operation").unwrap_or(line).trim_start_matches([':', ' ']);
        if is_refusal {
            return said.eq_ignore_ascii_case("access denied");
        }
        said.len() > 3 && !said.ends_with(':')
    }

    /// Whether no answer came to the call that the first piece names.
    pub(super) fn is_unanswered(self) -> bool {
        const FAILED: [&str; 4] =
            ["request send failed", "request canceled", "context deadline exceeded", "dial tcp"];
        FAILED.iter().any(|failed| self.first_line().contains(failed))
    }

    fn first_line(&self) -> &str {
        self.0.split('\n').next().unwrap_or_default()
    }

    /// Whether the first piece stands in a document, closed by a quote or a tag, or among the lines of the AWS SDK for C++.
    pub(super) fn is_in_document(self) -> bool {
        self.first_line().contains(['"', '<']) || self.0.contains("Exception name:")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_a_word_is_a_paragraph() {
        assert!(Between(".\n│ \n│ ").has_new_paragraph());
        assert!(Between(".\r\n\r\n").has_new_paragraph());
        assert!(!Between(".\n│ \tstatus code: 403, ").has_new_paragraph());
        assert!(!Between(".\n  ").has_new_paragraph());
    }

    #[test]
    fn a_message_that_is_said() {
        assert!(Between(" operation: Access Denied\n").is_said(true));
        assert!(Between(": The bucket does not exist\n").is_said(false));
        for is_refusal in [true, false] {
            assert!(!Between(" operation:\n").is_said(is_refusal));
            assert!(!Between(": Creating the role failed:\n").is_said(is_refusal));
        }
    }

    #[test]
    fn another_error() {
        for between in [
            ".\n* aws_x.y: no\n\tstatus code: 400, ",
            ".\n 2. creating Role: no ",
            ".\n2026-11-02T10:00:00Z no ",
            "\"},\n{\"level\": \"info\", ",
            ".\n│ Error: no ",
        ] {
            assert!(Between(between).has_another_error(), "{between}");
        }
        for between in [".\n\tstatus code: 403, ", "\", \"x\": {\"y\": 1, ", ".\n403 "] {
            assert!(!Between(between).has_another_error(), "{between}");
        }
    }
}
