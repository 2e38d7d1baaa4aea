// Starts the worker that holds the user's policies. It stands behind what wasm-bindgen wrote, in one file: see app/ship. The first
// message tells where the WebAssembly is; after that it listens itself.

const waiting = [];
addEventListener("message", function first({ data: { wasm, integrity } }) {
  removeEventListener("message", first);
  const keep = ({ data }) => waiting.push(data);
  addEventListener("message", keep);
  start(wasm, integrity).then(
    () => {
      removeEventListener("message", keep);
      for (const data of waiting) {
        dispatchEvent(new MessageEvent("message", { data }));
      }
    },
    // Out of the promise, so that the page is told.
    (error) => setTimeout(() => { throw error; }),
  );
});

async function start(wasm, integrity) {
  // `integrity` makes the browser refuse any bytes but those of the build.
  const answer = await fetch(wasm, { integrity });
  if (!answer.ok) {
    throw new Error(`${answer.url} was answered with status ${answer.status}`);
  }
  // As wasm-bindgen calls it inside its module: app/ship makes sure of it.
  await __wbg_init({ module_or_path: await answer.arrayBuffer() });
}
