//! The browser's side of the worker: messages in, messages out.

mod allowance;
pub mod archive;
pub mod text_file;
mod unpack;

use crate::{
    policies::{Given, GivenPolicies},
    protocol::{Ask, Otherwise, Progress, Step, Tell, TextAsk},
    session::Session,
};
use denylens_lang::Lang;
use denylens_render::Words;
use js_sys::{Array, Uint8Array};
use std::{cell::RefCell, collections::VecDeque, future::Future, pin::Pin, rc::Rc};
use unpack::{TOLD_FILES, unpack};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

/// What brings the words of a language; `None` where they don't come.
pub type BringWords = fn(Lang) -> Pin<Box<dyn Future<Output = Option<&'static Words>>>>;

/// An ask, and what goes beside it: a file or a text.
type Letter = (Ask, JsValue);

/// The asks that wait, and whether somebody is at work on them.
#[derive(Default)]
struct Inbox {
    letters: VecDeque<Letter>,
    is_worked_on: bool,
}

/// Answers the page from now on. Does nothing outside a worker.
pub fn listen(words: BringWords) {
    let Some(scope) = scope() else { return };
    let session = Rc::new(RefCell::new(Session::default()));
    let inbox = Rc::new(RefCell::new(Inbox::default()));
    let receive = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(letter) = open(&event.data()) else { return };
        let mut waiting = inbox.borrow_mut();
        waiting.letters.push_back(letter);
        if !std::mem::replace(&mut waiting.is_worked_on, true) {
            spawn_local(work(Rc::clone(&inbox), Rc::clone(&session), words));
        }
    });
    scope.set_onmessage(Some(receive.as_ref().unchecked_ref()));
    receive.forget();
    tell(&Tell::Ready);
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

fn open(data: &JsValue) -> Option<Letter> {
    let parts: &Array = data.dyn_ref()?;
    let bytes: Uint8Array = parts.get(0).dyn_into().ok()?;
    let ask = Ask::of(&bytes.to_vec())?;
    Some((ask, parts.get(1)))
}

fn tell(tell: &Tell) {
    if let (Some(scope), Some(bytes)) = (scope(), tell.bytes()) {
        // The page is there, or there is nobody to tell.
        let _ = scope.post_message(&Uint8Array::from(bytes.as_slice()));
    }
}

/// Answers one ask after the other, so that none overtakes another.
async fn work(inbox: Rc<RefCell<Inbox>>, session: Rc<RefCell<Session>>, words: BringWords) {
    loop {
        let next = inbox.borrow_mut().letters.pop_front();
        let Some((ask, beside)) = next else { break };
        let is_about_policies = !matches!(ask, Ask::Text(..));
        answer(ask, beside, &session, words).await;
        if is_about_policies {
            tell(&Tell::Done);
        }
    }
    inbox.borrow_mut().is_worked_on = false;
}

async fn answer(ask: Ask, beside: JsValue, session: &RefCell<Session>, words: BringWords) {
    match ask {
        Ask::Text(number, ask) => {
            let brought = match &ask {
                TextAsk::Write { lang, .. } => words(*lang).await,
                _ => None,
            };
            let answer =
                session.borrow_mut().answer(ask, beside.as_string().unwrap_or_default(), &|_| brought);
            tell(&Tell::Text(number, answer));
        }
        Ask::Open { id, name, otherwise } => {
            open_file(id, &name, beside.dyn_into().ok(), otherwise, session).await;
            session.borrow_mut().policies.finish(id);
            tell_all(&session.borrow().policies);
        }
        Ask::Add { id, name, text } => {
            let policies = &mut session.borrow_mut().policies;
            policies.add(&name, text, Otherwise::List);
            policies.finish(id);
            tell_all(policies);
        }
        Ask::About(about, subject) => {
            let policies = &mut session.borrow_mut().policies;
            policies.look_at(about, subject);
            tell_all(policies);
        }
        Ask::Try(attempt) => {
            let policies = &mut session.borrow_mut().policies;
            policies.attempt(attempt);
            tell(&Tell::Tried(policies.tried()));
        }
        Ask::PolicyText(at) => {
            if let Some(text) = session.borrow().policies.text(at) {
                tell(&Tell::PolicyText(at, text.to_owned()));
            }
        }
    }
}

fn tell_all(policies: &GivenPolicies) {
    tell(&Tell::Held(policies.held()));
    tell(&Tell::Tried(policies.tried()));
}

async fn open_file(
    id: u32,
    name: &str,
    content: Option<Blob>,
    otherwise: Otherwise,
    session: &RefCell<Session>,
) {
    let step = |step| tell(&Tell::Progress(Progress { name: name.to_owned(), step }));
    let Some(content) = content else { return tell(&Tell::Unreadable(name.to_owned())) };
    let files = unpack(name, &content, step).await;
    let count = files.len();
    for (at, file) in files.into_iter().enumerate() {
        match file.bytes {
            Ok(bytes) => {
                if at % TOLD_FILES == 0 {
                    step(Step::Reading(at as u64, count as u64));
                }
                let text = text_file::read(bytes).text;
                let otherwise = if count == 1 { otherwise } else { Otherwise::List };
                if session.borrow_mut().policies.add(&file.name, text, otherwise) == Given::Left {
                    tell(&Tell::Left(id));
                }
            }
            Err(refused) => session.borrow_mut().policies.add_refused(&file.name, refused.into()),
        }
    }
}
