//! What the page knows, and what can be done to it. Nothing of it outlives the page.

pub(crate) mod attempt;
pub(crate) mod choices;
pub(crate) mod engine;
pub(crate) mod labour;
pub(crate) mod paste;
pub(crate) mod policies;
pub(crate) mod reach;
pub(crate) mod recent;
pub(crate) mod secrets;
pub(crate) mod worker;

use crate::{
    effect::effect,
    model::{lookup::Answered, remark::Remark, stage::Stage, tab::Tab},
    painted::painted,
    words::{MoreWords, Words},
};
use choices::Choices;
use denylens_decode::{LocalText, Settings};
use denylens_engine::{Lang, Supplement, located::Subject, secrets::without};
use engine::Engine;
use leptos::{prelude::*, task::spawn_local};
use paste::Paste;
use policies::Policies;
use recent::Recent;
use secrets::Secrets;
use worker::Worker;
use zeroize::Zeroizing;

/// What draws a region that comes on demand.
pub(crate) type Draw = fn(Page) -> AnyView;

/// All of the page's state, for the regions to take what they read.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    pub(crate) choices: Choices,
    pub(crate) paste: Paste,
    pub(crate) engine: Engine,
    pub(crate) policies: Policies,
    pub(crate) secrets: Secrets,
    pub(crate) recent: Recent,
    /// How far it is with the text.
    pub(crate) stage: Memo<Stage>,
    /// What draws the list of refusals by who has to act, when it has come.
    pub(crate) draw_groups: RwSignal<Option<Draw>>,
    /// Whether a narrow screen shows the list of refusals.
    pub(crate) is_list_unfolded: RwSignal<bool>,
    /// The tab that was opened last.
    pub(crate) tab: RwSignal<Tab>,
    /// What those who serve the page say above it.
    pub(crate) banner: StoredValue<Option<LocalText>>,
    /// What else they chose for it, as JSON.
    settings: StoredValue<String>,
}

impl Page {
    /// An empty page in a language.
    pub(crate) fn new(
        lang: Lang,
        words: &'static Words,
        banner: Option<LocalText>,
        settings: String,
    ) -> Page {
        let worker = Worker::new();
        let paste = Paste::new();
        let engine = Engine::new(paste, worker);
        let policies = Policies::new(worker);
        effect(move || policies.look_at(engine.refusal.read().as_ref().and_then(Subject::of)));
        let stage =
            Memo::new(move |before| Stage::next(before, paste.is_empty.get(), engine.digest.read().count));
        Page {
            choices: Choices::new(lang, words),
            stage,
            draw_groups: RwSignal::new(None),
            is_list_unfolded: RwSignal::new(false),
            tab: RwSignal::new(Tab::default()),
            paste,
            engine,
            policies,
            secrets: Secrets::new(),
            recent: Recent::new(),
            banner: StoredValue::new(banner),
            settings: StoredValue::new(settings),
        }
    }

    /// The words of the language that is chosen.
    pub(crate) fn words(self) -> &'static Words {
        self.choices.words()
    }

    /// All words of it, for what comes on demand: see [`Choices::more`].
    pub(crate) fn more(self) -> &'static MoreWords {
        self.choices.more()
    }

    /// What those who serve the page chose for it. It is read by who needs all of it.
    pub(crate) fn settings(self) -> Settings {
        self.settings.with_value(|text| Settings::parse(text).unwrap_or_default())
    }

    /// Puts a text into the box in the place of what is there, and reads it.
    pub(crate) fn place(self, text: &str) {
        self.paste.put(text);
        self.read_whole();
    }

    /// Reads the text in the box, which was changed.
    pub(crate) fn read(self) {
        self.engine.read();
    }

    /// Reads the text in the box, which came in as a whole in the place of another one.
    pub(crate) fn read_whole(self) {
        self.tab.set(Tab::default());
        self.paste.is_unfolded.set(false);
        self.is_list_unfolded.set(false);
        self.engine.read();
        let edition = self.paste.edition();
        spawn_local(async move {
            painted().await;
            if self.paste.is_still(edition) {
                self.paste.show_start();
            }
        });
    }

    /// Takes the secrets out of the text in the box, and reads it again. They are looked for anew: the text may have changed since it was
    /// read.
    pub(crate) fn remove_secrets(self) {
        let text = Zeroizing::new(self.paste.text());
        self.place(&without(&text));
        self.paste.remark.set(Remark::SecretsRemoved);
    }

    /// Takes a document that was given as an answer. When nothing is left to look up, the keys go.
    pub(crate) async fn join(self, supplement: Supplement) -> Answered {
        let answered = self.engine.join(supplement).await;
        if self.engine.digest.read_untracked().open_lookups == 0 {
            self.secrets.forget();
        }
        answered
    }

    /// Empties the page, whatever the worker is at.
    pub(crate) fn forget(self) {
        self.secrets.forget();
        self.policies.forget();
        self.recent.forget();
        self.engine.forget();
        self.paste.renew();
        self.read();
        self.paste.remark.set(Remark::Forgotten);
        self.paste.focus();
    }
}
