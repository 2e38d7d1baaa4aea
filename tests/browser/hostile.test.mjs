// What is pasted is only ever text. Every payload goes through every field and every export: nothing runs, nothing is asked for, no
// element comes of it. The watch fails on anything that the page's security policy had to stop.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asExports, good } from "../aws/accounts.mjs";
import { refused } from "../aws/answers.mjs";
import { refusedByToolbox } from "../aws/iam-toolbox.mjs";
import { expect } from "./expect.mjs";
import { payloads, spelled } from "./hostile.mjs";
import { browserSession, configured } from "./session.mjs";
import { encodedLaunch, implicitDenial, withAuthorizationId } from "./texts.mjs";

const team = "https://decode.example.com";
const session = browserSession({
  prepare: () =>
    configured("hostile-page", { endpoints: [{ name: "Team", url: `${team}/`, authentication: "bearer" }], backend: "paste" }),
});

const id = "h0st1le";

/** AWS's details on a refusal, whose every value is the payload. */
const details = (name) =>
  JSON.stringify({
    // Details of another principal or resource are of another request, and stay apart.
    requestContext: { [name]: name },
    evaluations: [
      {
        action: "s3:DeleteBucket",
        resource: "arn:aws:s3:::amzn-s3-demo-bucket",
        context: { [name]: [name] },
        evaluatedEffect: "EXPLICIT_DENY",
        checks: [
          {
            checkType: "SERVICE_CONTROL_POLICY",
            evaluatedEffect: "EXPLICIT_DENY",
            targetArn: name,
            matchedPolicies: [{ uri: name, matchedStatements: [{ sid: name, evaluatedEffect: "DENY" }] }],
          },
        ],
      },
    ],
    policies: [{ type: "SERVICE_CONTROL_POLICY", uri: name }],
  });

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

/**
 * Before the page starts: a hand inside it, since a round trip to the browser for each of its thousands of moves would take minutes.
 * What it copies is kept.
 */
const lendAHand = (page) =>
  page.addInitScript((foreign) => {
    const hook = (name) => document.querySelector(`[data-testid="${name}"]`);
    const copied = [];
    // The document has a script of its own.
    const own = new Set();
    addEventListener("DOMContentLoaded", () => [...document.scripts].forEach((script) => own.add(script)));
    navigator.clipboard.writeText = async (text) => {
      copied.push(text);
    };
    globalThis.hand = {
      async put(name, text) {
        hook(name).value = text;
        hook(name).dispatchEvent(new Event("input", { bubbles: true }));
        await this.turn();
      },
      /** A text with a refusal: the verdict on it comes first, and what stands below with the next frame. */
      async paste(text) {
        await this.put("paste", text);
        await this.until(() => hook("tab-request"));
      },
      /** Several are pressed at once: the page has to be drawn only then. */
      async press(...names) {
        names.forEach((name) => hook(name).click());
        await this.turn();
      },
      async give(name, files) {
        const transfer = new DataTransfer();
        files.forEach((file) => transfer.items.add(file));
        hook(name).files = transfer.files;
        hook(name).dispatchEvent(new Event("change", { bubbles: true }));
        await this.turn();
      },
      /** Lets the page do what it has to. */
      turn: () => new Promise((resolve) => setTimeout(resolve)),
      async until(holds) {
        while (!holds()) {
          await this.turn();
        }
      },
      all: (name) => [...document.querySelectorAll(`[data-testid="${name}"]`)],
      text: (selector) => document.querySelector(selector)?.textContent ?? "",
      takeCopied: () => copied.splice(0),
      /** What has come of the payload beside text. */
      harm() {
        const links = [...document.querySelectorAll("a[href]")].map((link) => link.href);
        return [
          ...(globalThis.pwned === undefined ? [] : ["it ran"]),
          ...[...document.body.querySelectorAll(foreign)]
            .filter((element) => !own.has(element))
            .map((element) => element.outerHTML.slice(0, 200)),
          ...links.filter((link) => !link.startsWith("https://docs.aws.amazon.com/") && !link.startsWith(location.origin)),
        ];
      },
    };
  }, foreign);

/** What only a payload makes. */
const foreign = "script:not([src]), iframe, object, embed, img, video, audio, math, style, base, form, marquee, x, [onerror], [onload], [onfocus]";

describe("hostile text", () => {
  test("comes in more than 200 forms", () => {
    assert.ok(payloads.length >= 200, `${payloads.length}`);
    assert.equal(new Set(payloads).size, payloads.length);
  });

  test(
    "in a refusal is text, in the page and in what is shared",
    session.page(
      async (denylens) => {
        await denylens.paste(implicitDenial);
        await denylens.open("share");
        await denylens.hook("redact").uncheck();
        const seen = await denylens.page.evaluate(async (pastes) => {
          const seen = [];
          for (const paste of pastes) {
            await hand.paste(paste);
            // Every refusal has panels of its own, with the preview closed; what a tab has is drawn when it is opened.
            await hand.press("tab-request");
            await hand.press("tab-share");
            await hand.press("show-preview", "copy-markdown", "copy-text", "copy-json", "copy");
            const preview = hand.text('[data-testid="preview"]').length;
            seen.push({ preview, copied: hand.takeCopied(), facts: hand.text(".panel--facts"), harm: hand.harm() });
          }
          return seen;
        }, payloads.map(refusal));
        seen.forEach(({ preview, copied, harm }, index) => {
          assert.deepEqual(harm, [], payloads[index]);
          assert.ok(preview > 100, payloads[index]);
          assert.equal(copied.length, 4, payloads[index]);
          JSON.parse(copied[2]);
        });
        // Of a name that has spaces or quotes in it only a piece is one; the others come through whole.
        assert.ok(payloads.some((payload, index) => seen[index].facts.includes(`user/${spelled(payload)}`)));
      },
      { arrange: lendAHand },
    ),
  );

  test(
    "in a decoded document is text",
    session.page(
      async (denylens) => {
        await expect.loaded(denylens);
        const seen = await denylens.page.evaluate(async (pastes) => {
          const seen = [];
          for (const paste of pastes) {
            await hand.paste(paste);
            await hand.press("tab-request");
            seen.push({ values: hand.text('[data-testid="conditions"]'), harm: hand.harm() });
          }
          return seen;
        }, payloads.map(document));
        seen.forEach(({ values, harm }, index) => {
          assert.deepEqual(harm, [], payloads[index]);
          // It is there, letter by letter: as the value of a condition key of the request.
          assert.ok(values.includes(spelled(payloads[index]).trim()), payloads[index]);
        });
      },
      { arrange: lendAHand },
    ),
  );

  test(
    "in the fields for answers, keys and Regions is text",
    session.page(
      async (denylens) => {
        await expect.loaded(denylens);
        await denylens.paste(encodedLaunch);
        const harm = await denylens.page.evaluate(async (payloads) => {
          for (const payload of payloads) {
            await hand.press("backend-paste");
            await hand.put("decoded-paste", payload);
            await hand.press("backend-sts");
            await hand.put("credentials", `AWS_ACCESS_KEY_ID=${payload}`);
            await hand.put("region", payload);
            const harm = hand.harm();
            if (harm.length > 0) {
              return { payload, harm };
            }
          }
          return null;
        }, payloads);
        assert.equal(harm, null);
      },
      { arrange: lendAHand },
    ),
  );

  test(
    "in the field for tokens is text, and no token",
    session.page(
      async (denylens) => {
        await denylens.paste(encodedLaunch);
        await denylens.openBackend("endpoint-1");
        const seen = await denylens.page.evaluate(async (payloads) => {
          const seen = [];
          for (const payload of payloads) {
            document.querySelector('[data-testid="token"]').value = payload;
            document.querySelector('[data-testid="token"]').dispatchEvent(new Event("change", { bubbles: true }));
            await hand.turn();
            seen.push({ harm: hand.harm(), said: hand.text('[data-testid="token-held"]') });
          }
          return seen;
        }, payloads);
        assert.deepEqual(seen.flatMap(({ harm }) => harm), []);
        assert.ok(seen.every(({ said }) => said.startsWith("This is not a token")));
      },
      { arrange: lendAHand },
    ),
  );

  test(
    "in AWS's details is text",
    session.page(
      async (denylens) => {
        await expect.loaded(denylens);
        const seen = await denylens.page.evaluate(
          async ([paste, answers]) => {
            const seen = [];
            for (const answer of answers) {
              await hand.put("paste", "");
              await hand.paste(paste);
              await hand.press("backend-details-paste");
              await hand.put("decoded-paste", answer);
              seen.push({ harm: hand.harm(), asked: hand.all("decode").length });
            }
            return seen;
          },
          [withAuthorizationId(id), payloads.map(details)],
        );
        assert.deepEqual(seen.flatMap(({ harm }) => harm), []);
        // They were taken for the details of the refusal.
        assert.ok(seen.every(({ asked }) => asked === 0));
      },
      { arrange: lendAHand },
    ),
  );

  // What servers answer instead of a document; `said` is what the page shows of it, if it shows any.
  const xml = /[\0-\x08\x0b\x0c\x0e-\x1f]/g;
  const servers = {
    "AWS's refusals": {
      backend: "sts",
      server: "https://sts.eu-west-1.amazonaws.com",
      answer: (payload) => refused({ status: 400, code: "ValidationError", message: payload.replaceAll(xml, "") }),
      said: (payload) => payload.replaceAll(xml, ""),
    },
    "AWS's words for a missing permission": {
      backend: "sts",
      server: "https://sts.eu-west-1.amazonaws.com",
      answer: (payload) =>
        refused({
          status: 403,
          code: "AccessDenied",
          message: `User: arn:aws:iam::111122223333:user/${payload.replaceAll(xml, "")} is not authorized to perform: sts:DecodeAuthorizationMessage`,
        }),
      said: (payload) => payload.replaceAll(xml, ""),
    },
    "IAM's refusals": {
      backend: "details",
      server: "https://iam-toolbox.eu-west-1.amazonaws.com",
      answer: (payload) => refusedByToolbox({ status: 400, code: "ValidationException", message: `No: ${payload}` }),
      said: (payload) => payload,
    },
    "the codes of AWS's refusals": {
      backend: "sts",
      server: "https://sts.eu-west-1.amazonaws.com",
      answer: (payload) => refused({ status: 400, code: payload.replaceAll(/[<>&\0-\x1f]/g, ""), message: "no" }),
      said: null,
    },
    "a team's endpoint": {
      backend: "endpoint-1",
      server: team,
      answer: (payload) => ({ status: 403, headers: {}, body: JSON.stringify({ error: { code: payload, message: payload } }) }),
      said: null,
    },
  };
  for (const [what, { backend, server, answer, said }] of Object.entries(servers)) {
    let at = 0;
    test(
      `in ${what} is text`,
      session.page(
        async (denylens, watch) => {
          watch.allow(new URL(server).host);
          watch.allowFailures();
          await denylens.paste(backend === "details" ? withAuthorizationId(id) : encodedLaunch);
          await denylens.openBackend(backend);
          if (backend === "endpoint-1") {
            await denylens.hook("token").fill("t0ken");
            await denylens.hook("token").blur();
          } else {
            await denylens.hook("credentials").fill(asExports(good));
            await denylens.chooseRegion("eu-west-1");
            await expect.visible(denylens.hook("keys-held"));
          }
          const seen = await denylens.page.evaluate(async (count) => {
            const seen = [];
            for (let at = 0; at < count; at += 1) {
              await hand.press("sign-and-decode");
              await hand.until(() => !document.querySelector('[data-testid="sign-and-decode"]').disabled);
              seen.push({ harm: hand.harm(), error: hand.text('[data-testid="error"]') });
            }
            return seen;
          }, payloads.length);
          assert.equal(at, payloads.length);
          seen.forEach(({ harm, error }, index) => {
            assert.deepEqual(harm, [], payloads[index]);
            assert.ok(error.length > 40, payloads[index]);
            assert.doesNotMatch(error, /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
            // Backticks set code, and go.
            assert.ok(said === null || error.replaceAll("`", "").includes(spelled(said(payloads[index])).trim().replaceAll("`", "")), payloads[index]);
          });
        },
        {
          arrange: async (page) => {
            await lendAHand(page);
            await page.route(`${server}/**`, async (route) => {
              const { status, headers, body } = answer(payloads[at]);
              at += 1;
              await route.fulfill({ status, headers: { ...headers, "Access-Control-Allow-Origin": "*" }, body });
            });
          },
        },
      ),
    );
  }

  test(
    "in policies and the names of their files is text",
    session.page(
      async (denylens) => {
        await expect.loaded(denylens);
        await denylens.paste(implicitDenial);
        const given = payloads.map((payload) => ({ name: `${payload.replaceAll(/[\0/]/g, "_")}.json`, text: policy(payload) }));
        const seen = await denylens.page.evaluate(async (given) => {
          const seen = [];
          while (given.length > 0) {
            const some = given.splice(0, 32);
            await hand.give("policies-file", some.map(({ name, text }) => new File([text], name)));
            await hand.put("policies-paste", some[0].text);
            await hand.press("policies-add");
            for (const { text } of some) {
              await hand.put("what-if-text", text);
            }
            await hand.until(() => hand.all("policies-read").length > some.length);
            seen.push({ names: hand.all("policies-read").map((line) => line.textContent), harm: hand.harm() });
            await hand.press("policies-forget");
            await hand.until(() => hand.all("policies-read").length === 0);
          }
          return seen;
        }, given);
        assert.deepEqual(seen.flatMap(({ harm }) => harm), []);
        const names = seen.flatMap(({ names }) => names);
        for (const { name } of given) {
          assert.ok(names.some((line) => line.includes(spelled(name))), name);
        }
      },
      { arrange: lendAHand },
    ),
  );
});
