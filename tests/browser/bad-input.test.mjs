// What is not a refusal, or not a whole one. Each gets a sentence; nothing that was given is lost; the page stays usable.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asExports, good } from "../aws/accounts.mjs";
import { brief, launch } from "../aws/messages.mjs";
import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { decodedLaunch, encodedLaunch, implicitDenial } from "./texts.mjs";

const session = browserSession();

/** After whatever it was: the next refusal is read. */
async function stillWorks(denylens) {
  await denylens.paste(implicitDenial);
  await denylens.expectVerdict({ effect: "implicit", layer: "identity" });
}

describe("bad input", () => {
  test(
    "nothing at all",
    session.page(async (denylens) => {
      await denylens.paste("x");
      await denylens.paste("");
      await expect.hidden(denylens.hook("verdict"));
      await stillWorks(denylens);
    }),
  );

  test(
    "text that has no refusal in it",
    session.page(async (denylens) => {
      await denylens.paste("Good morning. The build is green.");
      await expect.visible(denylens.hook("notice"));
      await expect.hidden(denylens.hook("verdict"));
      await stillWorks(denylens);
    }),
  );

  test(
    "5 MB of a log, with a refusal at its end",
    session.page(async (denylens) => {
      const line = "2026-01-01T00:00:00Z INFO pipeline: step 42 of 99 has finished without a word to say\n";
      const log = line.repeat(Math.ceil((5 * 1024 * 1024) / line.length));
      await denylens.pasteFromClipboard(log + implicitDenial);
      await denylens.expectVerdict({ effect: "implicit", layer: "identity" });
      await stillWorks(denylens);
    }),
  );

  test(
    "5 MB of one unbroken word",
    session.page(async (denylens) => {
      await denylens.pasteFromClipboard("x".repeat(5 * 1024 * 1024));
      await expect.visible(denylens.hook("notice"));
      await stillWorks(denylens);
    }),
  );

  test(
    "bytes of a picture",
    session.page(async (denylens) => {
      const bytes = Array.from({ length: 20_000 }, (_, at) => String.fromCharCode((at * 7919) % 256)).join("");
      await denylens.paste(bytes);
      await expect.visible(denylens.hook("notice"));
      await stillWorks(denylens);
    }),
  );

  test(
    "half a decoded document",
    session.page(async (denylens) => {
      const half = decodedLaunch.slice(0, decodedLaunch.indexOf('"conditions"'));
      await denylens.paste(half);
      await denylens.expectTexts({ action: "ec2:RunInstances" });
      assert.equal(await denylens.pasted(), half);
      await stillWorks(denylens);
    }),
  );

  test(
    "an encoded message that was cut short",
    session.page(async (denylens) => {
      const cut = `${encodedLaunch.slice(0, -launch.encoded.length / 2)}...`;
      await denylens.paste(cut);
      await expect.visible(denylens.hook("notice"));
      assert.equal(await denylens.pasted(), cut);
      await stillWorks(denylens);
    }),
  );

  for (const [what, changed, code] of [
    ["that is longer than AWS takes", launch.encoded.padEnd(10_241, launch.encoded), "message-too-long"],
    ["with a plus sign in it", launch.encoded.replace(/(?<=^.{200})./, "+"), "message-foreign-character"],
    ["with an accented letter in it", launch.encoded.replace(/(?<=^.{400})./, "é"), "message-foreign-character"],
  ]) {
    test(
      `an encoded message ${what}`,
      session.page(async (denylens) => {
        await denylens.paste(encodedLaunch.replace(launch.encoded, changed));
        await expect.attribute(denylens.hook("notice"), "data-code", code);
        await expect.hidden(denylens.hook("decode"));
        await stillWorks(denylens);
      }),
    );
  }

  test(
    "an encoded message that is shorter than most is asked for, with a word of warning",
    session.page(async (denylens, watch) => {
      watch.allow("sts.eu-west-1.amazonaws.com");
      await denylens.paste(encodedLaunch.replace(launch.encoded, brief.encoded));
      await expect.attribute(denylens.hook("notice"), "data-code", "message-cut-short");
      await denylens.prepareSts({ credentials: asExports(good), region: "eu-west-1" });
      await denylens.signAndDecode();
      await denylens.expectTexts({ action: "ec2:RunInstances" });
    }),
  );

  test(
    "text that looks like a page",
    session.page(async (denylens) => {
      await denylens.paste(
        implicitDenial.replace("user/alice", 'user/<img src="https://elsewhere.example/x" onerror="document.title=1">'),
      );
      await expect.visible(denylens.hook("recognised"));
      assert.equal(await denylens.page.locator("img").count(), 0);
      await stillWorks(denylens);
    }),
  );
});
