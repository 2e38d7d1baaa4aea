//! What a key does where nobody types: a registry.

use super::tab::Tab;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shortcut {
    /// Goes to the next refusal.
    Next,
    /// Goes back to the one before.
    Previous,
    /// Opens the tab at this place.
    Tab(usize),
    CopyChange,
    CopyMessage,
    /// Writes in the text.
    Edit,
    /// Lists the keys.
    Help,
}

/// The shortcuts as they are listed, each with what is pressed for it.
pub(crate) const LIST: [(&str, Shortcut); 7] = [
    ("j", Shortcut::Next),
    ("k", Shortcut::Previous),
    ("1 – 7", Shortcut::Tab(0)),
    ("c", Shortcut::CopyChange),
    ("m", Shortcut::CopyMessage),
    ("e", Shortcut::Edit),
    ("?", Shortcut::Help),
];

/// What a key does, by the name that browsers have for it.
pub(crate) fn shortcut(key: &str) -> Option<Shortcut> {
    if let Some(place) = key.parse::<usize>().ok().filter(|place| (1..=Tab::ALL.len()).contains(place)) {
        return Some(Shortcut::Tab(place - 1));
    }
    // Those of the tabs are listed together, under what is no key.
    let mut listed = LIST.into_iter().filter(|(_, shortcut)| !matches!(shortcut, Shortcut::Tab(_)));
    listed.find(|(listed, _)| *listed == key).map(|(_, shortcut)| shortcut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_do_what_is_listed() {
        assert_eq!(shortcut("j"), Some(Shortcut::Next));
        assert_eq!(shortcut("1"), Some(Shortcut::Tab(0)));
        assert_eq!(shortcut("7"), Some(Shortcut::Tab(6)));
        assert_eq!(shortcut("?"), Some(Shortcut::Help));
    }

    #[test]
    fn other_keys_do_nothing() {
        for key in ["0", "8", "J", "Enter", "Tab", " ", "1 – 7"] {
            assert_eq!(shortcut(key), None, "{key}");
        }
    }
}
