// The server of `make serve` answers whatever it is asked, and goes on: what a browser wouldn't send comes from scanners and from proxies.

import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { serve } from "../../tools/serve.mjs";

const folder = fileURLToPath(new URL("../output/serve/", import.meta.url));
const script = "/page-0123456789abcdef.js";
let site;

before(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(
    `${folder}_headers`,
    `/*\n  Referrer-Policy: no-referrer\n/\n  Cache-Control: no-cache\n/index.html\n  Cache-Control: no-cache\n${script}\n  Cache-Control: immutable\n`,
  );
  await writeFile(`${folder}index.html`, "<p>The page</p>");
  await writeFile(`${folder}${script}`, "1");
  site = await serve({ folder });
});
after(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

/** Sends these bytes on a connection of their own, and gives what is answered: the status, the headers, the body. */
async function send(request) {
  const socket = connect(new URL(site.url).port, "127.0.0.1");
  socket.end(request);
  const parts = [];
  for await (const part of socket) {
    parts.push(part);
  }
  const [head, ...body] = Buffer.concat(parts).toString("latin1").split("\r\n\r\n");
  const [line = "", ...headers] = head.split("\r\n");
  return {
    status: Number(line.split(" ")[1]),
    headers: Object.fromEntries(headers.map((header) => header.toLowerCase().split(/: (.*)/s).slice(0, 2))),
    body: body.join("\r\n\r\n"),
  };
}
const ask = (target, method = "GET") => send(`${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);

describe("the server of the page", () => {
  const answers = {
    "/": 200,
    "/?a=b": 200,
    "/?//": 200,
    "/#part": 200,
    "/index.html": 200,
    [script]: 200,
    "http://127.0.0.1:8080/": 200,
    "HTTPS://elsewhere.example/index.html?a": 200,
    "//": 404,
    "///": 404,
    "//host": 404,
    "//host/index.html": 404,
    "//[": 404,
    "/\\": 404,
    "/\\\\host\\": 404,
    "/../index.html": 404,
    "/%2e%2e/index.html": 404,
    "/..%2findex.html": 404,
    "/%": 404,
    "/%00": 404,
    "/%ff%fe": 404,
    "/:80": 404,
    "/index.html/": 404,
    "/_headers": 404,
    "/constructor": 404,
    "/__proto__": 404,
    [`/${"a".repeat(10_000)}`]: 404,
    [`/${"/".repeat(10_000)}`]: 404,
    [`/${"a".repeat(100_000)}`]: 431,
    "*": 400,
    "http:": 400,
    "http://": 400,
    "http://[": 400,
    "ftp://elsewhere.example/": 400,
    "\\": 400,
    "index.html": 400,
    "%": 400,
  };
  for (const [target, status] of Object.entries(answers)) {
    test(`answers ${status} to ${target.length > 40 ? `${target.slice(0, 20)}… of ${target.length}` : target}`, async () => {
      const answer = await ask(target);
      assert.equal(answer.status, status);
      assert.equal((await ask("/")).status, 200, "it has ended");
    });
  }

  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND"]) {
    test(`answers 405 to ${method}`, async () => {
      for (const target of ["/", "//", "*"]) {
        const { status, headers } = await ask(target, method);
        assert.deepEqual([status, headers.allow], [405, "get, head"]);
      }
    });
  }

  test("goes on after what is no request", async () => {
    for (const noise of ["\0\0\0", "GET\r\n\r\n", "\x16\x03\x01", `CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: a\r\n\r\n`]) {
      await send(noise);
      assert.equal((await ask("/")).status, 200);
    }
  });

  test("sends the headers of every response with errors too, and no rule for caches that is another file's", async () => {
    for (const [target, method] of [["//"], ["*"], ["/page-fedcba9876543210.js"], ["/", "POST"]]) {
      assert.equal((await ask(target, method)).headers["referrer-policy"], "no-referrer");
    }
    assert.equal((await ask(script)).headers["cache-control"], "immutable");
    assert.equal((await ask("/page-fedcba9876543210.js")).headers["cache-control"], undefined);
  });

  test("sends no body to HEAD", async () => {
    for (const [target, status] of Object.entries({ "/": 200, "//": 404, "*": 400 })) {
      const answer = await ask(target, "HEAD");
      assert.deepEqual([answer.status, answer.body], [status, ""]);
    }
  });
});
