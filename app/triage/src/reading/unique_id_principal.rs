//! A statement's principal is a unique id where one would expect an ARN.
//!
//! Source: IAM User Guide, "IAM identifiers", the table of unique id prefixes.

use super::{Read, Rule};
use crate::recognise::Decoded;
use denylens_lang::Words;

pub(super) const RULE: Rule = Rule { id: "unique-id-principal", read: Read::Document(read) };

/// Prefix, and what has such an id.
const PREFIXES: [(&str, &str, &str); 3] = [
    ("AIDA", "an IAM user", "IAM ユーザー"),
    ("AROA", "an IAM role", "IAM ロール"),
    ("AGPA", "an IAM user group", "IAM ユーザーグループ"),
];

fn read(decoded: &mut Decoded) -> Option<Words> {
    let principals = decoded.statements.iter().flat_map(|statement| &statement.principals);
    let (id, en, ja) = principals
        .filter_map(|id| {
            PREFIXES.iter().find(|(prefix, ..)| id.starts_with(prefix)).map(|(_, en, ja)| (id, en, ja))
        })
        .next()?;
    Some(Words::new(
        format!(
            "`{id}` is the unique id of {en}, the one that made the request. It doesn't say in which policy the statement stands."
        ),
        format!(
            "`{id}` はリクエストを行った{ja}の一意の ID です。ステートメントがどのポリシーにあるかは示していません。"
        ),
    ))
}
