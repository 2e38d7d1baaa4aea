//! The worker that holds the user's policies, as the page sees it.
//!
//! The page keeps what it has given, so that a worker that is stopped can be followed by another one: that is how reading is called
//! off, and how policies are forgotten with all the memory that they took.

use crate::{
    chunk::NotCome,
    start::{bring_the_rest, start_worker},
};
use denylens_engine::protocol::{Ask, Held, Otherwise, Progress, Tell};
use denylens_locate::{
    Subject,
    what_if::{Change, Tried},
};
use js_sys::Array;
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_split_helpers::wasm_split;
use web_sys::{ErrorEvent, File, MessageEvent, Worker};

/// The page's hold on the worker.
#[derive(Clone, Copy)]
pub(crate) struct Locator {
    /// What the worker has, and what that says of the refusal.
    pub(crate) held: RwSignal<Held>,
    /// What would become of the request with the change that is tried: unanswered, or without an answer, or that.
    pub(crate) tried: RwSignal<Option<Option<Tried>>>,
    /// What the worker is at.
    pub(crate) work: RwSignal<Work>,
    /// The text of a policy that was asked for, with its place.
    pub(crate) text: RwSignal<Option<(usize, String)>>,
    /// A file that could not be read.
    pub(crate) unreadable: RwSignal<Option<String>>,
    /// A file that has no policies.
    pub(crate) left: RwSignal<Option<File>, LocalStorage>,
    worker: StoredValue<Option<Rc<Running>>, LocalStorage>,
    given: StoredValue<Vec<Given>, LocalStorage>,
    count: StoredValue<u32>,
    /// Counts the workers.
    starts: StoredValue<u32>,
    /// Whether a worker is there, or on its way.
    is_awake: StoredValue<bool>,
    about: StoredValue<u32>,
    subject: StoredValue<Option<Subject>>,
    attempt: StoredValue<Option<(Change, String)>>,
}

/// What the worker is at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Work {
    /// It is being loaded. What it is given waits.
    #[default]
    Starting,
    Nothing,
    File(Progress),
    /// It could not be started, or came to an end. It is started again when it is given something.
    Unavailable,
}

impl Work {
    /// The name used in the page.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Work::Starting => "starting",
            Work::Nothing => "ready",
            Work::File(_) => "reading",
            Work::Unavailable => "unavailable",
        }
    }
}

/// Something that was given to the worker.
#[derive(Clone)]
struct Given {
    id: u32,
    what: What,
}

#[derive(Clone)]
enum What {
    File(File, Otherwise),
    Text { name: String, text: String },
}

/// How the page and the worker write to each other. It comes with the region that shows what they say.
#[derive(Clone, Copy)]
struct Letters {
    write: fn(&Ask) -> Option<String>,
    read: fn(&str) -> Option<Tell>,
}

#[wasm_split(policies, fallible)]
fn letters() -> Result<Letters, NotCome> {
    Ok(Letters { write: |ask| serde_json::to_string(ask).ok(), read: |text| serde_json::from_str(text).ok() })
}

/// Why there is no worker.
struct NoWorker;

impl From<NotCome> for NoWorker {
    fn from(_: NotCome) -> NoWorker {
        NoWorker
    }
}

impl From<JsValue> for NoWorker {
    fn from(_: JsValue) -> NoWorker {
        NoWorker
    }
}

/// A worker that runs until it is dropped.
struct Running {
    letters: Letters,
    worker: Worker,
    _receive: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(ErrorEvent)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Locator {
    /// The worker starts when everything has come, or when it is given something before that.
    pub(crate) fn new() -> Locator {
        let locator = Locator {
            held: RwSignal::new(Held::default()),
            tried: RwSignal::new(None),
            work: RwSignal::new(Work::default()),
            text: RwSignal::new(None),
            unreadable: RwSignal::new(None),
            left: RwSignal::new_local(None),
            worker: StoredValue::new_local(None),
            given: StoredValue::new_local(Vec::new()),
            count: StoredValue::new(0),
            starts: StoredValue::new(0),
            is_awake: StoredValue::new(false),
            about: StoredValue::new(0),
            subject: StoredValue::new(None),
            attempt: StoredValue::new(None),
        };
        spawn_local(async move {
            match bring_the_rest().await {
                Ok(_) => locator.wake(),
                Err(_) => locator.work.set(Work::Unavailable),
            }
        });
        locator
    }

    /// Gives a file to the worker.
    pub(crate) fn add_file(self, file: File, otherwise: Otherwise) {
        self.give(What::File(file, otherwise));
    }

    /// Gives a text to the worker.
    pub(crate) fn add_text(self, name: &str, text: String) {
        self.give(What::Text { name: name.to_owned(), text });
    }

    /// The page looks at another refusal.
    pub(crate) fn look_at(self, subject: Option<Subject>) {
        self.about.update_value(|about| *about += 1);
        self.held.update(|held| held.located = None);
        self.tried.set(None);
        self.ask(&Ask::About(self.about.get_value(), subject.clone()));
        self.subject.set_value(subject);
    }

    /// Tries a change; `None` ends trying.
    pub(crate) fn attempt(self, attempt: Option<(Change, String)>) {
        if attempt.is_some() {
            self.wake();
        }
        self.ask(&Ask::Try(attempt.clone()));
        self.attempt.set_value(attempt);
    }

    /// Asks for the text of a policy.
    pub(crate) fn ask_text(self, at: usize) {
        self.ask(&Ask::Text(at));
    }

    /// Stops the file that is being read, and those behind it.
    pub(crate) fn cancel(self) {
        let last = self.held.read_untracked().last;
        self.given.update_value(|given| given.retain(|given| given.id <= last));
        self.restart();
    }

    /// Forgets everything that was given.
    pub(crate) fn forget(self) {
        if self.given.with_value(Vec::is_empty) && self.attempt.with_value(Option::is_none) {
            return;
        }
        self.given.set_value(Vec::new());
        self.attempt.set_value(None);
        self.restart();
    }

    /// Starts the worker if it isn't there.
    fn wake(self) {
        if !self.is_awake.get_value() {
            self.restart();
        }
    }

    /// The worker has come to an end: over a file, which is left out from now on, or before it had one.
    fn failed(self) {
        let Work::File(progress) = self.work.get_untracked() else { return self.unavailable() };
        let last = self.held.read_untracked().last;
        self.given.update_value(|given| {
            let at = given.iter().position(|given| given.id > last);
            at.map(|at| given.remove(at));
        });
        self.unreadable.set(Some(progress.name));
        self.restart();
    }

    fn unavailable(self) {
        self.worker.set_value(None);
        self.is_awake.set_value(false);
        self.work.set(Work::Unavailable);
    }

    fn restart(self) {
        self.worker.set_value(None);
        self.is_awake.set_value(true);
        self.held.set(Held::default());
        self.tried.set(None);
        self.work.set(Work::default());
        self.starts.update_value(|starts| *starts += 1);
        let start = self.starts.get_value();
        spawn_local(async move {
            let running = self.run().await;
            // Meanwhile it may have been called off, and another one asked for.
            if self.starts.get_value() != start {
                return;
            }
            match running {
                Ok(running) => self.worker.set_value(Some(Rc::new(running))),
                Err(_) => self.unavailable(),
            }
        });
    }

    /// The worker is there: it gets all that was given.
    fn hand_over(self) {
        self.work.set(Work::Nothing);
        self.ask(&Ask::About(self.about.get_value(), self.subject.get_value()));
        for given in self.given.get_value() {
            self.send(&given);
        }
        if let Some(attempt) = self.attempt.get_value() {
            self.ask(&Ask::Try(Some(attempt)));
        }
    }

    fn give(self, what: What) {
        self.count.update_value(|count| *count += 1);
        let given = Given { id: self.count.get_value(), what };
        self.given.update_value(|all| all.push(given.clone()));
        if *self.work.read_untracked() == Work::Starting || !self.is_awake.get_value() {
            self.wake();
        } else {
            self.send(&given);
        }
    }

    fn send(self, given: &Given) {
        match &given.what {
            What::File(file, otherwise) => {
                let ask = Ask::Read { id: given.id, name: file.name(), otherwise: *otherwise };
                self.post(&ask, file.as_ref());
            }
            What::Text { name, text } => {
                self.ask(&Ask::Add { id: given.id, name: name.clone(), text: text.clone() });
            }
        }
    }

    fn ask(self, ask: &Ask) {
        self.post(ask, &JsValue::UNDEFINED);
    }

    fn post(self, ask: &Ask, content: &JsValue) {
        let Some(running) = self.worker.get_value() else { return };
        if let Some(text) = (running.letters.write)(ask) {
            // A message that can't be posted is one to a worker that has failed, which says so itself.
            let _ = running.worker.post_message(&Array::of2(&text.into(), content));
        }
    }

    async fn run(self) -> Result<Running, NoWorker> {
        let letters = letters().await?;
        let worker: Worker = start_worker().await?.unchecked_into();
        let receive = Closure::new(move |event: MessageEvent| {
            let tell = event.data().as_string().and_then(|text| (letters.read)(&text));
            if let Some(tell) = tell {
                self.told(tell);
            }
        });
        let fail = Closure::new(move |event: ErrorEvent| {
            // The page says so itself.
            event.prevent_default();
            queue_microtask(move || self.failed());
        });
        worker.set_onmessage(Some(receive.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Ok(Running { letters, worker, _receive: receive, _fail: fail })
    }

    fn told(self, tell: Tell) {
        match tell {
            Tell::Ready => self.hand_over(),
            Tell::Progress(progress) => self.work.set(Work::File(progress)),
            Tell::Held(mut held) => {
                self.work.set(Work::Nothing);
                // An answer about the refusal that was looked at before says nothing of this one.
                held.located.take_if(|_| held.about != self.about.get_value());
                self.held.set(held);
            }
            Tell::Tried(tried) => self.tried.set(Some(tried)),
            Tell::Text(at, text) => self.text.set(Some((at, text))),
            Tell::Unreadable(name) => self.unreadable.set(Some(name)),
            Tell::Left(id) => {
                let mut file = None;
                self.given.update_value(|given| {
                    let at = given.iter().position(|given| given.id == id);
                    file = at.map(|at| given.remove(at)).and_then(|given| match given.what {
                        What::File(file, _) => Some(file),
                        What::Text { .. } => None,
                    });
                });
                self.left.set(file);
            }
        }
    }
}
