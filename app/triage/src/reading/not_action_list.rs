//! A denying statement whose actions don't include the refused one has a `NotAction` list: it denies all but those.
//!
//! Source: decoded messages of statements with `NotAction`; the document has no field for it and prints the list under
//! "actions".

use super::{Read, Rule};
use crate::{lang::Words, recognise::Decoded};

pub(super) const RULE: Rule = Rule { id: "not-action-list", read: Read::Document(read) };

fn read(decoded: &mut Decoded) -> Option<Words> {
    let action = decoded.action.as_ref()?.value.to_ascii_lowercase();
    let name = action.rsplit(':').next().unwrap_or_default().to_owned();
    let matches = |pattern: &String| {
        let pattern = pattern.to_ascii_lowercase();
        // A bare action has no service to compare.
        let pattern = if action.contains(':') {
            pattern.as_str()
        } else {
            pattern.rsplit(':').next().unwrap_or_default()
        };
        let action = if action.contains(':') { action.as_str() } else { name.as_str() };
        wildcard(pattern, action)
    };
    let other = |actions: &Vec<String>| !actions.is_empty() && !actions.iter().any(matches);
    let statement = decoded.statements.iter().find(|statement| other(&statement.actions))?;
    let listed = statement.actions.len();
    Some(Words::new(
        format!(
            "The matched statement lists {listed} action(s), and the refused one isn't among them. So the list is a \
             `NotAction` list: the statement denies every action but those."
        ),
        format!(
            "一致したステートメントには {listed} 個のアクションがありますが、拒否されたアクションは含まれていません。\
             つまりこれは `NotAction` のリストで、リスト以外のすべてのアクションを拒否するステートメントです。"
        ),
    ))
}

/// Whether a pattern with `*` and `?` fits a text.
fn wildcard(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t, mut star) = (0, 0, None);
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(byte) if *byte == b'?' || text.get(t) == Some(byte) => {
                p += 1;
                t += 1;
            }
            _ => match star {
                Some((at, from)) => {
                    p = at + 1;
                    t = from + 1;
                    star = Some((at, t));
                }
                None => return false,
            },
        }
    }
    pattern.get(p..).unwrap_or_default().iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks() {
        assert!(wildcard("ec2:run*", "ec2:runinstances"));
        assert!(wildcard("*", "ec2:runinstances"));
        assert!(wildcard("ec2:?unin*s", "ec2:runinstances"));
        assert!(!wildcard("ec2:describe*", "ec2:runinstances"));
        assert!(!wildcard("ec2:run", "ec2:runinstances"));
    }
}
