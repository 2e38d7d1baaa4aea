// What the page weighs. The limits stand in tests/budget.json, in bytes as a server sends them (brotli, at its best), and in requests;
// a change that needs more raises them, and says why.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";

import { expect } from "./expect.mjs";
import { browserSession, dist } from "./session.mjs";
import { explicitDenial } from "./texts.mjs";

const budget = JSON.parse(await readFile(new URL("../budget.json", import.meta.url), "utf8"));
const session = browserSession();

/** What a browser can ask for, with what it weighs. What is about the other files is for those who serve them. */
const weights = new Map(
  await Promise.all(
    (await readdir(dist))
      .filter((name) => !["_headers", "SHA256SUMS"].includes(name))
      .map(async (name) => [name, weight(await readFile(join(dist, name)))]),
  ),
);

function weight(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

const sum = (names) => names.reduce((total, name) => total + weights.get(name), 0);

const list = (names) => names.map((name) => `\n  ${weights.get(name)} ${name}`).join("");

/** The files that were asked for, and the icon, which a browser without a window leaves out. */
const asked = (watch) => [
  ...watch.requests.map(({ pathname }) => basename(pathname) || "index.html"),
  ...[...weights.keys()].filter((name) => name.startsWith("icon-")),
];

/** Lets the files whose names match wait until the page is closed. */
const holding = (isHeld) => (page) => page.route("**/*", (route) => !isHeld(basename(new URL(route.request().url()).pathname)) && route.continue());

/** What the script asks for. */
const isOfProgram = (name) => /\.wasm$|^late-/.test(name);
const isModule = (name) => name.endsWith(".wasm");

/** What a plain refusal is told without. */
const isOnDemand = (name) => isModule(name) && !/^(denylens|words-en)-/.test(name);

describe("the weight of the page", () => {
  test(
    "until it can be typed into",
    session.page(
      async (denylens, watch) => {
        await denylens.hook("paste").fill(explicitDenial);
        assert.equal(await denylens.pasted(), explicitDenial);
        const names = asked(watch).filter((name) => !isOfProgram(name));
        assert.ok(names.length <= budget.ready.requests, `${names.length} requests:${list(names)}`);
        assert.ok(sum(names) <= budget.ready.bytes, `${sum(names)} bytes, the limit is ${budget.ready.bytes}:${list(names)}`);
      },
      { arrange: holding(isModule) },
    ),
  );

  test(
    "until the first verdict",
    session.page(
      async (denylens, watch) => {
        await denylens.paste(explicitDenial);
        await denylens.expectVerdict({ effect: "explicit", layer: "scp" });
        const names = asked(watch).filter((name) => !isOnDemand(name));
        assert.equal(new Set(names).size, names.length, `asked twice:${list(names)}`);
        const limits = budget.first_verdict;
        assert.ok(names.length <= limits.requests, `${names.length} requests:${list(names)}`);
        assert.ok(sum(names) <= limits.bytes, `${sum(names)} bytes, the limit is ${limits.bytes}:${list(names)}`);
      },
      { arrange: holding(isOnDemand) },
    ),
  );

  test(
    "when all of it has come",
    session.page(async (denylens, watch) => {
      await expect.loaded(denylens);
      const names = asked(watch);
      assert.deepEqual([...names].sort(), [...weights.keys()].sort());
      const limits = budget.all;
      assert.ok(names.length <= limits.requests, `${names.length} requests:${list(names)}`);
      assert.ok(sum(names) <= limits.bytes, `${sum(names)} bytes, the limit is ${limits.bytes}:${list(names)}`);
    }),
  );
});

describe("the main module lacks what comes on demand", async () => {
  const lines = (await readFile(new URL("../../target/ship/names/denylens.txt", import.meta.url), "utf8")).split("\n");
  // Of functions that are the same, the linker keeps one, with the name of any: small ones say nothing.
  const names = lines.filter((line) => parseInt(line) > 150).map((line) => line.slice(line.indexOf(" ") + 1));

  test("and has names", () => {
    assert.ok(names.some((name) => /denylens_triage::recognise::/.test(name)));
  });

  for (const [what, pattern] of Object.entries({
    "signing": /(sha2|hmac|denylens_decode::(signature|aws|backend))::/,
    "reading of credentials": /denylens_decode::credentials::\w+::(read|take)/,
    "evaluation of policies": /denylens_policy::(evaluate|condition|document)::/,
    "exports of policies": /denylens_policy::export::(read|of)/,
    "reading of policies": /denylens_engine::(session|policies|worker)::/,
    "exports of the report": /denylens_render::(json|markdown|text|sections|redact)::/,
    "regions that are drawn on demand": /denylens_page::view::(decode|policies|tab|picture|evidence|context|checklist|facts|copy|keys|lit|recent|groups|merged|focus)::/,
  })) {
    test(what, () => {
      // The state of the page is kept, and dropped, in the main module, whatever it is of.
      const isOfState = (name) => /drop_in_place|mem::drop|^<?reactive_graph::/.test(name);
      assert.deepEqual(names.filter((name) => pattern.test(name) && !isOfState(name)), []);
    });
  }
});
