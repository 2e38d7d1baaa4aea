//! How far the page is with the text in the box.

/// How far the page is with the text in the box; the layout goes by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Stage {
    /// There is none.
    #[default]
    Empty,
    /// There is one, and no refusal was found in it.
    Unread,
    /// There is a verdict, or there was one while this text was being changed.
    Answered,
}

impl Stage {
    /// The next one, when so many refusals are in the text. A box with a text in it goes back to none of the stages before: somebody may
    /// be typing in it.
    pub(crate) fn next(before: Option<&Stage>, is_empty: bool, refusals: usize) -> Stage {
        match before {
            _ if is_empty => Stage::Empty,
            _ if refusals > 0 => Stage::Answered,
            Some(Stage::Answered) => Stage::Answered,
            _ => Stage::Unread,
        }
    }

    /// Its name in the document: the style sheets go by it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Stage::Empty => "empty",
            Stage::Unread => "unread",
            Stage::Answered => "answered",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_answered_until_the_box_is_empty() {
        let stage = |before, is_empty, refusals| Stage::next(before, is_empty, refusals);
        assert_eq!(stage(None, true, 0), Stage::Empty);
        assert_eq!(stage(Some(&Stage::Empty), false, 0), Stage::Unread);
        assert_eq!(stage(Some(&Stage::Unread), false, 1), Stage::Answered);
        assert_eq!(stage(Some(&Stage::Answered), false, 0), Stage::Answered);
        assert_eq!(stage(Some(&Stage::Answered), true, 0), Stage::Empty);
    }
}
