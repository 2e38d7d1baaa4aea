//! Passwords in addresses: `https://user:password@host`.

use super::Found;
use crate::report::SecretKind;
use memchr::memmem;

/// Longer is no user and no password.
const LONGEST: usize = 300;

/// Finds the passwords.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    for place in memmem::find_iter(text.as_bytes(), "://") {
        let start = place + 3;
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"/?#\"'`<>\\,@".contains(byte);
        let Some(end) = rest.iter().take(LONGEST).position(ends).filter(|end| rest.get(*end) == Some(&b'@'))
        else {
            continue;
        };
        let user = rest.get(..end).unwrap_or_default();
        let Some(colon) = user.iter().position(|byte| *byte == b':') else { continue };
        let at = start + colon + 1..start + end;
        let password = text.get(at.clone()).unwrap_or_default();
        // What was taken out, or is put in elsewhere.
        let stands_for_one = password.starts_with(['$', '{', '<', '[', '%', '*', '.']);
        if !password.is_empty() && !stands_for_one {
            found.push(Found { kind: SecretKind::Password, at });
        }
    }
}
