//! Events that a log store has written out flat: a table with a column for each field, as Amazon Athena and CSV exports give it, or a
//! name and a value for each field, as Splunk and CloudWatch Logs Insights do.
//!
//! The names are those of the fields, in letters of any case and with anything between the parts: `userIdentity.arn`,
//! `useridentity_arn`, `UserIdentityArn`. Athena writes the whole identity into one column, as `{type=AssumedRole, arn=…}`.
//!
//! Source: Amazon Athena User Guide, `cloudtrail-logs.html`, for the table.

use super::{Finding, Quote, Record, View};
use crate::unwrap::Unwrapped;
use memchr::memmem;
use std::ops::Range;

/// A field with its value and where that stands.
#[derive(Debug)]
struct Cell {
    name: String,
    value: String,
    at: Range<usize>,
}

/// One event.
#[derive(Debug)]
struct Flat {
    at: Range<usize>,
    cells: Vec<Cell>,
}

impl Record for Flat {
    fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    fn field(&self, path: &str) -> Option<Quote> {
        let cell = self.cells.iter().find(|cell| is_field(&cell.name, path) && !is_nothing(&cell.value))?;
        Some(Quote { value: cell.value.clone(), at: cell.at.clone() })
    }

    fn part(&self, _path: &[&str]) -> Option<View<'_>> {
        None
    }
}

/// Whether a name is that of a field: the letters and digits of its path, which may begin within the session's part.
pub(super) fn is_field(name: &str, path: &str) -> bool {
    let in_session = path.strip_prefix("userIdentity.sessionContext.");
    same_letters(name, path) || in_session.is_some_and(|path| same_letters(name, path))
}

fn same_letters(one: &str, other: &str) -> bool {
    let letters = |text: &'_ str| {
        let bytes: Vec<u8> = text.bytes().filter(u8::is_ascii_alphanumeric).collect();
        bytes
    };
    // Hardly any name is as long, and no other is compared.
    one.len().abs_diff(other.len()) <= 4 && letters(one).eq_ignore_ascii_case(&letters(other))
}

/// Whether a value stands for none.
pub(super) fn is_nothing(value: &str) -> bool {
    matches!(value, "" | "-" | "null" | "NULL" | "None" | "nil")
}

/// Names of the identity's part, one of which stands in each record.
const MARKS: [&[u8]; 4] = [b"userIdentity", b"useridentity", b"UserIdentity", b"user_identity"];

/// Columns without which a table isn't one of events.
const NEEDED: [&str; 3] = ["eventName", "errorCode", "errorMessage"];

/// Finds every event that records an error.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let paste = text.pasted;
    let is_there = MARKS.iter().any(|mark| memmem::find(paste.as_bytes(), mark).is_some());
    if !is_there {
        return;
    }
    let mut table: Option<Table> = None;
    let mut lines = Lines { paste, at: 0, done: 0 };
    while let Some(line) = lines.next() {
        let body = paste.get(line.clone()).unwrap_or_default();
        if let Some(header) = Table::of(body) {
            table = Some(header);
            continue;
        }
        if body.trim().is_empty() {
            // Rows of a terminal's table may have a line between them; what has none is no row.
            table = None;
            continue;
        }
        let record = match &table {
            Some(columns) => columns.row(body, line.start),
            None if is_marked(body) => named(paste, &mut lines, line),
            None => None,
        };
        findings.extend(record.and_then(|record| super::read(&record)).map(Finding::Event));
    }
}

fn is_marked(line: &str) -> bool {
    let arn = ["userIdentity.arn", "useridentity.arn", "userIdentity_arn", "useridentity_arn"];
    // Where quotes stand around the name it is JSON, which is read as such.
    arn.iter().any(|name| {
        let place = memmem::find(line.as_bytes(), name.as_bytes());
        place.is_some_and(|at| !line.get(..at).unwrap_or_default().ends_with('"'))
    })
}

/// The lines of a paste.
struct Lines<'p> {
    paste: &'p str,
    at: usize,
    /// Where the last record of names and values ended: none reaches back beyond it, so that a paste is read once.
    done: usize,
}

impl Lines<'_> {
    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.paste.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = self.at..self.at + length;
        self.at = (line.end + 1).min(self.paste.len());
        Some(line)
    }
}

/// The columns of a table.
struct Table {
    separator: char,
    columns: Vec<String>,
}

impl Table {
    /// The columns that a line names, where it is the head of a table of events.
    fn of(line: &str) -> Option<Table> {
        let is_head = MARKS.iter().any(|mark| memmem::find(line.as_bytes(), mark).is_some());
        let separator =
            ['\t', '|', ','].into_iter().find(|separator| is_head && line.contains(*separator))?;
        let columns: Vec<String> = cells(line, separator, 0).into_iter().map(|(name, _)| name).collect();
        let has = |path: &str| columns.iter().any(|name| same_letters(name, path));
        let is_identified = has("userIdentity") || has("userIdentity.arn");
        (is_identified && NEEDED.iter().any(|path| has(path))).then_some(Table { separator, columns })
    }

    /// A row, where the line is one.
    fn row(&self, line: &str, start: usize) -> Option<Flat> {
        let values = cells(line, self.separator, start);
        // The line under the head of a drawn table.
        let is_rule = || {
            values
                .iter()
                .all(|(value, _)| value.bytes().all(|byte| matches!(byte, b'-' | b':' | b'=' | b'+')))
        };
        if values.len() != self.columns.len() || is_rule() {
            return None;
        }
        let mut row = Flat { at: start..start + line.trim_end().len(), cells: Vec::new() };
        for (name, (value, at)) in self.columns.iter().zip(values) {
            let is_whole = value.starts_with('{') && same_letters(name, "userIdentity");
            if is_whole {
                parts(&value, name, &at, &mut row.cells);
            } else {
                row.cells.push(Cell { name: name.clone(), value, at });
            }
        }
        Some(row)
    }
}

/// The cells of a line: in quotes where they hold the separator, with quotes doubled in them.
fn cells(line: &str, separator: char, start: usize) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let (mut from, mut quoted) = (0, false);
    let ends = line.char_indices().chain([(line.len(), separator)]);
    for (at, letter) in ends {
        match letter {
            '"' => quoted = !quoted,
            _ if at < line.len() && (letter != separator || quoted) => {}
            _ => {
                found.push(cell(line, from..at, start));
                from = at + letter.len_utf8();
            }
        }
    }
    // A drawn table has a separator on either side.
    if separator == '|' && line.trim_start().starts_with('|') {
        found.remove(0);
        found.pop();
    }
    found
}

fn cell(line: &str, range: Range<usize>, start: usize) -> (String, Range<usize>) {
    let raw = line.get(range.clone()).unwrap_or_default();
    let inner = raw.trim();
    let value = inner.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(inner);
    let offset = raw.find(value).unwrap_or_default();
    let at = start + range.start + offset;
    (value.replace("\"\"", "\"").trim().to_owned(), at..at + value.len())
}

/// The parts of a value in braces, `{type=AssumedRole, sessioncontext={…}}` or the same as JSON, each by its path.
fn parts(text: &str, prefix: &str, at: &Range<usize>, cells: &mut Vec<Cell>) {
    let mut path = vec![prefix.to_owned()];
    let (mut name, mut word) = (String::new(), String::new());
    for letter in text.chars() {
        match letter {
            '{' => {
                path.push(std::mem::take(&mut name));
                word.clear();
            }
            '}' | ',' => {
                let value = word.trim();
                if !name.is_empty() && !value.is_empty() {
                    let names = path.iter().chain([&name]).filter(|name| !name.is_empty());
                    let name = names.map(String::as_str).collect::<Vec<_>>().join(".");
                    cells.push(Cell { name, value: value.to_owned(), at: at.clone() });
                }
                name.clear();
                word.clear();
                if letter == '}' {
                    path.pop();
                }
            }
            '=' | ':' if name.is_empty() => name = std::mem::take(&mut word).trim().to_owned(),
            '"' | '\\' => {}
            _ => word.push(letter),
        }
    }
}

/// A record of names and values: on one line, or on the lines around it up to an empty one.
fn named(paste: &str, lines: &mut Lines<'_>, line: Range<usize>) -> Option<Flat> {
    /// More than this is no record.
    const MOST: usize = 8 * 1024;
    let from = std::mem::replace(&mut lines.done, line.end);
    let of_line = pairs(paste, line.clone());
    let record = |cells: &[Cell]| cells.iter().any(|cell| is_field(&cell.name, "eventName"));
    if record(&of_line) {
        return Some(Flat { at: line, cells: of_line });
    }
    let before = paste.get(from.max(line.start.saturating_sub(MOST))..line.start);
    let start = before.map_or(line.start, |before| {
        line.start - (before.len() - before.rfind("\n\n").map_or(0, |at| at + 2))
    });
    let mut end = line.end;
    while let Some(next) = lines.next() {
        let body = paste.get(next.clone()).unwrap_or_default();
        if body.trim().is_empty() || is_marked(body) || next.end - start > 2 * MOST {
            lines.at = next.start;
            break;
        }
        end = next.end;
    }
    lines.done = end;
    let cells = pairs(paste, start..end);
    record(&cells).then_some(Flat { at: start..end, cells })
}

/// The names in a piece of the paste, with their values.
fn pairs(paste: &str, range: Range<usize>) -> Vec<Cell> {
    let text = paste.get(range.clone()).unwrap_or_default();
    let bytes = text.as_bytes();
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_');
    let mut cells = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        let name = rest.iter().take_while(|byte| is_name(**byte)).count();
        if name == 0 {
            at += 1;
            continue;
        }
        let blank = |from: usize| {
            rest.get(from..)
                .unwrap_or_default()
                .iter()
                .take_while(|byte| matches!(**byte, b' ' | b'\t'))
                .count()
        };
        let sign = name + blank(name);
        let is_signed = matches!(rest.get(sign), Some(b'=' | b':' | b'|'))
            && rest.get(sign + 1).is_none_or(|next| *next != b':' && *next != b'/');
        let is_known = text
            .get(at..at + name)
            .is_some_and(|name| name.starts_with(['e', 'u', 'a', 's', 'v', 'r', 'E', 'U', 'A']));
        if !is_signed || !is_known {
            at += name;
            continue;
        }
        let from = sign + 1 + blank(sign + 1);
        let quoted = rest.get(from) == Some(&b'"');
        let from = from + usize::from(quoted);
        let value = rest.get(from..).unwrap_or_default();
        // No further than the value goes: a line can be all of a log.
        let ends = |byte: &u8| match quoted {
            true => *byte == b'"',
            false => matches!(*byte, b' ' | b'\t' | b',' | b';' | b'\n'),
        };
        let length = value.iter().position(ends).unwrap_or(value.len());
        let place = range.start + at + from;
        let value = paste.get(place..place + length).unwrap_or_default().trim_end_matches('\r');
        let name = text.get(at..at + name).unwrap_or_default().to_owned();
        cells.push(Cell { name, value: value.to_owned(), at: place..place + value.len() });
        at += from + length + usize::from(quoted);
    }
    cells
}

#[cfg(test)]
mod tests {
    use crate::{report::Denial, triage};

    const ROLE: &str = "arn:aws:sts::111122223333:assumed-role/app/i-0a1b2c3d4e5f60718";
    const SENTENCE: &str = "User: arn:aws:sts::111122223333:assumed-role/app/i-0a1b2c3d4e5f60718 is not authorized to perform: sqs:DeleteQueue on resource: arn:aws:sqs:eu-west-1:111122223333:jobs because no identity-based policy allows the sqs:DeleteQueue action";

    #[track_caller]
    fn check(text: &str) -> Denial {
        let mut denials = triage(text).denials;
        assert_eq!(denials.len(), 1, "{text}");
        let denial = denials.remove(0);
        assert!(denial.documents.event.is_some(), "{text}");
        assert_eq!(denial.principal.as_deref(), Some(ROLE), "{text}");
        assert_eq!(denial.operation.as_deref(), Some("DeleteQueue"), "{text}");
        assert_eq!(denial.code.as_deref(), Some("AccessDenied"), "{text}");
        assert_eq!(denial.region.as_deref(), Some("eu-west-1"), "{text}");
        denial
    }

    #[test]
    fn columns_of_a_csv_file() {
        let text = format!(
            "eventTime,eventSource,eventName,awsRegion,userIdentity.arn,errorCode,errorMessage\n2026-03-01T10:00:00Z,sqs.amazonaws.com,ListQueues,eu-west-1,{ROLE},,\n2026-03-01T10:00:01Z,sqs.amazonaws.com,DeleteQueue,eu-west-1,{ROLE},AccessDenied,\"{SENTENCE}\"\n"
        );
        let denial = check(&text);
        assert_eq!(denial.action.as_deref(), Some("sqs:DeleteQueue"));
        assert_eq!(denial.time.as_deref(), Some("2026-03-01T10:00:01Z"));
    }

    #[test]
    fn the_whole_identity_in_one_column_of_athena() {
        let issuer = "arn:aws:iam::111122223333:role/apps/app";
        let text = format!(
            "\"eventname\",\"useridentity\",\"awsregion\",\"errorcode\",\"errormessage\"\n\"DeleteQueue\",\"{{type=AssumedRole, principalid=AROAEXAMPLEID12345678:i-0a1b2c3d4e5f60718, arn={ROLE}, accountid=111122223333, sessioncontext={{attributes={{mfaauthenticated=false, creationdate=2026-03-01T09:00:00Z}}, sessionissuer={{type=Role, arn={issuer}}}}}}}\",\"eu-west-1\",\"AccessDenied\",\"Access Denied\"\n"
        );
        let denial = check(&text);
        let key = |key: &str| {
            let known = denial.conditions.iter().find(|known| known.key == key);
            known.and_then(|known| known.values.first()).map(String::as_str)
        };
        assert_eq!(key("aws:PrincipalArn"), Some(issuer));
        assert_eq!(key("aws:MultiFactorAuthPresent"), Some("false"));
    }

    #[test]
    fn names_and_values_on_one_line() {
        check(&format!(
            "2026-03-01 eventName=DeleteQueue awsRegion=eu-west-1 userIdentity.arn={ROLE} errorCode=AccessDenied errorMessage=\"{SENTENCE}\""
        ));
    }

    #[test]
    fn names_and_values_line_by_line() {
        check(&format!(
            "eventName: DeleteQueue\nuserIdentity.arn: {ROLE}\nawsRegion: eu-west-1\nerrorCode: AccessDenied\n\nnotes: none\n"
        ));
    }

    #[test]
    fn names_in_json() {
        check(&format!(
            r#"{{"eventName":"DeleteQueue","userIdentity.arn":"{ROLE}","awsRegion":"eu-west-1","errorCode":"AccessDenied"}}"#
        ));
        check(&format!(
            r#"{{"EventName":"DeleteQueue","UserIdentityArn":"{ROLE}","AWSRegion":"eu-west-1","ErrorCode":"AccessDenied"}}"#
        ));
    }

    #[test]
    fn a_drawn_table() {
        check(&format!(
            "| eventName | userIdentity.arn | awsRegion | errorCode |\n|---|---|---|---|\n| DeleteQueue | {ROLE} | eu-west-1 | AccessDenied |\n"
        ));
    }

    #[test]
    fn an_event_without_an_error_is_none() {
        let text = format!("eventName,userIdentity.arn,errorCode\nListQueues,{ROLE},\n");
        assert_eq!(triage(&text).denials, []);
        assert_eq!(triage("Read userIdentity.arn of each record, please.").denials, []);
    }
}
