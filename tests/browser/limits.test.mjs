// Documents with tens of thousands of parts: a beginning of each list is drawn, and the page can be used and emptied as ever.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { decodedLaunch, encodedLaunch, implicitDenial } from "./texts.mjs";

const session = browserSession();

const many = 20_000;
const list = (count, make) => ({ items: Array.from({ length: count }, (_, at) => make(at)) });
const value = (text) => ({ value: text });
const condition = (key, values) => ({ key, values: list(values, (at) => value(`v${at}`)) });
const statement = (at, { conditions = list(0), actions = 1 } = {}) => ({
  statementId: `S${at}`,
  effect: "DENY",
  principals: list(0),
  principalGroups: list(0),
  actions: list(actions, (number) => value(`ec2:Action${number}`)),
  resources: list(1, () => value("*")),
  conditions,
});
const document = ({ conditions = list(0), statements = list(1, statement) }) =>
  JSON.stringify({
    allowed: false,
    explicitDeny: true,
    matchedStatements: statements,
    failures: list(0),
    context: {
      principal: { id: "AROAEXAMPLEROLEID:ana", arn: "arn:aws:sts::111122223333:assumed-role/app/ana" },
      action: "ec2:RunInstances",
      resource: "arn:aws:ec2:us-east-1:111122223333:instance/*",
      conditions,
    },
  });

const documents = {
  "conditions of the request": document({ conditions: list(many, (at) => condition(`aws:RequestTag/t${at}`, 1)) }),
  "values of one condition": document({ conditions: list(1, () => condition("aws:TagKeys", many)) }),
  statements: document({ statements: list(many, (at) => statement(at)) }),
  "conditions of one statement": document({
    statements: list(1, () => statement(0, { conditions: list(many, (at) => condition(`aws:RequestTag/t${at}`, 1)) })),
  }),
  "actions of one statement": document({ statements: list(1, () => statement(0, { actions: many })) }),
};

/** How many elements the page has. */
const elements = ({ page }) => page.evaluate(() => globalThis.document.querySelectorAll("*").length);
const most = 3_000;

describe("of a document with twenty thousand parts a window is drawn", () => {
  for (const [what, text] of Object.entries(documents)) {
    test(
      what,
      session.page(async (denylens) => {
        await expect.loaded(denylens);
        await denylens.pasteFromClipboard(text);
        await denylens.expectVerdict({ effect: "explicit" });
        await denylens.open("request");
        const window = denylens.page.locator("#panel-request").getByTestId("window").first();
        await expect.text(window, /\b20000\b/);
        const before = await elements(denylens);
        assert.ok(before < most, `${before} elements are drawn`);
        await window.getByTestId("window-more").click();
        await expect.value(async () => (await elements(denylens)) > before, true);
        const after = await elements(denylens);
        assert.ok(after - before < most, `${after - before} elements are drawn at a step`);
        await denylens.hook("forget").click();
        await expect.hidden(denylens.hook("verdict"));
        assert.equal(await denylens.pasted(), "");
      }),
    );
  }

  test(
    "where it is pasted as an answer, which is read apart from the page",
    session.page(async (denylens) => {
      await expect.loaded(denylens);
      await denylens.paste(encodedLaunch);
      const answer = JSON.parse(decodedLaunch);
      answer.context.conditions = list(many, (at) => condition(`aws:RequestTag/t${at}`, 1));
      await denylens.hook("backend-paste").click();
      await denylens.hook("decoded-paste").evaluate((field, text) => {
        field.value = text;
        field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
      }, JSON.stringify(answer));
      await denylens.expectTexts({ action: "ec2:RunInstances" });
      await denylens.open("request");
      await expect.text(denylens.page.locator("#panel-request").getByTestId("window").first(), /\b20000\b/);
      assert.ok((await elements(denylens)) < most);
      await denylens.hook("forget").click();
      await expect.hidden(denylens.hook("verdict"));
    }),
  );
});

describe("what takes the worker long can be stopped", () => {
  test(
    "a long text",
    session.page(
      async (denylens) => {
        await expect.loaded(denylens);
        await denylens.pasteFromClipboard(`${"x".repeat(200_000)} ${decodedLaunch}`);
        await denylens.hook("stop-reading").click();
        await expect.hidden(denylens.hook("stop-reading"));
        await expect.text(denylens.page.locator(".input__remark"), "Stopped.");
        await denylens.page.evaluate(() => (globalThis.holds = false));
        await denylens.pasteFromClipboard(`${"x".repeat(200_001)} ${decodedLaunch}`);
        await denylens.expectTexts({ action: "ec2:RunInstances" });
      },
      { arrange: (page) => page.addInitScript(holdingAnswers) },
    ),
  );

  test(
    "the evaluation of a request, which the next refusal begins anew",
    session.page(
      async (denylens) => {
        await denylens.paste(implicitDenial);
        const policy = { Version: "2012-10-17", Statement: [{ Sid: "No", Effect: "Deny", Action: "s3:*", Resource: "*" }] };
        await denylens.open("policies");
        await denylens.hook("policies-paste").fill(JSON.stringify(policy));
        await denylens.hook("policies-add").click();
        await expect.attribute(denylens.hook("located"), "data-sid", "No");
        await denylens.page.evaluate(() => (globalThis.isMute = true));
        await denylens.paste(implicitDenial.replace("alice", "bob"));
        await denylens.open("policies");
        await expect.text(denylens.hook("policies-progress"), "Evaluating the request");
        await denylens.page.evaluate(() => (globalThis.isMute = false));
        await denylens.hook("policies-cancel").click();
        await expect.hidden(denylens.hook("policies-progress"));
        // The policies are still there, and this refusal isn't held against them again.
        await denylens.open("policies");
        await expect.text(denylens.hook("policies-read"), "pasted: 1 policy");
        await expect.hidden(denylens.hook("located"));
        await denylens.paste(implicitDenial.replace("alice", "carol"));
        await denylens.open("policies");
        await expect.attribute(denylens.hook("located"), "data-sid", "No");
      },
      { arrange: (page) => page.addInitScript(mutingWorkers) },
    ),
  );
});

/** In the page: workers that aren't heard while `isMute` is set. */
function mutingWorkers() {
  const { get, set } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
  Object.defineProperty(Worker.prototype, "onmessage", {
    get,
    set(receive) {
      set.call(this, receive && ((event) => globalThis.isMute || receive.call(this, event)));
    },
  });
}

/** In the page: a worker that is asked about a long text, and never answers. */
function holdingAnswers() {
  globalThis.holds = true;
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function post(message, ...rest) {
    if (!globalThis.holds || typeof message[1] !== "string") {
      postMessage.call(this, message, ...rest);
    }
  };
}
