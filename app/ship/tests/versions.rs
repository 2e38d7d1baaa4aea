//! Versions that have to go together do.

const CARGO_LOCK: &str = include_str!("../../../Cargo.lock");

/// The versions of a package in the lock file.
fn locked(name: &str) -> Vec<&str> {
    let start = format!("name = \"{name}\"");
    let packages =
        CARGO_LOCK.split("[[package]]").filter(|package| package.lines().any(|line| line == start));
    packages.filter_map(|package| package.lines().find_map(|line| line.strip_prefix("version = "))).collect()
}

#[test]
fn the_page_is_bound_by_the_wasm_bindgen_that_it_uses() {
    assert_eq!(locked("wasm-bindgen").len(), 1);
    assert_eq!(locked("wasm-bindgen"), locked("wasm-bindgen-cli-support"));
}
