// An account export of 50 MB in Chromium: how long until it is read and the denying statement found, how long the page stood still
// at most, and how much memory it took. `make bench` runs it on the built page.

import { mkdtemp, open, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

import { serve } from "../../tools/serve.mjs";

const refusal =
  "User: arn:aws:sts::111122223333:assumed-role/app-7/ana is not authorized to perform: s3:GetObject on resource: " +
  "arn:aws:s3:::data/key with an explicit deny in an identity-based policy";

const folder = await mkdtemp(join(tmpdir(), "denylens-"));
const site = await serve({ folder: fileURLToPath(new URL("../../dist/", import.meta.url)) });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
try {
  const file = join(folder, "account.json");
  const size = await writeExport(file);
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.getByTestId("paste").fill(refusal);
  // The worker is there: it is not the file's.
  await page.locator('[data-testid="promise"][data-worker="ready"]').waitFor({ state: "attached" });
  await page.getByTestId("tab-policies").click();
  await page.getByTestId("policies").waitFor();
  const before = (await memory()).now;
  await page.evaluate(watch);
  await page.getByTestId("policies-file").setInputFiles(file);
  const { milliseconds, block } = await page.evaluate(() => globalThis.located);
  const after = await memory();
  const times = (bytes) => ((bytes - before) / size).toFixed(1);
  console.log(
    `an export of ${(size / 1e6).toFixed(0)} MB: ${(milliseconds / 1000).toFixed(1)} s until the statement is found, ` +
      `the page stood still for ${block.toFixed(0)} ms at most, ` +
      `${times(after.most)} times the file in memory at most, ${times(after.now)} times in the end`,
  );
} finally {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
}

/** What the browser's processes that run pages hold now and held at most, in bytes, as Linux counts it. */
async function memory() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sums = { now: 0, most: 0 };
  for (const { id } of processInfo.filter(({ type }) => type === "renderer")) {
    const status = await readFile(`/proc/${id}/status`, "utf8");
    const kilobytes = (name) => Number(status.match(new RegExp(`^${name}:\\s*(\\d+) kB$`, "m"))[1]);
    sums.now += 1024 * kilobytes("VmRSS");
    sums.most += 1024 * kilobytes("VmHWM");
  }
  return sums;
}

/** Writes an export with many roles, each with a policy of its own. Gives its size in bytes. */
async function writeExport(path) {
  const role = (number) => ({
    RoleName: `app-${number}`,
    RoleId: `AROA${number}`,
    Arn: `arn:aws:iam::111122223333:role/app-${number}`,
    AssumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
    RolePolicyList: [
      {
        PolicyName: "work",
        PolicyDocument: {
          Version: "2012-10-17",
          Statement: Array.from({ length: 24 }, (_, at) => ({
            Sid: `Statement${at}`,
            Effect: at === 20 ? "Deny" : "Allow",
            Action: ["s3:Get*", `ec2:Describe${at}`],
            Resource: [`arn:aws:s3:::data-${at}/*`, at === 20 ? "*" : "arn:aws:s3:::data/*"],
            Condition: { StringLike: { "aws:PrincipalArn": `arn:aws:iam::111122223333:role/app-*` } },
          })),
        },
      },
    ],
    AttachedManagedPolicies: [],
  });
  const file = await open(path, "w");
  await file.write('{"UserDetailList":[],"GroupDetailList":[],"Policies":[],"RoleDetailList":[');
  for (let number = 0, size = 0; size < 50e6; number += 1) {
    const text = `${number === 0 ? "" : ",\n"}${JSON.stringify(role(number), null, 2)}`;
    size += text.length;
    await file.write(text);
  }
  await file.write("]}");
  await file.close();
  return (await stat(path)).size;
}

/** In the page: watches until a statement is found, and how long at most the page answered to nothing. */
function watch() {
  let start;
  let last;
  let block = 0;
  document.querySelector('[data-testid="policies-file"]').addEventListener("change", () => {
    start = last = performance.now();
  });
  const { port1, port2 } = new MessageChannel();
  globalThis.located = new Promise((resolve) => {
    port1.onmessage = () => {
      const now = performance.now();
      block = start ? Math.max(block, now - last) : 0;
      last = now;
      if (document.querySelector('[data-testid="located"]')) {
        port1.close();
        resolve({ milliseconds: now - start, block });
      } else {
        port2.postMessage(null);
      }
    };
    port2.postMessage(null);
  });
}
