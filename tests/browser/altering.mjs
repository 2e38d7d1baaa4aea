// A server of the built page that alters what it serves. It stands where a real one does, so that a browser does with connections and
// caches what it does with any: interception by a browser's driver would hide that.

import { createHash } from "node:crypto";
import { createServer } from "node:http";

import { serve } from "../../tools/serve.mjs";

/** Other bytes than those of the build. They do the same, and whoever runs or applies them shows it. */
const alterations = {
  ".js": (text) => Buffer.from(`globalThis.document?.documentElement.setAttribute("data-altered", "");${text}`),
  ".css": (text) => Buffer.from(`${text}:root{--altered-${hash(text).replace(/\W/g, "")}:yes}`),
  // A section that only has a name, at the end. A module shows nothing by itself: the page starts with it, or doesn't.
  ".wasm": (bytes) => Buffer.concat([bytes, Buffer.from([0, 2, 1, 0x78])]),
};

export const kind = (name) => name.slice(name.lastIndexOf("."));

/** The hash of a file or a script, as browsers are told it. */
export const hash = (bytes) => createHash("sha256").update(bytes).digest("base64");

/** A text with something in the place of each of these. */
export const rewrite = (text, pairs = []) => [...pairs].reduce((text, [from, to]) => text.replaceAll(from, to), text);

export const altered = (name, bytes) => alterations[kind(name)](bytes);

/**
 * Serves `folder`. `serveAs(plan)` gives an address at which the page is as the plan says:
 * - `bodies`: other bytes for files, by their names;
 * - `replace`: what stands in the document and its headers in the place of what;
 * - `of`: a file's name, `ways`: how it is answered the first time, the second time and so on, the last of them ever after:
 *   `altered`, `missing`, or `cut` off before the first byte;
 * - `held`: a file whose first answer waits for `release`.
 */
export async function startAltering(folder) {
  const site = await serve({ folder });
  const cases = [];
  const server = createServer((request, response) => {
    const [, number, name] = request.url.match(/^\/(\d+)\/(.*)$/) ?? [];
    const served = cases[number];
    if (served) {
      answer(served, name, response).catch((error) => response.destroy(error));
    } else {
      // What browsers ask for by themselves.
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  async function answer({ plan, log, held }, name, response) {
    const isFirst = !log.asked.includes(name);
    log.asked.push(name);
    if (isFirst && name === plan.held) {
      await held;
    }
    const truth = await fetch(site.url + name);
    const bytes = Buffer.from(await truth.arrayBuffer());
    const times = log.asked.filter((asked) => asked === name).length;
    const way = name === plan.of ? plan.ways[Math.min(times, plan.ways.length) - 1] : "true";
    if (way === "cut") {
      response.destroy();
    } else if (way === "missing") {
      response.writeHead(404, { "Content-Type": "text/plain" }).end();
    } else {
      const replaced = (text) => (name === "" ? rewrite(text.toString(), plan.replace) : text);
      const body = way === "altered" ? altered(name, bytes) : Buffer.from(plan.bodies?.get(name) ?? replaced(bytes));
      const headers = [...truth.headers].map(([header, value]) => [header, replaced(value)]);
      response.writeHead(truth.status, { ...Object.fromEntries(headers), "content-length": body.length });
      // All of it is the browser's.
      response.end(body, () => {
        log.altered += way === "altered";
      });
    }
  }

  return {
    serveAs(plan) {
      const served = { plan, log: { asked: [], altered: 0 } };
      served.held = new Promise((resolve) => {
        served.release = resolve;
      });
      const number = cases.push(served) - 1;
      return { url: `http://127.0.0.1:${server.address().port}/${number}/`, log: served.log, release: served.release };
    },
    close: async () => {
      cases.forEach(({ release }) => release());
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await site.close();
    },
  };
}
