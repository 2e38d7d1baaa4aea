// Puts the chunks of the program to its main module when they are wanted.

import { modulesOf } from "./modules.js";

/** The chunks that are in their place, or on the way to it. */
const placed = new Map();

/** What the main module exports, once it has started: see program.js. */
export let hasStarted;
const exported = new Promise((resolve) => {
  hasStarted = resolve;
});

/** What brings the chunks of a split point; it says through the main module's callback whether they came. */
export const bring = (point) => async (callback, data) => {
  const main = await exported;
  let came = true;
  try {
    for (const [name, module] of await modulesOf(point)) {
      await place(main, name, module);
    }
  } catch (error) {
    console.error(error);
    came = false;
  }
  main.__indirect_function_table.get(callback)(data, came);
};

function place(main, name, module) {
  if (!placed.has(name)) {
    const placing = WebAssembly.instantiate(module, { __wasm_split: main });
    placed.set(name, placing);
    placing.catch(() => placed.delete(name));
  }
  return placed.get(name);
}
