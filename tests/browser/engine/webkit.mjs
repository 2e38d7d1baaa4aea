// WebKit as its GTK port has it, spoken to by WebDriver. It draws windows, so it gets a screen of its own that nobody sees.
// See https://www.w3.org/TR/webdriver2/

import { spawn } from "node:child_process";
import { once } from "node:events";

import { until } from "../expect.mjs";
import { freePort } from "../session.mjs";

/**
 * `path` is the driver's; the browser comes with it. Between two sites it begins another process, and what was asked of the one that goes
 * is never answered: a page of another site has to be open before it is looked at.
 */
export async function startWebKit(path, opening) {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const programs = [screen];
  const end = async () => {
    for (const program of programs.reverse()) {
      const ended = once(program, "exit");
      program.kill();
      await ended;
    }
  };
  const [display] = await once(screen.stdio[3], "data");
  const port = await freePort();
  const driver = spawn(path, [`--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, DISPLAY: `:${String(display).trim()}`, GSETTINGS_BACKEND: "memory", NO_AT_BRIDGE: "1" },
  });
  programs.push(driver);
  const address = `http://127.0.0.1:${port}`;
  await until(
    () => fetch(`${address}/status`).then(({ ok }) => ok, () => false),
    (isThere) => isThere,
    "the driver of WebKit should be there",
  );
  const command = async (method, way, parameters) => {
    const answer = await fetch(address + way, { method, body: parameters && JSON.stringify(parameters) });
    const { value } = await answer.json();
    if (!answer.ok) {
      throw new Error(`WebKit: ${value.error}: ${value.message}`);
    }
    return value;
  };
  const capabilities = { alwaysMatch: { pageLoadStrategy: opening } };
  const { sessionId } = await command("POST", "/session", { capabilities }).catch(async (error) => {
    await end();
    throw error;
  });
  const session = `/session/${sessionId}`;
  return {
    open: (url) => command("POST", `${session}/url`, { url }),
    evaluate: (run, argument) =>
      command("POST", `${session}/execute/sync`, { script: `return (${run})(arguments[0])`, args: [argument ?? null] }),
    close: async () => {
      await command("DELETE", session);
      await end();
    },
  };
}
