//! What a law finds in an answer.

/// What a law finds in an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// There is nothing in it that the law is about.
    NotConcerned,
    /// It keeps the law.
    Kept,
    /// It breaks the law, in this way.
    Broken(String),
}

impl Finding {
    /// Of the things that a law is about: each that breaks it says how. The first of these is told.
    pub fn of(things: impl IntoIterator<Item = Result<(), String>>) -> Finding {
        let mut finding = Finding::NotConcerned;
        for thing in things {
            match thing {
                Ok(()) => finding = Finding::Kept,
                Err(how) => return Finding::Broken(how),
            }
        }
        finding
    }

    /// Of an answer that the law is about, where `concerned`: `broken` says how it breaks the law, if it does.
    pub fn where_concerned(concerned: bool, broken: impl FnOnce() -> Option<String>) -> Finding {
        match concerned.then(broken) {
            None => Finding::NotConcerned,
            Some(None) => Finding::Kept,
            Some(Some(how)) => Finding::Broken(how),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_that_breaks_a_law_breaks_it_and_nothing_at_all_says_nothing() {
        assert_eq!(Finding::of([]), Finding::NotConcerned);
        assert_eq!(Finding::of([Ok(()), Ok(())]), Finding::Kept);
        assert_eq!(Finding::of([Ok(()), Err("so".to_owned())]), Finding::Broken("so".to_owned()));
        assert_eq!(Finding::where_concerned(false, || Some("so".to_owned())), Finding::NotConcerned);
        assert_eq!(Finding::where_concerned(true, || None), Finding::Kept);
    }
}
