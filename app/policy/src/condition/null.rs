//! `Null`: whether the key is in the request.

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Test {
    /// `true`: the key must not be there; `false`: it must.
    pub(super) wants_absent: bool,
}

pub(super) fn read(text: &str) -> Option<super::Test> {
    Some(super::Test::Null(Test { wants_absent: super::boolean::truth(text)? }))
}
