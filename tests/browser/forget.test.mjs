// "Forget everything" forgets everything: a word that was put into every box there is stands nowhere any more, neither at once nor
// when the next refusal is pasted.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession, configured } from "./session.mjs";
import { encodedLaunch, implicitDenial } from "./texts.mjs";

const endpoint = { name: "Our endpoint", url: "https://decode.example.com/v1", authentication: "bearer" };
const session = browserSession({
  prepare: () => configured("forget", { endpoints: [endpoint] }),
});

/** The word. It stands in names, so that it goes wherever names go. */
const canary = "canarybird";
const refusal = implicitDenial.replaceAll("alice", canary);
const policy = (sid) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: sid, Effect: "Deny", Action: "s3:*", Resource: "*" }] });

/** In the page: where the word stands. */
function places(word) {
  const found = [];
  for (const field of document.querySelectorAll("input, textarea, select")) {
    if (field.value.includes(word)) {
      found.push(`the value of ${field.dataset.testid ?? field.className}`);
    }
  }
  for (const element of document.querySelectorAll("*")) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data);
    const attributes = [...element.attributes].map(({ value }) => value);
    if ([...own, ...attributes].some((text) => text.includes(word))) {
      found.push(`${element.tagName} ${element.dataset.testid ?? element.className}`);
    }
  }
  return found;
}

const expectNowhere = async (denylens, when) => assert.deepEqual(await denylens.page.evaluate(places, canary), [], when);

/** Forgets everything, and holds the page and the next refusal to it. */
async function forgetAndGoOn(denylens, next) {
  await denylens.hook("forget").click();
  await expect.hidden(denylens.hook("verdict"));
  await expect.hidden(denylens.hook("policies"));
  await expectNowhere(denylens, "after forgetting");
  await denylens.paste(next);
  await expect.visible(denylens.hook("verdict"));
  await denylens.open("share");
  await expect.visible(denylens.hook("show-preview"));
  await expectNowhere(denylens, "with the next refusal");
}

/** In the page: no text can be copied, so that it is offered to be copied by hand. */
const withoutClipboard = (page) =>
  page.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }));

describe("when everything is forgotten, nothing is left", () => {
  test(
    "of the policies, what was tried with them, and what was to be copied",
    session.page(
      async (denylens) => {
        const { page } = denylens;
        await denylens.paste(refusal);
        await denylens.open("policies");
        await denylens.hook("policies-paste").fill(policy(canary));
        await denylens.hook("policies-add").click();
        await expect.attribute(denylens.hook("located"), "data-sid", canary);
        await denylens.hook("policies-file").setInputFiles({
          name: `${canary}.json`,
          mimeType: "application/json",
          buffer: Buffer.from(policy("Other")),
        });
        await expect.text(page.getByTestId("policies-read").last(), canary);
        await denylens.hook("policies-paste").fill(canary);
        await denylens.hook("what-if-text").fill(policy(canary).replace("Deny", "Allow"));
        await expect.visible(denylens.hook("what-if"));
        await denylens.open("share");
        await denylens.hook("redact").uncheck();
        await denylens.hook("show-preview").click();
        await expect.text(denylens.hook("preview"), canary);
        await denylens.hook("copy-json").click();
        await expect.visible(page.locator(".panel--copy textarea"));
        assert.ok((await page.evaluate(places, canary)).length > 5);
        await forgetAndGoOn(denylens, implicitDenial);
        await denylens.open("policies");
        assert.equal(await denylens.hook("what-if-text").inputValue(), "");
        await expect.hidden(denylens.hook("what-if"));
        await expect.hidden(denylens.hook("policies-read"));
        await expect.hidden(denylens.hook("preview"));
      },
      { arrange: withoutClipboard },
    ),
  );

  test(
    "of what was entered to decode",
    session.page(async (denylens) => {
      await denylens.paste(encodedLaunch);
      await denylens.hook("backend-paste").click();
      await denylens.hook("decoded-paste").fill(canary);
      await expect.visible(denylens.hook("error"));
      await denylens.hook("backend-sts").click();
      await denylens.hook("region").fill(canary);
      await denylens.hook("credentials").fill(`AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE ${canary}`);
      await denylens.openBackend("endpoint-1");
      await denylens.hook("region").fill(canary);
      await denylens.hook("token").fill(canary);
      await forgetAndGoOn(denylens, implicitDenial);
      await denylens.paste(encodedLaunch);
      for (const tab of await denylens.page.locator("[role=tab]").all()) {
        await tab.click();
        await expectNowhere(denylens, "in the forms of the next message");
      }
    }),
  );

  test(
    "of files that are still being looked at",
    session.page(async (denylens) => {
      await expect.loaded(denylens);
      await denylens.page.evaluate(([name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type: "application/json" }));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        document.querySelector("[data-testid=forget]").click();
      }, [`${canary}.json`, policy(canary)]);
      // What comes after it is taken.
      await denylens.paste(implicitDenial);
      await denylens.open("policies");
      await denylens.hook("policies-paste").fill(policy("Later"));
      await denylens.hook("policies-add").click();
      await expect.attribute(denylens.hook("located"), "data-sid", "Later");
      await expectNowhere(denylens, "after another policy");
    }),
  );

  test(
    "of a long text that is being read",
    session.page(
      async (denylens) => {
        await expect.loaded(denylens);
        const workers = await denylens.page.evaluate(() => globalThis.workers);
        await denylens.pasteFromClipboard(`${"x".repeat(200_000)}\n${refusal}`);
        await denylens.page.waitForFunction(() => globalThis.isAsked);
        await denylens.hook("forget").click();
        // What read it has come to an end, and the text with it.
        await expect.value(() => denylens.page.evaluate(() => globalThis.workers), workers + 1);
        await expect.value(() => denylens.page.evaluate(() => globalThis.ended), 1);
        await expect.loaded(denylens);
        await expect.hidden(denylens.hook("verdict"));
        await expectNowhere(denylens, "after forgetting");
        assert.equal(await denylens.page.evaluate(() => globalThis.askedAgain), false);
        await denylens.pasteFromClipboard(`${"x".repeat(200_000)}\n${implicitDenial}`);
        await denylens.page.evaluate(() => (globalThis.holds = false));
        await denylens.hook("forget").click();
        await denylens.pasteFromClipboard(`${"x".repeat(200_000)}\n${implicitDenial}`);
        await denylens.expectVerdict({ layer: "identity" });
      },
      { arrange: (page) => page.addInitScript(holdingTexts) },
    ),
  );

  for (const [how, keysBefore, keysAfter] of [
    ["taken out of the box before", ["Control+a", "Delete"], ["Control+z"]],
    ["undone before", ["Control+z"], ["Control+Shift+z", "Control+y"]],
  ]) {
    test(
      `a text that was ${how} is not brought back by the browser`,
      session.page(async (denylens) => {
        const box = denylens.hook("paste");
        const press = async (keys) => {
          await box.focus();
          for (const key of keys) {
            await denylens.page.keyboard.press(key);
          }
        };
        await denylens.pasteFromClipboard(refusal);
        await denylens.expectVerdict({ layer: "identity" });
        await press(keysBefore);
        await expect.hidden(denylens.hook("verdict"));
        await denylens.hook("forget").click();
        await press(keysAfter);
        assert.equal(await denylens.pasted(), "");
        await expectNowhere(denylens, "after bringing back");
      }),
    );
  }
});

/** In the page: counts workers, and keeps to itself what they tell once they were asked about a long text. */
function holdingTexts() {
  Object.assign(globalThis, { workers: 0, ended: 0, isAsked: false, askedAgain: false, holds: true });
  const Browser = globalThis.Worker;
  globalThis.Worker = class extends Browser {
    constructor(...of) {
      super(...of);
      globalThis.workers += 1;
    }
    postMessage(message, ...rest) {
      if (Array.isArray(message) && typeof message[1] === "string" && message[1].length > 100_000) {
        globalThis.askedAgain = globalThis.ended > 0 && message[1].includes("canarybird");
        globalThis.isAsked = true;
        if (globalThis.holds) {
          return;
        }
      }
      super.postMessage(message, ...rest);
    }
    terminate() {
      globalThis.ended += 1;
      super.terminate();
    }
  };
}
