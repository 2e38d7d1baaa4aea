// What is pasted is only ever text. Every payload goes through every field and every export: nothing runs, nothing is asked for, no
// element comes of it. The watch fails on anything that the page's security policy had to stop.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { payloads } from "./hostile.mjs";
import { browserSession } from "./session.mjs";
import { encodedLaunch, implicitDenial } from "./texts.mjs";

const session = browserSession();

/** A refusal whose names are the payload. */
const refusal = (name) =>
  `An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:iam::111122223333:user/${name} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::data/${name} because no identity-based policy allows the s3:GetObject action`;

/** A decoded document whose every value is the payload. */
const document = (name) =>
  JSON.stringify({
    allowed: false,
    explicitDeny: true,
    matchedStatements: {
      items: [
        {
          statementId: name,
          effect: "DENY",
          principals: { items: [{ value: name }] },
          actions: { items: [{ value: "s3:GetObject" }, { value: name }] },
          resources: { items: [{ value: name }] },
          conditions: { items: [{ key: name, values: { items: [{ value: name }] } }] },
        },
      ],
    },
    context: {
      principal: { arn: `arn:aws:iam::111122223333:role/${name}` },
      action: "s3:GetObject",
      resource: `arn:aws:s3:::data/${name}`,
      conditions: { items: [{ key: `aws:RequestTag/${name}`, values: { items: [{ value: name }] } }] },
    },
  });

const policy = (name) =>
  JSON.stringify({ Statement: [{ Sid: name, Effect: "Deny", Action: "s3:*", Resource: "*", Condition: { [name]: { [name]: name } } }] });

/** Puts a text into a field at once: typing thousands of them in would take minutes. */
async function put(denylens, hook, text) {
  await denylens.hook(hook).evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

/** Presses a button without the moves of a hand. */
const press = (locator) => locator.evaluate((button) => button.click());

/** What only a payload makes. */
const foreign = "script:not([src]), iframe, object, embed, img, video, audio, math, style, base, form, marquee, x, [onerror], [onload], [onfocus]";

async function expectText(denylens, name) {
  const found = await denylens.page.evaluate((foreign) => {
    const links = [...globalThis.document.querySelectorAll("a[href]")].map((link) => link.href);
    return {
      pwned: globalThis.pwned,
      elements: [...globalThis.document.body.querySelectorAll(foreign)].map((element) => element.outerHTML.slice(0, 200)),
      links: links.filter((link) => !link.startsWith("https://docs.aws.amazon.com/") && !link.startsWith(location.origin)),
    };
  }, foreign);
  assert.deepEqual(found, { pwned: undefined, elements: [], links: [] }, name);
}

describe("hostile text", () => {
  test("comes in more than 200 forms", () => {
    assert.ok(payloads.length >= 200, `${payloads.length}`);
    assert.equal(new Set(payloads).size, payloads.length);
  });

  test(
    "in a refusal is text, in the page and in what is shared",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      for (const payload of payloads) {
        await put(denylens, "paste", refusal(payload));
        await press(denylens.hook("show-preview"));
        await expectText(denylens, payload);
      }
      await expect.visible(denylens.hook("preview"));
    }),
  );

  test(
    "in a decoded document is text",
    session.page(async (denylens) => {
      for (const payload of payloads) {
        await put(denylens, "paste", document(payload));
        await expectText(denylens, payload);
      }
    }),
  );

  test(
    "in the fields for answers, keys, Regions and policies is text",
    session.page(async (denylens) => {
      await denylens.paste(encodedLaunch);
      for (const payload of payloads) {
        await press(denylens.hook("backend-paste"));
        await put(denylens, "decoded-paste", payload);
        await press(denylens.hook("backend-sts"));
        await put(denylens, "credentials", `AWS_ACCESS_KEY_ID=${payload}`);
        await put(denylens, "region", payload);
        await expectText(denylens, payload);
      }
      await denylens.paste(implicitDenial);
      for (const payload of payloads) {
        await put(denylens, "policies-paste", policy(payload));
        await press(denylens.hook("policies-add"));
        await put(denylens, "what-if-text", policy(payload));
        if (payloads.indexOf(payload) % 4 === 3) {
          await expectText(denylens, payload);
          await press(denylens.page.getByRole("button", { name: "Forget the policies" }));
        }
      }
      await expectText(denylens, "all of them");
    }),
  );
});
