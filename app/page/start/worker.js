// The worker of the page: the same script, and the same modules, which the page hands over. So it asks nothing of the network.

import { mainModule, parcel, unpack } from "./modules.js";
import { start } from "./program.js";

/** The split point at which the worker goes its own way, see app/page/src/worker.rs; and those of the words that it writes with. */
const isItsOwn = (point) => point === "worker" || point.startsWith("more_words_");

/** The address of the script. Browsers check no hash of the script of a worker, but this text has run here, so it was checked. */
let address;

/** Starts a worker. */
export async function startWorker() {
  const modules = await parcel(isItsOwn);
  // `program` is the function around all of this script: app/ship puts it there.
  address ??= URL.createObjectURL(new Blob([`(${program})()`], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  worker.postMessage(modules);
  return worker;
}

/** Whether a script may be started from there. */
export const isWorker = (asked) => asked === address;

/** Inside the worker: waits for the modules, and starts. */
export function serve() {
  const first = ({ data }) => {
    unpack(data);
    mainModule()
      .then(start)
      // Out of the promise, so that the page is told.
      .catch((error) => setTimeout(() => { throw error; }));
  };
  addEventListener("message", first, { once: true });
}
