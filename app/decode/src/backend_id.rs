//! The registry of backends: one row each, in the order in which the page offers them.
//!
//! To add a backend: a row here, and the compiler asks for the rest: its sentences in [`DecodeWords`](crate::DecodeWords) and a line in
//! `registry.rs`. It lives in one file of `backend`, which is called as its id is.

use std::fmt;

macro_rules! kinds {
    ($($(#[$doc:meta])+ $kind:ident = $id:literal;)+) => {
        /// The kinds of backends.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum BackendKind {
            $($(#[$doc])+ $kind,)+
        }

        impl BackendKind {
            /// Every kind, in the order in which the page offers them.
            pub const ALL: &[BackendKind] = &[$(BackendKind::$kind,)+];

            /// Its id, which is kept for ever: tests and settings name it.
            pub const fn id(self) -> &'static str {
                match self {
                    $(BackendKind::$kind => $id,)+
                }
            }
        }
    };
}

kinds! {
    /// A decoded message from elsewhere is pasted.
    Paste = "paste";
    /// `DecodeAuthorizationMessage` of STS.
    Sts = "sts";
    /// A team's own endpoint. There are as many as the settings have.
    Endpoint = "endpoint";
    /// AWS's authorization details from elsewhere are pasted.
    DetailsPaste = "details-paste";
    /// `GetRequestAuthorizationDetails` of IAM.
    Details = "details";
}

/// A backend's stable name, for tests and for settings: `sts`, `endpoint-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackendId {
    /// Its kind.
    pub kind: BackendKind,
    /// Which of the settings' endpoints, from 0; 0 for the kinds that there is one of.
    pub at: usize,
}

impl BackendId {
    /// The ids of a page with so many endpoints of a team's own.
    pub fn all(endpoints: usize) -> impl Iterator<Item = BackendId> {
        BackendKind::ALL.iter().flat_map(move |kind| {
            let count = if *kind == BackendKind::Endpoint { endpoints } else { 1 };
            (0..count).map(|at| BackendId { kind: *kind, at })
        })
    }
}

impl fmt::Display for BackendId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.id())?;
        match self.kind {
            BackendKind::Endpoint => write!(f, "-{}", self.at + 1),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ids_are_kept_for_ever() {
        let ids: Vec<String> = BackendId::all(2).map(|id| id.to_string()).collect();
        assert_eq!(ids, ["paste", "sts", "endpoint-1", "endpoint-2", "details-paste", "details"]);
    }

    #[test]
    fn who_serves_the_page_is_told_of_every_id() {
        let deploy = include_str!("../../../docs/DEPLOY.md");
        for id in BackendId::all(1) {
            assert!(deploy.contains(&format!("`{id}`")), "docs/DEPLOY.md lacks {id}");
        }
    }
}
