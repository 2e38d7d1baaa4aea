// The compiled modules of the program. The build has put the names and hashes of all of them into this script.

import { chunks, main, needs } from "built/modules";

/** Those that are there, or coming, by the names of their files. */
const compiled = new Map();

/** A module. One that did not come is asked for again the next time. */
function module(file) {
  if (!compiled.has(file.name)) {
    const coming = compile(file);
    compiled.set(file.name, coming);
    coming.catch(() => compiled.delete(file.name));
  }
  return compiled.get(file.name);
}

async function compile({ name, integrity }) {
  // `integrity` makes the browser refuse any bytes but those of the build.
  const answer = await fetch(new URL(name, document.baseURI), { integrity });
  if (!answer.ok) {
    throw new Error(`${answer.url} was answered with status ${answer.status}`);
  }
  // Only the streaming way lets the browser keep the compiled code, but it insists on the media type.
  return answer.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
}

/** What starts. */
export const mainModule = () => module(main);

/** What a split point needs: names and modules, in the order in which they are put together. */
export const modulesOf = (point) =>
  Promise.all(needs[point].map(async (name) => [name, await module(chunks[name])]));

/** Fetches all that there is, when the browser has nothing better to do. Afterwards nothing more is asked of the network. */
export async function bringTheRest() {
  await new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
  await Promise.all(Object.values(chunks).map(module));
}

/** What the page gives to its worker: all that the split points of these names need. */
export async function parcel(isNeeded) {
  const points = Object.keys(needs).filter(isNeeded);
  const modules = (await Promise.all(points.map(modulesOf))).flat();
  return [[main.name, await mainModule()], ...modules.map(([name, chunk]) => [chunks[name].name, chunk])];
}

/** What the worker was given. */
export function unpack(parcel) {
  for (const [name, module] of parcel) {
    compiled.set(name, Promise.resolve(module));
  }
}
