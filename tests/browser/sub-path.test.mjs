// The same files, served under a path: everything in them is relative.

import assert from "node:assert/strict";
import { test } from "node:test";

import { browserSession } from "./session.mjs";
import { implicitDenial } from "./texts.mjs";

const base = "/tools/deny%20lens/";
const session = browserSession({ base });

test(
  "the page works under any path",
  session.page(async (denylens, watch) => {
    await denylens.paste(implicitDenial);
    await denylens.expectVerdict({ layer: "identity" });
    assert.ok(watch.requests.length > 1);
    for (const { pathname } of watch.requests) {
      assert.ok(pathname.startsWith(base), `${pathname} is outside of ${base}`);
    }
  }),
);
