//! What differs between a statement and itself with a change, line by line.

/// A line of a statement, one element a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What becomes of it.
    pub fate: Fate,
    /// Its text.
    pub text: String,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays.
    Kept,
    /// It goes.
    Gone,
    /// It comes.
    New,
}

/// What differs between two texts of JSON, of which the second has one piece more. Both come one element a line, however they were
/// written.
pub fn difference(before: &str, after: &str) -> Vec<Line> {
    let (before, after) = (lines(before), lines(after));
    let same = |(one, other): &(&String, &String)| one == other;
    let head = before.iter().zip(&after).take_while(same).count();
    let rest = |lines: &[String]| lines.get(head..).unwrap_or_default().to_vec();
    let (gone, new) = (rest(&before), rest(&after));
    let tail = gone.iter().rev().zip(new.iter().rev()).take_while(same).count();
    let kept = |lines: &[String], from: usize, to: usize| lines.get(from..to).unwrap_or_default().to_vec();
    let told = |lines: Vec<String>, fate| lines.into_iter().map(move |text| Line { fate, text });
    told(kept(&before, 0, head), Fate::Kept)
        .chain(told(kept(&gone, 0, gone.len() - tail), Fate::Gone))
        .chain(told(kept(&new, 0, new.len() - tail), Fate::New))
        .chain(told(kept(&new, new.len() - tail, new.len()), Fate::Kept))
        .collect()
}

/// A text of JSON, one element a line.
fn lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for next in text.chars() {
        if in_string {
            push(&mut lines, next);
            in_string = is_escaped || next != '"';
            is_escaped = next == '\\' && !is_escaped;
            continue;
        }
        match next {
            '{' | '[' => {
                push(&mut lines, next);
                depth += 1;
                lines.push("  ".repeat(depth));
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                // Nothing stands between the brackets.
                if lines.last().is_some_and(|line| line.trim().is_empty()) && lines.len() > 1 {
                    lines.pop();
                } else {
                    lines.push("  ".repeat(depth));
                }
                push(&mut lines, next);
            }
            ',' => {
                push(&mut lines, next);
                lines.push("  ".repeat(depth));
            }
            ':' => {
                push(&mut lines, next);
                push(&mut lines, ' ');
            }
            next if next.is_whitespace() => {}
            next => {
                push(&mut lines, next);
                in_string = next == '"';
            }
        }
    }
    lines
}

fn push(lines: &mut [String], next: char) {
    if let Some(line) = lines.last_mut() {
        line.push(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str, wanted: &[&str]) {
        let told = difference(before, after).into_iter().map(|Line { fate, text }| match fate {
            Fate::Kept => format!(" {text}"),
            Fate::Gone => format!("-{text}"),
            Fate::New => format!("+{text}"),
        });
        assert_eq!(told.collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn one_element_more_is_what_is_new() {
        check(
            r#"{"Effect":"Deny", "Condition": {"Bool":{"a":"b"}}}"#,
            r#"{"Effect":"Deny", "Condition": {"X":{"y":"z"},"Bool":{"a":"b"}}}"#,
            &[
                " {",
                r#"   "Effect": "Deny","#,
                r#"   "Condition": {"#,
                r#"+    "X": {"#,
                r#"+      "y": "z""#,
                "+    },",
                r#"     "Bool": {"#,
                r#"       "a": "b""#,
                "     }",
                "   }",
                " }",
            ],
        );
    }

    #[test]
    fn a_line_that_gets_a_comma_goes_and_comes() {
        check(
            r#"{"Resource":"*"}"#,
            r#"{"Resource":"*","Condition":[]}"#,
            &[" {", r#"-  "Resource": "*""#, r#"+  "Resource": "*","#, r#"+  "Condition": []"#, " }"],
        );
    }

    #[test]
    fn how_it_was_written_makes_no_difference() {
        check(
            "{ \"a\" : \"b, {c}\\\" :\" }",
            "{\n\"a\":\"b, {c}\\\" :\"\n}",
            &[" {", r#"   "a": "b, {c}\" :""#, " }"],
        );
    }
}
