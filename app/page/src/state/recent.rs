//! The texts that were pasted before this one: in memory, and gone with the page or when all is forgotten.

use super::{Page, paste::BoxUse};
use crate::effect::effect;
use denylens_engine::{Supplement, report::Denial, secrets::without};
use leptos::prelude::*;
use zeroize::Zeroizing;

/// So many are kept.
const KEPT: usize = 10;

/// A text longer than this isn't, in UTF-16 units: copying and holding it would cost more than pasting it again.
const LONGEST: u32 = 200_000;

/// A text that was read.
#[derive(Clone, Debug)]
pub(crate) struct Earlier {
    edition: u32,
    /// The text, without the secrets in it.
    text: Zeroizing<String>,
    /// What arrived later about it.
    supplements: Vec<Supplement>,
    /// The refusal that was shown of it.
    pub(crate) denial: Denial,
    /// When it came, in milliseconds of the browser's clock.
    pub(crate) at: f64,
}

/// The texts before this one.
#[derive(Clone, Copy)]
pub(crate) struct Recent {
    /// The latest first.
    pub(crate) list: RwSignal<Vec<Earlier>>,
    current: StoredValue<Option<Earlier>>,
}

impl Recent {
    /// None.
    pub(crate) fn new() -> Recent {
        Recent { list: RwSignal::new(Vec::new()), current: StoredValue::new(None) }
    }

    /// Keeps each text that comes in as a whole from now on, and what arrives later about it.
    pub(crate) fn follow(self, page: Page) {
        effect(move || {
            let digest = page.engine.digest.read();
            let edition = page.paste.edition();
            let is_known = self
                .current
                .with_value(|current| current.as_ref().is_some_and(|current| current.edition == edition));
            if is_known {
                self.current.update_value(|current| {
                    if let Some(current) = current {
                        current.supplements.clone_from(&digest.supplements);
                    }
                });
            } else if let Some(denial) = digest.refusal.as_ref()
                && page.paste.use_of_box.get_untracked() == BoxUse::Reading
                && page.paste.length() <= LONGEST
            {
                let text = Zeroizing::new(without(&Zeroizing::new(page.paste.text())));
                let (denial, supplements, at) =
                    (denial.clone(), digest.supplements.clone(), js_sys::Date::now());
                self.came(Earlier { edition, text, supplements, denial, at });
            }
        });
    }

    fn came(self, earlier: Earlier) {
        let left = self.current.try_update_value(|current| current.replace(earlier));
        let Some(left) = left.flatten() else { return };
        self.list.update(|list| {
            list.retain(|earlier| earlier.text != left.text);
            list.insert(0, left);
            // The text that is here isn't an earlier one.
            self.current.with_value(|current| {
                list.retain(|earlier| current.as_ref().is_none_or(|current| current.text != earlier.text));
            });
            list.truncate(KEPT);
        });
    }

    /// Reads one of them again. It leaves the list, and the text that is here comes into it.
    pub(crate) fn go_back(self, page: Page, place: usize) {
        let is_there = place < self.list.read_untracked().len();
        let taken = is_there.then(|| self.list.try_update(|list| list.remove(place))).flatten();
        if let Some(Earlier { text, supplements, .. }) = taken {
            page.engine.digest.update(|digest| digest.supplements = supplements);
            page.place(&text);
        }
    }

    /// Lets go of all of them.
    pub(crate) fn forget(self) {
        self.current.set_value(None);
        self.list.set(Vec::new());
    }
}
