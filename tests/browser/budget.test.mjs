// What the page weighs. The limits stand in tests/budget.json; a change that needs more raises them, and says why.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";

import { expect } from "./expect.mjs";
import { browserSession, dist } from "./session.mjs";

const budget = JSON.parse(await readFile(new URL("../budget.json", import.meta.url), "utf8"));
const session = browserSession();

/** What a file counts as: its extension, and apart from the rest what is loaded after the page has started. */
const kindOf = (name) => `${name.startsWith("locator-") ? "locator" : ""}${extname(name)}`.replace(/^\./, "");

describe("the weight of the page", () => {
  for (const [kind, limits] of Object.entries(budget.bytes)) {
    test(`${kind}, in bytes`, async () => {
      const names = (await readdir(dist)).filter((name) => kindOf(name) === kind);
      const files = await Promise.all(names.map((name) => readFile(join(dist, name))));
      const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
      const raw = sum(files.map((file) => file.length));
      const gzip = sum(files.map((file) => gzipSync(file, { level: 9 }).length));
      assert.ok(files.length > 0, `there is no file of the kind ${kind}`);
      assert.ok(raw <= limits.raw, `${raw} bytes, the limit is ${limits.raw}`);
      assert.ok(gzip <= limits.gzip, `${gzip} bytes compressed, the limit is ${limits.gzip}`);
    });
  }

  test("every kind of file has a limit", async () => {
    const kinds = (await readdir(dist)).filter((name) => extname(name) !== "").map(kindOf);
    assert.deepEqual([...new Set(kinds)].sort(), Object.keys(budget.bytes).sort());
  });

  test(
    "requests until it can be used",
    session.page(async (denylens, watch) => {
      await expect.visible(denylens.hook("paste"));
      const asked = watch.requests.map(({ pathname }) => pathname);
      assert.equal(new Set(asked).size, asked.length, `asked twice: ${asked.join(" ")}`);
      assert.ok(asked.length <= budget.requests, `${asked.length} requests: ${asked.join(" ")}`);
    }),
  );
});
