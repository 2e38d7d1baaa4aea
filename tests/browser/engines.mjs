// The three engines, for what each must do alike. `make browser-tests` says where they are (find-browsers.mjs); those that aren't there are
// skipped, and it is said. Each is spoken to in the same few words: `open` an address, `evaluate` a function there, `close`.

import { after, before, describe } from "node:test";

import { startAltering } from "./altering.mjs";
import { startChromium } from "./engine/chromium.mjs";
import { startFirefox } from "./engine/firefox.mjs";
import { startWebKit } from "./engine/webkit.mjs";
import { until } from "./expect.mjs";
import { dist } from "./session.mjs";

const engine = (name, variable, start) => {
  const path = process.env[variable];
  return {
    name,
    start: (opening) => start(path, opening),
    /** For a test's `skip`: why it can't be run. */
    skip: path || name === "Chromium" ? false : `${name} is not here: ${variable} names none`,
  };
};

const engines = [
  engine("Chromium", "CHROMIUM", startChromium),
  engine("Firefox", "FIREFOX", startFirefox),
  engine("WebKit", "WEBKIT_DRIVER", startWebKit),
];

/**
 * Tests in each engine, with a browser and a server of the page that can alter what it serves: `run` gets them when a test asks.
 * `opening` is "normal" where an address is open once its page has loaded, and "none" where a page is looked at that doesn't come to an end.
 */
export function inEachEngine(tests, opening = "normal") {
  for (const engine of engines) {
    describe(`in ${engine.name}`, { skip: engine.skip }, () => {
      const run = {};
      before(async () => {
        run.server = await startAltering(dist);
        run.browser = await engine.start(opening);
      });
      after(async () => {
        await run.browser?.close();
        await run.server?.close();
      });
      tests(run);
    });
  }
}

/** Reads what there is to see at an address, by a function that gives it with its `url`, until it holds. */
export const sees = (browser, url, look, holds, what) =>
  until(
    // Between two documents there is none, and nothing to ask.
    () => browser.evaluate(look).catch(({ message }) => ({ message })),
    (seen) => seen?.url === url && holds(seen),
    what,
  );
