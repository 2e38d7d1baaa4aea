// Starts the worker that holds the user's policies. The first message tells where its files are; after that it listens itself.

const waiting = [];
addEventListener("message", function first({ data: { script, wasm, integrity } }) {
  removeEventListener("message", first);
  const keep = ({ data }) => waiting.push(data);
  addEventListener("message", keep);
  start(script, wasm, integrity).then(
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

async function start(script, wasm, integrity) {
  // `integrity` makes the browser refuse any bytes but those of the build.
  const [{ default: run }, answer] = await Promise.all([import(script), fetch(wasm, { integrity })]);
  if (!answer.ok) {
    throw new Error(`${answer.url} was answered with status ${answer.status}`);
  }
  await run({ module_or_path: await answer.arrayBuffer() });
}
