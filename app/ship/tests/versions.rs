//! A version that two files must name is the same in both.

const CARGO_LOCK: &str = include_str!("../../../Cargo.lock");
const NPM_LOCK: &str = include_str!("../../../tools/package-lock.json");
const TRUNK: &str = include_str!("../../../Trunk.toml");

/// The rest of the line that starts with `start`, after the line `after`.
fn rest_of_line<'a>(text: &'a str, after: &str, start: &str) -> Option<&'a str> {
    text.lines().skip_while(|line| line.trim() != after).find_map(|line| line.trim().strip_prefix(start))
}

#[test]
fn trunk_takes_the_wasm_bindgen_of_cargo_lock() {
    let locked = rest_of_line(CARGO_LOCK, "name = \"wasm-bindgen\"", "version = ");
    assert!(locked.is_some());
    assert_eq!(rest_of_line(TRUNK, "[tools]", "wasm_bindgen = "), locked);
}

#[test]
fn trunk_takes_the_wasm_opt_of_the_npm_lock() {
    let locked = rest_of_line(NPM_LOCK, "\"node_modules/binaryen\": {", "\"version\": \"").unwrap();
    let (major, _) = locked.split_once('.').unwrap();
    let wanted = format!("\"version_{major}\"");
    assert_eq!(rest_of_line(TRUNK, "[tools]", "wasm_opt = "), Some(wanted.as_str()));
}
