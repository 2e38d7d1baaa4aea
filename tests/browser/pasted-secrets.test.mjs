// Keys that are pasted by mistake: they stand in the box, where the user put them, and nowhere else.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asExports, good } from "../aws/accounts.mjs";
import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { decodedLaunch, encodedLaunch, explicitDenial } from "./texts.mjs";

const session = browserSession();
const password = "hunter2-and-more";

/** A refusal with keys so near that evidence shows the text around them. */
const beside = (refusal) => `${asExports(good)}\n$ aws s3 cp\n${refusal}\n${asExports(good)}\n`;

/** A text of three megabytes with a refusal, and keys at its very end. */
const longText = `${explicitDenial}\n${"2026-03-04T05:06:07Z INFO nothing to say about it\n".repeat(60_000)}${asExports(good)}\n`;

const pieces = [good.secretAccessKey, good.sessionToken].flatMap((secret) => [secret, secret.slice(0, 24), secret.slice(-24)]);

function expectNone(text, where) {
  for (const piece of [...pieces, password]) {
    assert.equal(text.includes(piece), false, `a secret is in ${where}`);
  }
}

/** The document, with what is drawn for print, and all fields but the box. */
const everywhere = ({ page }) =>
  page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const fields = [...document.querySelectorAll("input, textarea")].filter(({ id }) => id !== "paste");
    const text = [document.documentElement.outerHTML, ...fields.map(({ value }) => value)].join("\n");
    dispatchEvent(new Event("afterprint"));
    return text;
  });

/** Puts a text into the box as a paste does, without typing it. */
const put = (denylens, text) =>
  denylens.hook("paste").evaluate((box, text) => {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);

async function expectInNothing(denylens) {
  expectNone(await everywhere(denylens), "the document");
  for (const whole of [false, true]) {
    await denylens.open("share");
    await denylens.hook("redact").setChecked(!whole);
    for (const form of ["copy-json", "copy-markdown", "copy-text"]) {
      expectNone(await denylens.copied(form), `${form}, ${whole ? "whole" : "redacted"}`);
    }
  }
  expectNone(await everywhere(denylens), "the document after copying");
}

describe("keys that are pasted beside a refusal", () => {
  for (const [name, text] of Object.entries({ "in a short text": beside(explicitDenial), "at the end of three megabytes": longText })) {
    test(
      `are in the box and nowhere else, and can be taken out of it: ${name}`,
      session.page(async (denylens) => {
        await put(denylens, text);
        await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
        await denylens.expectTexts({ secrets: "a secret access key and a session token", evidence: "PutObject" });
        await expectInNothing(denylens);
        assert.equal(await denylens.pasted(), text, "the text is the user's");

        await denylens.hook("remove-secrets").click();
        await expect.hidden(denylens.hook("secrets"));
        const left = await denylens.pasted();
        expectNone(left, "the box");
        assert.ok(left.includes('export AWS_SECRET_ACCESS_KEY="[secret removed]"'));
        assert.ok(left.includes(good.accessKeyId), "an access key id is no secret");
        await expect.text(denylens.page.locator(".input__remark"), "taken out of the box");
        await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
        expectNone(await everywhere(denylens), "the document in the end");
      }),
    );
  }

  test(
    "are told of where there is no refusal, too",
    session.page(async (denylens) => {
      await denylens.paste(asExports(good));
      await denylens.expectTexts({ secrets: "a secret access key" });
      expectNone(await everywhere(denylens), "the document");
    }),
  );

  test(
    "are told of in the language that is chosen",
    session.page(async (denylens) => {
      await denylens.paste(beside(explicitDenial));
      await denylens.chooseLanguage("ja");
      await denylens.expectTexts({ secrets: "シークレットアクセスキー、セッショントークン" });
    }),
  );

  test(
    "are nothing that an ordinary refusal raises an alarm about",
    session.page(async (denylens) => {
      for (const text of [explicitDenial, encodedLaunch, decodedLaunch]) {
        await denylens.paste(text);
        await expect.visible(denylens.hook("verdict"));
        await expect.hidden(denylens.hook("secrets"));
      }
    }),
  );
});

describe("a secret in a text that arrives later", () => {
  test(
    "is covered, and nothing is offered for the box",
    session.page(async (denylens) => {
      await denylens.paste(encodedLaunch);
      const document = JSON.parse(decodedLaunch);
      document.context.conditions.items.push({
        key: "aws:RequestTag/source",
        values: { items: [{ value: `https://ana:${password}@git.example.com/app` }] },
      });
      await denylens.pasteDecoded(JSON.stringify(document));
      await denylens.expectTexts({ secrets: "The answer has a password in it", conditions: "https://ana:****" });
      await expect.hidden(denylens.hook("remove-secrets"));
      await expectInNothing(denylens);
    }),
  );
});

describe("a file with keys", () => {
  test(
    "is left alone also where they stand far into it, and no refusal",
    session.page(async (denylens) => {
      const text = `${"a line of a log\n".repeat(30_000)}${asExports(good)}\n`;
      const dataTransfer = await denylens.page.evaluateHandle((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "app.log"));
        return data;
      }, text);
      await denylens.page.locator("body").dispatchEvent("drop", { dataTransfer });
      await expect.text(denylens.page.locator(".input__remark"), "app.log has AWS keys in it");
      assert.equal(await denylens.pasted(), "");
    }),
  );
});
