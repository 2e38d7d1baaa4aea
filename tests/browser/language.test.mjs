// English and Japanese: the browser's language first, the user's choice after that.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { implicitDenial } from "./texts.mjs";

const session = browserSession();
const japanese = /[\u3041-\u3096\u30a1-\u30fa]/;
const root = ({ page }) => page.locator("html");

describe("the language", () => {
  test(
    "is English for a reader of English",
    session.page(
      async (denylens) => {
        await expect.attribute(root(denylens), "lang", "en");
        await denylens.paste(implicitDenial);
        await expect.visible(denylens.hook("verdict"));
        assert.doesNotMatch(await denylens.hook("verdict").innerText(), japanese);
      },
      { context: { locale: "en-US" } },
    ),
  );

  test(
    "is Japanese for a reader of Japanese",
    session.page(
      async (denylens) => {
        await expect.attribute(root(denylens), "lang", "ja");
        await denylens.paste(implicitDenial);
        await denylens.expectTexts({ verdict: japanese, fix: japanese });
      },
      { context: { locale: "ja-JP" } },
    ),
  );

  test(
    "is English for a reader of neither",
    session.page(
      async (denylens) => {
        await expect.visible(denylens.hook("paste"));
        await expect.attribute(root(denylens), "lang", "en");
      },
      { context: { locale: "fr-FR" } },
    ),
  );

  test(
    "changes on the spot, and what was read stays",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await expect.visible(denylens.hook("verdict"));
      await denylens.chooseLanguage("ja");
      await expect.attribute(root(denylens), "lang", "ja");
      await denylens.expectTexts({ verdict: japanese, action: "s3:ListAllMyBuckets" });
      await denylens.expectVerdict({ effect: "implicit", layer: "identity", cause: "action" });
      assert.equal(await denylens.pasted(), implicitDenial);
      await denylens.chooseLanguage("en");
      await expect.attribute(root(denylens), "lang", "en");
    }),
  );
});
