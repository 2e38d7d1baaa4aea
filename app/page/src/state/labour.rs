//! Whether the worker has been at something for so long that the way to stop it is to be shown.

use leptos::{
    leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle},
    prelude::*,
};
use std::time::Duration;

/// What is done sooner needs no button: it would be gone before anybody reads it.
const PATIENCE: Duration = Duration::from_millis(700);

/// What was asked of the worker and isn't done.
#[derive(Clone, Copy)]
pub(crate) struct Labour {
    /// Whether it takes long.
    pub(crate) is_long: RwSignal<bool>,
    open: StoredValue<u32>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Labour {
    /// Nothing was asked.
    pub(crate) fn new() -> Labour {
        Labour { is_long: RwSignal::new(false), open: StoredValue::new(0), waiting: StoredValue::new(None) }
    }

    /// Something was asked.
    pub(crate) fn begin(self) {
        self.open.update_value(|open| *open += 1);
        if self.open.get_value() == 1 {
            let waiting = set_timeout_with_handle(move || self.is_long.set(true), PATIENCE);
            self.waiting.set_value(waiting.ok());
        }
    }

    /// Something is done.
    pub(crate) fn end(self) {
        match self.open.get_value() {
            0 | 1 => self.drop_all(),
            open => self.open.set_value(open - 1),
        }
    }

    /// Nothing of it will be done.
    pub(crate) fn drop_all(self) {
        self.open.set_value(0);
        self.waiting.update_value(|waiting| {
            if let Some(waiting) = waiting.take() {
                waiting.clear();
            }
        });
        if self.is_long.get_untracked() {
            self.is_long.set(false);
        }
    }
}
