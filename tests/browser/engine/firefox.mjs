// Firefox, spoken to by Marionette, the protocol that it has built in: over a socket, commands and answers as JSON, each after its length.
// See https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { until } from "../expect.mjs";

const preferences = {
  // Any free port: Firefox writes it into its profile.
  "marionette.port": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.normandy.enabled": false,
  // Nothing but the page asks the network.
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
};

export async function startFirefox(path) {
  const profile = await mkdtemp(join(tmpdir(), "denylens-firefox-"));
  const lines = Object.entries(preferences).map((preference) => `user_pref(${preference.map((part) => JSON.stringify(part)).join(", ")});`);
  await writeFile(join(profile, "user.js"), lines.join("\n"));
  const firefox = spawn(path, ["--headless", "--marionette", "--no-remote", "--profile", profile], {
    stdio: "ignore",
    env: { ...process.env, HOME: profile },
  });
  const ended = once(firefox, "exit");
  const portFile = join(profile, "MarionetteActivePort");
  const port = await until(
    async () => (existsSync(portFile) ? Number(await readFile(portFile, "utf8")) : 0),
    (port) => port > 0,
    "Firefox should say its port",
  ).catch((error) => {
    firefox.kill();
    throw error;
  });
  const command = await marionette(port);
  await command("WebDriver:NewSession", { pageLoadStrategy: "none" });
  return {
    open: (url) => command("WebDriver:Navigate", { url }),
    evaluate: async (run, argument) => {
      const script = `return (${run})(arguments[0])`;
      return (await command("WebDriver:ExecuteScript", { script, args: [argument ?? null] })).value;
    },
    close: async () => {
      firefox.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** A function that sends a command, and gives its answer. */
async function marionette(port) {
  const socket = connect(port, "127.0.0.1");
  const open = new Map();
  let received = Buffer.alloc(0);
  let last = 0;
  socket.on("error", () => {});
  socket.on("close", () => {
    for (const { reject } of open.values()) {
      reject(new Error("Firefox has ended"));
    }
  });
  socket.on("data", (piece) => {
    received = Buffer.concat([received, piece]);
    for (;;) {
      const colon = received.indexOf(":");
      const end = colon + 1 + Number(received.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || received.length < end) {
        return;
      }
      const message = JSON.parse(received.subarray(colon + 1, end));
      received = received.subarray(end);
      // What it says first is who it is, and no answer.
      if (Array.isArray(message)) {
        const [, number, error, result] = message;
        const { resolve, reject } = open.get(number);
        open.delete(number);
        error ? reject(new Error(`Firefox: ${error.message}`)) : resolve(result);
      }
    }
  });
  await once(socket, "data");
  return (name, parameters) =>
    new Promise((resolve, reject) => {
      last += 1;
      open.set(last, { resolve, reject });
      const text = JSON.stringify([0, last, name, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
