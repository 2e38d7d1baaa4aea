// No file that was altered runs or is applied, however it came to be fetched, in any engine; and each time the page says so. The files are
// all that a browser takes from a server by its hash: the document says the hashes, and the icon can do nothing.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

import { altered, hash, kind, rewrite } from "./altering.mjs";
import { inEachEngine, sees } from "./engines.mjs";
import { dist } from "./session.mjs";
import { explicitDenial } from "./texts.mjs";

const files = (await readdir(dist)).filter((name) => [".css", ".js", ".wasm"].includes(kind(name)));
const script = files.find((name) => kind(name) === ".js");

/** How an altered file gets to a browser. */
const ways = {
  "always": { ways: ["altered"] },
  "after it was missing": { ways: ["missing", "altered"] },
  "after its connection was cut": { ways: ["cut", "altered"] },
  "while the script is slow": { ways: ["altered"], held: script },
};

/** What there is to see. */
function look() {
  const isShown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
  const shown = (name) => [...document.querySelectorAll(`[data-testid="${name}"]`)].filter(isShown);
  const root = getComputedStyle(document.documentElement);
  const sheets = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  return {
    url: location.href,
    isComplete: document.readyState === "complete" && document.documentElement.dataset.left === undefined,
    isParsed: document.readyState !== "loading",
    // The script takes away what says that it isn't there.
    hasScript: document.getElementById("stalled") === null,
    worker: document.querySelector('[data-testid="promise"]')?.dataset.worker,
    ran: document.documentElement.hasAttribute("data-altered"),
    applied: sheets.flatMap((rule) => [...(rule.style ?? [])]).filter((name) => name.startsWith("--altered") && root.getPropertyValue(name)),
    reason: shown("start-error")[0]?.dataset.reason,
    said: ["start-error", "not-come", "policies-unavailable"].flatMap((name) => shown(name).map((element) => element.innerText.trim())),
  };
}

/** Wants all that comes on demand. */
function want(text) {
  const change = (name, value, event) => {
    const element = document.querySelector(`[data-testid="${name}"]`);
    element.value = value;
    element.dispatchEvent(new Event(event, { bubbles: true }));
  };
  change("paste", text, "input");
  change("language", "ja", "change");
  // What has not come is said where it is wanted.
  setInterval(() => document.querySelector('[data-testid="tab-policies"]')?.click(), 50);
}

/** What says after a while that no script has come says it now. */
function passTime() {
  document.getAnimations().forEach((animation) => animation.finish());
}

/** What a reader does who is told that the page was not started, or that its worker wasn't. */
function tryAgain() {
  const button = document.querySelector('[data-testid="start-error"] button:not([hidden])');
  if (button) {
    button.click();
  } else {
    document.documentElement.dataset.left = "";
    location.reload();
  }
}

/** Has the page opened until the altered file was delivered, and gives what is seen when the page has said that something is amiss. */
async function openUntilSaid(browser, served) {
  const hasEnded = ({ isComplete, hasScript, said, worker }) =>
    isComplete && (!hasScript || said.length > 0 || ["ready", "unavailable"].includes(worker));
  await browser.open(served.url);
  await sees(browser, served.url, look, ({ isParsed }) => isParsed, "it should be there");
  served.release();
  for (;;) {
    const { worker } = await sees(browser, served.url, look, hasEnded, "it should start, or not");
    // All modules have to be there for it.
    assert.notEqual(worker, "ready", "all was taken, though one file was altered or didn't come");
    if (served.log.altered > 0) {
      await browser.evaluate(worker === "unavailable" ? want : passTime, explicitDenial);
      return sees(browser, served.url, look, ({ said }) => said.length > 0, "it should say that something has not come");
    }
    await browser.evaluate(tryAgain);
  }
}

inEachEngine((run) => {
  test("what is as it was built starts", async () => {
    const served = run.server.serveAs({});
    await run.browser.open(served.url);
    const seen = await sees(run.browser, served.url, look, ({ worker }) => worker === "ready", "it should start");
    assert.deepEqual([seen.ran, seen.applied, seen.said], [false, [], []]);
  });

  test("altered files would show themselves, if the hashes were theirs", async () => {
    const served = run.server.serveAs(await withHashesOfTheAltered());
    await run.browser.open(served.url);
    const seen = await sees(run.browser, served.url, look, ({ worker }) => worker === "ready", "it should start");
    assert.deepEqual([seen.ran, seen.applied.length], [true, 2]);
  });

  for (const name of files) {
    for (const [way, plan] of Object.entries(ways)) {
      test(`${name.replace(/-[0-9a-f]{16}/, "")} is not taken: altered ${way}`, async () => {
        const seen = await openUntilSaid(run.browser, run.server.serveAs({ of: name, ...plan }));
        assert.deepEqual([seen.ran, seen.applied, seen.worker === "ready"], [false, [], false]);
        assert.equal(seen.reason ?? "incomplete", "incomplete");
      });
    }
  }
  // A page whose script is held back doesn't come to an end.
}, "none");

/** Alters every file, and the hashes where they stand. */
async function withHashesOfTheAltered() {
  const [replace, bodies] = [new Map(), new Map()];
  // The script has the hashes of the others, so it comes last.
  for (const name of [...files.filter((name) => name !== script), script]) {
    const bytes = await readFile(dist + name);
    const body = altered(name, name === script ? rewrite(bytes.toString(), replace) : bytes);
    replace.set(hash(bytes), hash(body));
    bodies.set(name, body);
  }
  return { bodies, replace };
}
