// axe-core finds nothing in any state of the page, in both languages and both themes. It is another eye than looks.mjs: names, roles and
// relations, for those who don't see the page.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, test } from "node:test";

import { browserSession } from "./session.mjs";
import { states } from "./states.mjs";

const session = browserSession();
const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** In the page: what is wrong, a line for each element. */
const violations = async (rules) => {
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) };
  const { violations } = await globalThis.axe.run(document, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.replaceAll(/\s+/g, " ")}`),
  );
};

for (const [language, locale] of Object.entries({ English: "en-GB", Japanese: "ja-JP" })) {
  describe(`axe finds nothing in ${language}:`, () => {
    for (const state of states) {
      test(
        state.name,
        session.page(
          async (denylens, watch) => {
            const { page } = denylens;
            await state.reach(denylens, { watch, aws: session.aws });
            // The page's policy lets no script of others in: it comes by the way of a debugger.
            await page.evaluate(source);
            assert.deepEqual(await page.evaluate(violations), [], "in light");
            await page.emulateMedia({ colorScheme: "dark" });
            assert.deepEqual(await page.evaluate(violations, ["color-contrast"]), [], "in dark");
          },
          { context: { locale, colorScheme: "light", reducedMotion: "reduce" }, arrange: state.arrange },
        ),
      );
    }
  });
}
