// Looks up what the page is built and tested with in the lists of known weaknesses: RustSec for crates, npm's for packages. One that is
// found is a failure. A list that can't be reached is said and is none: without a network, all else can be checked as well.
//
//   node tools/audit.mjs

import { spawnSync } from "node:child_process";

/** So long a list may take, in milliseconds. */
const patience = 60_000;

/** What npm has in each of these folders: the first makes the shipped files, the second runs in the tests. */
const folders = ["tools", "tests"];

const run = (program, options, more) => spawnSync(program, options, { encoding: "utf8", ...more });

/** Each check says `true` where nothing is known, `false` where something is, and `null` where the list could not be reached. */
const checks = {
  "crates (RustSec)": () => {
    const env = { ...process.env, GIT_TERMINAL_PROMPT: "0" };
    if (run("cargo-deny", ["fetch", "db"], { stdio: "ignore", timeout: patience, env }).status !== 0) {
      return null;
    }
    const check = ["--locked", "--all-features", "check", "--disable-fetch", "--hide-inclusion-graph", "advisories"];
    return run("cargo-deny", check, { stdio: ["ignore", "inherit", "inherit"] }).status === 0;
  },
  ...Object.fromEntries(folders.map((folder) => [`packages of ${folder}/ (npm)`, () => auditPackages(folder)])),
};

function auditPackages(folder) {
  const options = ["audit", "--json", "--package-lock-only", "--fetch-retries=0", `--fetch-timeout=${patience}`];
  const report = read(run("npm", options, { cwd: folder, timeout: 2 * patience }).stdout);
  // What npm says where it has no answer is JSON too.
  if (report?.auditReportVersion === undefined) {
    return null;
  }
  for (const { name, severity, via } of Object.values(report.vulnerabilities)) {
    const known = via.filter((weakness) => typeof weakness === "object").map(({ title, url }) => `\n  ${title}: ${url}`);
    console.error(`${name}, ${severity}${known.join("")}`);
  }
  return Object.keys(report.vulnerabilities).length === 0;
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const found = [];
for (const [what, check] of Object.entries(checks)) {
  const isClean = check();
  if (isClean === null) {
    console.log(`The list of known weaknesses of ${what} could not be reached: not checked`);
  } else if (isClean) {
    console.log(`No weakness is known of the ${what}`);
  } else {
    found.push(what);
  }
}
if (found.length > 0) {
  console.error(`Weaknesses are known of the ${found.join(" and of the ")}: see above. Take versions without them.`);
  process.exit(1);
}
