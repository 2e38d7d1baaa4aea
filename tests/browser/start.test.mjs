// The page can be typed into before it has started. When it can't start, or a part of it doesn't come, it says so.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession, dist } from "./session.mjs";
import { encodedLaunch, explicitDenial } from "./texts.mjs";

const session = browserSession();

/** What is said in both languages, since the choice of one is not there yet. */
async function expectReason(denylens, watch, reason) {
  const notice = denylens.hook("start-error");
  await expect.attribute(notice, "data-reason", reason);
  for (const lang of ["en", "ja"]) {
    await expect.visible(notice.locator(`[data-said="${reason}"] p[lang="${lang}"]`));
  }
  assert.equal(await notice.locator("[data-said]:visible").count(), 1, "one reason is said");
  await expect.hidden(denylens.page.locator("#starting"));
  watch.takeFaults();
}

/** Lets files that match be answered by `change`, which gets the true answer. */
const changing = (files, change) => (page) =>
  page.route(files, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, ...(await change(answer)) });
  });

/** Lets a file that matches be missing for the first time. */
const missingOnce = (files) => (page) => page.route(files, (route) => route.fulfill({ status: 404 }), { times: 1 });

/** Lets the program wait for `page.release`. */
const holdingProgram = async (page) => {
  const held = new Promise((resolve) => {
    page.release = resolve;
  });
  await page.route("**/denylens-*.wasm", async (route) => {
    await held;
    await route.continue();
  });
};

/** Other bytes than those of the build, still well-formed. */
const altered = (name) => async (answer) => {
  const body = Buffer.from(await answer.body());
  const addition = name.endsWith(".wasm") ? [0, 2, 1, 0x78] : Buffer.from("\n/* changed */");
  return { body: Buffer.concat([body, Buffer.from(addition)]) };
};

const isModule = (name) => name.endsWith(".wasm");
const files = (await readdir(dist)).filter((name) => /\.(css|js|wasm)$/.test(name));
const script = files.find((name) => name.endsWith(".js"));
const [firstSheet] = files.filter((name) => name.startsWith("style-"));
const atStart = files.filter((name) => /^(denylens-.*\.wasm|late-.*|words-en-.*)$/.test(name));
const onDemand = files.filter((name) => isModule(name) && !atStart.includes(name));

/** Does what shows the region that is wanted. */
const wanting = {
  details: { text: explicitDenial, shows: "fix" },
  decode: { text: encodedLaunch, shows: "decode" },
  policies: { text: explicitDenial, shows: "policies", tab: "policies" },
};

describe("the box", () => {
  test(
    "takes text before the program has come, and the program takes it over with the caret",
    session.page(
      async (denylens, watch) => {
        const box = denylens.hook("paste");
        await expect.attribute(denylens.page.locator("*:focus"), "data-testid", "paste");
        await box.fill(explicitDenial);
        await box.evaluate((element) => {
          element.setSelectionRange(3, 7);
          globalThis.before = element;
        });
        denylens.page.release();
        await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
        const caret = await box.evaluate((element) => [
          element === globalThis.before,
          element === document.activeElement,
          element.selectionStart,
          element.selectionEnd,
        ]);
        assert.deepEqual(caret, [true, true, 3, 7]);
      },
      { arrange: holdingProgram },
    ),
  );

  test(
    "takes a file before the program has come, and the program reads it",
    session.page(
      async (denylens) => {
        // The script has run.
        await expect.attribute(denylens.page.locator("html"), "lang", "ja");
        const wentOn = await denylens.hook("paste").evaluate((box, text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "failed.log"));
          return box.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
        }, explicitDenial);
        assert.equal(wentOn, false, "the browser would leave the page for the file");
        denylens.page.release();
        await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
        assert.equal(await denylens.pasted(), explicitDenial);
      },
      { context: { locale: "ja-JP" }, arrange: holdingProgram },
    ),
  );

  test(
    "is labelled in the reader's language before the program has come",
    session.page(
      async (denylens, watch) => {
        await expect.text(denylens.page.locator("#paste-label"), "エラーを貼り付け");
        await expect.attribute(denylens.page.locator("html"), "lang", "ja");
        watch.takeFaults();
      },
      { context: { locale: "ja-JP" }, arrange: changing("**/denylens-*.wasm", () => ({ status: 404 })) },
    ),
  );

  test(
    "keeps its text when the program can't come",
    session.page(
      async (denylens, watch) => {
        await expectReason(denylens, watch, "incomplete");
        await denylens.hook("paste").fill(explicitDenial);
        assert.equal(await denylens.pasted(), explicitDenial);
      },
      { arrange: changing("**/denylens-*.wasm", () => ({ status: 404 })) },
    ),
  );
});

describe("the page", () => {
  test(
    "takes its word of loading back when it has started",
    session.page(async (denylens) => {
      await expect.loaded(denylens);
      assert.equal(await denylens.page.locator("#starting, #stalled").count(), 0);
    }),
  );

  test(
    "says when WebAssembly is turned off",
    session.page((denylens, watch) => expectReason(denylens, watch, "unsupported"), {
      arrange: (page) => page.addInitScript("delete globalThis.WebAssembly"),
    }),
  );

  for (const [what, change] of [
    ["is missing", () => ({ status: 404 })],
    ["is not the one that it was built with", altered(script)],
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
        { arrange: changing(`**/${script}`, change) },
      ),
    );
  }

  test(
    "says when its first style sheet is missing, and starts when it has come",
    session.page(
      async (denylens, watch) => {
        await expectReason(denylens, watch, "incomplete");
        await denylens.page.unroute(`**/${firstSheet}`);
        await denylens.hook("start-error").getByRole("button").click();
        await expect.loaded(denylens);
      },
      { arrange: changing(`**/${firstSheet}`, () => ({ status: 404 })) },
    ),
  );

  test(
    "says when its first style sheet is not the one that it was built with",
    session.page((denylens, watch) => expectReason(denylens, watch, "incomplete"), {
      arrange: changing(`**/${firstSheet}`, altered(firstSheet)),
    }),
  );

  test(
    "asks again by itself for its first style sheet, should that be missing once",
    session.page(
      async (denylens, watch) => {
        await expect.loaded(denylens);
        const paper = await denylens.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--paper"));
        assert.notEqual(paper, "");
        watch.takeFaults();
      },
      { arrange: missingOnce(`**/${firstSheet}`) },
    ),
  );

  for (const name of atStart) {
    test(
      `does not start with another ${name.split("-")[0]}${name.slice(name.lastIndexOf("."))} than its own`,
      session.page((denylens, watch) => expectReason(denylens, watch, "incomplete"), {
        arrange: changing(`**/${name}`, altered(name)),
      }),
    );

    test(
      `starts at the second try when ${name.split("-")[0]}${name.slice(name.lastIndexOf("."))} has not come at the first`,
      session.page(
        async (denylens, watch) => {
          await denylens.hook("paste").fill(explicitDenial);
          await expectReason(denylens, watch, "incomplete");
          await denylens.hook("start-error").getByRole("button").click();
          await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
          await expect.loaded(denylens);
        },
        { arrange: missingOnce(`**/${name}`) },
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
        await expect.text(page.locator("noscript p:not([lang])"), "Please allow JavaScript");
        await expect.text(page.locator('noscript p[lang="ja"]'), "JavaScript を許可して");
        await expect.hidden(page.locator("#starting"));
      },
      { context: { javaScriptEnabled: false } },
    ),
  );
});

describe("what comes on demand", () => {
  for (const [region, { text, shows, tab }] of Object.entries(wanting)) {
    const [name] = files.filter((name) => name.startsWith(`${region}-`));

    test(
      `is said to be missing, and comes at the second try: ${region}`,
      session.page(
        async (denylens, watch) => {
          await denylens.paste(text);
          await expect.visible(denylens.hook("verdict"));
          if (tab) {
            await denylens.open(tab);
          }
          await expect.visible(denylens.hook("not-come"));
          await expect.hidden(denylens.hook(shows));
          await denylens.page.unroute(`**/${name}`);
          watch.takeFaults();
          await denylens.hook("try-again").click();
          await expect.visible(denylens.hook(shows));
          await expect.hidden(denylens.hook("not-come"));
          assert.equal(await denylens.pasted(), text);
        },
        { arrange: (page) => page.route(`**/${name}`, (route) => route.fulfill({ status: 404 })) },
      ),
    );

    test(
      `is refused when it is not what it was built as: ${region}`,
      session.page(
        async (denylens, watch) => {
          await denylens.paste(text);
          if (tab) {
            await denylens.open(tab);
          }
          await expect.visible(denylens.hook("not-come"));
          await expect.hidden(denylens.hook(shows));
          watch.takeFaults();
        },
        { arrange: changing(`**/${name}`, altered(name)) },
      ),
    );
  }

  test(
    "is refused whichever of its files is another one, and the verdict stands",
    session.page(
      async (denylens, watch) => {
        await denylens.paste(encodedLaunch);
        await expect.visible(denylens.hook("verdict"));
        await expect.visible(denylens.hook("not-come"));
        await expect.attribute(denylens.hook("promise"), "data-worker", "unavailable");
        watch.takeFaults();
      },
      {
        arrange: async (page) => {
          for (const name of onDemand) {
            await changing(`**/${name}`, altered(name))(page);
          }
        },
      },
    ),
  );

  test(
    "is another language, too: it is said to be missing, and comes at the second try",
    session.page(
      async (denylens, watch) => {
        await expect.attribute(denylens.hook("promise"), "data-worker", "unavailable");
        await denylens.chooseLanguage("ja");
        await expect.text(denylens.hook("not-come"), "Part of this page could not be loaded");
        await denylens.page.unroute("**/words-ja-*.wasm");
        watch.takeFaults();
        await denylens.hook("try-again").click();
        await expect.attribute(denylens.page.locator("html"), "lang", "ja");
        await expect.hidden(denylens.hook("not-come"));
      },
      { arrange: (page) => page.route("**/words-ja-*.wasm", (route) => route.fulfill({ status: 404 })) },
    ),
  );

  for (const [what, change] of [
    ["is missing", () => ({ status: 404 })],
    ["is not the one it was built with", altered("worker.wasm")],
  ]) {
    test(
      `says when what answers about policies ${what}`,
      session.page(
        async (denylens, watch) => {
          await denylens.paste(explicitDenial);
          await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
          await denylens.open("policies");
          await expect.visible(denylens.hook("policies-unavailable"));
          watch.takeFaults();
        },
        { arrange: changing("**/worker-*.wasm", change) },
      ),
    );
  }
});

describe("after the page has loaded", () => {
  test(
    "its worker runs the same script, and nothing is asked of the network for it",
    session.page(async (denylens, watch) => {
      await expect.loaded(denylens);
      const [worker] = denylens.page.workers();
      assert.match(worker.url(), /^blob:/);
      const asked = watch.requests.map(({ pathname }) => pathname);
      assert.equal(new Set(asked).size, asked.length, `asked twice: ${asked.join(" ")}`);
    }),
  );

  test(
    "everything opens without a network",
    session.page(async (denylens, watch) => {
      await expect.loaded(denylens);
      await denylens.page.context().setOffline(true);
      const before = watch.requests.length;
      await denylens.paste(encodedLaunch);
      for (const shown of ["verdict", "decode", "fix"]) {
        await expect.visible(denylens.hook(shown));
      }
      await denylens.paste(explicitDenial);
      await denylens.open("policies");
      await expect.visible(denylens.hook("policies"));
      await denylens.chooseLanguage("ja");
      await expect.attribute(denylens.page.locator("html"), "lang", "ja");
      await expect.text(denylens.page.locator("#paste-label"), "貼り付けた内容");
      assert.equal(watch.requests.length, before);
    }),
  );
});
