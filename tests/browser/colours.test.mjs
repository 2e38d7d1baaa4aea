// The colours of the page can be read, light and dark, in browsers that don't know `light-dark()` as well.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { explicitDenial } from "./texts.mjs";

const session = browserSession();

/** Has the style sheets read as by a browser that doesn't know the function. Their hashes are not what is tested. */
async function withoutLightDark(page) {
  await page.route(/\.css$|\/$|\.js$/, async (route) => {
    const answer = await route.fetch();
    const text = (await answer.text()).replaceAll("light-dark(", "unknown(").replaceAll(/integrity="[^"]*"/g, "");
    await route.fulfill({ response: answer, body: text.replace(/(name:"late-[^"]*",integrity:)"[^"]*"/, '$1""') });
  });
}

/** What can't be read: each text with its colour, and the colour of what it stands on. */
function unreadable() {
  // As `rgb(25, 28, 32)`, or mixed: `color(srgb 0.1 0.1 0.1 / 0.08)`.
  const read = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+(e-\d+)?/g).map(Number);
    const scale = colour.startsWith("rgb") ? 255 : 1;
    return { parts: [red, green, blue].map((part) => part / scale), alpha };
  };
  const over = (front, back) => front.parts.map((part, at) => part * front.alpha + back[at] * (1 - front.alpha));
  const light = (parts) => {
    const [red, green, blue] = parts.map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  // Black, where nothing says what stands behind all.
  const ground = (element) =>
    element ? over(read(getComputedStyle(element).backgroundColor), ground(element.parentElement)) : [0, 0, 0];
  const texts = [...document.querySelectorAll("body *")].filter(
    (element) =>
      element.checkVisibility() &&
      (element.matches("textarea") || [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim())),
  );
  return texts.flatMap((element) => {
    const paper = ground(element);
    const ink = over(read(getComputedStyle(element).color), paper);
    const [lighter, darker] = [ink, paper].map(light).sort((one, other) => other - one);
    // See https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    const ratio = (lighter + 0.05) / (darker + 0.05);
    return ratio >= 4.5 ? [] : [`${ratio.toFixed(1)}, ${getComputedStyle(element).color}: ${element.textContent.slice(0, 40)}`];
  });
}

const isDark = { "auto, light": false, "auto, dark": true, "light, dark": false, "dark, light": true };

describe("every text can be read without `light-dark()`", () => {
  for (const [case_, dark] of Object.entries(isDark)) {
    const [chosen, colorScheme] = case_.split(", ");
    test(
      `where the reader has chosen ${chosen} and the system is ${colorScheme}`,
      session.page(
        async (denylens) => {
          await denylens.hook("theme").selectOption(chosen);
          await denylens.paste(explicitDenial);
          await denylens.open("policies");
          await expect.visible(denylens.hook("policies"));
          assert.deepEqual(await denylens.page.evaluate(unreadable), []);
          const ground = await denylens.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
          assert.equal(Number(ground.match(/\d+/)[0]) < 128, dark, ground);
        },
        { context: { colorScheme }, arrange: withoutLightDark },
      ),
    );
  }

  test(
    "on paper, whatever was chosen",
    session.page(async (denylens) => {
      await denylens.hook("theme").selectOption("dark");
      await denylens.page.emulateMedia({ media: "print" });
      const ground = await denylens.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      assert.equal(ground, "rgb(255, 255, 255)");
    }),
  );
});
