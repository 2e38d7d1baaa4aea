// What a file of browser tests needs: the built page served with its production headers, the loopback AWS, a browser that
// finds AWS there and nothing else anywhere, and for every test a page of its own that is watched.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

import { serve } from "../../tools/serve.mjs";
import { startAws } from "../aws/sts.mjs";
import { DenyLens } from "./denylens.mjs";
import { Watch } from "./watch.mjs";

export const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** The session of one test file. `base` is the path under which the page is served. */
export function browserSession({ base = "/" } = {}) {
  const session = { site: null, aws: null, browser: null };

  before(async () => {
    session.site = await serve({ folder: dist, base });
    session.aws = await startAws();
    session.browser = await startBrowser(session.aws.hostRules);
  });
  after(async () => {
    await session.browser?.close();
    await session.aws?.close();
    await session.site?.close();
  });

  /**
   * A test function with a fresh page that has started. `context` are Playwright's options for it; `arrange`, if given,
   * gets Playwright's page before it loads anything.
   */
  session.page = (run, { context: options = {}, arrange } = {}) =>
    async () => {
      const context = await session.browser.newContext({ locale: "en-GB", ...options });
      const watch = new Watch(context, session.site.url);
      try {
        const page = await context.newPage();
        await arrange?.(page, watch);
        await page.goto(session.site.url);
        await run(new DenyLens(page), watch);
        watch.assertQuiet();
        assert.deepEqual(session.aws.complaints, [], "AWS was called as it must not be");
      } finally {
        session.aws.fault = null;
        session.aws.calls.length = 0;
        session.aws.complaints.length = 0;
        await context.close();
      }
    };

  return session;
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
