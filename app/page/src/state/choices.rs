//! How the reader wants things: the language, the colours, and the forms in which texts are written.

use crate::{
    chunk::NotCome,
    theme::Theme,
    words::{MoreWords, Words, more_words, words},
};
use denylens_engine::{Lang, MessageForm, Sharing, advice::Shell};
use leptos::{prelude::*, task::spawn_local};

/// The words of the language that is chosen, as far as they have come.
#[derive(Clone, Copy)]
struct Spoken {
    first: &'static Words,
    more: Option<&'static MoreWords>,
}

/// The reader's choices.
#[derive(Clone, Copy)]
pub(crate) struct Choices {
    pub(crate) lang: RwSignal<Lang>,
    words: RwSignal<Spoken>,
    /// The language that was asked for and whose words have not come.
    pub(crate) unspoken: RwSignal<Option<Lang>>,
    pub(crate) theme: RwSignal<Theme>,
    /// The form in which changes to policies are shown, by its place in the registry.
    pub(crate) format: RwSignal<usize>,
    /// The shell for which commands are written.
    pub(crate) shell: RwSignal<Shell>,
    /// How long the messages to others are.
    pub(crate) message: RwSignal<MessageForm>,
    /// Whether what is shared has placeholders in the place of names.
    pub(crate) sharing: RwSignal<Sharing>,
}

impl Choices {
    /// What holds at first.
    pub(crate) fn new(lang: Lang, words: &'static Words) -> Choices {
        Choices {
            lang: RwSignal::new(lang),
            words: RwSignal::new(Spoken { first: words, more: None }),
            unspoken: RwSignal::new(None),
            theme: RwSignal::new(Theme::default()),
            format: RwSignal::new(0),
            shell: RwSignal::new(Shell::Bash),
            message: RwSignal::new(MessageForm::Chat),
            sharing: RwSignal::new(Sharing::default()),
        }
    }

    /// What is said at first in the language that is chosen.
    pub(crate) fn words(self) -> &'static Words {
        self.words.get().first
    }

    /// All that is said in it. For what comes on demand, with which it has come: see [`Choices::bring_more`].
    pub(crate) fn more(self) -> &'static MoreWords {
        here(self.words.get())
    }

    /// The same, without being told of another language.
    pub(crate) fn more_untracked(self) -> &'static MoreWords {
        here(self.words.get_untracked())
    }

    /// Waits until all that is said in the language that is chosen has come.
    pub(crate) async fn bring_more(self) -> Result<(), NotCome> {
        while self.words.get_untracked().more.is_none() {
            let lang = self.lang.get_untracked();
            let more = more_words(lang).await?;
            // Another language may have been chosen in the meantime.
            if self.lang.get_untracked() == lang {
                self.words.set(Spoken { first: more.first, more: Some(more) });
            }
        }
        Ok(())
    }

    /// Goes over to another language, when its words have come.
    pub(crate) fn speak(self, lang: Lang) {
        self.unspoken.set(None);
        spawn_local(async move {
            match self.bring(lang).await {
                Ok(spoken) => {
                    self.words.set(spoken);
                    self.lang.set(lang);
                }
                Err(NotCome) => self.unspoken.set(Some(lang)),
            }
        });
    }

    /// What is needed of a language now: what has been drawn on demand stays, in the other language.
    async fn bring(self, lang: Lang) -> Result<Spoken, NotCome> {
        let first = words(lang).await?;
        let is_all_needed = self.words.get_untracked().more.is_some();
        let more = if is_all_needed { Some(more_words(lang).await?) } else { None };
        Ok(Spoken { first, more })
    }
}

fn here(spoken: Spoken) -> &'static MoreWords {
    spoken.more.expect("what comes on demand is drawn when all words have come")
}
