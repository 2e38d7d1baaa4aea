//! The worker, as the page sees it: it is started, asked, and started again where it has come to an end.

use super::labour::Labour;
use crate::{
    chunk::NotCome,
    start::{bring_the_rest, start_worker},
};
use denylens_engine::protocol::{Ask, Tell, TextAnswer, TextAsk};
use js_sys::{Array, Function, Promise, Uint8Array};
use leptos::{prelude::*, task::spawn_local};
use std::{future::Future, pin::Pin, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::wasm_split;
use web_sys::{ErrorEvent, MessageEvent, Worker as BrowserWorker};

/// The page's hold on the worker.
#[derive(Clone, Copy)]
pub(crate) struct Worker {
    /// Whether it can be asked.
    pub(crate) standing: RwSignal<Standing>,
    /// What it was asked about texts.
    pub(crate) about_texts: Labour,
    /// What it was asked about policies.
    pub(crate) about_policies: Labour,
    running: StoredValue<Option<Rc<Running>>, LocalStorage>,
    /// Counts the workers.
    starts: StoredValue<u32>,
    /// Whether a worker is there, or on its way.
    is_awake: StoredValue<bool>,
    /// Whether it was told anything, so that only its end forgets all.
    has_been_told: StoredValue<bool>,
    listener: StoredValue<Option<Listener>, LocalStorage>,
    /// Counts what is asked about texts.
    asked: StoredValue<u32>,
    /// What was asked about texts and whose answers are not yet taken.
    open: StoredValue<Vec<Open>, LocalStorage>,
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
struct Open {
    number: u32,
    ask: TextAsk,
    beside: JsValue,
    reply: Reply,
    /// Goes on with who asked.
    resolve: Function,
}

/// What came of an ask.
enum Reply {
    Awaited,
    Answered(Box<TextAnswer>),
    /// The worker came to an end before it.
    NotComing,
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
            about_texts: Labour::new(),
            about_policies: Labour::new(),
            running: StoredValue::new_local(None),
            starts: StoredValue::new(0),
            is_awake: StoredValue::new(false),
            has_been_told: StoredValue::new(false),
            listener: StoredValue::new_local(None),
            asked: StoredValue::new(0),
            open: StoredValue::new_local(Vec::new()),
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
            let (ask, beside) = (ask.clone(), beside.clone());
            self.open
                .update_value(|all| all.push(Open { number, ask, beside, reply: Reply::Awaited, resolve }));
        });
        self.wake();
        if self.standing.get_untracked() == Standing::Ready {
            self.post_open(Some(number));
        }
        let asker = Asker { worker: self, number };
        // It is never rejected.
        let _ = JsFuture::from(answered).await;
        match asker.take()? {
            Reply::Answered(answer) => Some(*answer),
            Reply::Awaited | Reply::NotComing => None,
        }
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
            if running.worker.post_message(&Array::of2(&bytes, beside)).is_ok() {
                let says_nothing = matches!(ask, Ask::About(_, None) | Ask::Try(None) | Ask::PolicyText(_));
                self.has_been_told.update_value(|told| *told |= !says_nothing);
                self.labour(ask).begin();
            }
        }
    }

    fn labour(self, ask: &Ask) -> Labour {
        match ask {
            Ask::Text(..) => self.about_texts,
            _ => self.about_policies,
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
        self.leave();
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

    /// Forgets all that it was told, with all the memory that it took, and what was asked about texts.
    pub(crate) fn forget(self) {
        self.drop_texts();
        if self.has_been_told.get_value() {
            self.restart();
        }
    }

    /// Nothing that was asked about texts is wanted any more. The worker is still at it.
    pub(crate) fn drop_texts(self) {
        self.open.update_value(|all| {
            let awaited = all.iter_mut().filter(|open| matches!(open.reply, Reply::Awaited));
            awaited.for_each(|open| open.end(Reply::NotComing));
        });
    }

    /// Ends the worker.
    fn leave(self) {
        self.running.set_value(None);
        self.has_been_told.set_value(false);
        self.about_texts.drop_all();
        self.about_policies.drop_all();
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
                self.post_open(None);
            }
            Tell::Done => self.about_policies.end(),
            Tell::Text(number, answer) => {
                self.about_texts.end();
                self.open.update_value(|all| {
                    if let Some(open) = all.iter_mut().find(|open| open.number == number) {
                        open.end(Reply::Answered(Box::new(answer)));
                    }
                });
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
        self.leave();
        self.is_awake.set_value(false);
        self.standing.set(Standing::Unavailable);
        self.drop_texts();
    }

    /// Posts what is asked under this number, or all that waits.
    fn post_open(self, number: Option<u32>) {
        self.open.with_value(|all| {
            let awaited = all.iter().filter(|open| matches!(open.reply, Reply::Awaited));
            for open in awaited.filter(|open| number.is_none_or(|number| open.number == number)) {
                self.post(&Ask::Text(open.number, open.ask.clone()), &open.beside);
            }
        });
    }
}

/// Who waits for an answer. With the one the other goes, and what was asked holds a whole text.
struct Asker {
    worker: Worker,
    number: u32,
}

impl Asker {
    fn take(&self) -> Option<Reply> {
        let taken = self.worker.open.try_update_value(|all| {
            let at = all.iter().position(|open| open.number == self.number)?;
            Some(all.remove(at).reply)
        });
        taken.flatten()
    }
}

impl Drop for Asker {
    fn drop(&mut self) {
        self.take();
    }
}

impl Open {
    fn end(&mut self, reply: Reply) {
        self.reply = reply;
        // Who asked goes on; an error there is none of the worker.
        let _ = self.resolve.call0(&JsValue::UNDEFINED);
    }
}
