// What can go wrong with STS. Each fault has its own words, takes nothing away from the user, and is over when it is over.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asExports, expired, forbidden, good, mistyped, unknown } from "../aws/accounts.mjs";
import { faults } from "../aws/faults.mjs";
import { launch } from "../aws/messages.mjs";
import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { encodedLaunch } from "./texts.mjs";

const session = browserSession();
const region = "eu-west-1";
const host = "sts.eu-west-1.amazonaws.com";

// The kind of error that the page shows for each fault; `null` where the page finds its own way. Faults with one kind share their words.
const cases = [
  { name: "the token has expired", account: expired, kind: "expired-token" },
  { name: "the key is unknown", account: unknown, kind: "invalid-client-token-id" },
  { name: "the secret is mistyped", account: mistyped, kind: "signature-does-not-match" },
  { name: "decoding is not permitted", account: forbidden, kind: "access-denied" },
  {
    name: "the message is of another account, or altered",
    paste: encodedLaunch.replace(launch.encoded, launch.encoded.split("").reverse().join("")),
    kind: "invalid-authorization-message",
  },
  { name: "AWS is asked too often", fault: "throttled", kind: "throttling" },
  { name: "AWS has a fault", fault: "internal-failure", kind: "server" },
  { name: "AWS is not available", fault: "unavailable", kind: "server" },
  { name: "STS is off in the region", fault: "region-disabled", kind: "region-disabled" },
  { name: "headers are lost on the way", fault: "lost-headers", kind: "incomplete-signature" },
  { name: "a network wants a sign-in first", fault: "sign-in-page", kind: "not-aws" },
  { name: "a network wants a sign-in first and says so by the status", fault: "sign-in-required", kind: "not-aws" },
  { name: "a gateway in between has a fault", fault: "gateway-page", kind: "not-aws" },
  { name: "a proxy has a fault", fault: "proxy-fault", kind: "not-aws" },
  { name: "AWS has a fault and says nothing", fault: "wordless-fault", kind: "server" },
  { name: "a proxy refuses", fault: "proxy-refusal", kind: "not-aws" },
  { name: "the answer is empty", fault: "empty-answer", kind: "empty" },
  { name: "the answer is cut", fault: "cut-answer", kind: "malformed" },
  { name: "AWS is busy for a moment", fault: "throttled-twice", kind: null },
  { name: "the browser gets no leave to send headers", fault: "no-preflight", kind: "headers-lost" },
  { name: "the browser shows no answer to the page", fault: "no-cors", kind: "unreachable" },
  { name: "the line goes dead", fault: "hang-up", kind: "unreachable" },
  { name: "the clocks differ by an hour", fault: "clock-skew", kind: null },
  { name: "no answer comes in time", fault: "silence", kind: "timed-out", clock: true },
  { name: "an answer comes without end", fault: "drip", kind: "timed-out", clock: true },
  { name: "an answer is longer than any", fault: "flood", kind: "too-long" },
  { name: "an answer says that it is longer than any", fault: "announced-flood", kind: "too-long" },
  { name: "no time is right", fault: "no-time-is-right", kind: "clock-skew" },
];

describe("when decoding through STS fails because", () => {
  const words = new Map();

  for (const { name, account = good, paste = encodedLaunch, fault = null, kind, clock = false } of cases) {
    test(
      name,
      session.page(async (denylens, watch) => {
        watch.allow(host);
        watch.allowFailures();
        session.aws.fault = fault;
        await denylens.paste(paste);
        await denylens.prepareSts({ credentials: asExports(account), region });
        await denylens.signAndDecode();
        if (clock) {
          await expect.visible(denylens.hook("cancel"));
          await denylens.page.clock.fastForward("00:16");
        }

        if (kind === null) {
          await denylens.expectTexts({ action: "ec2:RunInstances" });
          assert.ok(watch.requestsTo(host) > 1, "the page asked more than once");
          return;
        }
        await expect.attribute(denylens.hook("error"), "data-kind", kind);
        if (kind === "access-denied") {
          // It is a refusal like any other: which layer, and what to send to whoever can change it.
          await expect.attribute(denylens.hook("error-verdict"), "data-layer", "identity");
          await expect.text(denylens.hook("error-verdict"), "sts:DecodeAuthorizationMessage");
          await expect.visible(denylens.hook("error-verdict").getByTestId("handoff"));
        }
        if (kind === "region-disabled") {
          // AWS's code is one of credentials that aren't accepted, and these are.
          await expect.hidden(denylens.hook("error-verdict"));
          await expect.hidden(denylens.hook("error").getByTestId("handoff"));
        }
        if (kind === "not-aws") {
          assert.equal(session.aws.calls.filter(({ method }) => method === "POST").length, 1, "it is not asked again");
        }
        if (kind === "too-long") {
          assert.equal(session.aws.calls.filter(({ method }) => method === "POST").length, 1, "it is not asked again");
        }
        if (["unreachable", "timed-out", "too-long", "headers-lost", "not-aws", "server"].includes(kind)) {
          // Where the page can't get through, the AWS CLI may: the exact command is there.
          await expect.text(denylens.hook("command-instead"), `aws sts decode-authorization-message`);
          await expect.text(denylens.hook("command-instead"), launch.encoded);
        }
        words.set(name, { kind, text: (await denylens.hook("error").innerText()).trim() });
        assert.equal(await denylens.pasted(), paste, "the paste is still there");
        await expect.visible(denylens.hook("recognised"));

        session.aws.fault = null;
        await denylens.paste(encodedLaunch);
        await denylens.prepareSts({ credentials: asExports(good), region });
        await denylens.signAndDecode();
        await denylens.expectTexts({ action: "ec2:RunInstances" });
        await expect.hidden(denylens.hook("error"));
      }, clock ? { arrange: (page) => page.clock.install() } : {}),
    );
  }

  test(
    "an answer comes without end, forgetting doesn't wait for it",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      watch.allowFailures();
      session.aws.fault = "drip";
      await denylens.paste(encodedLaunch);
      await denylens.prepareSts({ credentials: asExports(good), region });
      await denylens.signAndDecode();
      await expect.value(() => session.aws.dripping, 1);
      await denylens.hook("forget").click();
      await expect.value(() => session.aws.dripping, 0);
      assert.equal(await denylens.pasted(), "");
      await expect.hidden(denylens.hook("verdict"));
    }),
  );

  test("no two kinds of fault share their words", () => {
    assert.equal(words.size, cases.filter(({ kind }) => kind !== null).length);
    const kindsByText = Map.groupBy
      ? Map.groupBy(words.values(), ({ text }) => text)
      : [...words.values()].reduce(
          (groups, word) => groups.set(word.text, [...(groups.get(word.text) ?? []), word]),
          new Map(),
        );
    for (const [text, group] of kindsByText) {
      assert.notEqual(text, "");
      assert.equal(new Set(group.map(({ kind }) => kind)).size, 1, `several kinds say: ${text}`);
    }
  });

  test("every fault that the loopback AWS can play has been tried", () => {
    assert.deepEqual(
      Object.keys(faults).filter((fault) => !cases.some((tried) => tried.fault === fault)),
      [],
    );
  });
});
