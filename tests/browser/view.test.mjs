// The page as people set their browsers up: enlarged, with more space between letters and lines, in colours of their own, on paper.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { sample } from "./examples.mjs";
import { expect } from "./expect.mjs";
import { problems } from "./looks.mjs";
import { browserSession } from "./session.mjs";
import { states } from "./states.mjs";
import { explicitDenial } from "./texts.mjs";

const session = browserSession();
const some = ["empty", "an identity-based policy", "five refusals", "waiting, to ask STS", "keys held", "policies given", "tab request", "names of five hundred letters"];
const reach = (name, denylens, watch) =>
  states.find((state) => state.name === name).reach(denylens, { watch, aws: session.aws });

// See https://www.w3.org/TR/WCAG22/#reflow: a window of 1280×1024 at 400 %.
const enlarged = { viewport: { width: 320, height: 256 } };

for (const [language, locale] of Object.entries({ English: "en-GB", Japanese: "ja-JP" })) {
  describe(`enlarged four times, in ${language}, nothing is lost:`, () => {
    for (const name of some) {
      test(
        name,
        session.page(
          async (denylens, watch) => {
            await reach(name, denylens, watch);
            assert.deepEqual(await denylens.page.evaluate(problems), []);
          },
          { context: { ...enlarged, locale } },
        ),
      );
    }
  });
}

/** In the page: https://www.w3.org/TR/WCAG22/#text-spacing */
function spaceOut() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }
  `);
  document.adoptedStyleSheets = [sheet];
}

describe("with more space between letters and lines, nothing is lost:", () => {
  for (const name of some) {
    for (const viewport of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
      test(
        `${name}, ${viewport.width} wide`,
        session.page(
          async (denylens, watch) => {
            await reach(name, denylens, watch);
            await denylens.page.evaluate(spaceOut);
            assert.deepEqual(await denylens.page.evaluate(problems), []);
          },
          { context: { viewport } },
        ),
      );
    }
  }
});

/** In the page: how an element differs from others when colours are the system's. */
const marks = (element) => {
  const parts = [element, ...element.querySelectorAll("*")].map((part) => {
    const { borderColor, borderWidth, borderStyle, outline, backgroundColor, textDecorationLine } = getComputedStyle(part);
    return [borderColor, borderWidth, borderStyle, outline, backgroundColor, textDecorationLine].join(" ");
  });
  return parts.join("\n");
};

describe("in colours of the system, what is chosen differs from what isn't:", () => {
  const pairs = {
    "a tab": ["#tab-fix", "#tab-why"],
    "a gate": ['.gate__button[aria-pressed="true"]', '.gate__button[aria-pressed="false"]'],
    "a refusal of several": [".index__entry[aria-current]", ".index__entry:not([aria-current])"],
    "a form": ['.choice__option[aria-pressed="true"]', '.choice__option[aria-pressed="false"]'],
  };
  for (const [what, [chosen, other]] of Object.entries(pairs)) {
    test(
      what,
      session.page(
        async (denylens, watch) => {
          await reach("five refusals", denylens, watch);
          const [one, another] = await Promise.all(
            [chosen, other].map((selector) => denylens.page.locator(selector).first().evaluate(marks)),
          );
          assert.notEqual(one, another);
        },
        { context: { forcedColors: "active" } },
      ),
    );
  }
});

describe("on paper", () => {
  /** How many pages a PDF has. */
  const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
  const names = "111122223333";

  for (const [name, text] of Object.entries({ "a service control policy": explicitDenial, "a role that is passed": sample("pass-role") })) {
    test(
      `a refusal is one page: ${name}`,
      session.page(async (denylens) => {
        await denylens.put(text);
        await expect.visible(denylens.hook("fix"));
        assert.equal(pages(await denylens.page.pdf({ format: "A4" })), 1);
      }),
    );
  }

  test(
    "nothing can be pressed or typed into",
    session.page(async (denylens) => {
      await denylens.put(explicitDenial);
      await expect.visible(denylens.hook("fix"));
      await denylens.page.emulateMedia({ media: "print" });
      await denylens.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await expect.visible(denylens.hook("sheet"));
      assert.equal(await denylens.page.locator("button:visible, input:visible, textarea:visible, select:visible, [role=tab]:visible").count(), 0);
    }),
  );

  test(
    "names are placeholders, unless they are to go out",
    session.page(async (denylens) => {
      await denylens.put(explicitDenial);
      await expect.visible(denylens.hook("fix"));
      await denylens.open("share");
      const printed = async () => {
        await denylens.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
        const text = await denylens.hook("sheet").textContent();
        await denylens.page.evaluate(() => dispatchEvent(new Event("afterprint")));
        return text;
      };
      await denylens.hook("redact").check();
      assert.equal((await printed()).includes(names), false);
      await denylens.hook("redact").uncheck();
      assert.equal((await printed()).includes(names), true);
    }),
  );
});
