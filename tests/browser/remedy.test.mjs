// What to do about a refusal: the change in every form, the commands for every shell, the checklist, the message to whoever can make the
// change, and what goes out when the report is shared.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { explicitDenial, implicitDenial } from "./texts.mjs";

const session = browserSession();

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
      await expect.text(denylens.hook("change"), "aws iam put-user-policy --user-name=alice");
    }),
  );

  test(
    "answers an explicit deny with an exception, never with an Allow",
    session.page(async (denylens) => {
      await denylens.paste(explicitDenial);
      await expect.attribute(denylens.hook("change"), "data-layer", "scp");
      await expect.text(denylens.hook("change"), '"Condition": {');
      await expect.text(denylens.hook("change"), "ArnNotLike");
      await expect.visible(denylens.hook("place"));
      assert.equal((await denylens.hook("changes").textContent()).includes('"Effect"'), false);
      assert.equal((await denylens.hook("changes").textContent()).includes('"Allow"'), false);
    }),
  );

  test(
    "writes the commands for the shell that is chosen",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.open("check");
      await denylens.hook("shell-powershell").click();
      await expect.attribute(denylens.hook("shell-powershell"), "aria-pressed", "true");
      const lookup = denylens.page.getByTestId("command").filter({ hasText: "lookup-events" });
      await expect.text(lookup, "'--lookup-attributes=AttributeKey=EventName,AttributeValue=ListBuckets'");
      // The change and the message for others are for the same shell.
      await denylens.open("fix");
      await denylens.hook("format-aws-cli").click();
      await expect.text(denylens.hook("change"), "'@ | Set-Content -Encoding ascii policy.json");
      await denylens.open("ask");
      await denylens.hook("message-ticket").click();
      await expect.text(denylens.hook("handoff"), "'@ | Set-Content -Encoding ascii policy.json");
      await denylens.open("share");
      for (const form of ["copy-markdown", "copy-text"]) {
        assert.match(await denylens.copied(form), /'--lookup-attributes=AttributeKey=EventName/, form);
      }
      await denylens.open("fix");
      await denylens.hook("shell-bash").click();
      await expect.text(denylens.hook("change"), "cat > policy.json <<'JSON'");
      await denylens.open("check");
      await expect.text(lookup, " --lookup-attributes=AttributeKey=EventName,AttributeValue=ListBuckets");
      await denylens.open("ask");
      await expect.text(denylens.hook("handoff"), "cat > policy.json <<'JSON'");
    }),
  );

  test(
    "has a checklist, ticked where the text answers it",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      const item = (id) => denylens.page.locator(`[data-check="${id}"] input`);
      await denylens.open("check");
      await expect.visible(denylens.hook("checklist"));
      assert.equal(await item("layer-known").isChecked(), true);
      assert.equal(await item("fix-in-the-right-layer").isChecked(), false);
      await item("fix-in-the-right-layer").check();
      assert.equal(await item("quota").count(), 0);
    }),
  );

  test(
    "says what has to be put into a command where the text has nothing that fits",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial.replaceAll("user/alice", "user/--endpoint-url=http://127.0.0.1:1/"));
      await denylens.open("check");
      const command = denylens.page.getByTestId("command").filter({ hasText: "list-attached-user-policies" });
      await expect.text(command, "--user-name=USER_NAME");
      await expect.text(command.getByTestId("open"), "In the place of USER_NAME, put the user's name");
    }),
  );

  test(
    "has a message for whoever can make the change, with placeholders unless told otherwise",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.open("ask");
      const handoff = denylens.hook("handoff");
      await expect.text(handoff, "an administrator of account 000000000001");
      await expect.text(handoff, "Please allow the user user-1 to perform s3:ListAllMyBuckets");
      await expect.text(handoff, "because no identity-based policy allows the s3:ListAllMyBuckets action");
      await denylens.hook("message-ticket").click();
      await expect.attribute(denylens.hook("message-ticket"), "aria-pressed", "true");
      await expect.text(handoff, "AWS's message: User: arn:aws:iam::000000000001:user/user-1 is not authorized");
      await denylens.open("fix");
      await denylens.hook("format-aws-cli").click();
      await denylens.open("ask");
      await expect.text(handoff, "aws iam put-user-policy --user-name=user-1");
      assert.doesNotMatch(await handoff.textContent(), /111122223333|alice/);
      await denylens.hook("redact-handoff").uncheck();
      await expect.text(handoff, "an administrator of account 111122223333");
      await expect.text(handoff, "aws iam put-user-policy --user-name=alice");
      await denylens.open("share");
      assert.equal(await denylens.hook("redact").isChecked(), false, "it is one choice");
    }),
  );

  test(
    "has a message for each owner, and each says who else is asked",
    session.page(async (denylens) => {
      const queue = "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:444455556666:orders";
      await denylens.paste(`User: arn:aws:iam::111122223333:user/alice is not authorized to perform: ${queue} because no identity-based policy allows the sqs:SendMessage action`);
      await denylens.open("ask");
      await denylens.hook("redact-handoff").uncheck();
      const [caller, owner] = [0, 1].map((place) => denylens.page.getByTestId("handoff").nth(place));
      await expect.text(caller, "I also ask, for their part: the owner of the resource, in account 444455556666");
      await expect.text(owner, "I also ask, for their part: an administrator of account 111122223333");
      assert.equal(await denylens.page.getByTestId("handoff").count(), 2);
    }),
  );

  test(
    "shares placeholders in the place of names, unless told otherwise, and shows what goes out",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.open("share");
      const markdown = await denylens.copied("copy-markdown");
      assert.match(markdown, /arn:aws:iam::000000000001:user\/user-1/);
      await denylens.hook("show-preview").click();
      assert.equal(await denylens.hook("preview").textContent(), markdown);
      const json = await denylens.copied("copy-json");
      const report = JSON.parse(json);
      assert.equal(report.redacted, true);
      assert.equal(report.denials[0].principal, "arn:aws:iam::000000000001:user/user-1");
      await denylens.open("ask");
      const handoff = () => denylens.hook("handoff").locator("code").textContent();
      const published = report.denials[0].handoffs[0];
      assert.equal(published.chat, await handoff(), "the same placeholders in every form");
      await denylens.open("fix");
      await denylens.hook("format-aws-cli").click();
      await denylens.open("ask");
      await denylens.hook("message-ticket").click();
      await expect.text(denylens.hook("handoff"), "aws iam put-user-policy");
      assert.equal(published.ticket, await handoff());
      await denylens.open("share");
      await denylens.open("share");
      for (const text of [markdown, json, await denylens.copied("copy-text")]) {
        assert.doesNotMatch(text, /111122223333|alice/);
      }
      await denylens.hook("redact").uncheck();
      assert.match(await denylens.copied("copy-markdown"), /arn:aws:iam::111122223333:user\/alice/);
    }),
  );

  test(
    "copies the whole report as JSON, where names may go out",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.open("share");
      await denylens.hook("redact").uncheck();
      const report = JSON.parse(await denylens.copied("copy-json"));
      assert.equal(report.denials[0].principal, "arn:aws:iam::111122223333:user/alice");
      assert.equal(report.denials[0].fixes.length, 7);
    }),
  );

  test(
    "is printed with placeholders, unless told otherwise",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.open("ask");
      await expect.visible(denylens.hook("handoff"));
      await denylens.page.emulateMedia({ media: "print" });
      const printed = async () => {
        await denylens.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
        return denylens.page.evaluate(() => document.body.innerText);
      };
      const before = await denylens.page.evaluate(() => document.body.innerText);
      assert.doesNotMatch(before, /111122223333|alice/, "nor does it leak where a browser doesn't say that it prints");
      const sheet = await printed();
      assert.match(sheet, /arn:aws:iam::000000000001:user\/user-1/);
      assert.match(sheet, /user\/user-1 may not perform s3:ListAllMyBuckets/);
      assert.doesNotMatch(sheet, /111122223333|alice/);
      await denylens.page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await denylens.page.emulateMedia({ media: "screen" });
      assert.equal(await denylens.hook("sheet").count(), 0);
      await denylens.open("share");
      await denylens.hook("redact").uncheck();
      await denylens.page.emulateMedia({ media: "print" });
      assert.match(await printed(), /arn:aws:iam::111122223333:user\/alice/);
    }),
  );

  test(
    "shows what would turn a name around, wherever the name stands",
    session.page(async (denylens) => {
      const name = "\u202enimda";
      const item = (value) => ({ items: [{ value }] });
      const conditions = { items: [{ key: `aws:RequestTag/${name}`, values: item(name) }] };
      const arn = `arn:aws:iam::111122223333:user/${name}`;
      const statement = { statementId: name, effect: "DENY", actions: item("s3:GetObject"), resources: item(`arn:aws:s3:::b/${name}`), conditions };
      const context = { principal: { arn }, action: "s3:GetObject", resource: `arn:aws:s3:::b/${name}`, conditions };
      await denylens.paste(JSON.stringify({ allowed: false, explicitDeny: true, matchedStatements: { items: [statement] }, context }));
      await expect.text(denylens.hook("principal"), "user/U+202Enimda");
      await expect.visible(denylens.hook("evidence"));
      await denylens.open("share");
      await denylens.hook("redact").uncheck();
      await denylens.open("ask");
      await expect.text(denylens.hook("handoff"), "user/U+202Enimda");
      const shown = await denylens.page.evaluate(() => {
        const box = document.querySelector("textarea");
        const text = document.body.innerText.replaceAll(box.value, "");
        return [...text.matchAll(/.{0,40}\u202e.{0,20}/g)].map(String);
      });
      assert.deepEqual(shown, []);
      await denylens.open("share");
      for (const button of ["copy-markdown", "copy-text", "copy-json"]) {
        assert.doesNotMatch(await denylens.copied(button), /\u202e/, button);
      }
    }),
  );

  test(
    "copies no name that becomes a link, an image or HTML in a ticket",
    session.page(async (denylens) => {
      const name = "![x](http://evil.example/p.png)<img/src=x>[a](b)";
      await denylens.paste(implicitDenial.replaceAll("user/alice", `user/${name}`));
      await denylens.open("share");
      await denylens.hook("redact").uncheck();
      const markdown = await denylens.copied("copy-markdown");
      const outsideCode = markdown.replace(/^(`{3,})[^]*?^\1$/gm, "").replace(/(`+)[^]*?[^`]\1(?!`)/g, "");
      assert.match(markdown, /evil\.example/);
      assert.doesNotMatch(outsideCode, /evil|<img|!\[/);
    }),
  );
});
