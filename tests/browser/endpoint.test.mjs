// A page with settings of its own: a team's endpoint, an endpoint of STS, a banner, a language. The endpoint is the reference one, with
// the real AWS SDK behind it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, describe, test } from "node:test";

import { asExports, good } from "../aws/accounts.mjs";
import { startLambda } from "../aws/lambda.mjs";
import { launch } from "../aws/messages.mjs";
import { expect } from "./expect.mjs";
import { inMemory, keepMemory } from "./memory.mjs";
import { browserSession, configured } from "./session.mjs";
import { encodedLaunch } from "./texts.mjs";

const token = "t0ken-of-the-team";
let lambda;
let folder;
const session = browserSession({
  prepare: async ({ aws, port }) => {
    // The endpoint lets in the page's own origin.
    lambda = await startLambda({ aws, origin: `http://127.0.0.1:${port}`, token });
    folder = await configured("endpoint-page", {
      endpoints: [
        { name: { en: "Platform team", ja: "基盤チーム" }, url: `${lambda.url}/v1`, authentication: "bearer" },
        { name: "Another team", url: `${lambda.url}/other`, authentication: "bearer" },
      ],
      sts_endpoints: [{ name: "Behind the VPC", url: `https://127.0.0.1:${aws.port}`, region: "us-east-1" }],
      backend: "endpoint-1",
      language: "ja",
      banner: "社内専用 <b>1</b>",
    });
    return folder;
  },
});
after(() => lambda?.close());
const host = () => new URL(lambda.url).host;

describe("a page with settings of its own", () => {
  test(
    "asks the team's endpoint, and tells it the message and nothing else",
    session.page(async (denylens, watch) => {
      watch.allow(host());
      await denylens.paste(`The deploy of the secret project failed.\n${encodedLaunch}`);
      await expect.attribute(denylens.hook("backend-endpoint-1"), "aria-selected", "true");
      await expect.text(denylens.hook("decode"), host());
      await denylens.hook("token").fill(token);
      await denylens.hook("token").blur();
      await expect.text(denylens.hook("token-held"), "held");
      assert.equal(await denylens.hook("token").inputValue(), "");
      assert.equal(watch.requestsTo(host()), 0);
      await denylens.signAndDecode();
      await denylens.expectTexts({ action: "ec2:RunInstances" });
      const call = lambda.calls.findLast(({ method }) => method === "POST");
      assert.equal(call.path, "/v1");
      assert.deepEqual(Object.keys(JSON.parse(call.body)), ["encodedMessage", "region"]);
      assert.equal(JSON.parse(call.body).encodedMessage, launch.encoded);
      assert.equal(call.headers.cookie, undefined);
      assert.equal(call.headers.referer, undefined);
    }),
  );

  test(
    "holds a token for the endpoint that it was entered for, and until it is forgotten",
    session.page(async (denylens) => {
      const before = lambda.calls.length;
      await denylens.paste(encodedLaunch);
      const expectMissing = async () => {
        await denylens.signAndDecode();
        await expect.attribute(denylens.hook("error"), "data-kind", "token-missing");
        assert.equal(lambda.calls.length, before);
      };
      await denylens.hook("token").fill(token);
      await denylens.hook("token").blur();
      await expect.text(denylens.hook("token-held"), "is held");
      await denylens.openBackend("endpoint-2");
      await expect.text(denylens.hook("token-held"), "in memory only");
      await expectMissing();
      await denylens.openBackend("endpoint-1");
      await expect.text(denylens.hook("token-held"), "is held");
      // Leaving the page wipes it, and what was typed and not taken.
      await denylens.hook("token").evaluate((field) => (field.value = "typed"));
      await denylens.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
      await expect.text(denylens.hook("token-held"), "in memory only");
      assert.equal(await denylens.hook("token").inputValue(), "");
      await expectMissing();
    }),
  );

  test(
    "has nothing of the token in its memory when it is forgotten, or has done its work",
    session.page(
      async (denylens, watch) => {
        watch.allow(host());
        const enter = async () => {
          await denylens.paste(encodedLaunch);
          await denylens.hook("token").fill(token);
          await denylens.hook("token").blur();
          await expect.text(denylens.hook("token-held"), "is held");
          assert.deepEqual(await inMemory(denylens.page, [token]), [token]);
        };
        await enter();
        await denylens.hook("forget").click();
        assert.deepEqual(await inMemory(denylens.page, [token]), []);
        await enter();
        await denylens.signAndDecode();
        await denylens.expectTexts({ action: "ec2:RunInstances" });
        assert.deepEqual(await inMemory(denylens.page, [token]), []);
      },
      { arrange: keepMemory },
    ),
  );

  test(
    "says what the endpoint answers",
    session.page(async (denylens, watch) => {
      watch.allow(host());
      watch.allowFailures();
      await denylens.paste(encodedLaunch);
      await denylens.signAndDecode();
      await expect.attribute(denylens.hook("error"), "data-kind", "token-missing");
      await denylens.hook("token").fill("other");
      await denylens.hook("token").blur();
      await denylens.signAndDecode();
      await expect.attribute(denylens.hook("error"), "data-kind", "endpoint-unauthorized");
      await denylens.hook("token").fill(token);
      await denylens.hook("token").blur();
      await denylens.paste(encodedLaunch.replace(launch.encoded, launch.encoded.split("").reverse().join("")));
      await denylens.signAndDecode();
      await expect.attribute(denylens.hook("error"), "data-kind", "endpoint-invalid-message");
      await denylens.paste(encodedLaunch);
      await denylens.signAndDecode();
      await denylens.expectTexts({ action: "ec2:RunInstances" });
    }),
  );

  test(
    "calls an endpoint of STS that the settings add",
    session.page(async (denylens, watch) => {
      const own = `127.0.0.1:${session.aws.port}`;
      watch.allow(own);
      await denylens.paste(encodedLaunch);
      await denylens.prepareSts({ credentials: asExports(good), region: "eu-west-1" });
      await denylens.hook("sts-host").selectOption({ label: "Behind the VPC" });
      await denylens.signAndDecode();
      await denylens.expectTexts({ action: "ec2:RunInstances" });
      assert.ok(watch.requestsTo(own) > 0);
    }),
  );

  test(
    "shows the banner as text, and begins in the language where the browser names none that it speaks",
    session.page(
      async (denylens) => {
        await expect.text(denylens.hook("banner"), "社内専用 <b>1</b>");
        await expect.attribute(denylens.page.locator("html"), "lang", "ja");
      },
      { context: { locale: "fr-FR" } },
    ),
  );

  test("lists its endpoints in its security policy, and has new checksums", async () => {
    const [headers, html, sums] = await Promise.all(
      ["_headers", "index.html", "SHA256SUMS"].map((name) => readFile(`${folder}${name}`, "utf8")),
    );
    for (const text of [headers, html]) {
      assert.ok(text.includes(` ${lambda.url} `) || text.includes(` ${lambda.url};`), "the endpoint is in the policy");
    }
    assert.match(sums, /^[0-9a-f]{64}  _headers$/m);
    assert.equal(sums.split("\n").filter((line) => line.endsWith("SHA256SUMS")).length, 0);
  });
});

describe("the hosts of STS", () => {
  test(
    "are offered where a Region has them",
    session.page(async (denylens, watch) => {
      watch.allow("sts-fips.us-east-1.amazonaws.com");
      await denylens.paste(encodedLaunch);
      await denylens.prepareSts({ credentials: asExports(good), region: "us-east-1" });
      await denylens.hook("sts-host").selectOption({ label: "FIPS 140 validated" });
      await denylens.signAndDecode();
      await denylens.expectTexts({ action: "ec2:RunInstances" });
      assert.equal(session.aws.calls.at(-1).host, "sts-fips.us-east-1.amazonaws.com");
    }),
  );

  test(
    "change with the Region, if it has no such host",
    session.page(async (denylens, watch) => {
      watch.allow("sts.eu-west-1.amazonaws.com");
      await denylens.paste(encodedLaunch);
      await denylens.prepareSts({ credentials: asExports(good), region: "us-east-1" });
      await denylens.hook("sts-host").selectOption({ label: "FIPS 140 validated" });
      await denylens.chooseRegion("eu-west-1");
      await expect.text(denylens.hook("decode"), "to sts.eu-west-1.amazonaws.com");
      await denylens.signAndDecode();
      await denylens.expectTexts({ action: "ec2:RunInstances" });
    }),
  );
});
