//! The backends of a page, and the hosts that it may talk to for them.

use crate::{
    backend::{
        DecodeBackend, details::Details, details_paste::DetailsPaste, endpoint::Endpoint, paste::Paste,
        sts::Sts,
    },
    backend_id::{BackendId, BackendKind},
    settings::Settings,
    transport::browser::Browser,
};
use std::{collections::BTreeSet, rc::Rc};

/// Every backend, in the order in which the page offers them.
pub fn backends(settings: &Settings) -> Vec<Rc<dyn DecodeBackend>> {
    settings.backend_ids().filter_map(|id| backend(id, settings)).collect()
}

/// The backend with an id; `None` for an endpoint that the settings don't have.
fn backend(id: BackendId, settings: &Settings) -> Option<Rc<dyn DecodeBackend>> {
    Some(match id.kind {
        BackendKind::Paste => Rc::new(Paste),
        BackendKind::Sts => Rc::new(Sts::through(Browser, &settings.sts_endpoints)),
        BackendKind::Endpoint => Rc::new(Endpoint::through(Browser, id.at, settings.endpoints.get(id.at)?)),
        BackendKind::DetailsPaste => Rc::new(DetailsPaste),
        BackendKind::Details => Rc::new(Details::through(Browser)),
    })
}

/// What the page's security policy has to let the page connect to: every place that a backend can send to, sorted, each once.
pub fn connect_sources(settings: &Settings) -> BTreeSet<String> {
    backends(settings).iter().flat_map(|backend| backend.origins()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        region::{Region, StsHost},
        words::words,
    };
    use denylens_lang::Lang;
    use std::{fs, path::Path};

    fn settings() -> Settings {
        let text = r#"{
            "endpoints": [{ "name": "x", "url": "https://decode.example.com:8443/v1" }],
            "sts_endpoints": [{ "name": "y", "url": "https://sts.internal.example" }]
        }"#;
        Settings::parse(text).unwrap()
    }

    #[test]
    fn every_backend_is_what_its_row_says() {
        let settings = settings();
        let described: Vec<BackendId> =
            backends(&settings).iter().map(|backend| backend.describe().id).collect();
        assert_eq!(described, settings.backend_ids().collect::<Vec<_>>());
    }

    #[test]
    fn every_file_of_a_backend_has_its_row() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/backend");
        for entry in fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            let id = file.file_stem().unwrap().to_str().unwrap().replace('_', "-");
            let has_row = BackendKind::ALL.iter().any(|kind| kind.id() == id);
            assert!(has_row, "{} is no backend of backend_id.rs", file.display());
        }
    }

    #[test]
    fn every_backend_has_a_name_and_an_explanation_in_every_language() {
        for backend in backends(&settings()) {
            for lang in Lang::ALL {
                let words = words(lang);
                let said = [backend.name(words), backend.explanation(words)];
                assert!(
                    said.iter().all(|said| !said.is_empty()),
                    "{} in {}",
                    backend.describe().id,
                    lang.tag()
                );
            }
        }
    }

    #[test]
    fn the_policy_covers_the_hosts_of_aws_and_nothing_else() {
        let sources = connect_sources(&Settings::default());
        for region in Region::all() {
            assert!(sources.contains(&format!("https://{}", region.sts(StsHost::Regional).unwrap())));
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
        let added: Vec<String> = connect_sources(&settings())
            .difference(&connect_sources(&Settings::default()))
            .cloned()
            .collect();
        assert_eq!(added, ["https://decode.example.com:8443", "https://sts.internal.example"]);
    }

    #[test]
    fn an_endpoint_of_sts_may_end_in_a_slash() {
        let settings =
            Settings::parse(r#"{"sts_endpoints":[{"name":"x","url":"https://localstack:4566/"}]}"#).unwrap();
        assert!(connect_sources(&settings).contains("https://localstack:4566"));
    }
}
