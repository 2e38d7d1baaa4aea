//! What the worker knows: one text, and the policies that the user has given.

use crate::{
    policies::GivenPolicies,
    protocol::{TextAnswer, TextAsk},
    read_text::ReadText,
};
use denylens_lang::Lang;
use denylens_render::Words;

/// Everything that the worker was given.
#[derive(Debug, Default)]
pub struct Session {
    /// The policies.
    pub policies: GivenPolicies,
    /// The text with its edition, where there is one.
    text: Option<(u32, ReadText)>,
}

impl Session {
    /// Answers what is asked about a text. `beside` is the text that goes beside the ask; `words` has those of the languages that
    /// have come.
    pub fn answer(
        &mut self,
        ask: TextAsk,
        beside: String,
        words: &dyn Fn(Lang) -> Option<&'static Words>,
    ) -> TextAnswer {
        match ask {
            TextAsk::Read { edition, supplements, window } => {
                let read = ReadText::of(beside, supplements);
                let digest = read.digest(window);
                self.text = Some((edition, read));
                TextAnswer::Digest(Box::new(digest))
            }
            TextAsk::Show { edition, window } => self
                .text(edition)
                .map_or(TextAnswer::Nothing, |text| TextAnswer::Digest(Box::new(text.digest(window)))),
            TextAsk::Behind { edition, selected } => self
                .text(edition)
                .map_or(TextAnswer::Nothing, |text| TextAnswer::Behind(Box::new(text.behind(selected)))),
            TextAsk::Write { edition, form, sharing, shell, lang } => match (self.text(edition), words(lang))
            {
                (Some(text), Some(words)) => TextAnswer::Written(text.write(form, sharing, shell, words)),
                _ => TextAnswer::Nothing,
            },
        }
    }

    fn text(&self, edition: u32) -> Option<&ReadText> {
        self.text.as_ref().filter(|(held, _)| *held == edition).map(|(_, text)| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{digest::Window, form::ReportForm};
    use denylens_advise::command::shell::Shell;
    use denylens_render::Sharing;

    const TEXT: &str =
        "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: *";

    fn read(session: &mut Session, edition: u32) -> TextAnswer {
        let ask = TextAsk::Read { edition, supplements: Vec::new(), window: Window::default() };
        session.answer(ask, TEXT.to_owned(), &known)
    }

    fn known(lang: Lang) -> Option<&'static Words> {
        Some(denylens_render::words(lang))
    }

    #[test]
    fn a_text_is_read_and_written() {
        let mut session = Session::default();
        let TextAnswer::Digest(digest) = read(&mut session, 3) else { panic!("it is read") };
        assert_eq!(digest.count, 1);
        let write = TextAsk::Write {
            edition: 3,
            form: ReportForm::Text,
            sharing: Sharing::Whole,
            shell: Shell::Bash,
            lang: Lang::Ja,
        };
        let TextAnswer::Written(text) = session.answer(write.clone(), String::new(), &known) else {
            panic!("it is written")
        };
        assert!(text.contains("s3:GetObject"), "{text}");
        assert_eq!(session.answer(write, String::new(), &|_| None), TextAnswer::Nothing);
    }

    #[test]
    fn nothing_is_told_of_another_edition() {
        let mut session = Session::default();
        read(&mut session, 3);
        read(&mut session, 4);
        let show = |edition| TextAsk::Show { edition, window: Window::default() };
        assert_eq!(session.answer(show(3), String::new(), &known), TextAnswer::Nothing);
        assert_ne!(session.answer(show(4), String::new(), &known), TextAnswer::Nothing);
        assert_eq!(
            session.answer(TextAsk::Behind { edition: 5, selected: 0 }, String::new(), &known),
            TextAnswer::Nothing
        );
    }
}
