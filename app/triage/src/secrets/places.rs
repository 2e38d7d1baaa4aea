//! The places of several pieces of text, front to back, without a list of them: a text can be full of them.

use memchr::memmem;

/// Where any of `pieces` stands in a text.
pub(super) fn places<'t, const N: usize>(
    text: &'t str,
    pieces: &'static [&'static str; N],
) -> impl Iterator<Item = usize> + use<'t, N> {
    let mut finders = pieces.map(|piece| {
        let mut finder = memmem::find_iter(text.as_bytes(), piece);
        (finder.next(), finder)
    });
    std::iter::from_fn(move || {
        let ahead = finders.iter_mut().filter(|(next, _)| next.is_some());
        let (next, finder) = ahead.min_by_key(|(next, _)| *next)?;
        std::mem::replace(next, finder.next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_to_back_whatever_stands_there() {
        let found: Vec<_> = places("b a ab a", &["a", "ab", "b"]).collect();
        assert_eq!(found, [0, 2, 4, 4, 5, 7]);
        assert_eq!(places("", &["a"]).next(), None);
    }
}
