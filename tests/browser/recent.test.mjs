// The texts that were pasted before this one: in a list in memory, to go back to.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { decodedLaunch, encodedLaunch, explicitDenial, implicitDenial } from "./texts.mjs";

const session = browserSession();

const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/** Opens the list and reads its latest text again. */
async function goBack(denylens) {
  await denylens.hook("recent").click();
  await denylens.page.locator(".recent__entry").first().click();
}

describe("a text that was pasted before", () => {
  test(
    "is listed with what it was and why, and can be read again",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.expectVerdict({ layer: "identity" });
      await expect.hidden(denylens.hook("recent"));
      await denylens.paste(explicitDenial);
      await denylens.expectVerdict({ layer: "scp" });
      await expect.text(denylens.hook("recent"), "1");
      await denylens.hook("recent").click();
      const entry = denylens.page.locator(".recent__entry").first();
      await expect.text(entry, "s3:ListAllMyBuckets");
      await expect.text(entry, "The action is not allowed");
      await entry.click();
      await denylens.expectVerdict({ effect: "implicit", layer: "identity" });
      assert.equal(await denylens.pasted(), implicitDenial);
      // The one that was here is in the list now.
      await goBack(denylens);
      await denylens.expectVerdict({ layer: "scp" });
    }),
  );

  test(
    "is listed once, however often it is pasted",
    session.page(async (denylens) => {
      for (const [text, layer] of [
        [implicitDenial, "identity"],
        [explicitDenial, "scp"],
        [implicitDenial, "identity"],
        [explicitDenial, "scp"],
      ]) {
        await denylens.paste(text);
        await denylens.expectVerdict({ layer });
      }
      await denylens.hook("recent").click();
      await expect.value(() => denylens.page.locator(".recent__entry").count(), 1);
    }),
  );

  test(
    "comes back with the answer that was given to it, which can still be taken back",
    session.page(async (denylens) => {
      await denylens.paste(encodedLaunch);
      await denylens.pasteDecoded(decodedLaunch);
      await denylens.expectTexts({ answered: "decoded" });
      await denylens.paste(explicitDenial);
      await denylens.expectVerdict({ layer: "scp" });
      await expect.hidden(denylens.hook("answered"));
      await goBack(denylens);
      await denylens.expectTexts({ answered: "decoded", action: "ec2:RunInstances" });
      assert.equal(await denylens.pasted(), encodedLaunch);
      await denylens.hook("take-back").click();
      await expect.visible(denylens.hook("decode"));
      await expect.hidden(denylens.hook("answered"));
    }),
  );

  test(
    "is kept without the secrets that stood in it",
    session.page(async (denylens) => {
      await denylens.paste(`export AWS_SECRET_ACCESS_KEY=${secret}\n${implicitDenial}`);
      await denylens.expectVerdict({ layer: "identity" });
      await denylens.paste(explicitDenial);
      await denylens.expectVerdict({ layer: "scp" });
      await goBack(denylens);
      await denylens.expectVerdict({ layer: "identity" });
      const text = await denylens.pasted();
      assert.ok(!text.includes(secret), text);
      assert.ok(text.endsWith(implicitDenial), text);
    }),
  );

  test(
    "is forgotten with everything",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.expectVerdict({ layer: "identity" });
      await denylens.paste(explicitDenial);
      await expect.visible(denylens.hook("recent"));
      await denylens.hook("forget").click();
      await expect.hidden(denylens.hook("recent"));
      await denylens.paste(explicitDenial);
      await denylens.expectVerdict({ layer: "scp" });
      await expect.hidden(denylens.hook("recent"));
      assert.ok(!(await denylens.page.content()).includes("ListAllMyBuckets"));
    }),
  );
});

test(
  "a document that is pasted outside the box while its message waits is read, though what joins them can't be loaded",
  session.page(
    async (denylens, watch) => {
      await denylens.paste(encodedLaunch);
      await denylens.expectVerdict({ effect: "unknown" });
      await denylens.page.evaluate((text) => {
        document.activeElement.blur();
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, decodedLaunch);
      await denylens.expectVerdict({ effect: "implicit" });
      assert.equal(await denylens.pasted(), decodedLaunch);
      watch.takeFaults();
    },
    { arrange: (page) => page.route("**/details-*.wasm", (route) => route.abort()) },
  ),
);
