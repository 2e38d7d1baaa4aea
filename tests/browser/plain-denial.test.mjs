// A refusal that says all there is to know: pasted, read, and nothing is asked of anybody.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { sample } from "./examples.mjs";
import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { explicitDenial, implicitDenial } from "./texts.mjs";

const session = browserSession();

describe("a plain refusal", () => {
  test(
    "the box for it has the focus when the page is there",
    session.page(async (denylens) => {
      await expect.attribute(denylens.page.locator("*:focus"), "data-testid", "paste");
    }),
  );

  test(
    "that nothing allows the action",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.expectVerdict({ effect: "implicit", layer: "identity", cause: "action" });
      await denylens.expectTexts({
        principal: "arn:aws:iam::111122223333:user/alice",
        action: "s3:ListAllMyBuckets",
        fix: "s3:ListAllMyBuckets",
        evidence: "because no identity-based policy allows",
      });
      await expect.visible(denylens.hook("ladder"));
      await expect.hidden(denylens.hook("decode"));
    }),
  );

  test(
    "that a policy of the organization denies",
    session.page(async (denylens) => {
      await denylens.paste(explicitDenial);
      await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
      await denylens.expectTexts({
        principal: "arn:aws:sts::111122223333:assumed-role/Platform/alice",
        action: "s3:PutObject",
        resource: "arn:aws:s3:::amzn-s3-demo-bucket/report.csv",
        evidence: "service control policy",
      });
    }),
  );

  test(
    "is read without any request",
    session.page(async (denylens, watch) => {
      await expect.loaded(denylens);
      const before = watch.requests.length;
      await denylens.paste(explicitDenial);
      await expect.visible(denylens.hook("verdict"));
      assert.equal(watch.requests.length, before);
      assert.deepEqual(session.aws.calls, []);
    }),
  );

  test(
    "is told by nothing that stood beside the one before",
    session.page(async (denylens) => {
      await denylens.paste(sample("github-actions"));
      await expect.text(denylens.hook("basis"), "computed from your policies");
      await denylens.page.evaluate(() => {
        globalThis.layers = [];
        const look = () => globalThis.layers.push(document.querySelector('[data-testid="verdict"]')?.textContent ?? "");
        new MutationObserver(look).observe(document.querySelector(".verdicts"), { childList: true, subtree: true, characterData: true });
      });
      await denylens.paste("An error occurred (AccessDenied) when calling the ListBuckets operation: Access Denied");
      await expect.text(denylens.page.locator(".tokens"), "ListBuckets");
      await expect.visible(denylens.hook("ladder"));
      const told = await denylens.page.evaluate(() => globalThis.layers);
      assert.ok(told.length > 0);
      assert.deepEqual(told.filter((text) => text.includes("ListBuckets") && text.includes("computed from your policies")), []);
    }),
  );

  test(
    "gives way to the next one",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.expectVerdict({ layer: "identity" });
      await denylens.paste(explicitDenial);
      await denylens.expectVerdict({ layer: "scp" });
      await denylens.paste("");
      await expect.hidden(denylens.hook("verdict"));
    }),
  );
});
