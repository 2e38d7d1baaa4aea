//! Measures evaluation in WebAssembly: takes a scenario from the global `testCase`, and leaves microseconds in `microseconds`, one
//! number a round. `tests/benches/webassembly.mjs` runs it.

use denylens_policy::evaluate;
use denylens_tests::scenario::Scenario;
use js_sys::{Array, Date, Reflect, global};
use std::hint::black_box;

const ROUNDS: u32 = 20;
const EVALUATIONS: u32 = 2_000;

fn main() {
    let text = Reflect::get(&global(), &"testCase".into()).ok().and_then(|text| text.as_string());
    let Some(scenario) = text.and_then(|text| Scenario::parse(&text).ok()) else { return };
    let policies = scenario.policies();
    let rounds = Array::new();
    for _ in 0..ROUNDS {
        let start = Date::now();
        for _ in 0..EVALUATIONS {
            black_box(evaluate(black_box(&scenario.request), black_box(&policies)));
        }
        rounds.push(&((Date::now() - start) * 1_000.0 / f64::from(EVALUATIONS)).into());
    }
    // Nobody who runs this has frozen the global object.
    let _ = Reflect::set(&global(), &"microseconds".into(), &rounds);
}
