//! A text made from another one that knows, for each of its bytes, where it stood in the original.
//!
//! Every step of [`unwrap`](crate::unwrap) takes one and makes the next. Whatever a finder points at in the last of them
//! can be shown to the user in the text that they pasted.

use std::ops::Range;

/// A text and its map back to the original.
#[derive(Clone, Debug)]
pub(crate) struct TracedText {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the text, and the stretch of the original that it stands for.
///
/// Where both are of one length the bytes correspond one by one; else the whole stands for the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    at: u32,
    len: u32,
    from: u32,
    from_len: u32,
}

impl Piece {
    fn is_verbatim(&self) -> bool {
        self.len == self.from_len
    }
}

impl TracedText {
    /// The original itself. Texts beyond 4 GiB are cut there: no browser holds one.
    pub(crate) fn original(text: &str) -> TracedText {
        let mut end = text.len().min(u32::MAX as usize);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        TracedText::part(text, 0..end)
    }

    /// A part of an original.
    pub(crate) fn part(original: &str, range: Range<usize>) -> TracedText {
        let from = range.start as u32;
        let text = original.get(range).unwrap_or_default().to_owned();
        let len = text.len() as u32;
        TracedText { text, pieces: vec![Piece { at: 0, len, from, from_len: len }] }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A part of the text; empty where the range isn't one.
    pub(crate) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The smallest part of the original that the given part of the text stands for.
    pub(crate) fn origin(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origin_of(range.start).start;
        let end = if range.end > range.start { self.origin_of(range.end - 1).end } else { start };
        start..end.max(start)
    }

    /// Where the text goes on with what stands at or after this place of the original.
    pub(crate) fn place_of(&self, origin: usize) -> usize {
        let index = self.pieces.partition_point(|piece| (piece.from + piece.from_len) as usize <= origin);
        let Some(piece) = self.pieces.get(index) else { return self.text.len() };
        let inside = if piece.is_verbatim() { origin.saturating_sub(piece.from as usize) } else { 0 };
        piece.at as usize + inside
    }

    fn origin_of(&self, at: usize) -> Range<usize> {
        let index = self.pieces.partition_point(|piece| piece.at as usize <= at).saturating_sub(1);
        let Some(piece) = self.pieces.get(index) else { return 0..0 };
        let from = piece.from as usize;
        if piece.is_verbatim() {
            let inside = at.saturating_sub(piece.at as usize).min(piece.len as usize);
            from + inside..from + (inside + 1).min(piece.len as usize)
        } else {
            from..from + piece.from_len as usize
        }
    }
}

/// Makes a [`TracedText`] from another, front to back.
#[derive(Debug)]
pub(crate) struct Rewrite<'m> {
    source: &'m TracedText,
    text: String,
    pieces: Vec<Piece>,
    /// The piece of the source in which the next byte to read lies.
    cursor: usize,
}

impl<'m> Rewrite<'m> {
    /// Starts a new text.
    pub(crate) fn of(source: &'m TracedText) -> Rewrite<'m> {
        Rewrite::sized(source, source.text.len())
    }

    /// The same, for a text of so many bytes.
    pub(crate) fn sized(source: &'m TracedText, length: usize) -> Rewrite<'m> {
        Rewrite { source, text: String::with_capacity(length), pieces: Vec::new(), cursor: 0 }
    }

    /// Takes a part of the source as it is. Parts are given front to back.
    pub(crate) fn keep(&mut self, range: Range<usize>) {
        let Some(kept) = self.source.text.get(range.clone()) else { return };
        if kept.is_empty() {
            return;
        }
        let mut at = range.start;
        self.seek(at);
        while at < range.end {
            let Some(piece) = self.source.pieces.get(self.cursor) else { break };
            let piece_end = (piece.at + piece.len) as usize;
            let take = range.end.min(piece_end).saturating_sub(at);
            if take == 0 {
                self.cursor += 1;
                continue;
            }
            let (from, from_len) = if piece.is_verbatim() {
                (piece.from + (at - piece.at as usize) as u32, take as u32)
            } else {
                (piece.from, piece.from_len)
            };
            self.push(Piece {
                at: (self.text.len() + (at - range.start)) as u32,
                len: take as u32,
                from,
                from_len,
            });
            at += take;
            if at >= piece_end {
                self.cursor += 1;
            }
        }
        self.text.push_str(kept);
    }

    /// Puts other text in the place of a part of the source.
    pub(crate) fn replace(&mut self, range: Range<usize>, with: &str) {
        if with.is_empty() {
            return;
        }
        let from = self.source.origin(range);
        self.push(Piece {
            at: self.text.len() as u32,
            len: with.len() as u32,
            from: from.start as u32,
            from_len: (from.end - from.start) as u32,
        });
        self.text.push_str(with);
    }

    /// Puts one character in the place of a part of the source.
    pub(crate) fn replace_char(&mut self, range: Range<usize>, with: char) {
        self.replace(range, with.encode_utf8(&mut [0; 4]));
    }

    /// The new text.
    pub(crate) fn done(self) -> TracedText {
        TracedText { text: self.text, pieces: self.pieces }
    }

    fn seek(&mut self, at: usize) {
        let ahead = self.source.pieces.get(self.cursor..).unwrap_or_default();
        self.cursor += ahead.partition_point(|piece| (piece.at + piece.len) as usize <= at);
    }

    /// Adds a piece, or lengthens the last one when it goes straight on.
    fn push(&mut self, piece: Piece) {
        if let Some(last) = self.pieces.last_mut()
            && last.is_verbatim()
            && piece.is_verbatim()
            && last.from + last.from_len == piece.from
        {
            last.len += piece.len;
            last.from_len += piece.from_len;
        } else {
            self.pieces.push(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_and_shortened_text_points_back_to_where_it_stood() {
        let original = TracedText::original("ab&quot;cd");
        let mut rewrite = Rewrite::of(&original);
        rewrite.keep(0..2);
        rewrite.replace_char(2..8, '"');
        rewrite.keep(8..10);
        let text = rewrite.done();
        assert_eq!(text.text(), "ab\"cd");
        assert_eq!(text.origin(0..2), 0..2);
        assert_eq!(text.origin(2..3), 2..8);
        assert_eq!(text.origin(3..5), 8..10);
        assert_eq!(text.origin(1..4), 1..9);
        assert_eq!([0, 1, 2, 7, 8, 9, 10].map(|origin| text.place_of(origin)), [0, 1, 2, 2, 3, 4, 5]);
    }

    #[test]
    fn two_steps_point_back_through_both() {
        let original = TracedText::original("xx&amp;y\nz");
        let mut first = Rewrite::of(&original);
        first.keep(2..2);
        first.replace_char(2..7, '&');
        first.keep(7..10);
        let first = first.done();
        assert_eq!(first.text(), "&y\nz");
        let mut second = Rewrite::of(&first);
        second.keep(0..2);
        second.keep(3..4);
        let second = second.done();
        assert_eq!(second.text(), "&yz");
        assert_eq!(second.origin(0..1), 2..7);
        assert_eq!(second.origin(1..3), 7..10);
    }
}
