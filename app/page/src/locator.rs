//! The worker that holds the user's policies, as the page sees it.
//!
//! The page keeps what it has given, so that a worker that is stopped can be followed by another one: that is how reading is called
//! off, and how policies are forgotten with all the memory that they took.

use denylens_locate::{
    Subject,
    what_if::{Change, Tried},
};
use denylens_engine::protocol::{Ask, Held, Otherwise, Progress, Tell};
use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{File, MessageEvent, Worker, WorkerOptions, WorkerType};

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

/// A worker that runs until it is dropped.
struct Running {
    worker: Worker,
    _receive: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Locator {
    /// Starts the worker at once: after the page has loaded, nothing more is asked of the network.
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
            about: StoredValue::new(0),
            subject: StoredValue::new(None),
            attempt: StoredValue::new(None),
        };
        locator.start();
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
            self.revive();
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

    /// Starts the worker again if it isn't there.
    fn revive(self) {
        if *self.work.read_untracked() == Work::Unavailable {
            self.restart();
        }
    }

    /// The worker has come to an end: over a file, which is left out from now on, or before it had one.
    fn failed(self) {
        let Work::File(progress) = self.work.get_untracked() else { return self.work.set(Work::Unavailable) };
        let last = self.held.read_untracked().last;
        self.given.update_value(|given| {
            let at = given.iter().position(|given| given.id > last);
            at.map(|at| given.remove(at));
        });
        self.unreadable.set(Some(progress.name));
        self.restart();
    }

    fn restart(self) {
        self.worker.set_value(None);
        self.held.set(Held::default());
        self.tried.set(None);
        self.work.set(Work::default());
        self.start();
        self.ask(&Ask::About(self.about.get_value(), self.subject.get_value()));
        for given in self.given.get_value() {
            self.send(&given);
        }
        if let Some(attempt) = self.attempt.get_value() {
            self.ask(&Ask::Try(Some(attempt)));
        }
    }

    fn give(self, what: What) {
        self.revive();
        self.count.update_value(|count| *count += 1);
        let given = Given { id: self.count.get_value(), what };
        self.send(&given);
        self.given.update_value(|all| all.push(given));
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
        if let Ok(text) = serde_json::to_string(ask) {
            // A message that can't be posted is one to a worker that has failed, which says so itself.
            let _ = running.worker.post_message(&Array::of2(&text.into(), content));
        }
    }

    fn start(self) {
        match self.run() {
            Ok(running) => self.worker.set_value(Some(Rc::new(running))),
            Err(_) => self.work.set(Work::Unavailable),
        }
    }

    fn run(self) -> Result<Running, JsValue> {
        let entry = document()
            .query_selector("meta[name=\"locator-entry\"]")?
            .ok_or_else(|| JsValue::from_str("there is no locator"))?;
        let base = document().base_uri()?.unwrap_or_default();
        let attribute = |name: &str| entry.get_attribute(name).unwrap_or_default();
        let address = |name: &str| web_sys::Url::new_with_base(&attribute(name), &base).map(|url| url.href());
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        // boot.js has put the address of the checked script there.
        let worker = Worker::new_with_options(&attribute("content"), &options)?;
        let receive = Closure::new(move |event: MessageEvent| {
            let tell = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok());
            if let Some(tell) = tell {
                self.told(tell);
            }
        });
        let fail = Closure::new(move |_| queue_microtask(move || self.failed()));
        worker.set_onmessage(Some(receive.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        let files = Object::new();
        for (name, value) in [("wasm", address("data-wasm")?), ("integrity", attribute("data-integrity"))] {
            Reflect::set(&files, &name.into(), &value.into())?;
        }
        worker.post_message(&files)?;
        Ok(Running { worker, _receive: receive, _fail: fail })
    }

    fn told(self, tell: Tell) {
        match tell {
            Tell::Ready => self.work.set(Work::Nothing),
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
