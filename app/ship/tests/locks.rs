//! Everything that is fetched to build or test the page is pinned with a hash, and comes from the registry of its language.

use serde_json::Value;

const CARGO_LOCKS: [(&str, &str); 2] = [
    ("Cargo.lock", include_str!("../../../Cargo.lock")),
    ("fuzz/Cargo.lock", include_str!("../../../fuzz/Cargo.lock")),
];

const NPM_LOCKS: [(&str, &str); 3] = [
    ("tools/package-lock.json", include_str!("../../../tools/package-lock.json")),
    ("tests/package-lock.json", include_str!("../../../tests/package-lock.json")),
    ("tests/benches/peers/package-lock.json", include_str!("../../../tests/benches/peers/package-lock.json")),
];

const PIP_LOCK: &str = include_str!("../../../tests/linters/requirements.txt");

#[test]
fn crates_come_from_crates_io_with_a_checksum() {
    for (file, lock) in CARGO_LOCKS {
        let mut fetched = 0;
        for package in lock.split("[[package]]").skip(1) {
            let field = |name: &str| {
                let line = package.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "));
                line.map(|value| value.trim_matches('"'))
            };
            // Without a source it is one of ours.
            let Some(source) = field("source") else { continue };
            let name = field("name");
            assert_eq!(source, "registry+https://github.com/rust-lang/crates.io-index", "{file}: {name:?}");
            assert!(field("checksum").is_some_and(|checksum| checksum.len() == 64), "{file}: {name:?}");
            fetched += 1;
        }
        assert!(fetched > 0, "{file} names crates");
    }
}

#[test]
fn npm_packages_have_a_hash() {
    for (file, lock) in NPM_LOCKS {
        let lock: Value = serde_json::from_str(lock).expect("it is JSON");
        let packages = lock["packages"].as_object().expect("it lists packages");
        // The one without a path is the folder itself.
        let fetched: Vec<_> = packages.iter().filter(|(path, _)| !path.is_empty()).collect();
        assert!(!fetched.is_empty(), "{file} names packages");
        for (path, package) in fetched {
            let integrity = package["integrity"].as_str().unwrap_or_default();
            assert!(integrity.starts_with("sha512-"), "{file}: {path}");
            let from = package["resolved"].as_str().unwrap_or("https://registry.npmjs.org/");
            assert!(from.starts_with("https://registry.npmjs.org/"), "{file}: {path} is from {from}");
        }
    }
}

#[test]
fn python_packages_have_a_hash() {
    let is_pin = |line: &&str| line.contains("==") && !line.starts_with('#');
    let pins: Vec<_> = PIP_LOCK.lines().filter(is_pin).collect();
    assert!(!pins.is_empty());
    let mut lines = PIP_LOCK.lines();
    while let Some(pin) = lines.by_ref().find(is_pin) {
        assert!(lines.next().is_some_and(|next| next.trim().starts_with("--hash=sha256:")), "{pin}");
    }
}
