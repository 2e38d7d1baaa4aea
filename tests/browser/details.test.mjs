// AWS's authorization details: asked from the page, or pasted.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asExports, expired, forbidden, good } from "../aws/accounts.mjs";
import { late, missing, ready, unreadable } from "../aws/iam-toolbox.mjs";
import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { withAuthorizationId } from "./texts.mjs";

const session = browserSession();
const host = "iam-toolbox.eu-west-1.amazonaws.com";

/** As a team's administrator sends them. */
const pasted = {
  evaluations: [
    {
      action: "s3:DeleteBucket",
      resource: "arn:aws:s3:::amzn-s3-demo-bucket",
      evaluatedEffect: "EXPLICIT_DENY",
      checks: [{ checkType: "RESOURCE", evaluatedEffect: "EXPLICIT_DENY", matchedPolicies: [] }],
    },
  ],
};

async function prepare(denylens, { id = ready, account = good } = {}) {
  await denylens.paste(withAuthorizationId(id));
  await denylens.openBackend("details");
  await denylens.hook("credentials").fill(asExports(account));
  await expect.visible(denylens.hook("keys-held"));
}

const called = () => session.aws.calls.filter(({ method }) => method === "GET");

describe("AWS's authorization details", () => {
  test(
    "are asked for when the button is pressed, page by page, and name the layer",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      await denylens.paste(withAuthorizationId(ready));
      await denylens.expectVerdict({ effect: "explicit", layer: "unknown" });
      await prepare(denylens);
      assert.equal(watch.requestsTo(host), 0);
      await denylens.signAndDecode();
      await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
      await expect.hidden(denylens.hook("decode"));
      assert.deepEqual(
        called().map(({ path, query }) => [path, query]),
        [
          [`/authorization-details/${ready}`, {}],
          [`/authorization-details/${ready}`, { nextToken: "page+2/=" }],
        ],
      );
    }),
  );

  test(
    "come with the text of the denying policy, if it is wanted",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      await prepare(denylens);
      await denylens.hook("policy-text").check();
      await denylens.signAndDecode();
      await denylens.expectVerdict({ layer: "scp" });
      await denylens.open("policies");
      await expect.text(denylens.hook("policies-read"), "p-examplepolicyid");
      await expect.attribute(denylens.hook("located"), "data-sid", "KeepBuckets");
    }),
  );

  test(
    "come without that text where it may not be read, and the page says so",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      watch.allowFailures();
      await prepare(denylens, { id: unreadable });
      await denylens.hook("policy-text").check();
      await denylens.signAndDecode();
      await denylens.expectVerdict({ layer: "scp" });
      await expect.text(denylens.page.locator(".input__remark"), "iam:GetRequestAuthorizationPolicy");
    }),
  );

  test(
    "are waited for while AWS writes them",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      watch.allowFailures();
      session.aws.looks.clear();
      await prepare(denylens, { id: late });
      await denylens.signAndDecode();
      await denylens.expectVerdict({ layer: "scp" });
      assert.ok(called().length >= 3);
    }),
  );

  test(
    "that are not there can be given up, and pasted",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      watch.allowFailures();
      await prepare(denylens, { id: missing });
      await denylens.signAndDecode();
      await denylens.hook("cancel").click();
      await denylens.openBackend("details-paste");
      await expect.text(
        denylens.hook("decode-command"),
        `aws iam-toolbox get-request-authorization-details --region=eu-west-1 --authorization-id=${missing}`,
      );
      await denylens.hook("decoded-paste").fill("{}");
      await expect.attribute(denylens.hook("error"), "data-kind", "not-a-document");
      await denylens.hook("decoded-paste").fill(JSON.stringify(pasted));
      await denylens.expectVerdict({ effect: "explicit", layer: "resource" });
    }),
  );

  test(
    "have no host in other partitions: the page says so before it asks for keys, and shows the command",
    session.page(async (denylens) => {
      const paste = withAuthorizationId(ready).replaceAll("eu-west-1", "us-gov-west-1").replaceAll("arn:aws:", "arn:aws-us-gov:");
      await denylens.paste(paste);
      await denylens.openBackend("details");
      await expect.attribute(denylens.hook("error"), "data-kind", "no-such-host");
      await expect.text(denylens.hook("command-instead"), `--region=us-gov-west-1 --authorization-id=${ready}`);
      await expect.hidden(denylens.hook("credentials"));
      await expect.hidden(denylens.hook("sign-and-decode"));
      await denylens.chooseRegion("cn-north-1");
      await expect.text(denylens.hook("command-instead"), "--region=cn-north-1");
      // The field that is typed into stays.
      assert.equal(await denylens.hook("region").evaluate((field) => field === document.activeElement), true);
      await denylens.chooseRegion("eu-west-1");
      await expect.visible(denylens.hook("credentials"));
      await expect.hidden(denylens.hook("error"));
    }),
  );

  test(
    "are not to be had without a network: the page says so, and the pasted ones are read all the same",
    session.page(async (denylens) => {
      await denylens.paste(withAuthorizationId(ready));
      await denylens.openBackend("details");
      await expect.hidden(denylens.page.locator("[data-code=offline]"));
      await denylens.page.context().setOffline(true);
      await expect.text(denylens.page.locator("[data-code=offline]"), "no network");
      await expect.text(denylens.hook("sign-and-decode"), "(no network)");
      await denylens.openBackend("details-paste");
      await denylens.hook("decoded-paste").fill(JSON.stringify(pasted));
      await denylens.expectVerdict({ effect: "explicit", layer: "resource" });
      // Whoever has answered goes on with the answer.
      await expect.value(() => denylens.page.evaluate(() => document.activeElement.id), "reason");
    }),
  );

  test(
    "can be sent again when the network is back",
    session.page(async (denylens) => {
      await denylens.paste(withAuthorizationId(ready));
      await denylens.openBackend("details");
      await denylens.page.context().setOffline(true);
      await expect.text(denylens.hook("sign-and-decode"), "(no network)");
      await denylens.page.context().setOffline(false);
      await expect.hidden(denylens.page.locator("[data-code=offline]"));
      assert.doesNotMatch(await denylens.hook("sign-and-decode").innerText(), /network/);
    }),
  );

  const faults = [
    { name: "without the permission", account: forbidden, fault: null, kind: "access-denied" },
    { name: "with a token that has expired", account: expired, fault: null, kind: "expired-token" },
    { name: "when AWS is asked too often", fault: "throttled", kind: "throttling" },
    { name: "when a network wants a sign-in first", fault: "sign-in-page", kind: "not-aws" },
    { name: "when browsers get no answer", fault: "no-cors", kind: "unreachable" },
    { name: "when the line goes dead", fault: "hang-up", kind: "unreachable" },
  ];
  for (const { name, account = good, fault, kind } of faults) {
    test(
      `${name}: the page says so, and recovers`,
      session.page(async (denylens, watch) => {
        watch.allow(host);
        watch.allowFailures();
        session.aws.fault = fault;
        await prepare(denylens, { account });
        await denylens.signAndDecode();
        await expect.attribute(denylens.hook("error"), "data-kind", kind);
        session.aws.fault = null;
        await denylens.hook("credentials").fill(asExports(good));
        await denylens.signAndDecode();
        await denylens.expectVerdict({ layer: "scp" });
      }),
    );
  }

  test(
    "are asked for again by AWS's time where the computer's clock is wrong",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      watch.allowFailures();
      session.aws.fault = "clock-skew";
      await prepare(denylens);
      await denylens.signAndDecode();
      await denylens.expectVerdict({ layer: "scp" });
      assert.equal(called().length, 3);
    }),
  );

  test(
    "are asked for without a preflight where headers don't get through, and the user agrees",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      watch.allowFailures();
      session.aws.fault = "no-preflight";
      await prepare(denylens);
      await denylens.signAndDecode();
      await denylens.hook("ask-in-address").click();
      await denylens.expectVerdict({ layer: "scp" });
    }),
  );
});
