//! The ways to look something up: the backends that can, and the one that is opened first.

use denylens_decode::{BackendInfo, DecodeBackend, Lookup, Settings, backends};
use std::rc::Rc;

/// A backend, and what it looks up.
pub(crate) struct LookupWay {
    pub(crate) backend: Rc<dyn DecodeBackend>,
    pub(crate) info: BackendInfo,
    pub(crate) lookup: Lookup,
}

/// Each backend with what it can answer, and the place of the first to show: what the settings name, else what sends nothing.
pub(crate) fn ways(settings: &Settings, lookups: &[Lookup]) -> (Vec<LookupWay>, usize) {
    let answerable = |backend: Rc<dyn DecodeBackend>| {
        let info = backend.describe();
        let lookup = lookups.iter().find(|lookup| lookup.kind() == info.answers)?.clone();
        Some(LookupWay { backend, info, lookup })
    };
    let ways: Vec<LookupWay> = backends(settings).into_iter().filter_map(answerable).collect();
    let is_preferred = |way: &LookupWay| settings.backend.as_ref() == Some(&way.info.id.to_string());
    let first = ways
        .iter()
        .position(is_preferred)
        .or_else(|| ways.iter().position(|way| way.backend.origins().is_empty()))
        .unwrap_or(0);
    (ways, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(settings: &Settings, lookup: Lookup) -> (Vec<String>, usize) {
        let (ways, first) = ways(settings, &[lookup]);
        (ways.iter().map(|way| way.info.id.to_string()).collect(), first)
    }

    #[test]
    fn what_sends_nothing_is_first() {
        let (ids, first) = ids(&Settings::default(), Lookup::Encoded("abc".to_owned()));
        assert_eq!(ids, ["paste", "sts"]);
        assert_eq!(first, 0);
    }

    #[test]
    fn what_the_settings_name_is_first() {
        let settings = Settings { backend: Some("sts".to_owned()), ..Settings::default() };
        let (ids, first) = ids(&settings, Lookup::Encoded("abc".to_owned()));
        assert_eq!(ids.get(first).map(String::as_str), Some("sts"));
    }
}
