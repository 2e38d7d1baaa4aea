// Chromium, spoken to by Playwright.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

export async function startChromium(path) {
  assert.ok(path, "CHROMIUM must name the browser: `make browser-tests` sets it");
  const browser = await chromium.launch({ executablePath: path });
  const page = await browser.newPage();
  return {
    open: (url) => page.goto(url, { waitUntil: "commit" }),
    evaluate: (run, argument) => page.evaluate(run, argument),
    close: () => browser.close(),
  };
}
