// What a server delivers can be compared with a build, by the commands of docs/SECURITY.md.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { serve } from "../../tools/serve.mjs";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const output = fileURLToPath(new URL("../output/served/", import.meta.url));
const guide = await readFile(new URL("../../docs/SECURITY.md", import.meta.url), "utf8");
const commands = guide.match(/^    mkdir served[^]*?\n(?=\n)/m)[0];

/** Runs the commands of the guide beside our own build, for what is served from `folder`. */
async function compare(folder) {
  const site = await serve({ folder });
  await rm(`${output}served`, { recursive: true, force: true });
  try {
    const script = commands.replace("https://denylens.example.com/", site.url);
    return await promisify(execFile)("sh", ["-ec", script], { cwd: output });
  } finally {
    await site.close();
  }
}

before(async () => {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  await symlink(dist, `${output}dist`);
});
after(() => rm(output, { recursive: true, force: true }));

describe("the commands that compare a deployed page with a build", () => {
  test("find it the same", async () => {
    const { stdout } = await compare(dist);
    const lines = stdout.trim().split("\n");
    assert.ok(lines.length > 5 && lines.every((line) => line.endsWith(": OK")), stdout);
  });

  test("find a file that is another one", async () => {
    const changed = `${output}changed`;
    await cp(dist, changed, { recursive: true });
    const script = (await readdir(changed)).find((name) => name.endsWith(".js"));
    await writeFile(`${changed}/${script}`, "// changed");
    await assert.rejects(compare(changed), ({ stdout }) => stdout.includes(`${script}: FAILED`));
  });
});
