//! What is said under the paste box.

use super::delivery::Delivery;
use denylens_decode::DecodeError;
use denylens_engine::worker::text_file::Legibility;

/// What is said under the paste box.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Remark {
    #[default]
    Nothing,
    Forgotten,
    /// The reading of the text was stopped.
    Stopped,
    /// Secrets were taken out of the box.
    SecretsRemoved,
    /// What reads long texts could not be started, or has stopped.
    NotRead,
    FileRead {
        name: String,
        legibility: Legibility,
        /// How many bytes were read of it, if not all.
        cut_at: Option<u32>,
    },
    FileUnreadable {
        name: String,
    },
    /// What reads files has not come.
    NotCome,
    /// Several texts were given, and the box takes one: this one and those after it were left.
    FileLeft {
        name: String,
    },
    /// It has a secret in it, and was not put where everybody sees it.
    FileHasKeys {
        name: String,
        delivery: Delivery,
    },
    /// A policy was asked for and did not come.
    PolicyWithheld {
        name: String,
        why: DecodeError,
    },
}
