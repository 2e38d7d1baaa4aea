// Where the script of the page can't start at all, the document says why, in any engine: it was opened from a file, or the browser is too
// old. How an old browser reads the document is shown by a document that a new one reads as an old one would.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { hash } from "./altering.mjs";
import { inEachEngine, sees } from "./engines.mjs";
import { dist } from "./session.mjs";

const html = await readFile(`${dist}index.html`, "utf8");
const script = (await readdir(dist)).find((name) => name.endsWith(".js"));
const [, inline] = html.match(/<script>(.*?)<\/script>/);

/** The document with another inline script, which its policy allows. */
const withInline = (change) => [
  [inline, change(inline)],
  [hash(inline), hash(change(inline))],
];

const tooOld = {
  "does not know modules": {
    replace: [['type="module"', 'type="unknown"'], ...withInline((text) => text.replace('"noModule"', '"unknown"'))],
  },
  "knows modules, but not the language of the script": async () => {
    const before = await readFile(dist + script, "utf8");
    const after = `const later = 1 |> 2;${before}`;
    return { bodies: new Map([[script, after]]), replace: [[hash(before), hash(after)]] };
  },
};

function look() {
  const isShown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
  const notice = document.querySelector('[data-testid="start-error"]');
  const shown = [...(notice?.querySelectorAll("p") ?? [])].filter(isShown);
  return {
    url: location.href,
    isComplete: document.readyState === "complete",
    reason: notice?.dataset.reason,
    languages: shown.map((paragraph) => paragraph.lang),
    text: shown.map((paragraph) => paragraph.textContent).join(" "),
    promisesToLoad: [...document.querySelectorAll("#starting")].some(isShown),
  };
}

inEachEngine((run) => {
  async function expectReason(url, reason, words) {
    await run.browser.open(url);
    const holds = ({ isComplete, languages }) => isComplete && languages.length > 0;
    const seen = await sees(run.browser, url, look, holds, "it should say why it doesn't start");
    assert.deepEqual([seen.reason, seen.languages, seen.promisesToLoad], [reason, ["en", "ja"], false]);
    assert.match(seen.text, words);
  }

  test("a page that was opened from a file says so", () =>
    expectReason(pathToFileURL(`${dist}index.html`).href, "file", /opened from a file.*ファイルから直接/s));

  for (const [what, plan] of Object.entries(tooOld)) {
    test(`a browser that ${what} is said to be too old`, async () => {
      const { url } = run.server.serveAs(typeof plan === "function" ? await plan() : plan);
      await expectReason(url, "unsupported", /too old.*古い/s);
    });
  }
});
