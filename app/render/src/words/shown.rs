//! The prose as the page has it behind what is said at first: without the sections that are said there (`words/beginning.rs`), and those
//! that no answer tells. These say what a topic is, how one recognises it, and how one checks it, for the readers of `docs/CAUSES.md`.

/// A text without those sections in WebAssembly, cut while compiling; elsewhere the whole.
macro_rules! shown {
    ($text:expr) => {{
        const WHOLE: &str = $text;
        const LENGTH: usize = crate::words::shown::cut::<0>(WHOLE).1;
        const BYTES: [u8; LENGTH] = crate::words::shown::cut(WHOLE).0;
        const SHOWN: &str = match str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => "",
        };
        if cfg!(target_family = "wasm") { SHOWN } else { WHOLE }
    }};
}

pub(super) use shown;

/// The beginning of what is left of a text, and how long that is.
pub(super) const fn cut<const LENGTH: usize>(text: &str) -> ([u8; LENGTH], usize) {
    let mut left = [0; LENGTH];
    let mut length = 0;
    let mut is_told = true;
    let mut begins = true;
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if begins && let [b'#', b'#', b' ', name @ ..] = rest {
            is_told = !is_for_the_docs(name) && !is_said_at_first(name);
        }
        if is_told {
            if let Some((_, [place, ..])) = left.split_at_mut_checked(length) {
                *place = *first;
            }
            length += 1;
        }
        begins = *first == b'\n';
        rest = after;
    }
    (left, length)
}

/// Whether a line is the name of a section that no answer tells.
const fn is_for_the_docs(line: &[u8]) -> bool {
    matches!(
        line,
        [b'w', b'h', b'a', b't', b'\n', ..]
            | [b'r', b'e', b'c', b'o', b'g', b'n', b'i', b's', b'e', b'\n', ..]
            | [b'c', b'h', b'e', b'c', b'k', b'\n', ..]
    )
}

/// Whether a line is the name of a section of the beginning.
const fn is_said_at_first(line: &[u8]) -> bool {
    matches!(
        line,
        [b't', b'i', b't', b'l', b'e', b'.', ..]
            | [b'h', b'e', b'a', b'd', b'l', b'i', b'n', b'e', b'\n' | b'.', ..]
    )
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn what_no_answer_tells_is_cut_out() {
        const WHOLE: &str = "# A title\n\n## title.one\nB\n\n## headline\nC.\n\n## headline.one\nD.\n\nE.\n\n## verdict\nNo.\n\n## what\nIt is 何か.\n\n## recognise\nSo.\n\n## why\nA ## what\n\n\
                             ## whatever\nX.\n\n## check\nTry again.\n\n## references\n- [Page](https://docs.aws.amazon.com/)\n";
        const LENGTH: usize = cut::<0>(WHOLE).1;
        let told = "# A title\n\n## verdict\nNo.\n\n## why\nA ## what\n\n## whatever\nX.\n\n## references\n- [Page](https://docs.aws.amazon.com/)\n";
        assert_eq!(str::from_utf8(&cut::<LENGTH>(WHOLE).0), Ok(told));
    }
}
