// A loopback server that stands in for AWS: STS, and the IAM toolbox. It answers for the real host names, which the browser is told to look for
// on this machine; it speaks TLS with a certificate that is made when it starts and kept nowhere.

import { createServer } from "node:https";
import { generate } from "selfsigned";

import { refused, Refusal } from "./answers.mjs";
import { answerHeaders, preflight, unexpectedHeaders } from "./cors.mjs";
import { faults } from "./faults.mjs";
import { refusedByToolbox, toolbox } from "./iam-toolbox.mjs";
import { sts } from "./sts.mjs";

/** The hosts that it answers for, as Chromium's `--host-resolver-rules` takes them. */
const hostPatterns = ["sts*.amazonaws.com", "sts*.amazonaws.com.cn", "sts*.api.aws", "iam-toolbox*.amazonaws.com"];

/**
 * Starts the server on any free port of 127.0.0.1.
 *
 * `fault` can be set to a name from faults.mjs. `calls` collects every request; `complaints` collects what no test should
 * ever see: headers without leave, anything that no service answers.
 */
export async function startAws() {
  const { private: key, cert } = await generate([{ name: "commonName", value: "loopback AWS" }], {
    keyType: "ec",
    curve: "P-256",
  });
  let set = null;
  let played = 0;
  const aws = {
    calls: [],
    complaints: [],
    looks: new Map(),
    /** How many answers come drop by drop. */
    dripping: 0,
    get fault() {
      return set;
    },
    set fault(name) {
      set = name;
      played = 0;
    },
  };
  const server = createServer({ key, cert }, (request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", async () => {
      const named = faults[aws.fault] ?? {};
      played += request.method === "OPTIONS" ? 0 : 1;
      // A fault may be over by itself.
      const fault = played > (named.times ?? Infinity) ? {} : named;
      if (fault.silent && request.method !== "OPTIONS") {
        aws.onSilence?.();
        return;
      }
      if (fault.hangUp) {
        request.socket.destroy();
        return;
      }
      const { status, headers, body } = await answer(aws, fault, request, Buffer.concat(parts));
      response.writeHead(status, headers);
      if (fault.drip && request.method !== "OPTIONS") {
        aws.onSilence?.();
        const drops = setInterval(() => response.write(" "), 100);
        aws.dripping += 1;
        response.on("close", () => {
          clearInterval(drops);
          aws.dripping -= 1;
        });
        return;
      }
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
  aws.calls.push({ method, host, path, query: Object.fromEntries(searchParams), headers, body: body.toString() });
  const service = host.startsWith("iam-toolbox.")
    ? { method: "GET", call: toolbox, refuse: refusedByToolbox }
    : { method: "POST", call: sts, refuse: refused };
  if (method === "OPTIONS") {
    return (fault.preflight ?? preflight)(headers, service.method);
  }
  for (const name of unexpectedHeaders(headers)) {
    aws.complaints.push(`${method} ${host} came with the header ${name}`);
  }
  const request = { method, host, path, query: Object.fromEntries(searchParams), headers, body };
  const time = new Date(Date.now() + (fault.clock ?? 0));
  const normal = await service.call(request, time, aws).catch((error) => {
    if (error instanceof Refusal) {
      return service.refuse(error);
    }
    aws.complaints.push(`the loopback AWS failed: ${error.stack}`);
    return service.refuse({ status: 500, code: "InternalFailure", message: error.message });
  });
  const { status, headers: own, body: text } = fault.answer ? fault.answer(normal) : normal;
  return { status, headers: { ...(fault.withoutCors ? {} : answerHeaders), ...own }, body: text };
}
