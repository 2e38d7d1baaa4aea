// How long keys are held: no longer than they are of use.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asExports, good } from "../aws/accounts.mjs";
import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { encodedLaunch } from "./texts.mjs";

const session = browserSession();
const region = "eu-west-1";

/** The page's clock stands still until a test moves it. */
const arrange = (page) => page.clock.install({ time: new Date("2026-03-04T05:06:07Z") });

/** None of the secrets is anywhere in the page. */
async function expectNoSecret(denylens) {
  const all = await denylens.page.evaluate(
    () => document.documentElement.outerHTML + [...document.querySelectorAll("input, textarea")].map((field) => field.value),
  );
  for (const secret of [good.secretAccessKey, good.sessionToken]) {
    assert.ok(secret.length > 10);
    assert.equal(all.includes(secret), false);
  }
}

describe("keys are wiped", () => {
  test(
    "when nobody touches the page for a quarter of an hour",
    session.page(
      async (denylens) => {
        await denylens.paste(encodedLaunch);
        await denylens.prepareSts({ credentials: asExports(good), region });
        await expect.visible(denylens.hook("keys-held"));
        await denylens.page.clock.fastForward("14:00");
        await expect.visible(denylens.hook("keys-held"));
        // Somebody is there.
        await denylens.page.keyboard.press("Shift");
        await denylens.page.clock.fastForward("14:00");
        await expect.visible(denylens.hook("keys-held"));
        await denylens.page.clock.fastForward("02:00");
        await expect.text(denylens.hook("keys-gone"), "15 minutes");
        await expectNoSecret(denylens);
      },
      { arrange },
    ),
  );

  test(
    "when their time is over",
    session.page(
      async (denylens) => {
        await denylens.paste(encodedLaunch);
        const expiration = "2026-03-04T05:08:00Z";
        const credentials = `${asExports(good)}\nexport AWS_CREDENTIAL_EXPIRATION=${expiration}`;
        await denylens.prepareSts({ credentials, region });
        await expect.visible(denylens.hook("keys-held"));
        await denylens.page.clock.fastForward("02:00");
        await expect.text(denylens.hook("keys-gone"), "expired");
        await expectNoSecret(denylens);
      },
      { arrange },
    ),
  );
});
