// A program is installed from what its lock file names, or not at all.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { elsewhere, runWith, sources } from "./stand-ins.mjs";

const script = ["sh", `${sources}tools/install-crate.sh`, "cargo-no-such-thing", "1.2.3", "a moment"];
const install = (cargo, environment) => runWith({ cargo }, script, { environment, folder: elsewhere });

describe("the set-up of a program from crates.io", () => {
  test("installs what its lock file names", async () => {
    const { status, calls } = await install("exit 0");
    assert.equal(status, 0);
    assert.equal(calls.length, 1);
    assert.match(calls[0], /^cargo install .*--version 1\.2\.3 --locked cargo-no-such-thing$/);
  });

  test("stops where that fails", async () => {
    for (const UNPINNED of [undefined, "", "0", "yes"]) {
      const { status, said, calls } = await install("exit 101", { UNPINNED });
      assert.equal(status, 1);
      assert.deepEqual(calls.map((call) => call.includes("--locked")), [true]);
      assert.match(said, /can't be installed with its lock file/);
    }
  });

  test("goes on only where it is asked to, and says so", async () => {
    const { status, said, calls } = await install('case "$*" in *--locked*) exit 101 ;; esac', { UNPINNED: "1" });
    assert.equal(status, 0);
    assert.deepEqual(calls.map((call) => call.includes("--locked")), [true, false]);
    assert.match(said, /as UNPINNED=1 asks/);
  });
});
