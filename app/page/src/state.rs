//! What the page knows, and what can be done to it.

use crate::{
    language,
    model::{
        file::Reading,
        index,
        question::{self, Question},
    },
    theme::Theme,
    words::{Words, words},
};
use denylens_decode::{Credentials, CredentialsError, Moment, credentials};
use denylens_policy::export::Library;
use denylens_triage::{
    Report, Supplement, lang::Lang, remedy::command::shell::Shell, report::Denial, triage, triage_with,
};
use leptos::{
    html,
    leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle},
    prelude::*,
};
use std::{rc::Rc, time::Duration};
use zeroize::Zeroizing;

/// All of the page's state. Nothing of it outlives the page.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    pub(crate) lang: RwSignal<Lang>,
    pub(crate) theme: RwSignal<Theme>,
    /// The text that the report is about. A long one follows the box after a pause.
    pub(crate) paste: RwSignal<String>,
    /// The texts that arrived after it.
    pub(crate) supplements: RwSignal<Vec<Supplement>>,
    pub(crate) report: Memo<Report>,
    /// The refusal that is shown.
    pub(crate) denial: Memo<Option<Denial>>,
    pub(crate) selected: RwSignal<usize>,
    /// How many lines of the list of refusals are shown.
    pub(crate) listed: RwSignal<usize>,
    /// What there is to decode of the refusal that is shown.
    pub(crate) question: Memo<Option<Question>>,
    /// Whether a long text waits to be read.
    pub(crate) busy: RwSignal<bool>,
    /// What is said under the box.
    pub(crate) remark: RwSignal<Remark>,
    /// The form in which changes to policies are shown, by its place in the registry.
    pub(crate) format: RwSignal<usize>,
    /// The shell for which commands are written.
    pub(crate) shell: RwSignal<Shell>,
    /// Whether what is shared has placeholders in the place of names.
    pub(crate) sharing: RwSignal<Sharing>,
    /// The policies that the user has given.
    pub(crate) library: RwSignal<Library>,
    /// When the text was pasted, in milliseconds of the browser's clock.
    pub(crate) pasted: RwSignal<f64>,
    pub(crate) paste_box: NodeRef<html::Textarea>,
    /// The field that takes credentials. It is empty but for the moment in which they are typed.
    pub(crate) keys_box: NodeRef<html::Textarea>,
    /// What is known about the keys that are held.
    pub(crate) keys: RwSignal<Keys>,
    /// The keys themselves. They are wiped when their last owner lets them go.
    held: StoredValue<Option<Rc<Credentials>>, LocalStorage>,
    /// When somebody last touched the page, in milliseconds of the browser's clock.
    touched: StoredValue<f64>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    /// Counts the texts: what is read of a file late must not replace a newer one.
    edition: StoredValue<u32>,
}

/// What is said under the paste box.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Remark {
    #[default]
    Nothing,
    Forgotten,
    FileRead {
        name: String,
        reading: Reading,
        /// How many bytes were read of it, if not all.
        cut_at: Option<u32>,
    },
    FileUnreadable {
        name: String,
    },
}

/// Whether names go out with what is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sharing {
    /// Names and ids become placeholders.
    #[default]
    Redacted,
    /// Everything as it is.
    Whole,
}

/// What the page may show about the keys: nothing that is secret.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Keys {
    #[default]
    None,
    Held,
    /// What was typed gives no keys.
    Refused(CredentialsError),
    /// They were wiped without anybody asking.
    Gone(Gone),
}

/// Why keys were wiped without anybody asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gone {
    /// Nobody touched the page for [`IDLE`].
    Idle,
    /// Their time is over.
    Expired,
}

/// After so many milliseconds without a key or a pointer, keys are wiped.
const IDLE: f64 = 15.0 * 60_000.0;

/// A text of up to so many UTF-16 units is read at every key stroke.
const AT_ONCE: u32 = 100_000;

/// How long the typing must pause before a longer one is read.
const PAUSE: Duration = Duration::from_millis(300);

impl Page {
    /// An empty page in the browser's language.
    pub(crate) fn new() -> Page {
        let tags: Vec<String> =
            window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
        let paste = RwSignal::new(String::new());
        let supplements = RwSignal::new(Vec::new());
        let selected = RwSignal::new(0);
        let report = Memo::new(move |_| {
            let (paste, supplements) = (paste.read(), supplements.read());
            if paste.is_empty() { Report::default() } else { triage_with(&paste, &supplements) }
        });
        let denial = Memo::new(move |_| report.read().denials.get(selected.get()).cloned());
        let question = Memo::new(move |_| denial.read().as_ref().and_then(question::question));
        Page {
            lang: RwSignal::new(language::choose(tags.iter().map(String::as_str))),
            theme: RwSignal::new(Theme::default()),
            paste,
            supplements,
            report,
            denial,
            selected,
            listed: RwSignal::new(index::PAGE),
            question,
            busy: RwSignal::new(false),
            remark: RwSignal::new(Remark::default()),
            format: RwSignal::new(0),
            shell: RwSignal::new(Shell::Bash),
            sharing: RwSignal::new(Sharing::default()),
            library: RwSignal::new(Library::default()),
            pasted: RwSignal::new(js_sys::Date::now()),
            paste_box: NodeRef::new(),
            keys_box: NodeRef::new(),
            keys: RwSignal::new(Keys::default()),
            held: StoredValue::new_local(None),
            touched: StoredValue::new(js_sys::Date::now()),
            waiting: StoredValue::new(None),
            edition: StoredValue::new(0),
        }
    }

    /// The words of the language that is chosen.
    pub(crate) fn words(self) -> &'static Words {
        words(self.lang.get())
    }

    /// The text in the box has changed.
    pub(crate) fn typed(self) {
        let Some(paste_box) = self.paste_box.get_untracked() else { return };
        self.stop_waiting();
        if paste_box.text_length() <= AT_ONCE {
            self.read(paste_box.value());
        } else {
            self.busy.set(true);
            self.edition.update_value(|edition| *edition += 1);
            let read = move || {
                self.stop_waiting();
                self.read(paste_box.value());
            };
            self.waiting.set_value(set_timeout_with_handle(read, PAUSE).ok());
        }
    }

    /// Puts a text into the box in the place of what is there, and reads it.
    pub(crate) fn place(self, text: &str) {
        self.stop_waiting();
        if let Some(paste_box) = self.paste_box.get_untracked() {
            paste_box.set_value(text);
        }
        self.read(text.to_owned());
    }

    /// Whether there is a refusal against which policies can be held.
    pub(crate) fn has_request(self) -> bool {
        self.denial.read_untracked().as_ref().is_some_and(|denial| denial.action.is_some())
    }

    /// Takes a file of policies, if it is one and there is a refusal to hold them against.
    pub(crate) fn takes_policies(self, name: &str, text: &str) -> bool {
        if !self.has_request() {
            return false;
        }
        let mut trial = Library::default();
        trial.add(name, text);
        let is_export = !trial.policies.is_empty() || !trial.entities().is_empty();
        // A refusal can hold a policy; then it is a refusal first.
        if !is_export || !triage(text).denials.is_empty() {
            return false;
        }
        self.add_policies(name, text);
        true
    }

    /// Adds a file to the policies.
    pub(crate) fn add_policies(self, name: &str, text: &str) {
        self.library.update(|library| {
            library.add(name, text);
        });
    }

    /// Takes a document that answers a question of the refusal that is shown, if it does: otherwise nothing changes, and the
    /// answer is `false`. When nothing is left to ask, the keys go.
    pub(crate) fn join(self, supplement: Supplement) -> bool {
        let asked = self.questions();
        self.supplements.update(|supplements| supplements.push(supplement));
        let left = self.questions();
        if left == 0 {
            self.forget_keys();
        }
        if left == asked {
            self.supplements.update(|supplements| {
                supplements.pop();
            });
        }
        left < asked
    }

    /// How many encoded messages wait for their document.
    fn questions(self) -> usize {
        let is_open = |denial: &&Denial| matches!(question::question(denial), Some(Question::Open(_)));
        self.report.read_untracked().denials.iter().filter(is_open).count()
    }

    /// Something was typed into the field for credentials. As soon as they are whole, the field is emptied.
    pub(crate) fn keys_typed(self) {
        let Some(keys_box) = self.keys_box.get_untracked() else { return };
        let text = Zeroizing::new(keys_box.value());
        if text.trim().is_empty() {
            // The field is emptied as soon as keys are read, and a browser may tell of one entry in several events: an empty
            // field takes back what was refused, never keys that are held.
            if matches!(*self.keys.read_untracked(), Keys::Refused(_)) {
                self.keys.set(Keys::None);
            }
            return;
        }
        match credentials::read(&text) {
            Ok(keys) => {
                keys_box.set_value("");
                self.held.set_value(Some(Rc::new(keys)));
                self.keys.set(Keys::Held);
            }
            Err(error) => {
                self.held.set_value(None);
                self.keys.set(Keys::Refused(error));
            }
        }
    }

    /// The keys that are held, for a request.
    pub(crate) fn held_keys(self) -> Option<Rc<Credentials>> {
        self.held.get_value()
    }

    /// Somebody is there.
    pub(crate) fn touched(self) {
        self.touched.set_value(js_sys::Date::now());
    }

    /// Wipes the keys if nobody has been there for long, or their time is over.
    pub(crate) fn wipe_stale_keys(self) {
        let Some(keys) = self.held.get_value() else { return };
        let now = js_sys::Date::now();
        let gone = if keys.expired(Moment(now as i64)) {
            Gone::Expired
        } else if now - self.touched.get_value() >= IDLE {
            Gone::Idle
        } else {
            return;
        };
        self.forget_keys();
        self.keys.set(Keys::Gone(gone));
    }

    /// Wipes the keys, and the field for them.
    pub(crate) fn forget_keys(self) {
        if let Some(keys_box) = self.keys_box.get_untracked() {
            keys_box.set_value("");
        }
        self.held.set_value(None);
        self.keys.set(Keys::None);
    }

    /// Empties the page.
    pub(crate) fn forget(self) {
        self.forget_keys();
        self.library.set(Library::default());
        self.place("");
        self.remark.set(Remark::Forgotten);
        if let Some(paste_box) = self.paste_box.get_untracked() {
            // Focus is a convenience: a browser may refuse it.
            let _ = paste_box.focus();
        }
    }

    /// Which text is in the box; see [`Page::is_still`].
    pub(crate) fn edition(self) -> u32 {
        self.edition.get_value()
    }

    /// Whether the text in the box is still the one of that edition.
    pub(crate) fn is_still(self, edition: u32) -> bool {
        self.edition() == edition
    }

    fn read(self, text: String) {
        self.edition.update_value(|edition| *edition += 1);
        self.remark.set(Remark::Nothing);
        self.selected.set(0);
        self.listed.set(index::PAGE);
        if !self.supplements.read_untracked().is_empty() {
            let asked = question::still_asked(&self.supplements.read_untracked(), &triage(&text));
            self.supplements.set(asked);
        }
        self.pasted.set(js_sys::Date::now());
        self.paste.set(text);
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
