// What is said of a refusal and the words that prove it light each other: by pointer and by keyboard.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { explicitDenial } from "./texts.mjs";

const session = browserSession();

/** The fields of the words that are lit. */
const lit = ({ page }) =>
  page.evaluate(() => [...document.querySelectorAll("mark[data-lit]")].flatMap((mark) => mark.dataset.field.split(" ")));

const proves = (denylens, field) => expect.value(async () => (await lit(denylens)).includes(field), true);

describe("the words that prove something light up", () => {
  test(
    "with a step, a fact, a gate, a message and an item of the checklist, when they are reached",
    session.page(async (denylens) => {
      await denylens.paste(explicitDenial);
      await expect.visible(denylens.hook("evidence"));
      const step = denylens.page.locator("[data-testid=steps] > [data-claim]").first();
      await step.focus();
      await proves(denylens, "layer");
      assert.notEqual(await step.evaluate((element) => getComputedStyle(element).outlineStyle), "none");
      await denylens.page.locator(".gate__button[data-claim]").first().hover();
      await proves(denylens, "policy");
      await denylens.open("request");
      await denylens.page.locator("dd[data-claim=resource]").focus();
      await proves(denylens, "resource");
      await denylens.open("ask");
      await denylens.page.locator("[data-testid=handoff] [data-claim]").first().focus();
      await proves(denylens, "layer");
      await denylens.open("check");
      await denylens.page.locator("[data-check=request-known]").hover();
      await proves(denylens, "principal");
    }),
  );

  test(
    "and light what is said, the other way round",
    session.page(async (denylens) => {
      await denylens.paste(explicitDenial);
      await expect.visible(denylens.hook("steps"));
      await denylens.page.locator("mark[data-field~=policy]").first().focus();
      await expect.attribute(denylens.page.locator("[data-testid=steps] > [data-claim]").first(), "data-lit", "");
    }),
  );
});
