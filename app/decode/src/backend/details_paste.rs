//! AWS's authorization details from elsewhere: the user runs the command and pastes what it prints.

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

/// Takes details that came from elsewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DetailsPaste;

impl DecodeBackend for DetailsPaste {
    fn describe(&self) -> BackendInfo {
        BackendInfo {
            id: BackendId { kind: BackendKind::DetailsPaste, at: 0 },
            answers: LookupKind::Details,
            needs: &[FormField::Text],
        }
    }

    fn name(&self, words: &'static DecodeWords) -> Cow<'_, str> {
        words.backends.details_paste.name.into()
    }

    fn explanation(&self, words: &'static DecodeWords) -> Cow<'_, str> {
        words.backends.details_paste.explanation.into()
    }

    fn decode<'a>(
        &'a self,
        request: &'a DecodeRequest,
    ) -> LocalFuture<'a, Result<LookupResult, DecodeError>> {
        Box::pin(async move { request.pasted() })
    }
}
