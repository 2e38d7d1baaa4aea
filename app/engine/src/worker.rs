//! The browser's side of the worker: messages in, messages out.

use crate::{
    desk::{Desk, Taking},
    protocol::{Ask, Otherwise, Progress, Step, Tell},
    text_file,
    unpack::{Unpackable, unpack},
};
use js_sys::Array;
use std::{cell::RefCell, collections::VecDeque, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

/// An ask, and the content that goes beside it.
type Letter = (Ask, Option<Blob>);

/// The asks that wait, and whether somebody is at work on them.
#[derive(Default)]
struct Inbox {
    letters: VecDeque<Letter>,
    is_worked_on: bool,
}

/// Answers the page from now on. Does nothing outside a worker.
pub fn listen() {
    let Some(scope) = scope() else { return };
    let desk = Rc::new(RefCell::new(Desk::default()));
    let inbox = Rc::new(RefCell::new(Inbox::default()));
    let receive = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(letter) = open(&event.data()) else { return };
        let mut waiting = inbox.borrow_mut();
        waiting.letters.push_back(letter);
        if !std::mem::replace(&mut waiting.is_worked_on, true) {
            spawn_local(work(Rc::clone(&inbox), Rc::clone(&desk)));
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
    let ask = serde_json::from_str(&parts.get(0).as_string()?).ok()?;
    Some((ask, parts.get(1).dyn_into().ok()))
}

fn tell(tell: &Tell) {
    if let (Some(scope), Ok(text)) = (scope(), serde_json::to_string(tell)) {
        // The page is there, or there is nobody to tell.
        let _ = scope.post_message(&text.into());
    }
}

/// Answers one ask after the other, so that none overtakes another.
async fn work(inbox: Rc<RefCell<Inbox>>, desk: Rc<RefCell<Desk>>) {
    loop {
        let next = inbox.borrow_mut().letters.pop_front();
        let Some((ask, content)) = next else { break };
        answer(ask, content, &desk).await;
    }
    inbox.borrow_mut().is_worked_on = false;
}

async fn answer(ask: Ask, content: Option<Blob>, desk: &RefCell<Desk>) {
    match ask {
        Ask::Read { id, name, otherwise } => {
            read(id, &name, content, otherwise, desk).await;
            desk.borrow_mut().finish(id);
            tell_all(&desk.borrow());
        }
        Ask::Add { id, name, text } => {
            desk.borrow_mut().add(&name, text, Otherwise::List);
            desk.borrow_mut().finish(id);
            tell_all(&desk.borrow());
        }
        Ask::About(about, subject) => {
            desk.borrow_mut().look_at(about, subject);
            tell_all(&desk.borrow());
        }
        Ask::Try(attempt) => {
            desk.borrow_mut().attempt(attempt);
            tell(&Tell::Tried(desk.borrow().tried()));
        }
        Ask::Text(at) => {
            if let Some(text) = desk.borrow().text(at) {
                tell(&Tell::Text(at, text.to_owned()));
            }
        }
    }
}

fn tell_all(desk: &Desk) {
    tell(&Tell::Held(desk.held()));
    tell(&Tell::Tried(desk.tried()));
}

async fn read(id: u32, name: &str, content: Option<Blob>, otherwise: Otherwise, desk: &RefCell<Desk>) {
    let step = |step| tell(&Tell::Progress(Progress { name: name.to_owned(), step }));
    let Some(content) = content else { return tell(&Tell::Unreadable(name.to_owned())) };
    let files = unpack(name, &content, |done, all| step(Step::Loading(done, all))).await;
    let only = files.len() == 1;
    for file in files {
        match file.bytes {
            Ok(bytes) => {
                step(Step::Reading);
                let text = text_file::read(bytes).text;
                let taking =
                    desk.borrow_mut().add(&file.name, text, if only { otherwise } else { Otherwise::List });
                if taking == Taking::Left {
                    tell(&Tell::Left(id));
                }
            }
            Err(Unpackable) => desk.borrow_mut().add_unreadable(&file.name),
        }
    }
}
