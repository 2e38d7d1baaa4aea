//! What the engine says of the text in the box. Short texts are read at once, long ones in the worker.

use super::{paste::Paste, worker::Worker};
use crate::{
    chunk::NotCome,
    model::{
        index,
        lookup::{Answered, Lookups, lookups},
        reading::Reading,
        remark::Remark,
    },
    painted::painted,
};
use denylens_engine::{
    Advice, Behind, Digest, Lang, ReadText, ReportForm, SecretsSeen, Sharing, Supplement, Window, Words,
    advice::Shell,
    located::Knowledge,
    protocol::{TextAnswer, TextAsk},
    report::{Denial, Layer},
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_split_helpers::wasm_split;

/// What is known of the text in the box, and what can be asked about it.
#[derive(Clone, Copy)]
pub(crate) struct Engine {
    /// What there is to show.
    pub(crate) digest: RwSignal<Digest>,
    /// The refusal that is shown.
    pub(crate) refusal: Memo<Option<Denial>>,
    /// The same, but of another text only after its verdict was painted: drawing all below it would delay that.
    pub(crate) explained: Memo<Option<Denial>>,
    /// What there is to look up of it.
    pub(crate) lookups: Memo<Option<Lookups>>,
    /// Which secrets stand in the texts.
    pub(crate) secrets: Memo<SecretsSeen>,
    /// Which part of the text is looked at.
    pub(crate) window: RwSignal<Window>,
    /// What stands behind the verdict.
    pub(crate) behind: RwSignal<Behind>,
    /// What the policy does that stands beside this very refusal, and its layer: see [`Behind::beside`]. What stood beside the one
    /// before says nothing of it.
    pub(crate) beside: RwSignal<Option<(Layer, Knowledge)>>,
    /// The advice on the refusal that is shown, once somebody wants it.
    pub(crate) advice: Memo<Option<Arc<Advice>>>,
    advise: RwSignal<Option<Advise>>,
    is_painted: RwSignal<bool>,
    /// The text, where it was read at once.
    read: StoredValue<Option<ReadText>>,
    paste: Paste,
    worker: Worker,
}

/// What gives advice on a refusal.
type Advise = fn(&Denial) -> Advice;

impl Engine {
    pub(crate) fn new(paste: Paste, worker: Worker) -> Engine {
        let digest = RwSignal::new(Digest::default());
        let refusal = Memo::new(move |_| digest.read().refusal.clone());
        let advise = RwSignal::new(None::<Advise>);
        let is_painted = RwSignal::new(true);
        let explained = Memo::new(move |before| held_back(before, refusal.get(), is_painted.get()));
        let lookups = Memo::new(move |before| {
            held_back(before, refusal.read().as_ref().and_then(lookups), is_painted.get())
        });
        let advice = Memo::new(move |_| {
            let advise = advise.get()?;
            explained.read().as_ref().map(|denial| Arc::new(advise(denial)))
        });
        Engine {
            digest,
            refusal,
            explained,
            lookups,
            secrets: Memo::new(move |_| digest.read().secrets.clone()),
            window: RwSignal::new(index::WINDOW),
            behind: RwSignal::new(Behind::default()),
            beside: RwSignal::new(None),
            advice,
            advise,
            is_painted,
            read: StoredValue::new(None),
            paste,
            worker,
        }
    }

    /// Reads the text that has come into the box.
    pub(crate) fn read(self) {
        self.paste.changed();
        self.beside.set(None);
        self.window.set(index::WINDOW);
        let supplements = self.digest.read_untracked().supplements.clone();
        if self.paste.reading(&supplements) == Reading::AtOnce {
            self.hold_back();
            self.read_at_once(supplements);
        } else {
            self.tell(Behind::default());
            self.paste.after_pause(move || {
                spawn_local(async move {
                    let edition = self.paste.edition();
                    if apart(self, edition, supplements).await.is_err() && self.paste.is_still(edition) {
                        self.not_read();
                    }
                });
            });
        }
    }

    /// Looks at another part of the text.
    pub(crate) fn show(self, window: Window) {
        if window.selected != self.window.read_untracked().selected {
            self.beside.set(None);
        }
        self.window.set(window);
        let at_once = self.read.with_value(|read| read.as_ref().map(|read| read.digest(window)));
        match at_once {
            Some(digest) => self.digest.set(digest),
            None => spawn_local(async move {
                // It is here since the text was read.
                let _ = shown(self, window).await;
            }),
        }
    }

    /// Takes a document that was given as an answer, unless it says nothing of a refusal: then nothing changes.
    pub(crate) async fn join(self, supplement: Supplement) -> Answered {
        let edition = self.paste.edition();
        let before = self.digest.get_untracked();
        if before.supplements.contains(&supplement) {
            return Answered::ByAnotherRequest;
        }
        let mut supplements = before.supplements.clone();
        supplements.push(supplement);
        self.read_again(supplements).await;
        let answered = Answered::of(&before, &self.digest.read_untracked());
        if answered == Answered::No && self.paste.is_still(edition) {
            self.read_again(before.supplements).await;
        }
        answered
    }

    /// Lets go of a document that arrived later: what it answered is open again.
    pub(crate) fn take_back(self, place: usize) {
        let mut supplements = self.digest.read_untracked().supplements.clone();
        if place < supplements.len() {
            supplements.remove(place);
            spawn_local(self.read_again(supplements));
        }
    }

    /// Asks for what stands behind the verdict; it comes into [`Engine::behind`].
    pub(crate) fn look_behind(self) {
        if !self.is_painted.get() {
            return;
        }
        let selected = self.window.read_untracked().selected;
        let at_once = self.read.with_value(|read| read.as_ref().map(|read| read.behind(selected)));
        match at_once {
            Some(behind) => self.tell(behind),
            None => spawn_local(async move {
                let edition = self.paste.edition();
                if let Some(TextAnswer::Behind(behind)) =
                    self.ask(TextAsk::Behind { edition, selected }).await
                {
                    self.tell(*behind);
                }
            }),
        }
    }

    fn tell(self, behind: Behind) {
        self.beside.set(behind.beside);
        self.behind.set(behind);
    }

    /// The whole report in a form; `None` where the text has changed in the meantime, or what was asked for has not come.
    pub(crate) async fn write(
        self,
        form: ReportForm,
        sharing: Sharing,
        shell: Shell,
        lang: Lang,
        words: &'static Words,
    ) -> Option<String> {
        let at_once =
            self.read.with_value(|read| read.as_ref().map(|read| read.write(form, sharing, shell, words)));
        if at_once.is_some() {
            return at_once;
        }
        let edition = self.paste.edition();
        match self.ask(TextAsk::Write { edition, form, sharing, shell, lang }).await {
            Some(TextAnswer::Written(text)) => Some(text),
            _ => None,
        }
    }

    /// Lets go of the text, in the worker too.
    pub(crate) fn forget(self) {
        self.let_go();
        self.worker.forget();
    }

    /// Whether the worker has been at the text for long.
    pub(crate) fn takes_long(self) -> bool {
        self.worker.about_texts.is_long.get()
    }

    /// Stops what the worker does with the text, which stays in the box.
    pub(crate) fn stop(self) {
        self.paste.changed();
        self.let_go();
        self.worker.drop_texts();
        self.worker.restart();
        self.paste.remark.set(Remark::Stopped);
    }

    fn let_go(self) {
        self.digest.set(Digest::default());
        self.tell(Behind::default());
        self.read.set_value(None);
    }

    /// The regions that show advice want it. What gives it comes with them.
    pub(crate) fn want_advice(self) {
        if self.advise.get_untracked().is_none() {
            self.advise.set(Some(Advice::of));
        }
    }

    fn read_at_once(self, supplements: Vec<Supplement>) {
        let read = ReadText::of(self.paste.text(), supplements);
        self.digest.set(read.digest(self.window.get_untracked()));
        self.read.set_value(Some(read));
    }

    /// Reads a text in the worker. Where that fails, it is tried once more.
    async fn read_apart(self, supplements: Vec<Supplement>) {
        self.read.set_value(None);
        let (edition, window) = (self.paste.edition(), self.window.get_untracked());
        for _ in 0..2 {
            let ask = TextAsk::Read { edition, supplements: supplements.clone(), window };
            match self.ask(ask).await {
                Some(TextAnswer::Digest(digest)) => {
                    self.hold_back();
                    self.digest.set(*digest);
                    self.paste.busy.set(false);
                    return;
                }
                _ if !self.paste.is_still(edition) => return,
                _ => {}
            }
        }
        self.not_read();
    }

    /// Keeps all that stands below the verdict back until the verdict is painted.
    fn hold_back(self) {
        self.is_painted.set(false);
        // Whatever becomes of who asked.
        spawn_local(async move {
            painted().await;
            self.is_painted.set(true);
        });
    }

    fn not_read(self) {
        self.paste.busy.set(false);
        self.digest.set(Digest::default());
        self.paste.remark.set(Remark::NotRead);
    }

    async fn read_again(self, supplements: Vec<Supplement>) {
        if self.paste.reading(&supplements) == Reading::AtOnce {
            self.read_at_once(supplements);
        } else {
            self.read_apart(supplements).await;
        }
    }

    /// Asks the worker about the text in the box; `None` where it has stopped, or the text has changed in the meantime.
    async fn ask(self, ask: TextAsk) -> Option<TextAnswer> {
        let edition = self.paste.edition();
        let beside = match &ask {
            TextAsk::Read { .. } => self.paste.unread(),
            _ => JsValue::UNDEFINED,
        };
        let answer = self.worker.ask_about_text(ask, beside).await;
        answer.filter(|_| self.paste.is_still(edition))
    }
}

/// What is there to draw below a verdict: nothing new before that is painted. What stays the same stays, since somebody may be at it.
fn held_back<T: PartialEq>(before: Option<&Option<T>>, now: Option<T>, is_painted: bool) -> Option<T> {
    now.filter(|now| is_painted || before.is_some_and(|before| before.as_ref() == Some(now)))
}

/// Reads the text of an edition in the worker, if it is still in the box. What asks it comes with what starts it.
#[wasm_split(policies, fallible)]
fn apart(engine: Engine, edition: u32, supplements: Vec<Supplement>) -> Result<(), NotCome> {
    if engine.paste.is_still(edition) {
        spawn_local(engine.read_apart(supplements));
    }
    Ok(())
}

/// Looks at another part of a text that was read in the worker.
#[wasm_split(policies, fallible)]
fn shown(engine: Engine, window: Window) -> Result<(), NotCome> {
    spawn_local(async move {
        let edition = engine.paste.edition();
        if let Some(TextAnswer::Digest(digest)) = engine.ask(TextAsk::Show { edition, window }).await {
            engine.digest.set(*digest);
        }
    });
    Ok(())
}
