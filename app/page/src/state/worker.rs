//! The worker, as the page sees it: it is started, asked, and started again where it has come to an end.

use crate::{
    chunk::NotCome,
    start::{bring_the_rest, start_worker},
};
use denylens_engine::protocol::{Ask, Tell, TextAnswer, TextAsk};
use js_sys::{Array, Function, Promise, Uint8Array};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::BTreeMap, future::Future, pin::Pin, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::wasm_split;
use web_sys::{ErrorEvent, MessageEvent, Worker as BrowserWorker};

/// The page's hold on the worker.
#[derive(Clone, Copy)]
pub(crate) struct Worker {
    /// Whether it can be asked.
    pub(crate) standing: RwSignal<Standing>,
    running: StoredValue<Option<Rc<Running>>, LocalStorage>,
    /// Counts the workers.
    starts: StoredValue<u32>,
    /// Whether a worker is there, or on its way.
    is_awake: StoredValue<bool>,
    listener: StoredValue<Option<Listener>, LocalStorage>,
    /// Counts what is asked about texts.
    asked: StoredValue<u32>,
    /// What was asked about texts and isn't answered.
    open: StoredValue<BTreeMap<u32, Open>, LocalStorage>,
    /// What was answered and not yet taken.
    answers: StoredValue<BTreeMap<u32, TextAnswer>>,
}

/// Whether the worker can be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is being loaded. What it is given waits.
    #[default]
    Starting,
    Ready,
    /// It could not be started, or came to an end. It is started again when it is given something.
    Unavailable,
}

/// Who wants to know what the worker tells beside its answers about texts.
#[derive(Clone)]
pub(crate) struct Listener {
    /// A new worker is there, which knows nothing.
    pub(crate) ready: Rc<dyn Fn()>,
    /// It tells something.
    pub(crate) told: Rc<dyn Fn(Tell)>,
    /// It has come to an end.
    pub(crate) failed: Rc<dyn Fn()>,
}

/// Something that was asked about a text.
#[derive(Clone)]
struct Open {
    ask: TextAsk,
    beside: JsValue,
    /// Goes on with who asked.
    resolve: Function,
}

/// How the page and the worker write to each other. It comes with the regions that show what they say.
#[derive(Clone, Copy)]
struct Letters {
    write: fn(&Ask) -> Option<Vec<u8>>,
    read: fn(&[u8]) -> Option<Tell>,
}

fn letters() -> Letters {
    Letters { write: Ask::bytes, read: Tell::of }
}

/// A worker on its way.
type Starting = Pin<Box<dyn Future<Output = Result<Running, NoWorker>>>>;

/// Starts a worker. What that takes comes with the letters.
#[wasm_split(policies, fallible)]
fn starting(worker: Worker) -> Result<Starting, NotCome> {
    Ok(Box::pin(worker.start()))
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
    worker: BrowserWorker,
    _receive: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(ErrorEvent)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Worker {
    /// The worker starts when everything has come, or when it is given something before that.
    pub(crate) fn new() -> Worker {
        let worker = Worker {
            standing: RwSignal::new(Standing::default()),
            running: StoredValue::new_local(None),
            starts: StoredValue::new(0),
            is_awake: StoredValue::new(false),
            listener: StoredValue::new_local(None),
            asked: StoredValue::new(0),
            open: StoredValue::new_local(BTreeMap::new()),
            answers: StoredValue::new(BTreeMap::new()),
        };
        spawn_local(async move {
            match bring_the_rest().await {
                Ok(_) => worker.wake(),
                Err(_) => worker.standing.set(Standing::Unavailable),
            }
        });
        worker
    }

    /// Tells somebody what the worker tells.
    pub(crate) fn listen(self, listener: Listener) {
        self.listener.set_value(Some(listener));
    }

    /// Asks about a text; `None` where the worker could not be started, or has come to an end.
    pub(crate) async fn ask_about_text(self, ask: TextAsk, beside: JsValue) -> Option<TextAnswer> {
        self.asked.update_value(|asked| *asked += 1);
        let number = self.asked.get_value();
        let answered = Promise::new(&mut |resolve, _| {
            let open = Open { ask: ask.clone(), beside: beside.clone(), resolve };
            self.open.update_value(|all| {
                all.insert(number, open);
            });
        });
        self.wake();
        if self.standing.get_untracked() == Standing::Ready {
            self.post_open(number);
        }
        // It is never rejected.
        let _ = JsFuture::from(answered).await;
        self.answers.try_update_value(|answers| answers.remove(&number)).flatten()
    }

    /// Says something about a text that needs no answer, where there is a worker.
    pub(crate) fn tell_about_text(self, ask: TextAsk) {
        self.ask(&Ask::Text(0, ask));
    }

    /// Asks for something else. Where no worker is ready, nothing happens: whoever listens is told of the next one.
    pub(crate) fn ask(self, ask: &Ask) {
        self.post(ask, &JsValue::UNDEFINED);
    }

    /// The same, with what goes beside it.
    pub(crate) fn post(self, ask: &Ask, beside: &JsValue) {
        let Some(running) = self.running.get_value() else { return };
        if let Some(bytes) = (running.letters.write)(ask) {
            let bytes = Uint8Array::from(bytes.as_slice());
            // A message that can't be posted is one to a worker that has failed, which says so itself.
            let _ = running.worker.post_message(&Array::of2(&bytes, beside));
        }
    }

    /// Starts the worker if it isn't there.
    pub(crate) fn wake(self) {
        if !self.is_awake.get_value() {
            self.restart();
        }
    }

    /// Ends the worker, with all that it is at and all that it knows, and starts another.
    pub(crate) fn restart(self) {
        self.running.set_value(None);
        self.is_awake.set_value(true);
        self.standing.set(Standing::Starting);
        self.starts.update_value(|starts| *starts += 1);
        let start = self.starts.get_value();
        spawn_local(async move {
            let running = self.run().await;
            // Meanwhile it may have been called off, and another one asked for.
            if self.starts.get_value() != start {
                return;
            }
            match running {
                Ok(running) => self.running.set_value(Some(Rc::new(running))),
                Err(_) => self.end(),
            }
        });
    }

    async fn run(self) -> Result<Running, NoWorker> {
        starting(self).await?.await
    }

    async fn start(self) -> Result<Running, NoWorker> {
        let letters = letters();
        let worker: BrowserWorker = start_worker().await?.unchecked_into();
        let receive = Closure::new(move |event: MessageEvent| {
            let bytes = event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec());
            if let Some(tell) = bytes.ok().and_then(|bytes| (letters.read)(&bytes)) {
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
            Tell::Ready => {
                self.standing.set(Standing::Ready);
                if let Some(listener) = self.listener.get_value() {
                    (listener.ready)();
                }
                let open: Vec<u32> = self.open.with_value(|open| open.keys().copied().collect());
                open.into_iter().for_each(|number| self.post_open(number));
            }
            Tell::Text(number, answer) => {
                self.answers.update_value(|answers| {
                    answers.insert(number, answer);
                });
                self.go_on(number);
            }
            other => {
                if let Some(listener) = self.listener.get_value() {
                    (listener.told)(other);
                }
            }
        }
    }

    /// The worker has come to an end.
    fn failed(self) {
        self.end();
        if let Some(listener) = self.listener.get_value() {
            (listener.failed)();
        }
    }

    /// Nobody answers any more, until the next start.
    fn end(self) {
        self.running.set_value(None);
        self.is_awake.set_value(false);
        self.standing.set(Standing::Unavailable);
        let open: Vec<u32> = self.open.with_value(|open| open.keys().copied().collect());
        open.into_iter().for_each(|number| self.go_on(number));
    }

    fn post_open(self, number: u32) {
        let open = self.open.with_value(|open| open.get(&number).cloned());
        if let Some(open) = open {
            self.post(&Ask::Text(number, open.ask), &open.beside);
        }
    }

    fn go_on(self, number: u32) {
        let open = self.open.try_update_value(|open| open.remove(&number)).flatten();
        if let Some(open) = open {
            // Who asked goes on; an error there is none of the worker.
            let _ = open.resolve.call0(&JsValue::UNDEFINED);
        }
    }
}
