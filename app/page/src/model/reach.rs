//! Whether anything can be sent.

/// What the browser says of its network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// There is one; whether AWS answers is another matter.
    Online,
    /// There is none, so that nothing gets anywhere.
    Offline,
}

impl Reach {
    /// What a browser means that says whether it is online.
    pub(crate) fn of(is_online: bool) -> Reach {
        if is_online { Reach::Online } else { Reach::Offline }
    }
}
