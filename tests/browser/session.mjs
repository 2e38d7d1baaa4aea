// What a file of browser tests needs: the built page served with its production headers, the loopback AWS, a browser that
// finds AWS there and nothing else anywhere, and for every test a page of its own that is watched.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

import { serve } from "../../tools/serve.mjs";
import { startAws } from "../aws/aws.mjs";
import { DenyLens } from "./denylens.mjs";
import { Watch } from "./watch.mjs";

export const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/**
 * The session of one test file. `base` is the path under which the page is served, `host` the name that the browser knows its server
 * by; `prepare`, if given, gives the folder of another page than `dist`, once the loopback AWS is there and the port of the page is chosen.
 */
export function browserSession({ base = "/", host = "127.0.0.1", prepare } = {}) {
  const session = {};

  before(() => openSession(session, { base, host, prepare }));
  after(() => closeSession(session));

  /**
   * A test function with a fresh page that has started. `context` are Playwright's options for it; `arrange`, if given,
   * gets Playwright's page before it loads anything.
   */
  session.page = (run, { context: options = {}, arrange } = {}) =>
    async () => {
      const context = await session.browser.newContext({ locale: "en-GB", ...options });
      const watch = new Watch(context, session.url);
      try {
        const page = await context.newPage();
        await arrange?.(page, watch);
        await page.goto(session.url);
        await run(new DenyLens(page), watch);
        watch.assertQuiet();
        assert.deepEqual(session.aws.complaints, [], "AWS was called as it must not be");
      } finally {
        session.aws.fault = null;
        session.aws.calls.length = 0;
        session.aws.complaints.length = 0;
        // What is still being answered for the page has nobody to answer to any more.
        await Promise.all([context, ...context.pages()].map((routed) => routed.unrouteAll({ behavior: "ignoreErrors" })));
        await context.close();
      }
    };

  return session;
}

/** Starts what a session has, for programs that are no tests as well. */
export async function openSession(session, { base = "/", host = "127.0.0.1", prepare } = {}) {
  session.aws = await startAws();
  // A page that is prepared may have to know where it will be.
  session.port = prepare ? await freePort() : 0;
  session.site = await serve({ folder: (await prepare?.(session)) ?? dist, base, port: session.port });
  session.url = session.site.url.replace("127.0.0.1", host);
  session.browser = await startBrowser([...session.aws.hostRules, `MAP ${host} 127.0.0.1`]);
}

/** Ends it all. */
export async function closeSession(session) {
  await session.browser?.close();
  await session.aws?.close();
  await session.site?.close();
}

/** A port that nothing listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The built page with other settings, in a folder of its own below `tests/output`. */
export async function configured(name, settings) {
  const folder = fileURLToPath(new URL(`../output/${name}/`, import.meta.url));
  await rm(folder, { recursive: true, force: true });
  await cp(dist, folder, { recursive: true });
  const file = `${folder.replace(/\/$/, "")}.json`;
  await writeFile(file, JSON.stringify(settings));
  const ship = fileURLToPath(new URL("../../target/debug/denylens-ship", import.meta.url));
  await promisify(execFile)(ship, ["configure", folder, file]);
  return folder;
}

function startBrowser(hostRules) {
  const executablePath = process.env.CHROMIUM;
  assert.ok(executablePath, "CHROMIUM must name the browser: `make browser-tests` sets it");
  return chromium.launch({
    executablePath,
    args: [
      // The hosts of AWS are here, with a certificate of our own making; nothing else is anywhere.
      `--host-resolver-rules=${[...hostRules, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"].join(", ")}`,
      "--ignore-certificate-errors",
    ],
  });
}
