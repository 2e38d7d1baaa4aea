// `make audit` fails where a weakness is known, and says where none could be looked for.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { runWith } from "./stand-ins.mjs";

const deny = ({ fetch, check }) => `case "$1" in fetch) exit ${fetch} ;; *) exit ${check} ;; esac`;
const npm = (report) => `cat <<'END'\n${JSON.stringify(report)}\nEND`;
const clean = { auditReportVersion: 2, vulnerabilities: {} };
const weak = {
  auditReportVersion: 2,
  vulnerabilities: {
    esbuild: {
      name: "esbuild",
      severity: "moderate",
      via: [{ title: "Any site can ask the development server", url: "https://github.com/advisories/GHSA-67mh-4wv8-2f99" }],
    },
    above: { name: "above", severity: "moderate", via: ["esbuild"] },
  },
};
const refused = { message: "405 Method Not Allowed", method: "POST", error: { summary: "" } };

const cases = {
  "nothing is known": [deny({ fetch: 0, check: 0 }), npm(clean), 0, [/No weakness is known of the crates/, /No weakness is known of the packages of tools/]],
  "a weakness of a crate is known": [deny({ fetch: 0, check: 1 }), npm(clean), 1, [/Weaknesses are known of the crates/]],
  "a weakness of a package is known": [
    deny({ fetch: 0, check: 0 }),
    npm(weak),
    1,
    [/Weaknesses are known of the packages of tools\/ \(npm\) and of the packages of tests\//, /GHSA-67mh-4wv8-2f99/],
  ],
  "there is no network": [
    deny({ fetch: 1, check: 1 }),
    "exit 1",
    0,
    [/crates \(RustSec\) could not be reached: not checked/, /packages of tools\/ \(npm\) could not be reached: not checked/, /tests\/ \(npm\) could not/],
  ],
  "the registry of npm has no list": [deny({ fetch: 0, check: 0 }), npm(refused), 0, [/packages of tools\/ \(npm\) could not be reached: not checked/]],
  "npm says what is no report": [deny({ fetch: 0, check: 0 }), "echo '<html>'", 0, [/packages of tools\/ \(npm\) could not be reached: not checked/]],
  "one list is reached, and has a weakness": [deny({ fetch: 1, check: 0 }), npm(weak), 1, [/crates \(RustSec\) could not be reached/, /Weaknesses are known/]],
};

describe("the audit", () => {
  for (const [what, [cargoDeny, npm, status, sentences]] of Object.entries(cases)) {
    test(what, async () => {
      const run = await runWith({ "cargo-deny": cargoDeny, npm }, ["node", "tools/audit.mjs"]);
      assert.equal(run.status, status, run.said);
      for (const sentence of sentences) {
        assert.match(run.said, sentence);
      }
    });
  }

  test("a list that was not reached is not checked", async () => {
    const { calls } = await runWith({ "cargo-deny": "exit 1", npm: "exit 1" }, ["node", "tools/audit.mjs"]);
    assert.deepEqual(calls.filter((call) => call.startsWith("cargo-deny")), ["cargo-deny fetch db"]);
  });
});
