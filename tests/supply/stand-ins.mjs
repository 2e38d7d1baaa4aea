// Programs that stand in for those of the set-up: each writes down how it was called, and does what a test says.

import { spawnSync } from "node:child_process";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const output = fileURLToPath(new URL("../output/supply/", import.meta.url));
export const elsewhere = output;
export const sources = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Runs a command in a folder where `programs` stand in for others: scripts for a shell, by name. `calls` has how they were called.
 * `elsewhere` is a folder without anything of the project.
 */
export async function runWith(programs, [command, ...options], { environment = {}, folder = sources } = {}) {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(`${output}${name}`, `#!/bin/sh\necho "${name} $*" >> '${output}calls'\n${script}\n`);
    await chmod(`${output}${name}`, 0o755);
  }
  const { status, stdout, stderr } = spawnSync(command, options, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...environment, PATH: `${output}:${process.env.PATH}` },
  });
  const calls = await readFile(`${output}calls`, "utf8").catch(() => "");
  return { status, said: stdout + stderr, calls: calls.split("\n").filter(Boolean) };
}
