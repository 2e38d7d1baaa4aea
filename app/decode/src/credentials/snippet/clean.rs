//! Takes off what terminals, chats, mail and input methods put into a text, where no value can have it.

use zeroize::Zeroizing;

/// The same text without colours, characters of no width and the marks of quoted mail, and with narrow letters for wide ones.
pub(super) fn clean(text: &str) -> Zeroizing<String> {
    // Never longer than what it is read from: a `String` that grows leaves a copy behind that nobody wipes.
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut starts_line = true;
    let mut rest = text.chars();
    while let Some(next) = rest.next() {
        match next {
            '\u{1b}' => rest = after_sequence(rest.as_str()).chars(),
            next if has_no_width(next) => {}
            '>' | ' ' if starts_line => {}
            next => {
                starts_line = next == '\n';
                plain.push(narrow(next));
            }
        }
    }
    plain
}

/// What follows a terminal sequence, behind its escape character: a colour such as `[32m`, or a link (`]8;;…`) to its bell.
fn after_sequence(text: &str) -> &str {
    if let Some(parameters) = text.strip_prefix('[') {
        let end = parameters.trim_start_matches(|next| matches!(next, ' '..='?'));
        end.strip_prefix(|next| matches!(next, '@'..='~')).unwrap_or(end)
    } else if let Some(command) = text.strip_prefix(']') {
        command.split_once('\u{7}').map_or(command, |(_, after)| after)
    } else {
        text
    }
}

/// Soft hyphens, joiners, marks of direction and of byte order.
fn has_no_width(next: char) -> bool {
    matches!(next, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// `A` for the `Ａ` of an input method, `=` for `＝`.
fn narrow(next: char) -> char {
    const WIDE: u32 = '！' as u32;
    const NARROW: u32 = '!' as u32;
    match next {
        '！'..='～' => char::from_u32(u32::from(next) - WIDE + NARROW).unwrap_or(next),
        next => next,
    }
}
