//! The backend without a network: the user runs the command and pastes what it prints.

use super::{BackendInfo, DecodeBackend, DecodeRequest, LookupResult};
use crate::{
    backend_id::{BackendId, BackendKind},
    error::DecodeError,
    form_field::FormField,
    lookup::LookupKind,
    transport::LocalFuture,
    words::DecodeWords,
};
use std::borrow::Cow;

/// Takes a decoded message that came from elsewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paste;

impl DecodeBackend for Paste {
    fn describe(&self) -> BackendInfo {
        BackendInfo {
            id: BackendId { kind: BackendKind::Paste, at: 0 },
            answers: LookupKind::Encoded,
            needs: &[FormField::Text],
        }
    }

    fn name(&self, words: &'static DecodeWords) -> Cow<'_, str> {
        words.backends.paste.name.into()
    }

    fn explanation(&self, words: &'static DecodeWords) -> Cow<'_, str> {
        words.backends.paste.explanation.into()
    }

    fn decode<'a>(
        &'a self,
        request: &'a DecodeRequest,
    ) -> LocalFuture<'a, Result<LookupResult, DecodeError>> {
        Box::pin(async move { request.pasted() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lookup::Lookup, transport::ready};
    use denylens_triage::{Answers, Supplement};

    fn pasted(text: &str) -> Result<Supplement, DecodeError> {
        let lookup = Lookup::Encoded("ab cd".to_owned());
        let request = DecodeRequest { text: text.to_owned(), ..DecodeRequest::new(lookup) };
        ready(Paste.decode(&request)).map(|result| result.supplement)
    }

    #[test]
    fn the_text_answers_the_message_of_the_request() {
        let text = "{\"allowed\":false}\n";
        assert_eq!(
            pasted(text),
            Ok(Supplement { answers: Answers::Encoded("ab cd".to_owned()), text: text.to_owned() })
        );
    }

    #[test]
    fn a_text_without_any_characters_is_missing() {
        assert_eq!(pasted(" \n"), Err(DecodeError::Missing(FormField::Text)));
    }
}
