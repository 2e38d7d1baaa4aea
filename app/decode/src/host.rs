//! The hosts that the page may talk to.

use crate::{BACKENDS, Region};
use std::collections::BTreeSet;

/// The STS of every region, one by one.
pub fn sts_hosts() -> impl Iterator<Item = &'static str> {
    Region::all().iter().map(|region| region.sts_host())
}

/// What the page's security policy has to let the page connect to: `https://<host>` for every host that a backend names,
/// sorted, each once.
pub fn connect_sources() -> BTreeSet<String> {
    BACKENDS
        .iter()
        .flat_map(|backend| backend.describe().destination.hosts())
        .map(|host| format!("https://{host}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_covers_every_sts_host_and_nothing_else() {
        let expected: BTreeSet<_> = sts_hosts().map(|host| format!("https://{host}")).collect();
        assert_eq!(connect_sources(), expected);
        assert_eq!(expected.len(), Region::all().len());
    }

    #[test]
    fn a_source_is_a_whole_host_name() {
        for source in connect_sources() {
            let host = source.strip_prefix("https://").unwrap();
            assert!(host.starts_with("sts."), "{host}");
            assert!(
                host.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte)),
                "{host}"
            );
        }
    }
}
