//! How the reader wants things: the language, the colours, and the forms in which texts are written.

use crate::{
    chunk::NotCome,
    theme::Theme,
    words::{Words, words},
};
use denylens_engine::{Lang, Sharing, advice::Shell};
use leptos::{prelude::*, task::spawn_local};

/// The reader's choices.
#[derive(Clone, Copy)]
pub(crate) struct Choices {
    pub(crate) lang: RwSignal<Lang>,
    /// Its words.
    words: RwSignal<&'static Words>,
    /// The language that was asked for and whose words have not come.
    pub(crate) unspoken: RwSignal<Option<Lang>>,
    pub(crate) theme: RwSignal<Theme>,
    /// The form in which changes to policies are shown, by its place in the registry.
    pub(crate) format: RwSignal<usize>,
    /// The shell for which commands are written.
    pub(crate) shell: RwSignal<Shell>,
    /// Whether what is shared has placeholders in the place of names.
    pub(crate) sharing: RwSignal<Sharing>,
}

impl Choices {
    /// What holds at first.
    pub(crate) fn new(lang: Lang, words: &'static Words) -> Choices {
        Choices {
            lang: RwSignal::new(lang),
            words: RwSignal::new(words),
            unspoken: RwSignal::new(None),
            theme: RwSignal::new(Theme::default()),
            format: RwSignal::new(0),
            shell: RwSignal::new(Shell::Bash),
            sharing: RwSignal::new(Sharing::default()),
        }
    }

    /// The words of the language that is chosen.
    pub(crate) fn words(self) -> &'static Words {
        self.words.get()
    }

    /// The same, without being told of another language.
    pub(crate) fn words_untracked(self) -> &'static Words {
        self.words.get_untracked()
    }

    /// Goes over to another language, when its words have come.
    pub(crate) fn speak(self, lang: Lang) {
        self.unspoken.set(None);
        spawn_local(async move {
            match words(lang).await {
                Ok(words) => {
                    self.words.set(words);
                    self.lang.set(lang);
                }
                Err(NotCome) => self.unspoken.set(Some(lang)),
            }
        });
    }
}
