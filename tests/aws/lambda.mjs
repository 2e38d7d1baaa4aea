// The reference endpoint of endpoint/aws-lambda, served as a function URL would serve it: in a process of its own, with the real AWS
// SDK, whose STS is the loopback AWS.

import { spawn } from "node:child_process";
import { cp, mkdir } from "node:fs/promises";
import { createServer } from "node:https";
import { fileURLToPath } from "node:url";
import { generate } from "selfsigned";

import { good } from "./accounts.mjs";

const source = fileURLToPath(new URL("../../endpoint/aws-lambda/", import.meta.url));
/** Beside the packages of the tests, where the function finds the SDK. */
const copy = fileURLToPath(new URL("../output/aws-lambda/", import.meta.url));

/** Starts the endpoint on any free port of 127.0.0.1. `calls` has what it was asked. */
export async function startLambda({ aws, origin, token, account = good, region = "us-east-1" }) {
  await mkdir(copy, { recursive: true });
  await cp(source, copy, { recursive: true });
  const process = spawn(
    globalThis.process.execPath,
    [fileURLToPath(new URL("lambda-runtime.mjs", import.meta.url)), `${copy}index.mjs`],
    {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      env: {
        PATH: globalThis.process.env.PATH,
        ALLOWED_ORIGINS: origin,
        ...(token && { TOKEN: token }),
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: account.accessKeyId,
        AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
        AWS_SESSION_TOKEN: account.sessionToken,
        AWS_PORT: `${aws.port}`,
        AWS_MAX_ATTEMPTS: "1",
        // The certificate of the loopback AWS is nobody's.
        NODE_TLS_REJECT_UNAUTHORIZED: "0",
      },
    },
  );
  const waiting = new Map();
  let count = 0;
  process.on("message", ({ id, answer }) => {
    waiting.get(id)(answer);
    waiting.delete(id);
  });
  const invoke = (event) =>
    new Promise((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      process.send({ id: count, event });
    });

  const calls = [];
  const { private: key, cert } = await generate([{ name: "commonName", value: "endpoint" }], { keyType: "ec", curve: "P-256" });
  const server = createServer({ key, cert }, (request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", async () => {
      const body = Buffer.concat(parts).toString();
      calls.push({ method: request.method, path: request.url, headers: request.headers, body });
      const { statusCode, headers, body: text } = await invoke({
        version: "2.0",
        headers: request.headers,
        requestContext: { http: { method: request.method, path: request.url } },
        body,
        isBase64Encoded: false,
      });
      response.writeHead(statusCode, headers);
      response.end(text);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    calls,
    invoke,
    url: `https://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        process.kill();
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
