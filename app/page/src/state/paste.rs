//! The box for the paste. The text itself is in the box, and no second time in here; here is what is known of it.

use crate::model::{reading::Reading, remark::Remark};
use denylens_engine::Supplement;
use js_sys::Reflect;
use leptos::{
    html,
    leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle},
    prelude::*,
    tachys::html::node_ref::NodeRefContainer,
};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// What is known of the text in the box.
#[derive(Clone, Copy)]
pub(crate) struct Paste {
    /// The box.
    pub(crate) field: NodeRef<html::Textarea>,
    pub(crate) is_empty: RwSignal<bool>,
    /// Whether the text is too long to be read at once.
    pub(crate) is_long: RwSignal<bool>,
    /// Whether a long text waits to be read, or is being read.
    pub(crate) busy: RwSignal<bool>,
    /// What is said under the box.
    pub(crate) remark: RwSignal<Remark>,
    /// When the text was pasted, in milliseconds of the browser's clock.
    pub(crate) pasted: RwSignal<f64>,
    /// Whether the text is written or read.
    pub(crate) use_of_box: RwSignal<BoxUse>,
    /// Whether a narrow screen shows the text.
    pub(crate) is_unfolded: RwSignal<bool>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    /// Counts the texts: what is told of one late must not replace what is told of a newer one.
    edition: StoredValue<u32>,
}

/// What the reader does with the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum BoxUse {
    /// Writes it: the box is there.
    #[default]
    Writing,
    /// Reads it: its marked form stands in the place of the box.
    Reading,
}

impl BoxUse {
    /// Its name in the document: the style sheets go by it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            BoxUse::Writing => "writing",
            BoxUse::Reading => "reading",
        }
    }
}

/// So many UTF-16 units from the start, a caret takes noticeable time.
const FAR: u32 = 1_000_000;

/// How long the typing must pause before a long text is read.
const PAUSE: Duration = Duration::from_millis(300);

impl Paste {
    pub(crate) fn new() -> Paste {
        Paste {
            field: NodeRef::new(),
            is_empty: RwSignal::new(true),
            is_long: RwSignal::new(false),
            busy: RwSignal::new(false),
            remark: RwSignal::new(Remark::default()),
            pasted: RwSignal::new(js_sys::Date::now()),
            use_of_box: RwSignal::new(BoxUse::default()),
            is_unfolded: RwSignal::new(false),
            waiting: StoredValue::new(None),
            edition: StoredValue::new(0),
        }
    }

    /// Which text is in the box; see [`Paste::is_still`].
    pub(crate) fn edition(self) -> u32 {
        self.edition.get_value()
    }

    /// Whether the text in the box is still the one of that edition.
    pub(crate) fn is_still(self, edition: u32) -> bool {
        self.edition() == edition
    }

    /// The text.
    pub(crate) fn text(self) -> String {
        self.field.get_untracked().map(|field| field.value()).unwrap_or_default()
    }

    /// How it is read together with what arrived later.
    pub(crate) fn reading(self, supplements: &[Supplement]) -> Reading {
        Reading::of(self.length(), supplements)
    }

    /// How long the text is, in UTF-16 units.
    pub(crate) fn length(self) -> u32 {
        self.field.get_untracked().map_or(0, |field| field.text_length())
    }

    /// The text as the browser has it: a long one isn't copied for being handed on.
    pub(crate) fn unread(self) -> JsValue {
        let field = self.field.get_untracked();
        field.and_then(|field| Reflect::get(&field, &"value".into()).ok()).unwrap_or_default()
    }

    /// Puts a text into the box in the place of what is there.
    pub(crate) fn put(self, text: &str) {
        if let Some(field) = self.field.get_untracked() {
            field.set_value(text);
        }
        self.show_start();
        self.use_of_box.set(BoxUse::Reading);
    }

    /// Puts a new box in the place of the old one: a browser would bring back into that one what was undone or taken out of it.
    pub(crate) fn renew(self) {
        let Some(field) = self.field.get_untracked() else { return };
        field.set_value("");
        let new = field.clone_node().ok().and_then(|node| node.dyn_into::<Element>().ok());
        if let Some(new) = new
            && field.replace_with_with_node_1(&new).is_ok()
        {
            self.field.load(&new);
        }
    }

    /// Shows a very long text from its start, the caret there too: it stands at the end of what came in as a whole, and in every frame
    /// in which anything changes on the page, Chromium counts the text up to the caret.
    pub(crate) fn show_start(self) {
        let Some(field) = self.field.get_untracked().filter(|field| field.text_length() > FAR) else {
            return;
        };
        // Neither does harm where it doesn't go well.
        let _ = field.set_selection_range(0, 0);
        field.set_scroll_top(0);
    }

    /// Another text is in the box.
    pub(crate) fn changed(self) {
        self.stop_waiting();
        self.edition.update_value(|edition| *edition += 1);
        self.remark.set(Remark::Nothing);
        self.pasted.set(js_sys::Date::now());
        let length = self.length();
        self.is_empty.set(length == 0);
        self.is_long.set(Reading::of(length, &[]) == Reading::Apart);
    }

    /// Does something when the typing has paused.
    pub(crate) fn after_pause(self, then: impl FnOnce() + 'static) {
        self.stop_waiting();
        self.busy.set(true);
        self.waiting.set_value(set_timeout_with_handle(then, PAUSE).ok());
    }

    /// Whether the box has the focus.
    pub(crate) fn has_focus(self) -> bool {
        document().active_element().is_some_and(|element| element.id() == "paste")
    }

    /// Goes to the box, to write.
    pub(crate) fn focus(self) {
        self.use_of_box.set(BoxUse::Writing);
        if let Some(field) = self.field.get_untracked() {
            // Focus is a convenience: a browser may refuse it.
            let _ = field.focus();
        }
    }

    fn stop_waiting(self) {
        self.waiting.update_value(|waiting| {
            if let Some(waiting) = waiting.take() {
                waiting.clear();
            }
        });
        self.busy.set(false);
    }
}
