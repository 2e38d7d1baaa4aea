// Several refusals in one text: the list by who has to act, the policy that answers some of them, and the line that a phone has for them.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { encodedLaunch, explicitDenial, implicitDenial } from "./texts.mjs";

const session = browserSession();

/** A refusal because nothing allows the action. */
const lacking = (action, user = "alice") =>
  implicitDenial.replaceAll("s3:ListAllMyBuckets", action).replace("user/alice", `user/${user}`);

/** The administrator of the account has the first, the third and the fifth, the organization the second, and nobody knows of the fourth. */
const several = [implicitDenial, explicitDenial, lacking("sqs:ListQueues"), encodedLaunch, lacking("sns:ListTopics", "bob")].join("\n\n\n");

const groups = ({ page }) => page.getByTestId("group");

/** The number of the refusal that is shown. */
const current = ({ page }) =>
  page.evaluate(() => Number(document.querySelector(".index__entry[aria-current]")?.dataset.testid.replace("denial-", "")));

/** What has the focus, by the name that tests know it by. */
const focused = ({ page }) => page.evaluate(() => document.activeElement?.dataset.testid ?? document.activeElement?.id);

const phone = { context: { viewport: { width: 390, height: 844 } } };

describe("the list of several refusals", () => {
  test(
    "is grouped by who has to act, with the numbers of the text",
    session.page(async (denylens) => {
      await denylens.paste(several);
      await expect.visible(groups(denylens).first());
      const seen = await groups(denylens).evaluateAll((all) =>
        all.map((group) => [
          group.querySelector("h3").innerText,
          [...group.querySelectorAll(".index__entry")].map((entry) => entry.dataset.testid),
        ]),
      );
      assert.deepEqual(
        seen.map(([, entries]) => entries),
        [["denial-1", "denial-3", "denial-5"], ["denial-2"], ["denial-4"]],
      );
      for (const [at, part] of ["an administrator of account 111122223333.· 3", "the organization", "Waits for decoding.· 1"].entries()) {
        assert.match(seen[at][0], new RegExp(part, "i"));
      }
      await expect.text(denylens.hook("denial-2"), "SCP");
      await expect.text(denylens.hook("denial-4"), "decode");
      await denylens.chooseLanguage("ja");
      await expect.text(groups(denylens).nth(2), /デコード待ち\s· 1/);
    }),
  );

  test(
    "is walked through with keys in the order that is shown",
    session.page(async (denylens) => {
      await denylens.paste(several);
      await expect.visible(groups(denylens).first());
      await denylens.hook("denial-1").click();
      for (const [key, number] of [["j", 3], ["j", 5], ["j", 2], ["j", 4], ["j", 4], ["k", 2], ["k", 5]]) {
        await denylens.page.keyboard.press(key);
        await expect.value(() => current(denylens), number);
      }
      await denylens.expectVerdict({ effect: "implicit", layer: "identity" });
    }),
  );

  test(
    "says how often a refusal is there, and grows by pages",
    session.page(async (denylens) => {
      const many = Array.from({ length: 120 }, (_, at) => lacking(`sqs:Action${at}`));
      await denylens.pasteFromClipboard([many[0], ...many].join("\n\n\n"));
      await expect.text(groups(denylens).first(), "· 120");
      await expect.text(denylens.hook("denial-1"), "×2");
      await expect.visible(denylens.hook("denial-50"));
      await expect.hidden(denylens.hook("denial-51"));
      await denylens.hook("more").click();
      await expect.visible(denylens.hook("denial-100"));
      assert.equal(await groups(denylens).count(), 1);
    }),
  );

  test(
    "is there before it is grouped, and the verdict stays where it is",
    session.page(
      async (denylens) => {
        await denylens.paste(several);
        await expect.visible(denylens.hook("denial-5"));
        assert.equal(await groups(denylens).count(), 0);
        const before = await denylens.hook("verdict").boundingBox();
        denylens.page.release();
        await expect.visible(groups(denylens).first());
        assert.deepEqual(await denylens.hook("verdict").boundingBox(), before);
      },
      {
        arrange: async (page) => {
          const held = new Promise((resolve) => {
            page.release = resolve;
          });
          await page.route("**/details-*.wasm", async (route) => {
            await held;
            await route.continue();
          });
        },
      },
    ),
  );

  test(
    "keeps the focus on the tab that was reached, and on the line that was chosen",
    session.page(async (denylens) => {
      await denylens.paste(several);
      await expect.visible(groups(denylens).first());
      await denylens.open("why");
      await denylens.page.keyboard.press("j");
      await expect.value(() => current(denylens), 3);
      await expect.value(() => focused(denylens), "tab-why");
      await denylens.page.keyboard.press("j");
      await expect.value(() => current(denylens), 5);
      await expect.value(() => focused(denylens), "tab-why");
      await denylens.hook("denial-2").click();
      await denylens.expectVerdict({ effect: "explicit" });
      await expect.value(() => focused(denylens), "denial-2");
    }),
  );
});

describe("the policy for several refusals", () => {
  test(
    "says what it answers, and what not and why, from the list of its owner",
    session.page(async (denylens) => {
      await denylens.paste(several);
      await groups(denylens).first().getByTestId("open-merged").click();
      await denylens.expectTexts({ "merged-has": /1\s+s3:ListAllMyBuckets[^]*3\s+sqs:ListQueues/ });
      await denylens.expectTexts({ "merged-left": /Somebody else asked[^]*2\s+s3:PutObject[^]*5\s+sns:ListTopics/ });
      await denylens.expectTexts({ "merged-left": /not decoded yet[^]*4\s/ });
      await denylens.expectTexts({ merged: "sqs:ListQueues" });
      // No key of the page's reaches through it.
      await denylens.page.keyboard.press("j");
      assert.equal(await current(denylens), 1);
      await denylens.page.keyboard.press("Escape");
      await expect.hidden(denylens.page.locator("dialog[open]"));
      await expect.value(() => focused(denylens), "open-merged");
    }),
  );

  test(
    "stands beside the change of a refusal that it answers, and of no other",
    session.page(async (denylens) => {
      await denylens.paste(several);
      await expect.visible(denylens.hook("merged"));
      await denylens.hook("denial-2").click();
      await denylens.expectVerdict({ effect: "explicit" });
      await expect.visible(denylens.hook("change"));
      await expect.hidden(denylens.hook("merged"));
    }),
  );
});

describe("on a phone, several refusals", () => {
  test(
    "are one line that unfolds, and the answer is on the first screen",
    session.page(async (denylens) => {
      await denylens.paste(several);
      await expect.text(denylens.hook("list"), "5 refusals · 1 of 5");
      await expect.attribute(denylens.hook("list"), "aria-expanded", "false");
      await expect.hidden(denylens.hook("denial-2"));
      await expect.visible(denylens.hook("owner"));
      const owner = await denylens.hook("owner").boundingBox();
      assert.ok(owner.y + owner.height <= 844, `the owner ends at ${owner.y + owner.height}`);
      await denylens.hook("list").click();
      await denylens.hook("denial-2").click();
      await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
      await expect.text(denylens.hook("list"), "5 refusals · 2 of 5");
      await expect.hidden(denylens.hook("denial-2"));
      await expect.value(() => focused(denylens), "reason");
    }, phone),
  );

  test(
    "have tabs that come into view when they are reached",
    session.page(async (denylens) => {
      await denylens.paste(several);
      await expect.visible(denylens.hook("tab-share"));
      await denylens.hook("tab-fix").focus();
      await denylens.page.keyboard.press("End");
      const isWhole = () =>
        denylens.hook("tab-share").evaluate((tab) => {
          const [place, row] = [tab.getBoundingClientRect(), tab.parentElement.getBoundingClientRect()];
          return row.left - 1 <= place.left && place.right <= row.right + 1;
        });
      await expect.value(isWhole, true);
    }, phone),
  );
});
