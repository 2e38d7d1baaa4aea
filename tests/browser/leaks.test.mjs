// After everything that can be done with credentials, none of their bytes is anywhere that outlives them or can be looked at.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asExports, expired, forbidden, good, unknown } from "../aws/accounts.mjs";
import { late, ready } from "../aws/iam-toolbox.mjs";
import { expect } from "./expect.mjs";
import { inMemory, keepMemory } from "./memory.mjs";
import { browserSession } from "./session.mjs";
import { encodedLaunch, withAuthorizationId } from "./texts.mjs";

const session = browserSession();
const region = "eu-west-1";
const sts = "sts.eu-west-1.amazonaws.com";
const toolbox = "iam-toolbox.eu-west-1.amazonaws.com";

/** Every piece of a secret that is long enough to be one. */
const pieces = [good.secretAccessKey, good.sessionToken].flatMap((secret) => [secret, secret.slice(0, 24), encodeURIComponent(secret.slice(0, 60))]);

/** In the page: everything that it keeps somewhere, by where. */
async function everywhere() {
  // The page may not read the clipboard, so its writing is listened to.
  const clipboard = globalThis.copied.join("\n");
  const fields = [...document.querySelectorAll("input, textarea, select")].map((field) => field.value);
  const attributes = [...document.querySelectorAll("*")].flatMap((element) =>
    [...element.attributes].map(({ name, value }) => `${name}=${value}`),
  );
  const databases = await indexedDB.databases();
  const caches = [];
  for (const name of await globalThis.caches.keys()) {
    const cache = await globalThis.caches.open(name);
    for (const request of await cache.keys()) {
      caches.push(request.url, await (await cache.match(request)).text());
    }
  }
  return {
    document: document.documentElement.outerHTML,
    fields: fields.join("\n"),
    attributes: attributes.join("\n"),
    local: JSON.stringify({ ...localStorage }),
    session: JSON.stringify({ ...sessionStorage }),
    databases: JSON.stringify(databases),
    caches: caches.join("\n"),
    cookies: document.cookie,
    address: location.href,
    history: `${history.length} ${JSON.stringify(history.state)}`,
    name: window.name,
    timings: performance.getEntries().map(({ name }) => name).join("\n"),
    clipboard,
  };
}

async function expectNothing(denylens, logged, when) {
  const kept = await denylens.page.evaluate(everywhere);
  assert.ok(kept.document.length > 1000);
  for (const [where, text] of Object.entries({ ...kept, console: logged.join("\n") })) {
    for (const piece of pieces) {
      assert.equal(text.includes(piece), false, `a secret is in ${where} ${when}`);
    }
  }
  // Nothing is kept at all.
  assert.deepEqual([kept.local, kept.session, kept.databases, kept.caches, kept.cookies], ["{}", "{}", "[]", "", ""]);
}

test("the pieces that are looked for are those of the secrets", () => {
  for (const piece of pieces) {
    assert.ok(piece.length >= 24);
  }
});

describe("nothing of the credentials is left", () => {
  const logged = [];
  test(
    "after signing in, an error, decoding, sharing, details, and forgetting",
    session.page(
      async (denylens, watch) => {
        for (const host of [sts, toolbox]) {
          watch.allow(host);
        }
        watch.allowFailures();
        const { page } = denylens;
        await page.context().grantPermissions(["clipboard-write"]);

        await denylens.paste(encodedLaunch);
        await denylens.prepareSts({ credentials: asExports(good), region });
        await expect.visible(denylens.hook("keys-held"));
        await expectNothing(denylens, logged, "while the keys are held");
        assert.equal(watch.requestsTo(sts), 0);

        // Each fault says something of its own, and AWS may repeat what it was sent.
        for (const fault of ["no-cors", "no-time-is-right", "cut-answer", "region-disabled"]) {
          session.aws.fault = fault;
          await denylens.signAndDecode();
          await expect.visible(denylens.hook("error"));
          await expectNothing(denylens, logged, `after the fault ${fault}`);
        }
        session.aws.fault = null;
        await denylens.prepareSts({ credentials: asExports({ ...expired, secretAccessKey: good.secretAccessKey }), region });
        await denylens.signAndDecode();
        await expect.attribute(denylens.hook("error"), "data-kind", "expired-token");
        await expectNothing(denylens, logged, "after AWS said that the token has expired");

        // Without a preflight, the token goes in the address, when the user says so.
        session.aws.fault = "no-preflight";
        await denylens.prepareSts({ credentials: asExports(good), region });
        await denylens.signAndDecode();
        await expect.attribute(denylens.hook("error"), "data-kind", "headers-lost");
        await expectNothing(denylens, logged, "before the address is agreed to");
        await denylens.hook("ask-in-address").click();
        await denylens.expectTexts({ action: "ec2:RunInstances" });
        assert.ok(session.aws.calls.some(({ query }) => query["X-Amz-Security-Token"] === good.sessionToken));
        await expectNothing(denylens, logged, "after decoding");

        session.aws.fault = null;
        await denylens.open("share");
        for (const what of ["copy-markdown", "copy-text", "copy-json"]) {
          await denylens.hook(what).click();
          await expect.text(page.locator(".panel--copy [role=status]").first(), "Copied");
          await expectNothing(denylens, logged, `after ${what}`);
        }

        assert.equal(await page.evaluate(() => globalThis.copied.length), 3);
        await denylens.paste(withAuthorizationId(ready));
        await denylens.openBackend("details");
        await denylens.hook("credentials").fill(asExports(good));
        await denylens.hook("policy-text").check();
        await denylens.signAndDecode();
        await denylens.expectVerdict({ layer: "scp" });
        await expectNothing(denylens, logged, "after the details");

        await denylens.paste(encodedLaunch);
        await denylens.prepareSts({ credentials: asExports(good), region });
        await denylens.hook("forget").click();
        await expectNothing(denylens, logged, "after forgetting");
        assert.equal(await denylens.pasted(), "");

        // No request went anywhere but to the page's own host and to those two.
        const hosts = new Set(watch.requests.map(({ host }) => host));
        assert.deepEqual([...hosts].sort(), [new URL(session.site.url).host, sts, toolbox].sort());
      },
      {
        arrange: async (page) => {
          page.on("console", (message) => logged.push(`${message.text()} ${message.location().url}`));
          await page.addInitScript(() => {
            globalThis.copied = [];
            const write = navigator.clipboard.writeText.bind(navigator.clipboard);
            navigator.clipboard.writeText = (text) => {
              globalThis.copied.push(text);
              return write(text);
            };
          });
        },
      },
    ),
  );
});

describe("the memory of the page has nothing of the credentials", () => {
  const arrange = keepMemory;
  const prepare = async (denylens) => {
    await denylens.paste(encodedLaunch);
    await denylens.prepareSts({ credentials: asExports(good), region });
    await expect.visible(denylens.hook("keys-held"));
    // They are found where they are.
    assert.ok((await inMemory(denylens.page, pieces)).includes(good.secretAccessKey));
    assert.ok((await inMemory(denylens.page, pieces)).includes(good.sessionToken));
  };
  const forgets = {
    "the button that forgets the keys": (denylens) => denylens.hook("forget-keys").click(),
    "the button that forgets everything": (denylens) => denylens.hook("forget").click(),
    "leaving the page": ({ page }) =>
      page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))),
  };
  for (const [name, forget] of Object.entries(forgets)) {
    test(
      `after ${name}`,
      session.page(
        async (denylens) => {
          await prepare(denylens);
          await forget(denylens);
          await expect.hidden(denylens.hook("keys-held"));
          assert.deepEqual(await inMemory(denylens.page, pieces), []);
        },
        { arrange },
      ),
    );
  }

  for (const fault of [null, "no-preflight", "throttled-twice"]) {
    test(
      `after decoding${fault ? ` with the fault ${fault}` : ""}`,
      session.page(
        async (denylens, watch) => {
          watch.allow(sts);
          watch.allowFailures();
          session.aws.fault = fault;
          await prepare(denylens);
          await denylens.signAndDecode();
          if (fault === "no-preflight") {
            await denylens.hook("ask-in-address").click();
          }
          await denylens.expectTexts({ action: "ec2:RunInstances" });
          assert.deepEqual(await inMemory(denylens.page, pieces), []);
        },
        { arrange },
      ),
    );
  }

  test(
    "after a refusal that was answered, and forgetting",
    session.page(
      async (denylens, watch) => {
        watch.allow(sts);
        watch.allowFailures();
        session.aws.fault = "region-disabled";
        await prepare(denylens);
        await denylens.signAndDecode();
        await expect.visible(denylens.hook("error"));
        await denylens.hook("forget").click();
        await expect.hidden(denylens.hook("error"));
        assert.deepEqual(await inMemory(denylens.page, pieces), []);
      },
      { arrange },
    ),
  );
});

describe("where headers don't get through, one call that fails is all that the console shows", () => {
  const cases = [
    { name: "details that are not there yet", id: late, account: good, kind: "not-found" },
    { name: "details without the permission", id: ready, account: forbidden, kind: "access-denied" },
    { name: "details with a token that has expired", id: ready, account: expired, kind: "expired-token" },
    { name: "details with a key that is unknown", id: ready, account: unknown, kind: "invalid-client-token-id" },
    { name: "a message with a token that has expired", account: expired, kind: "expired-token" },
  ];
  for (const { name, id, account, kind } of cases) {
    const logged = [];
    test(
      name,
      session.page(
        async (denylens, watch) => {
          watch.allow(id ? toolbox : sts);
          watch.allowFailures();
          session.aws.fault = "no-preflight";
          session.aws.looks.clear();
          await denylens.paste(id ? withAuthorizationId(id) : encodedLaunch);
          await denylens.openBackend(id ? "details" : "sts");
          await denylens.hook("credentials").fill(asExports(account));
          await denylens.chooseRegion(region);
          await denylens.signAndDecode();
          await expect.attribute(denylens.hook("error"), "data-kind", "headers-lost");
          assert.ok(logged.every((entry) => !entry.includes(encodeURIComponent(account.sessionToken.slice(0, 24)))));
          await denylens.hook("ask-in-address").click();
          await expect.attribute(denylens.hook("error"), "data-kind", kind);
          if (kind === "not-found") {
            await expect.text(denylens.hook("command-instead"), "aws iam-toolbox get-request-authorization-details");
          }
          const signed = session.aws.calls.filter(({ query }) => query["X-Amz-Security-Token"] !== undefined);
          assert.equal(signed.length, 1);
          assert.equal(logged.filter((entry) => entry.includes(encodeURIComponent(account.sessionToken.slice(0, 60)))).length, 1);
          assert.ok(logged.every((entry) => !entry.includes(account.secretAccessKey)));
        },
        {
          arrange: (page) => {
            page.on("console", (message) => logged.push(`${message.text()} ${message.location().url}`));
          },
        },
      ),
    );
  }
});
