// Texts too long to be read within a frame: they are read in the worker, and everything that is told of them comes from there.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { decodedLaunch, encodedLaunch, explicitDenial, implicitDenial } from "./texts.mjs";

const session = browserSession();

/** Lines of a log that say nothing of a refusal, before and after others. */
const filler = Array.from({ length: 1_500 }, (_, step) => `2026-03-04T05:06:07Z INFO step ${step}: nothing to say about it\n`).join("");
const long = (...refusals) => `${filler}${refusals.join(`\n\n${filler}`)}\n${filler}`;

/** Puts a text into the box as a paste does, without typing it. */
const put = (denylens, text) =>
  denylens.hook("paste").evaluate((box, text) => {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);

/** Ends the worker over each of the first texts that it is given: so many. */
const endingWorker = (times) => (page) =>
  page.addInitScript((times) => {
    globalThis.ended = 0;
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (Array.isArray(message) && typeof message[1] === "string" && globalThis.ended < times) {
        globalThis.ended += 1;
        this.terminate();
        return this.dispatchEvent(new ErrorEvent("error", { cancelable: true }));
      }
      return post.call(this, message, ...rest);
    };
  }, times);

describe("a long text", () => {
  test(
    "is read, with all that stands behind its verdict",
    session.page(async (denylens) => {
      await put(denylens, long(explicitDenial));
      await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
      await denylens.expectTexts({ action: "s3:PutObject", evidence: "service control policy", fix: "exception" });
    }),
  );

  test(
    "is explained when its verdict is painted",
    session.page(async (denylens) => {
      await expect.loaded(denylens);
      await denylens.page.evaluate(() => {
        const seen = () => ["[data-testid=verdict]", ".denial"].map((what) => document.querySelector(what) !== null);
        new MutationObserver((_, observer) => {
          if (seen()[0]) {
            observer.disconnect();
            requestAnimationFrame(() => (globalThis.inTheFirstFrame = seen()));
          }
        }).observe(document.body, { childList: true, subtree: true });
      });
      await put(denylens, long(explicitDenial));
      await expect.visible(denylens.hook("ladder"));
      assert.deepEqual(await denylens.page.evaluate(() => globalThis.inTheFirstFrame), [true, false]);
    }),
  );

  test(
    "of megabytes is shown from its start, and leaves the caret alone that types into it",
    session.page(async (denylens) => {
      const text = long(explicitDenial);
      await put(denylens, text.repeat(Math.ceil(1_100_000 / text.length)));
      const box = denylens.hook("paste");
      const caret = () => box.evaluate(({ selectionStart, selectionEnd, scrollTop }) => [selectionStart, selectionEnd, scrollTop]);
      await denylens.page.waitForFunction(() => document.querySelector("[data-testid=paste]").selectionEnd === 0);
      assert.deepEqual(await caret(), [0, 0, 0]);
      await expect.visible(denylens.hook("edit"));
      await denylens.hook("edit").click();
      const end = text.indexOf("s3:PutObject") + "s3:PutObject".length;
      await box.evaluate((box, end) => box.setSelectionRange(end, end), end);
      await denylens.page.keyboard.type("Acl");
      await denylens.expectTexts({ action: "s3:PutObjectAcl" });
      assert.deepEqual((await caret()).slice(0, 2), [end + 3, end + 3]);
    }),
  );

  test(
    "has a list of its refusals, and each can be looked at",
    session.page(async (denylens) => {
      await put(denylens, long(explicitDenial, implicitDenial));
      await expect.visible(denylens.hook("denial-2"));
      await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
      await denylens.hook("denial-2").click();
      await denylens.expectVerdict({ effect: "implicit", layer: "identity" });
      await denylens.expectTexts({ evidence: "because no identity-based policy allows" });
    }),
  );

  test(
    "is written in the language that is spoken",
    session.page(async (denylens) => {
      await put(denylens, long(explicitDenial));
      await denylens.expectVerdict({ layer: "scp" });
      await denylens.open("share");
      await denylens.hook("show-preview").click();
      await denylens.expectTexts({ preview: "explicitly denies it" });
      await denylens.chooseLanguage("ja");
      await denylens.hook("show-preview").click();
      await denylens.expectTexts({ preview: "明示的に拒否" });
    }),
  );

  test(
    "takes the document of its encoded message",
    session.page(async (denylens) => {
      await put(denylens, long(encodedLaunch));
      await denylens.pasteDecoded(decodedLaunch);
      await expect.hidden(denylens.hook("decode"));
      await denylens.expectTexts({ action: "ec2:RunInstances" });
    }),
  );

  test(
    "doesn't take the place of a newer one that is read sooner",
    session.page(async (denylens) => {
      await put(denylens, long(explicitDenial));
      await put(denylens, implicitDenial);
      await denylens.expectVerdict({ effect: "implicit", layer: "identity" });
      await put(denylens, long(explicitDenial));
      await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
      await put(denylens, implicitDenial);
      await denylens.expectVerdict({ effect: "implicit", layer: "identity" });
      // What the worker tells next comes after all that it was asked before.
      await put(denylens, long(implicitDenial, explicitDenial));
      await expect.visible(denylens.hook("denial-2"));
      await denylens.expectVerdict({ effect: "implicit", layer: "identity" });
    }),
  );

  test(
    "doesn't take the place of a newer one when what reads it can't come",
    session.page(
      async (denylens, watch) => {
        await put(denylens, long(explicitDenial));
        // The page waits as long for the typing to pause, and its timer is the older.
        await denylens.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
        await put(denylens, implicitDenial);
        await denylens.expectVerdict({ effect: "implicit", layer: "identity" });
        denylens.page.release();
        // The page has heard of it: it says that its worker can't be had.
        await expect.attribute(denylens.hook("promise"), "data-worker", "unavailable");
        await denylens.expectVerdict({ effect: "implicit", layer: "identity" });
        assert.equal(await denylens.page.locator(".input__remark").innerText(), "");
        watch.takeFaults();
      },
      {
        arrange: async (page) => {
          const held = new Promise((resolve) => {
            page.release = resolve;
          });
          await page.route("**/policies-*.wasm", async (route) => {
            await held;
            await route.fulfill({ status: 404 });
          });
        },
      },
    ),
  );

  test(
    "keeps what was entered about its encoded message when another refusal is added",
    session.page(async (denylens) => {
      await put(denylens, long(encodedLaunch));
      await denylens.hook("backend-sts").click();
      await denylens.hook("region").fill("eu-west-3");
      await put(denylens, long(encodedLaunch, implicitDenial));
      await expect.visible(denylens.hook("denial-2"));
      await expect.visible(denylens.hook("fix"));
      assert.equal(await denylens.hook("region").inputValue(), "eu-west-3");
    }),
  );

  test(
    "shows that it is being read, and when it is",
    session.page(
      async (denylens) => {
        await put(denylens, long(explicitDenial));
        await expect.visible(denylens.hook("reading"));
        await expect.text(denylens.page.locator(".input__remark"), "Reading a long text");
        denylens.page.release();
        await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
        await expect.hidden(denylens.hook("reading"));
      },
      {
        arrange: async (page) => {
          const held = new Promise((resolve) => {
            page.release = resolve;
          });
          await page.route("**/policies-*.wasm", async (route) => {
            await held;
            await route.continue();
          });
        },
      },
    ),
  );

  test(
    "is forgotten while it is read",
    session.page(async (denylens) => {
      await put(denylens, long(explicitDenial));
      await denylens.hook("forget").click();
      await put(denylens, long(implicitDenial, explicitDenial));
      await expect.visible(denylens.hook("denial-2"));
      assert.equal(await denylens.hook("verdict").getAttribute("data-effect"), "implicit");
    }),
  );

  test(
    "is tried once more where the worker comes to an end over it",
    session.page(
      async (denylens) => {
        await put(denylens, long(explicitDenial));
        await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
        assert.equal(await denylens.page.evaluate("ended"), 1);
      },
      { arrange: endingWorker(1) },
    ),
  );

  test(
    "stays where it can't be read, and that is said",
    session.page(
      async (denylens) => {
        const text = long(explicitDenial);
        await put(denylens, text);
        await expect.text(denylens.page.locator(".input__remark"), "failed twice");
        assert.equal(await denylens.pasted(), text);
        await expect.hidden(denylens.hook("verdict"));
        // A shorter one is read as ever.
        await put(denylens, implicitDenial);
        await denylens.expectVerdict({ effect: "implicit" });
      },
      { arrange: endingWorker(99) },
    ),
  );
});
