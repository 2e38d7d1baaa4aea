//! The policies that the user has given, and what they say of the refusal.
//!
//! The page keeps what it has given, so that a worker that is stopped can be followed by another one: that is how reading is called
//! off, and how policies are forgotten with all the memory that they took.

use super::worker::{Listener, Standing, Worker};
use denylens_engine::{
    located::{Change, Subject, Tried},
    protocol::{Ask, Held, Otherwise, Progress, Tell},
};
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::File;

/// The policies that were given.
#[derive(Clone, Copy)]
pub(crate) struct Policies {
    /// What the worker has, and what that says of the refusal.
    pub(crate) held: RwSignal<Held>,
    /// What would become of the request with the change that is tried: unanswered, or without an answer, or that.
    pub(crate) tried: RwSignal<Option<Option<Tried>>>,
    /// What is being done with them.
    pub(crate) work: Memo<Work>,
    /// The text of a policy that was asked for, with its place.
    pub(crate) text: RwSignal<Option<(usize, String)>>,
    /// A file that could not be read.
    pub(crate) unreadable: RwSignal<Option<String>>,
    /// A file that has no policies.
    pub(crate) left: RwSignal<Option<File>, LocalStorage>,
    /// How often everything was forgotten.
    pub(crate) forgotten: RwSignal<u32>,
    reading: RwSignal<Option<Progress>>,
    worker: Worker,
    given: StoredValue<Vec<Given>, LocalStorage>,
    count: StoredValue<u32>,
    about: StoredValue<u32>,
    subject: StoredValue<Option<Subject>>,
    attempt: StoredValue<Option<(Change, String)>>,
}

/// What is being done with the policies.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Work {
    /// The worker is being loaded. What it is given waits.
    Starting,
    Nothing,
    File(Progress),
    /// The request is evaluated, and that takes long.
    Evaluating,
    /// The worker could not be started, or came to an end. It is started again when it is given something.
    Unavailable,
}

impl Work {
    /// The name used in the page.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Work::Starting => "starting",
            Work::Nothing => "ready",
            Work::File(_) => "reading",
            Work::Evaluating => "evaluating",
            Work::Unavailable => "unavailable",
        }
    }
}

/// A time: how often everything had been forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Since(u32);

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

impl Policies {
    pub(crate) fn new(worker: Worker) -> Policies {
        let reading = RwSignal::new(None);
        let policies = Policies {
            held: RwSignal::new(Held::default()),
            tried: RwSignal::new(None),
            work: Memo::new(move |_| match (worker.standing.get(), reading.get()) {
                (Standing::Starting, _) => Work::Starting,
                (Standing::Unavailable, _) => Work::Unavailable,
                (Standing::Ready, Some(progress)) => Work::File(progress),
                (Standing::Ready, None) if worker.about_policies.is_long.get() => Work::Evaluating,
                (Standing::Ready, None) => Work::Nothing,
            }),
            text: RwSignal::new(None),
            unreadable: RwSignal::new(None),
            left: RwSignal::new_local(None),
            forgotten: RwSignal::new(0),
            reading,
            worker,
            given: StoredValue::new_local(Vec::new()),
            count: StoredValue::new(0),
            about: StoredValue::new(0),
            subject: StoredValue::new(None),
            attempt: StoredValue::new(None),
        };
        worker.listen(Listener {
            ready: Rc::new(move || policies.hand_over()),
            told: Rc::new(move |tell| policies.told(tell)),
            failed: Rc::new(move || policies.failed()),
        });
        policies
    }

    /// Gives a file to the worker.
    pub(crate) fn add_file(self, file: File, otherwise: Otherwise) {
        self.give(What::File(file, otherwise));
    }

    /// Gives a text to the worker.
    pub(crate) fn add_text(self, name: &str, text: String) {
        self.give(What::Text { name: name.to_owned(), text });
    }

    /// Whether there are any, or will be.
    pub(crate) fn are_any(self) -> bool {
        !self.held.read().files.is_empty() || matches!(*self.work.read(), Work::File(_))
    }

    /// The page looks at another refusal.
    pub(crate) fn look_at(self, subject: Option<Subject>) {
        self.about.update_value(|about| *about += 1);
        self.held.update(|held| held.located = None);
        self.tried.set(None);
        self.worker.ask(&Ask::About(self.about.get_value(), subject.clone()));
        self.subject.set_value(subject);
    }

    /// Tries a change; `None` ends trying.
    pub(crate) fn attempt(self, attempt: Option<(Change, String)>) {
        if attempt.is_some() {
            self.worker.wake();
        }
        self.worker.ask(&Ask::Try(attempt.clone()));
        self.attempt.set_value(attempt);
    }

    /// Asks for the text of a policy.
    pub(crate) fn ask_text(self, at: usize) {
        self.worker.ask(&Ask::PolicyText(at));
    }

    /// Stops what is done with them: the file that is being read, and those behind it; or else the evaluation, which isn't tried again
    /// with this refusal.
    pub(crate) fn cancel(self) {
        let last = self.held.read_untracked().last;
        let is_read = self.given.with_value(|given| given.iter().all(|given| given.id <= last));
        if is_read {
            self.subject.set_value(None);
            self.attempt.set_value(None);
        }
        self.given.update_value(|given| given.retain(|given| given.id <= last));
        self.restart();
    }

    /// Forgets everything that was given, or is on its way.
    pub(crate) fn forget(self) {
        self.forgotten.update(|times| *times += 1);
        self.text.set(None);
        self.unreadable.set(None);
        self.left.set(None);
        if self.given.with_value(Vec::is_empty) && self.attempt.with_value(Option::is_none) {
            return;
        }
        self.given.set_value(Vec::new());
        self.attempt.set_value(None);
        self.restart();
    }

    /// Now: what was given at another time was forgotten since.
    pub(crate) fn now(self) -> Since {
        Since(self.forgotten.get_untracked())
    }

    fn restart(self) {
        self.reading.set(None);
        self.held.set(Held::default());
        self.tried.set(None);
        self.worker.restart();
    }

    /// The worker has come to an end: over a file, which is left out from now on, or before it had one.
    fn failed(self) {
        let Some(progress) = self.reading.get_untracked() else { return };
        let last = self.held.read_untracked().last;
        self.given.update_value(|given| {
            let at = given.iter().position(|given| given.id > last);
            at.map(|at| given.remove(at));
        });
        self.unreadable.set(Some(progress.name));
        self.restart();
    }

    /// A new worker is there: it gets all that was given.
    fn hand_over(self) {
        self.worker.ask(&Ask::About(self.about.get_value(), self.subject.get_value()));
        for given in self.given.get_value() {
            self.send(&given);
        }
        if let Some(attempt) = self.attempt.get_value() {
            self.worker.ask(&Ask::Try(Some(attempt)));
        }
    }

    fn give(self, what: What) {
        self.count.update_value(|count| *count += 1);
        let given = Given { id: self.count.get_value(), what };
        self.given.update_value(|all| all.push(given.clone()));
        self.worker.wake();
        if self.worker.standing.get_untracked() == Standing::Ready {
            self.send(&given);
        }
    }

    fn send(self, given: &Given) {
        match &given.what {
            What::File(file, otherwise) => {
                let ask = Ask::Open { id: given.id, name: file.name(), otherwise: *otherwise };
                self.worker.post(&ask, file.as_ref());
            }
            What::Text { name, text } => {
                self.worker.ask(&Ask::Add { id: given.id, name: name.clone(), text: text.clone() });
            }
        }
    }

    fn told(self, tell: Tell) {
        match tell {
            // The worker's own affair.
            Tell::Ready | Tell::Done | Tell::Text(..) => {}
            Tell::Progress(progress) => self.reading.set(Some(progress)),
            Tell::Held(mut held) => {
                self.reading.set(None);
                // An answer about the refusal that was looked at before says nothing of this one.
                held.located.take_if(|_| held.about != self.about.get_value());
                self.held.set(held);
            }
            Tell::Tried(tried) => self.tried.set(Some(tried)),
            Tell::PolicyText(at, text) => self.text.set(Some((at, text))),
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
