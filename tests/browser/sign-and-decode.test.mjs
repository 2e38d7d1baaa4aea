// An encoded message, decoded by STS: signed in the page, answered over TLS under AWS's own host names.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asExports, good } from "../aws/accounts.mjs";
import { launch } from "../aws/messages.mjs";
import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { encodedLaunch, encodedPassRole } from "./texts.mjs";

const session = browserSession();
const region = "eu-west-1";
const host = "sts.eu-west-1.amazonaws.com";

describe("decoding through STS", () => {
  test(
    "tells what was refused",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      await denylens.paste(encodedLaunch);
      await denylens.prepareSts({ credentials: asExports(good), region });
      await denylens.signAndDecode();
      await denylens.expectVerdict({ effect: "implicit" });
      await denylens.expectTexts({
        principal: "arn:aws:sts::111122223333:assumed-role/Platform/alice",
        action: "ec2:RunInstances",
        resource: "arn:aws:ec2:eu-west-1:111122223333:instance/*",
        conditions: "m7g.large",
      });
      assert.equal(await denylens.pasted(), encodedLaunch);
    }),
  );

  test(
    "finds the role that may not be passed",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      await denylens.paste(encodedPassRole);
      await denylens.prepareSts({ credentials: asExports(good), region });
      await denylens.signAndDecode();
      await denylens.expectVerdict({ effect: "explicit", cause: "pass-role" });
    }),
  );

  test(
    "asks AWS once, and only when the button is pressed",
    session.page(async (denylens, watch) => {
      await denylens.paste(encodedLaunch);
      await denylens.prepareSts({ credentials: asExports(good), region });
      assert.deepEqual(session.aws.calls, []);
      watch.allow(host);
      await denylens.signAndDecode();
      await denylens.expectTexts({ action: "ec2:RunInstances" });
      assert.deepEqual(
        session.aws.calls.map(({ method, host }) => [method, host]),
        [
          ["OPTIONS", host],
          ["POST", host],
        ],
      );
    }),
  );

  test(
    "sends the message and nothing else of the paste",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      await denylens.paste(`The build of the secret project failed.\n${encodedLaunch}\nPlease help.`);
      await denylens.prepareSts({ credentials: asExports(good), region });
      await denylens.signAndDecode();
      await denylens.expectTexts({ action: "ec2:RunInstances" });
      const { body } = session.aws.calls.find(({ method }) => method === "POST");
      assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
        Action: "DecodeAuthorizationMessage",
        Version: "2011-06-15",
        EncodedMessage: launch.encoded,
      });
    }),
  );

  test(
    "leaves the secret nowhere on the page",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      await denylens.paste(encodedLaunch);
      await denylens.prepareSts({ credentials: asExports(good), region });
      await denylens.signAndDecode();
      await denylens.expectTexts({ action: "ec2:RunInstances" });
      const left = await denylens.page.evaluate(() =>
        [document.documentElement.outerHTML, ...[...document.querySelectorAll("input, textarea")].map(({ value }) => value)].join(
          "\n",
        ),
      );
      assert.ok(!left.includes(good.secretAccessKey), "the secret access key is on the page");
      assert.ok(!left.includes(good.sessionToken), "the session token is on the page");
    }),
  );

  test(
    "asks each time before the session token goes into an address",
    session.page(async (denylens, watch) => {
      watch.allow(host);
      watch.allowFailures();
      session.aws.fault = "no-preflight";
      const inAddress = () => session.aws.calls.filter(({ query }) => "X-Amz-Security-Token" in query).length;
      const ask = async (paste) => {
        await denylens.paste(paste);
        await denylens.prepareSts({ credentials: asExports(good), region });
        await denylens.signAndDecode();
        await expect.attribute(denylens.hook("error"), "data-kind", "headers-lost");
        await expect.text(denylens.hook("error"), "console of this browser");
        await expect.text(denylens.hook("command-instead"), "aws sts decode-authorization-message");
      };
      await ask(encodedLaunch);
      // The button that asks doesn't agree to it.
      const probed = session.aws.calls.length;
      await denylens.signAndDecode();
      await expect.value(() => session.aws.calls.length > probed, true);
      await expect.attribute(denylens.hook("error"), "data-kind", "headers-lost");
      assert.equal(inAddress(), 0);
      await denylens.hook("ask-in-address").click();
      await denylens.expectTexts({ action: "ec2:RunInstances" });
      assert.equal(inAddress(), 1);
      // Nobody remembers it.
      await ask(encodedPassRole);
      assert.equal(inAddress(), 1);
    }),
  );

  test(
    "works in the region that is chosen",
    session.page(async (denylens, watch) => {
      watch.allow("sts.ap-northeast-1.amazonaws.com");
      await denylens.paste(encodedLaunch);
      await denylens.prepareSts({ credentials: asExports(good), region: "ap-northeast-1" });
      await denylens.signAndDecode();
      await denylens.expectTexts({ action: "ec2:RunInstances" });
      assert.equal(watch.requestsTo("sts.ap-northeast-1.amazonaws.com"), 1);
      await expect.hidden(denylens.hook("error"));
    }),
  );
});
