// What somebody needs first is on the first screen. It is measured over the ordinary refusals of the corpus, pasted one after another: at
// least nine of ten show all of it without scrolling.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { cases } from "./examples.mjs";
import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";

const session = browserSession();
const least = 0.9;

/** One refusal whose layer is known, with nothing left to look up: it has a verdict, gates, an owner, and a change or steps. */
const ordinary = cases().filter(({ report: { denials } }) => {
  const [{ layer, encoded, authorization_id }] = denials.length === 1 ? denials : [{ layer: { name: "unknown" } }];
  return layer.name !== "unknown" && !encoded && !authorization_id;
});

const screens = {
  "a laptop": { parts: ["verdict", "ladder", "owner", "steps", "change"], sizes: [[1366, 768], [1440, 900]] },
  "a phone": { parts: ["verdict", "ladder", "owner"], sizes: [[390, 844]] },
};

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
    for (const [device, { parts, sizes }] of Object.entries(screens)) {
      const missed = new Map(sizes.map((size) => [size, []]));

      test(
        `of ${device} are looked for: ${parts.join(", ")}`,
        session.page(
          async (denylens) => {
            for (const one of ordinary) {
              await show(denylens, one);
              for (const [size, cases] of missed) {
                await denylens.page.setViewportSize({ width: size[0], height: size[1] });
                const hidden = await denylens.page.evaluate(below, parts);
                if (hidden.length > 0) {
                  cases.push(`${one.name}: ${hidden.join(", ")}`);
                }
              }
            }
          },
          { context: { locale } },
        ),
      );

      for (const [[width, height], cases] of missed) {
        test(`of ${device} they are for nine of ten refusals, at ${width}×${height}`, (context) => {
          const share = 1 - cases.length / ordinary.length;
          context.diagnostic(`${(share * 100).toFixed(1)} % of ${ordinary.length}`);
          assert.ok(share >= least, cases.join("\n"));
        });
      }
    }
  });
}
