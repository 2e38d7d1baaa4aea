// How long keys are held: no longer than they are of use.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asExports, expired, good, unknown } from "../aws/accounts.mjs";
import { missing } from "../aws/iam-toolbox.mjs";
import { expect } from "./expect.mjs";
import { browserSession, configured } from "./session.mjs";
import { encodedLaunch, withAuthorizationId } from "./texts.mjs";

const session = browserSession();
const region = "eu-west-1";
const toolbox = "iam-toolbox.eu-west-1.amazonaws.com";

/** The page's clock stands still until a test moves it. */
async function arrange(page) {
  await page.clock.install({ time: new Date("2026-03-04T05:06:07Z") });
  // Its handles are above what the page's language holds, and could not be cleared; those of browsers are small.
  await page.addInitScript(() => {
    for (const kind of ["Timeout", "Interval"]) {
      const [set, clear] = [window[`set${kind}`], window[`clear${kind}`]];
      const handles = [];
      window[`set${kind}`] = (...call) => handles.push(set(...call));
      window[`clear${kind}`] = (handle) => clear(handles[handle - 1]);
    }
  });
}

/** There are no keys to sign with: nothing is sent. */
async function expectGone(denylens, kind = "credentials-missing") {
  const before = session.aws.calls.length;
  await denylens.signAndDecode();
  await expect.attribute(denylens.hook("error"), "data-kind", kind);
  assert.equal(session.aws.calls.length, before);
  assert.equal(await denylens.hook("credentials").inputValue(), "");
}

/** What shows anywhere on the page, and what stands in its fields. */
const shown = ({ page }) =>
  page.evaluate(() =>
    [document.documentElement.outerHTML, ...[...document.querySelectorAll("input, textarea")].map(({ value }) => value)].join("\n"),
  );

const files = {
  credentials: `[default]\naws_access_key_id = ${good.accessKeyId}\naws_secret_access_key = ${good.secretAccessKey}\naws_session_token = ${good.sessionToken}\n`,
  ".env": asExports(good).replaceAll("export ", "").replaceAll('"', ""),
  "role.json": JSON.stringify({
    Credentials: { AccessKeyId: good.accessKeyId, SecretAccessKey: good.secretAccessKey, SessionToken: good.sessionToken },
  }),
};

describe("a file with keys", () => {
  for (const [name, text] of Object.entries(files)) {
    test(
      `is read like a paste, if it is dropped on the field: ${name}`,
      session.page(async (denylens, watch) => {
        watch.allow("sts.eu-west-1.amazonaws.com");
        await denylens.paste(encodedLaunch);
        await denylens.openBackend("sts");
        await denylens.chooseRegion(region);
        await denylens.drop(name, text, denylens.hook("credentials"));
        await expect.visible(denylens.hook("keys-held"));
        assert.equal(await denylens.hook("credentials").inputValue(), "");
        assert.equal(await denylens.pasted(), encodedLaunch);
        assert.equal((await shown(denylens)).includes(good.secretAccessKey), false);
        await denylens.signAndDecode();
        await denylens.expectTexts({ action: "ec2:RunInstances" });
      }),
    );

    test(
      `is left alone, if it is dropped elsewhere: ${name}`,
      session.page(async (denylens) => {
        const expectNotShown = async (pasted) => {
          await expect.text(denylens.page.locator(".input__remark"), `${name} has AWS keys in it`);
          assert.equal(await denylens.pasted(), pasted);
          assert.equal((await shown(denylens)).includes(good.secretAccessKey), false);
          await expect.hidden(denylens.hook("policies-read"));
        };
        await denylens.drop(name, text, denylens.page.locator("body"));
        await expectNotShown("");
        await denylens.paste(encodedLaunch);
        await denylens.drop(name, text, denylens.hook("paste"));
        await expectNotShown(encodedLaunch);
      }),
    );
  }

  test(
    "that the page doesn't take is refused as from a paste",
    session.page(async (denylens) => {
      await denylens.paste(encodedLaunch);
      await denylens.openBackend("sts");
      await denylens.drop("credentials", files.credentials.replace("ASIA", "AKIA"), denylens.hook("credentials"));
      await expect.attribute(denylens.hook("keys-refused"), "data-kind", "credentials-long-term");
      assert.equal(await denylens.pasted(), encodedLaunch);
      assert.equal((await shown(denylens)).includes(good.secretAccessKey), false);
    }),
  );
});

describe("values that are copied one after another", () => {
  const values = [good.accessKeyId, good.secretAccessKey, good.sessionToken];
  for (const [name, pastes] of Object.entries({
    "with their names": asExports(good).split("\n"),
    "without their names": values,
    "without their names, the other way round": values.toReversed(),
  })) {
    test(
      `become keys: ${name}`,
      session.page(async (denylens, watch) => {
        watch.allow("sts.eu-west-1.amazonaws.com");
        await denylens.paste(encodedLaunch);
        await denylens.prepareSts({ credentials: pastes[0], region });
        await expect.text(denylens.hook("keys-missing"), "and the");
        assert.equal(await denylens.hook("credentials").inputValue(), "");
        await denylens.hook("credentials").fill(pastes[1]);
        await expect.text(denylens.hook("keys-missing"), "is still missing");
        // What is no value takes nothing away.
        await denylens.hook("credentials").fill("good morning");
        await expect.attribute(denylens.hook("keys-refused"), "data-kind", "credentials-missing");
        await denylens.hook("credentials").fill("");
        await expect.hidden(denylens.hook("keys-refused"));
        const onPage = await shown(denylens);
        for (const value of values) {
          assert.equal(onPage.includes(value), false);
        }
        await denylens.hook("credentials").fill(pastes[2]);
        await expect.visible(denylens.hook("keys-held"));
        await denylens.signAndDecode();
        await denylens.expectTexts({ action: "ec2:RunInstances" });
      }),
    );
  }

  test(
    "take the place of a text that was refused",
    session.page(async (denylens) => {
      await denylens.paste(encodedLaunch);
      await denylens.prepareSts({ credentials: "good morning", region });
      await expect.attribute(denylens.hook("keys-refused"), "data-kind", "credentials-missing");
      await denylens.page.context().grantPermissions(["clipboard-write"]);
      await denylens.page.evaluate((text) => navigator.clipboard.writeText(text), good.accessKeyId);
      await denylens.hook("credentials").focus();
      await denylens.page.keyboard.press("ControlOrMeta+V");
      await expect.attribute(denylens.hook("keys-missing"), "data-kind", "credentials-incomplete");
      await expect.hidden(denylens.hook("keys-refused"));
      assert.equal(await denylens.hook("credentials").inputValue(), "");
    }),
  );

  test(
    "are forgotten with the button, and by leaving the page",
    session.page(async (denylens) => {
      await denylens.paste(encodedLaunch);
      for (const wipe of [
        () => denylens.hook("forget-keys").click(),
        () => denylens.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))),
      ]) {
        await denylens.prepareSts({ credentials: good.accessKeyId, region });
        await denylens.hook("credentials").fill(good.secretAccessKey);
        await expect.attribute(denylens.hook("keys-missing"), "data-kind", "session-token-missing");
        await wipe();
        await expect.hidden(denylens.hook("keys-missing"));
        await denylens.hook("credentials").fill(good.sessionToken);
        await expect.attribute(denylens.hook("keys-missing"), "data-kind", "credentials-incomplete");
        await denylens.hook("forget-keys").click();
      }
    }),
  );
});

describe("keys are wiped", () => {
  test(
    "when nobody touches the page for a quarter of an hour",
    session.page(
      async (denylens) => {
        await denylens.paste(encodedLaunch);
        await denylens.prepareSts({ credentials: asExports(good), region });
        await expect.visible(denylens.hook("keys-held"));
        // How long they are still held stands above whatever is looked at.
        await expect.text(denylens.hook("held"), "15 min left");
        await denylens.page.clock.fastForward("14:00");
        await expect.visible(denylens.hook("keys-held"));
        await expect.text(denylens.hook("held"), "(1 min left");
        // Somebody is there.
        await denylens.page.keyboard.press("Shift");
        await expect.text(denylens.hook("held"), "15 min left");
        await denylens.page.clock.fastForward("14:00");
        await expect.visible(denylens.hook("keys-held"));
        await denylens.page.clock.fastForward("02:00");
        await expect.text(denylens.hook("keys-gone"), "15 minutes");
        await expectGone(denylens);
      },
      { arrange },
    ),
  );

  test(
    "sooner, if that is chosen",
    session.page(
      async (denylens) => {
        await denylens.paste(encodedLaunch);
        await denylens.prepareSts({ credentials: asExports(good), region });
        await denylens.hook("idle").selectOption("5");
        await denylens.page.clock.fastForward("04:50");
        await expect.visible(denylens.hook("keys-held"));
        await denylens.page.clock.fastForward("00:20");
        await expect.text(denylens.hook("keys-gone"), "5 minutes");
        await expectGone(denylens);
      },
      { arrange },
    ),
  );

  // A computer that sleeps runs no timers, and its clock has jumped when it wakes.
  for (const [touch, press] of Object.entries({
    "is pressed with the mouse": (button) => button.click(),
    "is pressed with a key": (button) => button.press("Enter"),
    "is pressed without a touch": (button) => button.evaluate((element) => element.click()),
  })) {
    test(
      `after a sleep, before the button that signs ${touch}`,
      session.page(
        async (denylens) => {
          await denylens.paste(encodedLaunch);
          await denylens.prepareSts({ credentials: asExports(good), region });
          await denylens.hook("idle").selectOption("1");
          await denylens.page.clock.setSystemTime(new Date("2026-03-04T14:06:07Z"));
          await press(denylens.hook("sign-and-decode"));
          await expect.text(denylens.hook("keys-gone"), "nobody touched the page for 1 minute.");
          await expectGone(denylens);
        },
        { arrange },
      ),
    );
  }

  test(
    "when their time is over, after a warning",
    session.page(
      async (denylens) => {
        await denylens.paste(encodedLaunch);
        const expiration = "2026-03-04T05:08:00Z";
        const credentials = `${asExports(good)}\nexport AWS_CREDENTIAL_EXPIRATION=${expiration}`;
        await denylens.prepareSts({ credentials, region });
        await expect.visible(denylens.hook("keys-held"));
        await expect.text(denylens.hook("keys-expiry"), "They expire in 1 minute: get new ones soon.");
        await expect.text(denylens.hook("held"), "(2 min left");
        await denylens.page.clock.fastForward("02:00");
        await expect.text(denylens.hook("keys-gone"), "expired");
        await expectGone(denylens);
      },
      { arrange },
    ),
  );

  for (const [backend, host, paste] of [
    ["sts", "sts.eu-west-1.amazonaws.com", encodedLaunch],
    ["details", toolbox, withAuthorizationId("abc123")],
  ]) {
    test(
      `when AWS says that their time is over: ${backend}`,
      session.page(async (denylens, watch) => {
        watch.allow(host);
        watch.allowFailures();
        await denylens.paste(paste);
        await denylens.openBackend(backend);
        await denylens.chooseRegion(region);
        await denylens.hook("credentials").fill(asExports(expired));
        await denylens.signAndDecode();
        await expect.attribute(denylens.hook("error"), "data-kind", "expired-token");
        await expect.text(denylens.hook("keys-gone"), "have expired and were wiped");
        await expectGone(denylens);
      }),
    );
  }

  test(
    "not when AWS doesn't know them: they may work in another Region",
    session.page(async (denylens, watch) => {
      watch.allow("sts.eu-west-1.amazonaws.com");
      watch.allowFailures();
      await denylens.paste(encodedLaunch);
      await denylens.prepareSts({ credentials: asExports(unknown), region });
      await denylens.signAndDecode();
      await expect.attribute(denylens.hook("error"), "data-kind", "invalid-client-token-id");
      await expect.visible(denylens.hook("keys-held"));
    }),
  );

  test(
    "when they are forgotten, or the page is left",
    session.page(async (denylens) => {
      const { page } = denylens;
      await denylens.paste(encodedLaunch);
      for (const wipe of [
        () => denylens.hook("forget-keys").click(),
        () => page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))),
      ]) {
        await denylens.prepareSts({ credentials: asExports(good), region });
        await expect.visible(denylens.hook("keys-held"));
        await wipe();
        await expect.hidden(denylens.hook("keys-held"));
        await expectGone(denylens);
      }
    }),
  );

  test(
    "at once, if their time was over before they were pasted",
    session.page(
      async (denylens) => {
        await denylens.paste(encodedLaunch);
        const credentials = `${asExports(good)}\nexport AWS_CREDENTIAL_EXPIRATION=2026-03-04T05:06:00Z`;
        await denylens.prepareSts({ credentials, region });
        await expect.attribute(denylens.hook("keys-refused"), "data-kind", "expired-token");
        await expect.text(denylens.hook("keys-refused"), "The credentials have expired.");
        await expect.hidden(denylens.hook("keys-held"));
        await expectGone(denylens, "expired-token");
      },
      { arrange },
    ),
  );

  test(
    "from the field at once, if no typing on could make them usable",
    session.page(async (denylens) => {
      await denylens.paste(encodedLaunch);
      const longTerm = asExports({ ...good, accessKeyId: "AKIAIOSFODNN7EXAMPLE" });
      const [assumeRole, exportProfile] = ["aws sts assume-role", "aws configure export-credentials"];
      for (const [credentials, kind, commands] of [
        [longTerm, "credentials-long-term", [assumeRole, exportProfile]],
        [asExports({ ...good, accessKeyId: "AROACLKWSDQRAOEXAMPLE" }), "not-an-access-key", [exportProfile]],
        [`${asExports(good)}\n${asExports({ ...good, accessKeyId: "ASIAI44QH8DHBEXAMPLE" })}`, "credentials-several", []],
      ]) {
        await denylens.prepareSts({ credentials, region });
        const refused = denylens.hook("keys-refused");
        await expect.attribute(refused, "data-kind", kind);
        assert.equal(await denylens.hook("credentials").inputValue(), "");
        // What to run instead stands there, to copy.
        await expect.value(() => refused.getByTestId("copy").count(), commands.length);
        for (const command of commands) {
          await expect.text(refused, command);
        }
      }
    }),
  );

  test(
    "after a while, if they were never whole",
    session.page(
      async (denylens) => {
        await denylens.paste(encodedLaunch);
        await denylens.prepareSts({ credentials: `AWS_SECRET_ACCESS_KEY=${good.secretAccessKey}`, region });
        await expect.attribute(denylens.hook("keys-missing"), "data-kind", "credentials-incomplete");
        assert.equal(await denylens.hook("credentials").inputValue(), "");
        // Nobody knows yet what this is going to be.
        await denylens.hook("credentials").fill("AWS_SESSION_TOKEN=IQo");
        await expect.visible(denylens.hook("keys-refused"));
        await denylens.page.clock.fastForward("16:00");
        await expect.text(denylens.hook("keys-gone"), "15 minutes");
        await expectGone(denylens);
      },
      { arrange },
    ),
  );

  test(
    "while a request is under way: it is called off",
    session.page(
      async (denylens, watch) => {
        watch.allow(toolbox);
        watch.allowFailures();
        await denylens.paste(withAuthorizationId(missing));
        await denylens.openBackend("details");
        await denylens.hook("credentials").fill(asExports(good));
        await denylens.signAndDecode();
        // Refused once, for the page's clock, and once because there is nothing yet: now it waits.
        await expect.value(() => session.aws.calls.filter(({ method }) => method === "GET").length, 2);
        await expect.visible(denylens.hook("cancel"));
        await denylens.hook("forget-keys").click();
        await expect.hidden(denylens.hook("cancel"));
        const asked = session.aws.calls.length;
        // Longer than the page would look for the details.
        await denylens.page.clock.runFor("01:00");
        assert.equal(session.aws.calls.length, asked);
      },
      { arrange },
    ),
  );
});

describe("the token of an endpoint, without any keys", () => {
  const session = browserSession({
    prepare: () =>
      configured("token-page", {
        endpoints: [{ name: "Platform team", url: "https://decode.example.com/v1", authentication: "bearer" }],
        backend: "endpoint-1",
      }),
  });
  const enter = async (denylens) => {
    await denylens.paste(encodedLaunch);
    await denylens.hook("token").fill("t0ken-of-the-team");
    await denylens.hook("token").blur();
    await expect.text(denylens.hook("token-held"), "is held");
  };
  /** There is none to send: nothing is sent, and the watch of each test would see it. */
  const expectMissing = async (denylens) => {
    await denylens.signAndDecode();
    await expect.attribute(denylens.hook("error"), "data-kind", "token-missing");
    await expect.hidden(denylens.hook("forget-token"));
  };

  test(
    "is forgotten with the button",
    session.page(async (denylens) => {
      await enter(denylens);
      await denylens.hook("forget-token").click();
      await expect.text(denylens.hook("token-held"), "in memory only");
      await expectMissing(denylens);
    }),
  );

  test(
    "is wiped after the time that is chosen, and the page says so",
    session.page(
      async (denylens) => {
        await enter(denylens);
        await denylens.hook("idle").selectOption("1");
        await denylens.page.clock.fastForward("00:50");
        await expect.text(denylens.hook("token-held"), "is held");
        await denylens.page.clock.fastForward("00:20");
        await expect.text(denylens.hook("token-held"), "The token was wiped: nobody touched the page for 1 minute.");
        await expectMissing(denylens);
      },
      { arrange },
    ),
  );

  test(
    "is wiped after a sleep, before the button that sends is pressed",
    session.page(
      async (denylens) => {
        await enter(denylens);
        await denylens.page.clock.setSystemTime(new Date("2026-03-04T14:06:07Z"));
        await denylens.hook("sign-and-decode").evaluate((element) => element.click());
        await expect.text(denylens.hook("token-held"), "The token was wiped: nobody touched the page for 15 minutes.");
        await expectMissing(denylens);
      },
      { arrange },
    ),
  );
});
