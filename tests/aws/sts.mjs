// A loopback server that stands in for AWS STS. It answers for the real host names, which the browser is told to look for
// on this machine; it speaks TLS with a certificate that is made when it starts and kept nowhere.

import { createServer } from "node:https";
import { generate } from "selfsigned";

import { known } from "./accounts.mjs";
import { decoded, Refusal, refused } from "./answers.mjs";
import { answerHeaders, preflight, unexpectedHeaders } from "./cors.mjs";
import { faults } from "./faults.mjs";
import { decodable } from "./messages.mjs";
import { signer } from "./signature.mjs";

/** The hosts that it answers for, as Chromium's `--host-resolver-rules` takes them. */
const hostPatterns = ["sts*.amazonaws.com", "sts*.amazonaws.com.cn", "sts*.api.aws"];

/**
 * Starts the server on any free port of 127.0.0.1.
 *
 * `fault` can be set to a name from faults.mjs. `calls` collects every request; `complaints` collects what no test should
 * ever see: headers without leave, a call without its preflight, anything that is not a call of STS.
 */
export async function startAws() {
  const { private: key, cert } = await generate([{ name: "commonName", value: "loopback AWS" }], {
    keyType: "ec",
    curve: "P-256",
  });
  const aws = { fault: null, calls: [], complaints: [] };
  const server = createServer({ key, cert }, (request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", async () => {
      const fault = faults[aws.fault] ?? {};
      if (fault.hangUp) {
        request.socket.destroy();
        return;
      }
      const { status, headers, body } = await answer(aws, fault, request, Buffer.concat(parts));
      response.writeHead(status, headers);
      response.end(body);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return Object.assign(aws, {
    port,
    hostRules: hostPatterns.map((pattern) => `MAP ${pattern} 127.0.0.1:${port}`),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  });
}

async function answer(aws, fault, { method, url, headers }, body) {
  const host = headers.host.replace(/:\d+$/, "");
  const { pathname: path, searchParams } = new URL(url, `https://${host}`);
  aws.calls.push({ method, host, path, headers, body: body.toString() });
  if (method === "OPTIONS") {
    return (fault.preflight ?? preflight)(headers);
  }
  for (const name of unexpectedHeaders(headers)) {
    aws.complaints.push(`${method} ${host} came with the header ${name}`);
  }
  const request = { method, host, path, query: Object.fromEntries(searchParams), headers, body };
  const normal = await decodeAuthorizationMessage(request, new Date(Date.now() + (fault.clock ?? 0))).catch((error) => {
    if (error instanceof Refusal) {
      return refused(error);
    }
    aws.complaints.push(`the loopback AWS failed: ${error.stack}`);
    return refused({ status: 500, code: "InternalFailure", message: error.message });
  });
  const { status, headers: own, body: text } = fault.answer ? fault.answer(normal) : normal;
  return { status, headers: { ...answerHeaders, ...own }, body: text };
}

async function decodeAuthorizationMessage(request, time) {
  const parameters = new URLSearchParams(request.body.toString());
  if (request.method !== "POST" || request.path !== "/") {
    throw Refusal.invalidAction(`${request.method} ${request.path}`);
  }
  if (!request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    throw Refusal.invalidAction("in a body that is not a form");
  }
  if (parameters.get("Action") !== "DecodeAuthorizationMessage" || parameters.get("Version") !== "2011-06-15") {
    throw Refusal.invalidAction(parameters.get("Action"));
  }
  const account = await signer(request, { service: "sts", region: regionOf(request.host), time }, known);
  if (account.state === "expired") {
    throw Refusal.expiredToken();
  }
  if (account.state === "forbidden") {
    throw Refusal.accessDenied(account.arn);
  }
  const encoded = parameters.get("EncodedMessage") ?? "";
  if (encoded.length < 1 || encoded.length > 10240) {
    throw Refusal.validationError(
      "1 validation error detected: Value at 'encodedMessage' failed to satisfy constraint: Member must have length less than or equal to 10240",
    );
  }
  if (!decodable.has(encoded)) {
    throw Refusal.invalidAuthorizationMessage();
  }
  return decoded(decodable.get(encoded));
}

/** The region that a regional endpoint of STS serves; the global endpoint is in us-east-1. */
const regionOf = (host) => host.match(/^sts(?:-fips)?\.([a-z]+(?:-[a-z]+)+-\d)\./)?.[1] ?? "us-east-1";
