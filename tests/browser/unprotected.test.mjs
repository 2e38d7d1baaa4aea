// A page that came without encryption takes no secret: anybody on the way could have changed it. Everything else of it works.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asExports, good } from "../aws/accounts.mjs";
import { launch } from "../aws/messages.mjs";
import { expect } from "./expect.mjs";
import { browserSession, configured } from "./session.mjs";
import { encodedLaunch, withAuthorizationId } from "./texts.mjs";

const session = browserSession({
  // To a browser this is a host like any other, and not this machine.
  host: "denylens.test",
  prepare: () =>
    configured("unprotected-page", {
      endpoints: [
        { name: "With a token", url: "https://a.example.com/", authentication: "bearer" },
        { name: "Without one", url: "https://b.example.com/", authentication: "none" },
      ],
      backend: "sts",
    }),
});

const unprotected = (run) =>
  session.page(async (denylens, watch) => {
    assert.equal(await denylens.page.evaluate(() => isSecureContext), false);
    await run(denylens, watch);
    // The browser says of some headers that it heeds them only where a page is protected.
    const others = watch.takeFaults().filter((fault) => !fault.includes("header has been ignored"));
    assert.deepEqual(others, []);
  });
const refusal = (denylens) => denylens.page.locator("[data-code=no-secrets-here]");

describe("a page that came without encryption", () => {
  const closed = {
    sts: encodedLaunch,
    "endpoint-1": encodedLaunch,
    details: withAuthorizationId("abc123"),
  };
  for (const [backend, text] of Object.entries(closed)) {
    test(
      `has no field for a secret, and says why: ${backend}`,
      unprotected(async (denylens) => {
        await denylens.paste(text);
        await denylens.openBackend(backend);
        await expect.text(refusal(denylens), "without encryption");
        for (const hook of ["credentials", "token", "sign-and-decode"]) {
          assert.equal(await denylens.hook(hook).count(), 0, hook);
        }
        await denylens.chooseLanguage("ja");
        await expect.text(refusal(denylens), "暗号化されずに");
      }),
    );
  }

  test(
    "takes no file with keys, wherever it is dropped",
    unprotected(async (denylens) => {
      await denylens.paste(encodedLaunch);
      await expect.visible(refusal(denylens));
      for (const target of [refusal(denylens), denylens.hook("paste"), denylens.page.locator("body")]) {
        await denylens.drop("credentials", asExports(good), target);
        await expect.text(denylens.page.locator(".input__remark"), "takes no keys");
        assert.equal(await denylens.pasted(), encodedLaunch);
      }
      assert.equal(await denylens.hook("keys-held").count(), 0);
    }),
  );

  test(
    "still shows the command, and takes what it prints",
    unprotected(async (denylens) => {
      await denylens.paste(encodedLaunch);
      await denylens.openBackend("paste");
      await expect.text(denylens.hook("decode-command"), "aws sts decode-authorization-message");
      await denylens.pasteDecoded(JSON.stringify(launch.document));
      await denylens.expectTexts({ action: "ec2:RunInstances" });
    }),
  );

  test(
    "still asks an endpoint that wants no token",
    unprotected(async (denylens) => {
      await denylens.paste(encodedLaunch);
      await denylens.openBackend("endpoint-2");
      await expect.visible(denylens.hook("sign-and-decode"));
    }),
  );
});
