//! The refusal that is shown, with its advice and the words for it: what its tabs are drawn from, when they are opened.

use crate::words::MoreWords;
use denylens_engine::{Advice, Told, report::Denial};
use std::sync::Arc;

/// The refusal that is shown.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) denial: Arc<Denial>,
    pub(super) advice: Arc<Advice>,
    pub(super) words: &'static MoreWords,
}

impl Shown {
    /// What there is to tell of it.
    pub(super) fn told(&self) -> Told<'_> {
        Told::new(&self.denial, &self.advice, self.words.engine)
    }
}
