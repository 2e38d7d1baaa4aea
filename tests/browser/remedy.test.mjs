// What to do about a refusal: the change in every form, the commands for every shell, the checklist, the message to whoever can make the
// change, and what goes out when the report is shared.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { explicitDenial, implicitDenial } from "./texts.mjs";

const session = browserSession();

/** What a button copies. The page's own policy lets nobody read the clipboard, so the test listens to what is written. */
async function copied(denylens, button) {
  await denylens.page.evaluate(() => {
    globalThis.copied = undefined;
    navigator.clipboard.writeText = async (text) => {
      globalThis.copied = text;
    };
  });
  await denylens.hook(button).click();
  await denylens.page.waitForFunction(() => globalThis.copied !== undefined);
  return denylens.page.evaluate(() => globalThis.copied);
}

describe("the remedy", () => {
  test(
    "offers the change in the form that people keep policies in",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await expect.attribute(denylens.hook("change"), "data-layer", "identity");
      await expect.text(denylens.hook("change"), '"Action": "s3:ListAllMyBuckets"');
      await denylens.hook("format-terraform").click();
      await expect.text(denylens.hook("change"), 'data "aws_iam_policy_document"');
      await denylens.hook("format-aws-cli").click();
      await expect.text(denylens.hook("change"), "aws iam put-user-policy --user-name alice");
    }),
  );

  test(
    "answers an explicit deny with an exception, never with an Allow",
    session.page(async (denylens) => {
      await denylens.paste(explicitDenial);
      await expect.attribute(denylens.hook("change"), "data-layer", "scp");
      await expect.text(denylens.hook("change"), '"Effect": "Deny"');
      await expect.text(denylens.hook("change"), "ArnNotLike");
      assert.equal((await denylens.hook("changes").textContent()).includes('"Allow"'), false);
    }),
  );

  test(
    "writes the commands for the shell that is chosen",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.hook("shell-powershell").click();
      await expect.attribute(denylens.hook("shell-powershell"), "aria-pressed", "true");
      const lookup = denylens.page.getByTestId("command").filter({ hasText: "lookup-events" });
      await expect.text(lookup, "'AttributeKey=EventName,AttributeValue=ListBuckets'");
      await denylens.hook("shell-bash").click();
      await expect.text(lookup, " AttributeKey=EventName,AttributeValue=ListBuckets");
    }),
  );

  test(
    "has a checklist, ticked where the text answers it",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      const item = (id) => denylens.page.locator(`[data-check="${id}"] input`);
      await expect.visible(denylens.hook("checklist"));
      assert.equal(await item("layer-known").isChecked(), true);
      assert.equal(await item("fix-in-the-right-layer").isChecked(), false);
      await item("fix-in-the-right-layer").check();
      assert.equal(await item("quota").count(), 0);
    }),
  );

  test(
    "has a message for whoever can make the change",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await expect.text(denylens.hook("handoff"), "an IAM administrator of account 111122223333");
      await expect.text(denylens.hook("handoff"), "aws iam put-user-policy");
    }),
  );

  test(
    "shares placeholders in the place of names, unless told otherwise, and shows what goes out",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      const markdown = await copied(denylens, "copy-markdown");
      assert.match(markdown, /arn:aws:iam::account-1:user\/user-1/);
      assert.doesNotMatch(markdown, /111122223333|alice/);
      await denylens.hook("show-preview").click();
      assert.equal(await denylens.hook("preview").textContent(), markdown);
      assert.doesNotMatch(await copied(denylens, "copy-text"), /111122223333|alice/);
      await denylens.hook("redact").uncheck();
      assert.match(await copied(denylens, "copy-markdown"), /arn:aws:iam::111122223333:user\/alice/);
    }),
  );

  test(
    "copies the whole report as JSON",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      const report = JSON.parse(await copied(denylens, "copy-json"));
      assert.equal(report.denials[0].principal, "arn:aws:iam::111122223333:user/alice");
      assert.equal(report.denials[0].fixes.length, 6);
    }),
  );
});
