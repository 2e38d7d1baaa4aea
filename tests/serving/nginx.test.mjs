// nginx serves the page as docs/DEPLOY.md says: with its own words for the `server` block, and what `denylens-ship nginx` prints.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { parseHeaders } from "../../tools/serve.mjs";
import { configured } from "../browser/session.mjs";

// nginx itself reads a variable `NGINX`.
const nginx = process.env.NGINX_PATH;
const run = promisify(execFile);
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const output = path("../output/nginx/");
const socket = `${output}socket`;
const guide = await readFile(path("../../docs/DEPLOY.md"), "utf8");

/** Asks for a path, and gives what is answered. */
const ask = (path, { method = "GET", headers = {} } = {}) =>
  new Promise((resolve, reject) => {
    const asking = request({ socketPath: socket, path, method, headers }, async (answer) => {
      const parts = [];
      for await (const part of answer) {
        parts.push(part);
      }
      resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) });
    });
    asking.on("error", reject).end();
  });

/** The `server` block of the guide, for a page in this folder, on a socket of its own. */
function serverBlock(folder) {
  const block = guide.match(/```nginx\n(server \{\n {2}listen 443[^]*?\n\})\n/)[1];
  const replaced = { "listen 443 ssl;": `listen unix:${socket};`, "root /srv/denylens;": `root ${folder};` };
  return Object.entries(replaced).reduce((text, [from, to]) => {
    assert.ok(text.includes(from), `docs/DEPLOY.md lacks \`${from}\``);
    return text.replace(from, to);
  }, block);
}

async function mediaTypes() {
  const { stderr } = await run(nginx, ["-V"]);
  const folder = stderr.match(/--conf-path=(\S+)\/[^/]+/)[1];
  return [`${folder}/mime.types`, nginx.replace(/\/usr\/sbin\/nginx$/, `${folder}/mime.types`)].find(existsSync);
}

/** Starts nginx for the page in this folder. It is ready when the command ends: what it leaves behind listens already. */
async function start(folder) {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const { stdout } = await run(path("../../target/debug/denylens-ship"), ["nginx", folder]);
  await writeFile(`${output}denylens.conf`, stdout);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${output}${kind};`);
  await writeFile(
    `${output}nginx.conf`,
    `master_process off;
pid ${output}pid;
error_log ${output}errors;
events {}
http {
  include ${await mediaTypes()};
  access_log off;
  ${temporary.join("\n  ")}
  ${serverBlock(folder)}
}
`,
  );
  const command = ["-e", `${output}errors`, "-c", `${output}nginx.conf`];
  await run(nginx, [...command, "-t"]);
  const [status] = await once(spawn(nginx, command, { stdio: "ignore" }), "exit");
  assert.equal(status, 0);
  return () => run(nginx, [...command, "-s", "quit"]);
}

describe("nginx", { skip: nginx ? false : "there is no nginx here" }, () => {
  let folder;
  let stop;
  let rules;
  before(async () => {
    const settings = { endpoints: [{ name: "Team", url: "https://decode.example.com/v1", authentication: "bearer" }] };
    const page = await configured("nginx-page", settings);
    folder = path("../output/nginx-served/");
    await rm(folder, { recursive: true, force: true });
    await run(process.execPath, [path("../../tools/compress.mjs"), page, folder]);
    rules = parseHeaders(await readFile(`${folder}_headers`, "utf8"));
    stop = await start(folder);
  });
  after(() => stop?.());

  const expected = (path) =>
    rules.filter(({ applies }) => applies(path)).flatMap(({ headers }) => headers.map(([name, value]) => [name.toLowerCase(), value]));
  const pageFiles = async () => (await readdir(folder)).filter((name) => /\.(css|html|js|svg|wasm)$/.test(name));
  const script = async () => `/${(await pageFiles()).find((name) => name.endsWith(".js"))}`;

  test("sends each file with the headers of `_headers`", async () => {
    for (const path of ["/", ...(await pageFiles()).map((name) => `/${name}`)]) {
      const { status, headers, body } = await ask(path);
      assert.equal(status, 200, path);
      assert.deepEqual(body, await readFile(`${folder}${path === "/" ? "index.html" : path}`), path);
      for (const [name, value] of expected(path)) {
        assert.equal(headers[name], value, `${path}: ${name}`);
      }
    }
  });

  test("names the endpoint that the page was configured with", async () => {
    assert.match((await ask("/")).headers["content-security-policy"], / https:\/\/decode\.example\.com[ ;]/);
  });

  test("sends WebAssembly under its own type, so that browsers compile it while it comes", async () => {
    const module = (await pageFiles()).find((name) => name.endsWith(".wasm"));
    assert.equal((await ask(`/${module}`)).headers["content-type"], "application/wasm");
  });

  const notKept = {
    "a file with a hash that is not there": ["/denylens-0123456789abcdef.js", {}, 404],
    "another file that is not there": ["/elsewhere", {}, 404],
    "a method that it doesn't answer": [null, { method: "POST" }, 405],
  };
  for (const [what, [path, options, status]] of Object.entries(notKept)) {
    test(`lets no cache keep the answer: ${what}`, async () => {
      const { status: answered, headers } = await ask(path ?? (await script()), options);
      assert.equal(answered, status);
      assert.doesNotMatch(headers["cache-control"] ?? "", /immutable|max-age/);
      for (const [name, value] of expected("/elsewhere")) {
        assert.equal(headers[name], value, name);
      }
    });
  }

  test("sends no part of a file, nor that there is none", async () => {
    for (const Range of ["bytes=0-1", "bytes=100000000-"]) {
      assert.equal((await ask(await script(), { headers: { Range } })).status, 200);
    }
  });

  test("says of a file that hasn't changed how long it is good for", async () => {
    const { headers } = await ask(await script());
    const again = await ask(await script(), { headers: { "If-None-Match": headers.etag } });
    assert.equal(again.status, 304);
    assert.equal(again.headers["cache-control"], headers["cache-control"]);
  });

  test("sends the compressed copies, and compresses where there are none", async () => {
    const expectGzip = async (name) => {
      const { headers, body } = await ask(`/${name}`, { headers: { "Accept-Encoding": "gzip" } });
      assert.equal(headers["content-encoding"], "gzip", name);
      assert.equal(headers.vary, "Accept-Encoding", name);
      assert.deepEqual(gunzipSync(body), await readFile(`${folder}${name}`), name);
      return body;
    };
    for (const name of await pageFiles()) {
      assert.deepEqual(await expectGzip(name), await readFile(`${folder}${name}.gz`), name);
      assert.deepEqual(brotliDecompressSync(await readFile(`${folder}${name}.br`)), await readFile(`${folder}${name}`), name);
    }
    for (const name of await pageFiles()) {
      await rm(`${folder}${name}.gz`);
      await expectGzip(name);
    }
  });
});
