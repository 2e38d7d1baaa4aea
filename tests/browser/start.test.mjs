// When the page can't start, it says so: in both languages, since the choice of one is not there yet.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { explicitDenial } from "./texts.mjs";

const session = browserSession();

async function expectReason(denylens, watch, reason) {
  const notice = denylens.hook("start-error");
  await expect.attribute(notice, "data-reason", reason);
  await expect.visible(notice.locator('p[lang="en"]'));
  await expect.visible(notice.locator('p[lang="ja"]'));
  await expect.hidden(denylens.page.locator("#starting"));
  watch.takeFaults();
}

/** Lets files that match be answered by `change`, which gets the true answer. */
const changing = (files, change) => (page) =>
  page.route(files, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, ...(await change(answer)) });
  });

describe("the page", () => {
  test(
    "takes its word of loading back when it has started",
    session.page(async (denylens) => {
      await expect.visible(denylens.hook("paste"));
      assert.equal(await denylens.page.locator("#starting, #stalled").count(), 0);
    }),
  );

  test(
    "says when WebAssembly is turned off",
    session.page((denylens, watch) => expectReason(denylens, watch, "unsupported"), {
      arrange: (page) => page.addInitScript("delete globalThis.WebAssembly"),
    }),
  );

  test(
    "says when a file is missing",
    session.page((denylens, watch) => expectReason(denylens, watch, "incomplete"), {
      arrange: changing("**/*.wasm", () => ({ status: 404 })),
    }),
  );

  for (const [what, change] of [
    ["is missing", () => ({ status: 404 })],
    ["is not the one that it was built with", async (answer) => ({ body: `${await answer.text()}\n// changed` })],
  ]) {
    test(
      `says after a while when the script that starts it ${what}`,
      session.page(
        async (denylens, watch) => {
          await expect.visible(denylens.page.locator("#starting"));
          await expect.hidden(denylens.hook("start-error"));
          await denylens.page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
          await expectReason(denylens, watch, "incomplete");
        },
        { arrange: changing("**/boot-*.js", change) },
      ),
    );
  }

  for (const [what, files] of [
    ["WebAssembly", "**/*.wasm"],
    ["script", "**/denylens-*.js"],
    ["script of the worker", "**/locator-*.js"],
  ]) {
    test(
      `does not start with a ${what} that is not the one it was built with`,
      session.page((denylens, watch) => expectReason(denylens, watch, "incomplete"), {
        arrange: changing(files, async (answer) => {
          const body = Buffer.from(await answer.body());
          return { body: Buffer.concat([body, Buffer.from(what === "WebAssembly" ? [0, 2, 1, 0x78] : "\n// changed")]) };
        }),
      }),
    );
  }

  for (const [what, status, addition] of [
    ["is missing", 404, []],
    ["is not the one it was built with", 200, [0, 2, 1, 0x78]],
  ]) {
    test(
      `reads policies only with its own worker: says when the module of it ${what}`,
      session.page(
        async (denylens, watch) => {
          await denylens.paste(explicitDenial);
          await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
          await expect.visible(denylens.hook("policies-unavailable"));
          watch.takeFaults();
        },
        {
          arrange: changing("**/locator-*.wasm", async (answer) => {
            const body = Buffer.from(await answer.body());
            return { status, body: Buffer.concat([body, Buffer.from(addition)]) };
          }),
        },
      ),
    );
  }

  test(
    "starts from a server that gives WebAssembly another media type",
    session.page((denylens) => expect.loaded(denylens), {
      arrange: changing("**/*.wasm", (answer) => ({
        headers: { ...answer.headers(), "content-type": "application/octet-stream" },
      })),
    }),
  );

  test(
    "asks for JavaScript where there is none, and does not promise to load",
    session.page(
      async ({ page }) => {
        await expect.text(page.locator('noscript p:not([lang])'), "Please allow JavaScript");
        await expect.text(page.locator('noscript p[lang="ja"]'), "JavaScript を許可して");
        await expect.hidden(page.locator("#starting"));
      },
      { context: { javaScriptEnabled: false } },
    ),
  );
});
