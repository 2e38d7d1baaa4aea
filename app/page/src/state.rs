//! What the page knows, and what can be done to it.

pub(crate) mod keys;

use crate::{
    language,
    locator::Locator,
    model::{
        index,
        question::{self, Answered, Question},
    },
    theme::Theme,
    words::{Words, words},
};
use denylens_advise::command::shell::Shell;
use denylens_decode::{DecodeBackend, Settings, Token, backends};
use denylens_lang::{Lang, Words as TriageWords};
use denylens_locate::Subject;
use denylens_locator::text_file::Reading;
use denylens_triage::{Report, Supplement, report::Denial, triage, triage_with};
use keys::{Held, IDLE_AT_FIRST, Keys, TokenHeld};
use leptos::{
    html,
    leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle},
    prelude::*,
};
use std::{rc::Rc, time::Duration};

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
    /// The policies that the user has given, and what they say of the refusal.
    pub(crate) locator: Locator,
    /// When the text was pasted, in milliseconds of the browser's clock.
    pub(crate) pasted: RwSignal<f64>,
    pub(crate) paste_box: NodeRef<html::Textarea>,
    /// The field that takes credentials. It is empty but for the moment in which they are typed.
    pub(crate) keys_box: NodeRef<html::Textarea>,
    /// What is known about the keys that are held.
    pub(crate) keys: RwSignal<Keys>,
    /// The field that takes a token, likewise.
    pub(crate) token_box: NodeRef<html::Input>,
    /// The bearer token of a team's endpoint, if one is held, with the id of the backend that it is for.
    token: StoredValue<Option<(String, Rc<Token>)>, LocalStorage>,
    /// What is known about it.
    pub(crate) token_held: RwSignal<TokenHeld>,
    /// The ways to get answers.
    pub(crate) backends: StoredValue<Vec<Rc<dyn DecodeBackend>>, LocalStorage>,
    /// What those who serve the page chose for it.
    pub(crate) settings: StoredValue<Settings>,
    /// After how many minutes without a touch keys are wiped.
    pub(crate) idle: RwSignal<u32>,
    /// The time by the browser's clock, in milliseconds, as of the last look.
    pub(crate) now: RwSignal<f64>,
    /// The keys themselves, or parts of them. They are wiped when their last owner lets them go.
    held: StoredValue<Held, LocalStorage>,
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
    /// Several texts were given, and the box takes one: this one and those after it were left.
    FileLeft {
        name: String,
    },
    /// It has a secret in it, and was not put where everybody sees it.
    FileHasKeys {
        name: String,
    },
    /// A policy was asked for and did not come.
    PolicyWithheld {
        name: String,
        why: TriageWords,
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
        let settings = settings();
        let preferred = settings.language.map(|language| language.0);
        let report = Memo::new(move |_| {
            let (paste, supplements) = (paste.read(), supplements.read());
            if paste.is_empty() { Report::default() } else { triage_with(&paste, &supplements) }
        });
        let denial = Memo::new(move |_| report.read().denials.get(selected.get()).cloned());
        let question = Memo::new(move |_| denial.read().as_ref().and_then(question::question));
        let locator = Locator::new();
        Effect::new(move |_| locator.look_at(denial.read().as_ref().and_then(Subject::of)));
        Page {
            lang: RwSignal::new(language::choose(tags.iter().map(String::as_str), preferred)),
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
            locator,
            pasted: RwSignal::new(js_sys::Date::now()),
            paste_box: NodeRef::new(),
            keys_box: NodeRef::new(),
            keys: RwSignal::new(Keys::default()),
            token_box: NodeRef::new(),
            token: StoredValue::new_local(None),
            token_held: RwSignal::new(TokenHeld::No),
            backends: StoredValue::new_local(backends(&settings)),
            settings: StoredValue::new(settings),
            idle: RwSignal::new(IDLE_AT_FIRST),
            now: RwSignal::new(js_sys::Date::now()),
            held: StoredValue::new_local(Held::default()),
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
        self.denial.read_untracked().as_ref().is_some_and(|denial| denial.request().is_some())
    }

    /// Takes a document that was given as an answer, unless it says nothing of a refusal: then nothing changes. When nothing is left to
    /// ask, the keys go.
    pub(crate) fn join(self, supplement: Supplement) -> Answered {
        if self.supplements.read_untracked().contains(&supplement) {
            return Answered::ByAnotherRequest;
        }
        let before = self.report.get_untracked();
        self.supplements.update(|supplements| supplements.push(supplement));
        let (answered, left) = {
            let after = self.report.read_untracked();
            (Answered::of(&before, &after), question::open_asks(&after))
        };
        if left == 0 {
            self.forget_keys();
        }
        if answered == Answered::No {
            self.supplements.update(|supplements| {
                supplements.pop();
            });
        }
        answered
    }

    /// Empties the page.
    pub(crate) fn forget(self) {
        self.forget_keys();
        self.locator.forget();
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

/// What the document says of the settings. The build has checked them.
fn settings() -> Settings {
    let meta = document().query_selector("meta[name=\"denylens-settings\"]").ok().flatten();
    let text = meta.and_then(|meta| meta.get_attribute("content"));
    text.and_then(|text| Settings::parse(&text).ok()).unwrap_or_default()
}
