// All of the page can be done without a mouse: the keys where nobody types, the way through the page, and where it leaves whoever did
// something.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { sample } from "./examples.mjs";
import { expect, until } from "./expect.mjs";
import { focus } from "./focus.mjs";
import { browserSession } from "./session.mjs";
import { states } from "./states.mjs";
import { decodedLaunch, encodedLaunch, explicitDenial, implicitDenial } from "./texts.mjs";

const session = browserSession();

/** Nothing has the focus, as after a click beside everything. */
const leave = ({ page }) => page.evaluate(() => document.activeElement.blur());

async function shown(denylens, text) {
  await denylens.put(text);
  await expect.visible(denylens.hook("fix"));
  await leave(denylens);
}

/** In the page: remembers what is copied. */
const listen = ({ page }) =>
  page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      globalThis.copied = text;
    };
  });

const openTab = ({ page }) => page.locator('[id^="tab-"][aria-selected="true"]').getAttribute("id");
const current = ({ page }) => page.locator(".index__entry[aria-current]").getAttribute("data-testid");

describe("where nobody types", () => {
  test(
    "a text can be pasted anywhere",
    session.page(async (denylens) => {
      const { page } = denylens;
      await expect.loaded(denylens);
      await page.context().grantPermissions(["clipboard-write", "clipboard-read"]);
      await page.evaluate((text) => navigator.clipboard.writeText(text), explicitDenial);
      await leave(denylens);
      await page.keyboard.press("ControlOrMeta+V");
      await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
      assert.equal(await denylens.pasted(), explicitDenial);
    }),
  );

  test(
    "j and k go through the refusals, and stop at either end",
    session.page(async (denylens) => {
      await shown(denylens, sample("five"));
      for (const [key, at] of [["k", 1], ["j", 2], ["j", 3], ["j", 4], ["j", 5], ["j", 5], ["k", 4]]) {
        await denylens.page.keyboard.press(key);
        await expect.value(() => current(denylens), `denial-${at}`);
      }
    }),
  );

  test(
    "the digits open the tabs",
    session.page(async (denylens) => {
      await shown(denylens, sample("condition"));
      const tabs = await denylens.page.locator('[role="tab"][id^="tab-"]').evaluateAll((tabs) => tabs.map(({ id }) => id));
      assert.equal(tabs.length, 7);
      for (const [place, id] of tabs.entries()) {
        await leave(denylens);
        await denylens.page.keyboard.press(String(place + 1));
        await expect.value(() => openTab(denylens), id);
      }
    }),
  );

  test(
    "c copies the change and m the message",
    session.page(async (denylens) => {
      await shown(denylens, sample("pass-role"));
      await listen(denylens);
      const copied = () => denylens.page.evaluate(() => globalThis.copied ?? "");
      await denylens.page.keyboard.press("c");
      await until(copied, (text) => text.includes('"iam:PassRole"') && text.startsWith("{"), "the change is copied");
      await denylens.page.keyboard.press("m");
      await until(copied, (text) => text.includes("iam:PassRole") && !text.startsWith("{"), "the message is copied");
    }),
  );

  test(
    "e goes to the text, and ? lists the keys",
    session.page(async (denylens) => {
      await shown(denylens, explicitDenial);
      await denylens.page.keyboard.press("?");
      await expect.visible(denylens.hook("help"));
      await denylens.hook("help-close").click();
      await expect.hidden(denylens.hook("help"));
      await denylens.page.keyboard.press("e");
      await expect.value(() => denylens.page.evaluate(() => document.activeElement.id), "paste");
    }),
  );
});

describe("none of the keys does anything", () => {
  const keys = ["j", "k", "2", "c", "m", "e", "?"];
  const nothingHappened = async (denylens, key) => {
    assert.equal(await openTab(denylens), "tab-fix", key);
    assert.equal(await current(denylens), "denial-1", key);
    assert.equal(await denylens.hook("help").isVisible(), false, key);
    assert.equal(await denylens.page.evaluate(() => globalThis.copied), undefined, key);
  };

  test(
    "in a field: it is a letter",
    session.page(async (denylens) => {
      await shown(denylens, sample("five"));
      await listen(denylens);
      await denylens.page.keyboard.press("e");
      await denylens.page.keyboard.press("End");
      for (const key of keys) {
        const before = await denylens.pasted();
        await denylens.page.keyboard.press(key);
        assert.equal((await denylens.pasted()).length, before.length + 1, key);
        await nothingHappened(denylens, key);
      }
    }),
  );

  for (const modifier of ["Control", "Alt", "Meta"]) {
    test(
      `with ${modifier}: that is the browser's`,
      session.page(async (denylens) => {
        await shown(denylens, sample("five"));
        await listen(denylens);
        for (const key of keys) {
          await denylens.page.evaluate(
            ([key, modifier]) => {
              const init = { key, bubbles: true, cancelable: true, ctrlKey: false, altKey: false, metaKey: false };
              init[{ Control: "ctrlKey", Alt: "altKey", Meta: "metaKey" }[modifier]] = true;
              globalThis.wentOn = document.body.dispatchEvent(new KeyboardEvent("keydown", init));
            },
            [key, modifier],
          );
          assert.equal(await denylens.page.evaluate(() => globalThis.wentOn), true, key);
          await nothingHappened(denylens, key);
        }
      }),
    );
  }
});

describe("the way through the page", () => {
  for (const [link, region] of [["skip-text", "input"], ["skip-answer", "answer"]]) {
    test(
      `can be cut short: ${link}`,
      session.page(async (denylens) => {
        await shown(denylens, explicitDenial);
        await denylens.page.locator(`#${link}`).focus();
        assert.equal((await denylens.page.evaluate(focus)).isSeen, true);
        await denylens.page.keyboard.press("Enter");
        await expect.value(() => denylens.page.evaluate(() => document.activeElement.id), region);
      }),
    );
  }

  const walked = ["empty", "an identity-based policy", "five refusals", "waiting, to ask STS", "keys held", "policies given", "tab share", "tab check"];
  for (const name of walked) {
    test(
      `shows where one is, at every step: ${name}`,
      session.page(async (denylens, watch) => {
        const { page } = denylens;
        await states.find((state) => state.name === name).reach(denylens, { watch, aws: session.aws });
        await page.locator("#skip-text").focus();
        // From here on it is the keyboard that moves the focus, and a browser shows it.
        await page.keyboard.press("Tab");
        await page.keyboard.press("Shift+Tab");
        const seen = [];
        for (let step = 0; step < 150; step += 1) {
          const at = await page.evaluate(focus);
          if (at === null || (step > 0 && at.name === "skip-text")) {
            break;
          }
          seen.push(at);
          await page.keyboard.press("Tab");
        }
        assert.ok(seen.length > 8, JSON.stringify(seen));
        assert.deepEqual(seen.filter(({ isSeen }) => !isSeen), []);
        // The way ends at the end: nothing holds whoever goes it.
        assert.ok(seen.length < 150);
      }),
    );
  }
});

describe("nobody loses their place", () => {
  const expectFocus = (denylens) => until(() => denylens.page.evaluate(focus), (at) => at !== null, "something has the focus");

  test(
    "by opening a tab",
    session.page(async (denylens) => {
      await shown(denylens, sample("condition"));
      for (const tab of ["ask", "check", "why", "request", "policies", "share", "fix"]) {
        await denylens.hook(`tab-${tab}`).focus();
        await denylens.page.keyboard.press("Enter");
        await expect.attribute(denylens.hook(`tab-${tab}`), "aria-selected", "true");
        await expectFocus(denylens);
      }
    }),
  );

  test(
    "by an answer, and by taking it back",
    session.page(async (denylens) => {
      await shown(denylens, encodedLaunch);
      await denylens.hook("backend-paste").click();
      await denylens.hook("decoded-paste").focus();
      await denylens.hook("decoded-paste").fill(decodedLaunch);
      await expect.visible(denylens.hook("answered"));
      await expectFocus(denylens);
      await denylens.hook("take-back").focus();
      await denylens.page.keyboard.press("Enter");
      await expect.visible(denylens.hook("decode"));
      await expectFocus(denylens);
    }),
  );

  test(
    "by pasting",
    session.page(async (denylens) => {
      await expect.loaded(denylens);
      await denylens.hook("paste").focus();
      await denylens.put(implicitDenial);
      await expect.visible(denylens.hook("fix"));
      await expectFocus(denylens);
    }),
  );

  test(
    "by forgetting",
    session.page(async (denylens) => {
      await shown(denylens, explicitDenial);
      await denylens.hook("forget").focus();
      await denylens.page.keyboard.press("Enter");
      await expect.hidden(denylens.hook("verdict"));
      await expectFocus(denylens);
    }),
  );

  test(
    "by going to another refusal",
    session.page(async (denylens) => {
      await shown(denylens, sample("five"));
      await denylens.hook("tab-fix").focus();
      for (const [key, at] of [["j", 2], ["k", 1]]) {
        await denylens.page.keyboard.press(key);
        await expect.value(() => current(denylens), `denial-${at}`);
        await expect.visible(denylens.hook("fix"));
        await expectFocus(denylens);
      }
    }),
  );

  test(
    "by closing the list of keys",
    session.page(async (denylens) => {
      await shown(denylens, explicitDenial);
      await denylens.hook("tab-fix").focus();
      await denylens.page.keyboard.press("?");
      await expect.visible(denylens.hook("help"));
      await denylens.page.keyboard.press("Escape");
      await expect.hidden(denylens.hook("help"));
      assert.equal((await expectFocus(denylens)).name, "tab-fix");
    }),
  );
});
