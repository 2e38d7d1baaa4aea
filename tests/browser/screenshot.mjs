// Takes the screenshot of the README, docs/screenshot.png, from an example refusal.

import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

import { serve } from "../../tools/serve.mjs";
import { DenyLens } from "./denylens.mjs";
import { expect } from "./expect.mjs";
import { dist } from "./session.mjs";
import { explicitDenial } from "./texts.mjs";

const path = fileURLToPath(new URL("../../docs/screenshot.png", import.meta.url));
const site = await serve({ folder: dist });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
try {
  const page = await browser.newPage({ viewport: { width: 1080, height: 620 }, locale: "en-US", colorScheme: "light" });
  await page.goto(site.url);
  const denylens = new DenyLens(page);
  await denylens.paste(explicitDenial);
  await expect.visible(denylens.hook("change"));
  await expect.visible(denylens.hook("evidence"));
  await page.screenshot({ path, animations: "disabled" });
} finally {
  await browser.close();
  await site.close();
}
const { size } = await stat(path);
console.log(`docs/screenshot.png: ${size} bytes`);
if (size > 150_000) {
  console.error("That is much for a README: 150,000 bytes are the limit.");
  process.exitCode = 1;
}
