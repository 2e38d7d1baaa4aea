// Finds the browsers for the tests, or installs them, and writes the path of each into a file of its name in the folder that is named.
//
//   node find-browsers.mjs <folder>
//
// All tests need a Chromium. Firefox and WebKit run those of what each engine must do alike. Where they can't be had, their files stay
// empty and these tests are skipped; only where Debian's packages can be installed, Firefox has to be there.

import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** Whether Debian's packages can be installed here. */
const isOurDebian = process.getuid?.() === 0 && existsSync("/etc/debian_version");

const browsers = {
  chromium: {
    variable: "CHROMIUM",
    usualPaths: [
      // The headless shell comes first: it has no windows to draw, and each test takes a third of the time.
      "/usr/bin/chromium-headless-shell",
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/usr/bin/google-chrome-stable",
      "/snap/bin/chromium",
      "/opt/google/chrome/chrome",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      chromium.executablePath(),
    ],
    // Older releases of Debian have no package of the shell alone.
    packages: [["chromium-headless-shell", "fonts-noto-cjk"], ["chromium", "fonts-noto-cjk"]],
    otherwise: download,
  },
  firefox: {
    variable: "FIREFOX",
    // A snap's Firefox can't read a profile that isn't its own.
    usualPaths: [
      "/usr/bin/firefox-esr",
      "/usr/lib/firefox/firefox",
      "/opt/firefox/firefox",
      "/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
    packages: [["firefox-esr"]],
    otherwise: () =>
      isOurDebian
        ? fail("Debian's Firefox could not be installed.", "The browser tests need Firefox. Get it with: apt-get install firefox-esr")
        : skip("Firefox", "sudo apt-get install firefox-esr"),
  },
  "webkit-driver": {
    variable: "WEBKIT_DRIVER",
    usualPaths: ["/usr/bin/WebKitWebDriver"],
    // It draws windows, so it needs a screen.
    needs: "/usr/bin/Xvfb",
    packages: [["webkit2gtk-driver", "xvfb"]],
    otherwise: () => skip("WebKit", "sudo apt-get install webkit2gtk-driver xvfb"),
  },
};

const [folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [name, browser] of Object.entries(browsers)) {
  const file = join(folder, name);
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const path = fromEnvironment(browser) ?? usual(browser) ?? installed(name, browser) ?? browser.otherwise();
  if (path && path !== before) {
    console.log(`==> The browser tests use ${path}`);
  }
  writeFileSync(file, path);
}

function fromEnvironment({ variable }) {
  const path = process.env[variable];
  if (path && !canRun(path)) {
    fail(`${variable} is set to ${path}, which is not a program.`, "Name one that is, or leave it out.");
  }
  return path || undefined;
}

function usual({ usualPaths, needs }) {
  return needs && !canRun(needs) ? undefined : usualPaths.find(canRun);
}

function installed(name, browser) {
  if (!isOurDebian) {
    return undefined;
  }
  console.log(`==> No ${name} here. Installing Debian's (some minutes)`);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...step) =>
    spawnSync("apt-get", ["--quiet", ...step], { stdio: ["ignore", "inherit", "inherit"], env: environment }).status === 0;
  apt("update");
  browser.packages.some((packages) => apt("install", "--yes", "--no-install-recommends", ...packages));
  return usual(browser);
}

function download() {
  console.log("==> No Chromium here. Downloading Playwright's into .tools/ (some minutes)");
  const cli = createRequire(import.meta.url).resolve("playwright-core/cli.js");
  const advice =
    "The browser tests need Chromium. Get it with: sudo apt-get install chromium" +
    "\n  or name the one that you have: CHROMIUM=/path/to/chromium make test";
  try {
    execFileSync(process.execPath, [cli, "install", "chromium"], { stdio: ["ignore", "inherit", "inherit"] });
  } catch {
    fail("It could not be downloaded.", advice);
  }
  const path = chromium.executablePath();
  return canRun(path) ? path : fail("It was downloaded but is not there.", advice);
}

function skip(name, command) {
  console.log(`==> No ${name} here: what is tested in it is skipped. Get it with: ${command}`);
  return "";
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function fail(reason, advice) {
  console.error(`${reason}\n${advice}`);
  process.exit(1);
}
