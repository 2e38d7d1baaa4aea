//! The names that AWS's messages give to the policy layers.

use super::grammar::{floor, follow, precede};
use crate::report::LayerKind;
use denylens_policy::Layer;

/// A layer's name in a message.
pub(super) struct LayerName {
    phrase: &'static str,
    pub(super) layer: Layer,
    pub(super) kind: Option<LayerKind>,
}

const fn name(phrase: &'static str, layer: Layer) -> LayerName {
    LayerName { phrase, layer, kind: None }
}

/// Every name, longer ones before those that they begin with.
///
/// Source: IAM User Guide, "Troubleshoot access denied error messages", and its older editions ("sessions policy", capitals).
const NAMES: &[LayerName] = &[
    name("identity-based policy", Layer::Identity),
    name("identity-based policies", Layer::Identity),
    name("identity policy", Layer::Identity),
    name("resource-based policy", Layer::Resource),
    name("resource-based policies", Layer::Resource),
    name("resource control policy", Layer::ResourceControl),
    name("resource control policies", Layer::ResourceControl),
    name("RCP", Layer::ResourceControl),
    name("permissions boundary", Layer::Boundary),
    name("permission boundary", Layer::Boundary),
    name("session policy", Layer::Session),
    name("sessions policy", Layer::Session),
    name("session policies", Layer::Session),
    name("service control policy", Layer::ServiceControl),
    name("service control policies", Layer::ServiceControl),
    name("SCP", Layer::ServiceControl),
    name("VPC endpoint policy", Layer::VpcEndpoint),
    name("VPC endpoint policies", Layer::VpcEndpoint),
    name("VPCE policy", Layer::VpcEndpoint),
    LayerName { phrase: "role trust policy", layer: Layer::Resource, kind: Some(LayerKind::RoleTrustPolicy) },
];

/// The layer whose name stands at `at`, and where the name ends.
pub(super) fn at(text: &str, at: usize) -> Option<(&'static LayerName, usize)> {
    NAMES.iter().find_map(|name| Some((name, follow(text, at, name.phrase)?)))
}

/// The layer whose name ends at `at`, and where the name starts.
pub(super) fn before(text: &str, at: usize) -> Option<(&'static LayerName, usize)> {
    NAMES.iter().find_map(|name| Some((name, precede(text, at, name.phrase)?)))
}

/// The layer in whose name the paragraph at `at` ends, where what is left of the name belongs to no other layer, and where that ends.
pub(super) fn cut_at(text: &str, at: usize) -> Option<(&'static LayerName, usize)> {
    let left = paragraph(text, at);
    let rest = left.trim_end_matches(['.', '…']);
    if rest.len() < SHORTEST_CUT || rest.len() > LONGEST_NAME {
        return None;
    }
    let words = rest.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    let mut names = NAMES.iter().filter(|name| name.phrase.to_ascii_lowercase().starts_with(&words));
    let first = names.next()?;
    names.all(|name| name.layer == first.layer).then_some((first, at + left.len()))
}

/// What is left of the paragraph at `at`, without the spaces at its end; no more of it than a name is long.
pub(super) fn paragraph(text: &str, at: usize) -> &str {
    let rest = text.get(at..floor(text, at + 2 * LONGEST_NAME)).unwrap_or_default();
    let end = memchr::memmem::find(rest.as_bytes(), b"\n\n").unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().trim_end()
}

/// What is left of a name that was cut is a word with at least so many letters.
const SHORTEST_CUT: usize = 5;
const LONGEST_NAME: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, layer: Layer, kind: Option<LayerKind>) {
        let (name, end) = at(text, 0).expect("a layer");
        assert_eq!((name.layer, name.kind, end), (layer, kind, text.len()));
    }

    #[test]
    fn every_layer_is_known_by_its_names() {
        check("identity-based policy", Layer::Identity, None);
        check("resource-based policy", Layer::Resource, None);
        check("permissions boundary", Layer::Boundary, None);
        check("sessions policy", Layer::Session, None);
        check("Service Control Policy", Layer::ServiceControl, None);
        check("resource control policy", Layer::ResourceControl, None);
        check("VPC endpoint policy", Layer::VpcEndpoint, None);
        check("role trust policy", Layer::Resource, Some(LayerKind::RoleTrustPolicy));
    }

    #[test]
    fn every_layer_has_a_name() {
        for layer in Layer::ALL {
            assert!(NAMES.iter().any(|name| name.layer == layer), "no message names {}", layer.id());
        }
    }

    #[test]
    fn another_policy_is_no_layer() {
        assert!(at("password policy", 0).is_none());
    }

    #[test]
    fn a_name_that_was_cut_is_known_where_it_is_no_others() {
        let layer = |text: &str| cut_at(text, 0).map(|(name, end)| (name.layer, end));
        assert_eq!(layer("identity-base"), Some((Layer::Identity, 13)));
        assert_eq!(layer("service contr…\n\nwith more below"), Some((Layer::ServiceControl, 16)));
        assert_eq!(layer("resource"), None);
        assert_eq!(layer("s"), None);
    }
}
