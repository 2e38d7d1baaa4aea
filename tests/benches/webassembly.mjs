// How long one evaluation takes in WebAssembly, in the engine that Chromium has too: `make bench`.
//
//   node tests/benches/webassembly.mjs <the module that wasm-bindgen wrote> < a case

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

globalThis.testCase = readFileSync(0, "utf8");
createRequire(import.meta.url)(resolve(process.argv[2]));
const rounds = globalThis.microseconds.toSorted((a, b) => a - b);
const shown = (value) => `${value.toFixed(1)} µs`;
console.log(
  `every layer, in WebAssembly: fastest ${shown(rounds[0])}, median ${shown(rounds[rounds.length >> 1])}, slowest ${shown(rounds.at(-1))}`,
);
