//! The hosts that the page may talk to.

use crate::{backends, settings::Settings};
use std::collections::BTreeSet;

/// What the page's security policy has to let the page connect to: every place that a backend can send to, sorted, each once.
pub fn connect_sources(settings: &Settings) -> BTreeSet<String> {
    backends(settings).iter().flat_map(|backend| backend.origins()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Region;

    #[test]
    fn the_policy_covers_the_hosts_of_aws_and_nothing_else() {
        let sources = connect_sources(&Settings::default());
        for region in Region::all() {
            assert!(sources.contains(&format!("https://{}", region.sts_host())));
        }
        for source in sources {
            let host = source.strip_prefix("https://").unwrap();
            assert!(
                ["sts.", "sts-fips.", "iam-toolbox."].iter().any(|start| host.starts_with(start)),
                "{host}"
            );
            assert!(
                host.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte)),
                "{host}"
            );
        }
    }

    #[test]
    fn the_settings_add_their_endpoints() {
        let settings = Settings::parse(
            r#"{
                "endpoints": [{ "name": "x", "url": "https://decode.example.com:8443/v1" }],
                "sts_endpoints": [{ "name": "y", "url": "https://sts.internal.example" }]
            }"#,
        )
        .unwrap();
        let added: Vec<String> =
            connect_sources(&settings).difference(&connect_sources(&Settings::default())).cloned().collect();
        assert_eq!(added, ["https://decode.example.com:8443", "https://sts.internal.example"]);
    }
}
