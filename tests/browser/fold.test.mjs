// What somebody needs first is on the first screen. It is measured over the ordinary refusals of the corpus, pasted one after another: at
// least nine of ten show all of it without scrolling.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { cases } from "./examples.mjs";
import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";

const session = browserSession();
const least = 0.9;

/** One refusal whose layer is known: it has a verdict, gates, an owner, and a change or steps. */
const ordinary = cases().filter(({ report: { denials } }) => denials.length === 1 && denials[0].layer.name !== "unknown");

const laptop = ["verdict", "ladder", "owner", "steps", "change"];
const phone = ["verdict", "ladder", "owner"];
const screens = [
  { width: 1366, height: 768, parts: laptop },
  { width: 1440, height: 900, parts: laptop },
  { width: 390, height: 844, parts: phone },
];

/** In the page: which of these parts aren't wholly on the first screen. Of a change it is the button that copies it that counts. */
function below(parts) {
  return parts.filter((name) => {
    const part = document.querySelector(`[data-testid="${name}"]`);
    const counted = name === "change" ? part?.querySelector('[data-testid="copy"]') : part;
    if (!counted) {
      // A part that a refusal doesn't have isn't missed.
      return false;
    }
    const { bottom, height } = counted.getBoundingClientRect();
    return height === 0 || bottom + scrollY > innerHeight;
  });
}

/** Pastes a text in the place of the one before, and waits for what is told of it. */
async function show(denylens, { name, paste, report }) {
  await denylens.hook("forget").evaluate((button) => button.click());
  await expect.hidden(denylens.hook("verdict"));
  await denylens.put(paste);
  await expect.attribute(denylens.hook("verdict"), "data-layer", report.denials[0].layer.name);
  await expect.visible(denylens.hook("fix"));
}

for (const [language, locale] of Object.entries({ English: "en-GB", Japanese: "ja-JP" })) {
  describe(`on the first screen, in ${language},`, () => {
    for (const { width, height, parts } of screens) {
      test(
        `are ${parts.join(", ")} at ${width}×${height}`,
        session.page(
          async (denylens) => {
            const missed = [];
            for (const one of ordinary) {
              await show(denylens, one);
              const hidden = await denylens.page.evaluate(below, parts);
              if (hidden.length > 0) {
                missed.push(`${one.name}: ${hidden.join(", ")}`);
              }
            }
            const share = 1 - missed.length / ordinary.length;
            console.log(`${width}×${height}, ${language}: ${(share * 100).toFixed(1)} % of ${ordinary.length}`);
            assert.ok(share >= least, missed.join("\n"));
          },
          { context: { locale, viewport: { width, height } } },
        ),
      );
    }
  });
}
