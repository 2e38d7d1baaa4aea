// A refusal of 10 KB in Chromium: how long from the paste until its verdict is painted, from a key until its letter is, and from a press on
// a tab, a form or a language until the page is drawn anew; how far the page moves after the verdict, and how many elements it has.
// `make bench` runs it on the built page.
//
// Frames come as fast as they can be drawn: at sixty a second, each of these waits for up to 17 ms more, whatever the page does.

import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

import { serve } from "../../tools/serve.mjs";

const times = 60;

const line = (at) => `2026-03-04T05:06:${String(at % 60).padStart(2, "0")}Z INFO step ${at}: nothing to say about it\n`;
const refusal = (name) =>
  `AccessDenied: User: arn:aws:sts::111122223333:assumed-role/app/ana is not authorized to perform: s3:PutObject on resource: ` +
  `"arn:aws:s3:::${name}/key" because no identity-based policy allows the s3:PutObject action`;

/** A log of 10 KB with a refusal in its middle, another one for each number. */
function log(number) {
  const lines = Array.from({ length: 160 }, (_, at) => line(at)).join("");
  const half = lines.indexOf("\n", lines.length / 2) + 1;
  return (lines.slice(0, half) + refusal(`data-${number}`) + "\n" + lines.slice(half)).slice(0, 10_000);
}

const site = await serve({ folder: fileURLToPath(new URL("../../dist/", import.meta.url)) });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(site.url);
  await page.locator('[data-testid="promise"][data-worker="ready"]').waitFor({ state: "attached" });
  await page.evaluate(prepare);

  const pastes = [];
  for (let number = 0; number < times; number += 1) {
    pastes.push(await page.evaluate(([text, name]) => globalThis.paste(text, name), [log(number), `data-${number}/`]));
    // What stands behind the verdict comes after it, and must not be counted into the next paste.
    await page.getByTestId("ladder").waitFor();
    await page.evaluate(() => globalThis.idle());
  }
  // The first one also loads what stands behind the verdict.
  report("paste of 10 KB → painted verdict", pastes.slice(1));
  console.log(`layout shift after the verdict: ${await page.evaluate(() => globalThis.shifted.toFixed(4))}`);
  console.log(`elements of the page: ${await page.evaluate(() => document.querySelectorAll("body *").length)}`);

  await page.getByTestId("edit").click();
  const keys = [];
  for (let number = 0; number < times; number += 1) {
    keys.push(await page.evaluate(() => globalThis.type()));
  }
  report("key → painted letter, in 10 KB", keys);
  await page.evaluate(() => document.activeElement.blur());

  for (const [what, selectors] of [
    ["tab", ['[data-testid="tab-why"]', '[data-testid="tab-request"]', '[data-testid="tab-check"]', '[data-testid="tab-fix"]']],
    ["form of the change", ['[data-testid="format-terraform"]', '[data-testid="format-iam-json"]']],
  ]) {
    const presses = [];
    for (let number = 0; number < times; number += 1) {
      presses.push(await page.evaluate((selector) => globalThis.press(selector), selectors[number % selectors.length]));
    }
    report(`${what} → painted`, presses.slice(selectors.length));
  }
  const languages = [];
  for (let number = 0; number < times; number += 1) {
    languages.push(await page.evaluate((tag) => globalThis.choose(tag), number % 2 === 0 ? "ja" : "en"));
  }
  report("language → painted", languages.slice(2));
} finally {
  await browser.close();
  await site.close();
}

function report(what, milliseconds) {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))].toFixed(1);
  console.log(`${what}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms (${sorted.length} times)`);
}

/** In the page: what is measured, each from the event until what it changes is painted. */
function prepare() {
  globalThis.shifted = 0;
  let since = Infinity;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
      globalThis.shifted += since < shift.startTime ? shift.value : 0;
    }
  }).observe({ type: "layout-shift" });

  /** The frame is drawn after this callback, and a task of the highest priority that is set in it comes after that, before any other. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => scheduler.postTask(() => resolve(performance.now()), { priority: "user-blocking" }));
    });
  const changed = (holds) =>
    new Promise((resolve) => {
      if (holds()) {
        return resolve();
      }
      const observer = new MutationObserver(() => {
        if (holds()) {
          observer.disconnect();
          resolve();
        }
      });
      observer.observe(document.documentElement, { attributes: true, childList: true, characterData: true, subtree: true });
    });
  const measured = async (act, holds = () => true) => {
    const start = performance.now();
    act();
    await changed(holds);
    return (await painted()) - start;
  };
  const find = (selector) => document.querySelector(selector);

  globalThis.idle = () => new Promise((resolve) => requestIdleCallback(resolve));
  globalThis.paste = async (text, name) => {
    since = Infinity;
    const took = await measured(
      () => {
        const box = find("[data-testid=paste]");
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
      },
      () => find("[data-testid=resource]")?.textContent.includes(name),
    );
    since = performance.now();
    return took;
  };
  globalThis.type = () => measured(() => document.execCommand("insertText", false, "x"));
  globalThis.press = (selector) => measured(() => find(selector).click());
  globalThis.choose = (tag) =>
    measured(
      () => {
        const select = find("[data-testid=language]");
        select.value = tag;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      },
      () => document.documentElement.lang === tag,
    );
}
