// Finds a Chromium for the browser tests, or installs one, and writes its path into the file that is named.
//
//   node find-chromium.mjs <file>

import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

// The headless shell comes first: it has no windows to draw, and each test takes a third of the time.
const usualPaths = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const [file] = process.argv.slice(2);
const before = existsSync(file) ? readFileSync(file, "utf8") : "";
const path = fromEnvironment() ?? usualPaths.find(canRun) ?? downloaded() ?? install();
if (path !== before) {
  console.log(`==> The browser tests use ${path}`);
  writeFileSync(file, path);
}

function fromEnvironment() {
  const path = process.env.CHROMIUM;
  if (path && !canRun(path)) {
    fail(`CHROMIUM is set to ${path}, which is not a program.`);
  }
  return path || undefined;
}

function downloaded() {
  return [chromium.executablePath()].find(canRun);
}

function install() {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/etc/debian_version")) {
    console.log("==> No Chromium here. Installing Debian's headless shell, with a font for Japanese (some minutes)");
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...step) =>
      spawnSync("apt-get", ["--quiet", ...step], { stdio: ["ignore", "inherit", "inherit"], env: environment });
    const get = (browser) => apt("install", "--yes", "--no-install-recommends", browser, "fonts-noto-cjk");
    apt("update");
    // Older releases of Debian have no package of the shell alone.
    if (get("chromium-headless-shell").status !== 0) {
      get("chromium");
    }
    const path = usualPaths.find(canRun);
    if (path) {
      return path;
    }
    console.log("==> That failed.");
  }
  console.log("==> No Chromium here. Downloading Playwright's into .tools/ (some minutes)");
  const cli = createRequire(import.meta.url).resolve("playwright-core/cli.js");
  try {
    execFileSync(process.execPath, [cli, "install", "chromium"], { stdio: ["ignore", "inherit", "inherit"] });
  } catch {
    fail("It could not be downloaded.");
  }
  return downloaded() ?? fail("It was downloaded but is not there.");
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function fail(reason) {
  console.error(
    `${reason}\nThe browser tests need Chromium. Get it with: sudo apt-get install chromium` +
      "\n  or name the one that you have: CHROMIUM=/path/to/chromium make test",
  );
  process.exit(1);
}
