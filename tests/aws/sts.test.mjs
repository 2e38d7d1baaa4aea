// The loopback AWS, tried with the AWS SDK's own signer: it takes what AWS takes, and nothing else.

import assert from "node:assert/strict";
import { request as httpsRequest } from "node:https";
import { after, before, describe, test } from "node:test";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";

import { expired, forbidden, good, mistyped, unknown } from "./accounts.mjs";
import { faults } from "./faults.mjs";
import { launch } from "./messages.mjs";
import { signer } from "./signature.mjs";
import { startAws } from "./aws.mjs";

let aws;
before(async () => (aws = await startAws()));
after(() => aws.close());

/** Sends a request to the loopback AWS under a real host name. */
function send({ method = "POST", hostname, path = "/", headers = {}, body = "", signal }) {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      { host: "127.0.0.1", port: aws.port, method, path, headers, rejectUnauthorized: false, agent: false, signal },
      (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("end", () =>
          resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(parts).toString() }),
        );
      },
    );
    request.setHeader("host", hostname);
    request.on("error", reject);
    request.end(body);
  });
}

/** A signed call that AWS would answer with the document of `launch`. */
async function call({ account = good, region = "eu-west-1", encoded = launch.encoded, time = new Date() } = {}) {
  const hostname = `sts.${region}.amazonaws.com`;
  const body = new URLSearchParams({
    Action: "DecodeAuthorizationMessage",
    Version: "2011-06-15",
    EncodedMessage: encoded,
  }).toString();
  const sign = new SignatureV4({ credentials: account, region, service: "sts", sha256: Sha256 });
  const { method, path, headers } = await sign.sign(
    {
      method: "POST",
      protocol: "https:",
      hostname,
      path: "/",
      headers: { host: hostname, "content-type": "application/x-www-form-urlencoded" },
      body,
    },
    { signingDate: time },
  );
  return { hostname, method, path, headers, body };
}

const codeOf = ({ text }) => text.match(/<Code>(.*)<\/Code>/)?.[1];

describe("a good call", () => {
  test("gets the decoded message", async () => {
    const answer = await send(await call());
    assert.equal(answer.status, 200);
    assert.match(answer.text, /<DecodedMessage>\{&quot;allowed&quot;:false,/);
    assert.equal(answer.headers["access-control-allow-origin"], "*");
  });

  test("is taken in every kind of region", async () => {
    for (const region of ["us-east-1", "ap-northeast-1", "us-gov-west-1", "mx-central-1"]) {
      assert.equal((await send(await call({ region }))).status, 200, region);
    }
  });

  test("is taken with the signature that AWS has published for its example", async () => {
    const account = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
    const example = (signature) => ({
      method: "GET",
      host: "example.amazonaws.com",
      path: "/",
      query: {},
      headers: {
        host: "example.amazonaws.com",
        "x-amz-date": "20150830T123600Z",
        authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`,
      },
      body: "",
    });
    const expected = { service: "service", region: "us-east-1", time: new Date("2015-08-30T12:36:00Z") };
    const accounts = new Map([[account.accessKeyId, account]]);
    const published = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
    assert.equal(await signer(example(published), expected, accounts), account);
    await assert.rejects(signer(example(published.replace("5fa", "5fb")), expected, accounts), {
      code: "SignatureDoesNotMatch",
    });
  });
});

describe("a call that is signed in its address", () => {
  const body = new URLSearchParams({
    Action: "DecodeAuthorizationMessage",
    Version: "2011-06-15",
    EncodedMessage: launch.encoded,
  }).toString();
  const hostname = "sts.eu-west-1.amazonaws.com";
  const presigned = async (time = new Date()) => {
    const sign = new SignatureV4({ credentials: good, region: "eu-west-1", service: "sts", sha256: Sha256 });
    const request = { method: "POST", protocol: "https:", hostname, path: "/", query: {}, headers: { host: hostname }, body };
    const { query } = await sign.presign(request, { expiresIn: 900, signingDate: time });
    return query;
  };
  const ask = (query, text = body) =>
    send({
      hostname,
      path: `/?${new URLSearchParams(query)}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: text,
    });

  test("gets the decoded message", async () => {
    assert.equal((await ask(await presigned())).status, 200);
  });

  test("is refused when anything of it is changed, or it is too old", async () => {
    const query = await presigned();
    const signature = query["X-Amz-Signature"];
    const changes = [
      ask({ ...query, "X-Amz-Signature": signature.replace(/.$/, (digit) => (digit === "0" ? "1" : "0")) }),
      ask({ ...query, "X-Amz-Expires": "901" }),
      ask(query, body.replace(/.$/, (end) => (end === "0" ? "1" : "0"))),
      ask(await presigned(new Date(Date.now() - 16 * 60_000))),
    ];
    for (const answer of await Promise.all(changes)) {
      assert.deepEqual([answer.status, codeOf(answer)], [403, "SignatureDoesNotMatch"]);
    }
  });
});

describe("a call that AWS would refuse is refused", () => {
  const flipped = (text) => `${text.slice(0, -1)}${text.endsWith("0") ? "1" : "0"}`;
  const changes = {
    "one digit of the signature": (request) => (request.headers.authorization = flipped(request.headers.authorization)),
    "one character of the body": (request) => (request.body = flipped(request.body)),
    "one second of the time": (request) =>
      (request.headers["x-amz-date"] = request.headers["x-amz-date"].replace(/\d\dZ$/, (seconds) =>
        seconds === "00Z" ? "01Z" : "00Z",
      )),
    "the content type": (request) => (request.headers["content-type"] += "; charset=utf-8"),
    "the host": (request) => (request.hostname = "sts.eu-west-2.amazonaws.com"),
    "the stated hash of the body": (request) =>
      (request.headers["x-amz-content-sha256"] = flipped(request.headers["x-amz-content-sha256"])),
    "an AWS header that is not signed": (request) => (request.headers["x-amz-user-agent"] = "someone"),
  };
  for (const [what, change] of Object.entries(changes)) {
    test(`changed: ${what}`, async () => {
      const request = await call();
      change(request);
      const answer = await send(request);
      assert.deepEqual([answer.status, codeOf(answer)], [403, "SignatureDoesNotMatch"]);
    });
  }

  const withoutSignature = (request) => {
    delete request.headers.authorization;
    return request;
  };
  const refusals = {
    "no signature": [() => call().then(withoutSignature), 403, "MissingAuthenticationToken"],
    "an expired token": [() => call({ account: expired }), 403, "ExpiredToken"],
    "an unknown key": [() => call({ account: unknown }), 403, "InvalidClientTokenId"],
    "another's token": [() => call({ account: { ...good, sessionToken: "other" } }), 403, "InvalidClientTokenId"],
    "a mistyped secret": [() => call({ account: mistyped }), 403, "SignatureDoesNotMatch"],
    "no permission": [() => call({ account: forbidden }), 403, "AccessDenied"],
    "a clock 20 minutes behind": [() => call({ time: new Date(Date.now() - 20 * 60_000) }), 403, "SignatureDoesNotMatch"],
    "a cut message": [() => call({ encoded: launch.encoded.slice(0, 200) }), 400, "InvalidAuthorizationMessageException"],
    "a message too long": [() => call({ encoded: "x".repeat(10241) }), 400, "ValidationError"],
  };
  for (const [what, [make, status, code]] of Object.entries(refusals)) {
    test(what, async () => {
      const answer = await send(await make());
      assert.deepEqual([answer.status, codeOf(answer)], [status, code]);
    });
  }
});

describe("a browser's preflight", () => {
  const ask = (names) =>
    send({
      method: "OPTIONS",
      hostname: "sts.eu-west-1.amazonaws.com",
      headers: {
        origin: "https://page.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": names,
      },
    });

  test("gets back the headers that AWS allows", async () => {
    const answer = await ask("authorization,content-type,x-amz-date,x-amz-security-token");
    assert.equal(answer.status, 200);
    assert.equal(
      answer.headers["access-control-allow-headers"],
      "authorization,content-type,x-amz-date,x-amz-security-token",
    );
    assert.equal(answer.headers["access-control-allow-methods"], "POST");
  });

  test("gets no leave for any other header", async () => {
    const answer = await ask("authorization,x-own-header");
    assert.equal(answer.headers["access-control-allow-origin"], undefined);
  });

  test("is not needed to notice a header without leave", async () => {
    const request = await call();
    await send({ ...request, headers: { ...request.headers, cookie: "a=b", referer: "https://page.example/" } });
    const complaints = aws.complaints.splice(0);
    assert.deepEqual(complaints, [
      "POST sts.eu-west-1.amazonaws.com came with the header cookie",
      "POST sts.eu-west-1.amazonaws.com came with the header referer",
    ]);
  });
});

describe("a fault is played while it is set, and then no more", () => {
  const seen = {
    throttled: [400, "Throttling"],
    "internal-failure": [500, "InternalFailure"],
    unavailable: [503, "ServiceUnavailable"],
    "region-disabled": [403, "RegionDisabledException"],
    "lost-headers": [400, "IncompleteSignature"],
    "sign-in-page": [200, undefined],
    "sign-in-required": [511, undefined],
    "gateway-page": [502, undefined],
    "proxy-fault": [503, undefined],
    "wordless-fault": [503, undefined],
    "proxy-refusal": [403, undefined],
    "empty-answer": [200, undefined],
    "cut-answer": [200, undefined],
    flood: [200, undefined],
    "announced-flood": [200, undefined],
    "throttled-twice": [400, "Throttling"],
    "no-preflight": [200, undefined],
    "no-cors": [200, undefined],
    "no-time-is-right": [400, "RequestExpired"],
    "clock-skew": [403, "SignatureDoesNotMatch"],
    "hang-up": "ECONNRESET",
  };
  for (const fault of Object.keys(faults).filter((fault) => !["silence", "drip"].includes(fault))) {
    test(fault, async () => {
      aws.fault = fault;
      const answer = await call()
        .then(send)
        .then((answer) => [answer.status, codeOf(answer)])
        .catch((error) => error.code);
      aws.fault = null;
      assert.deepEqual(answer, seen[fault]);
      assert.equal((await send(await call())).status, 200);
    });
  }

  test("silence", async () => {
    aws.fault = "silence";
    const heard = new Promise((resolve) => (aws.onSilence = resolve));
    const controller = new AbortController();
    const sent = assert.rejects(send({ ...(await call()), signal: controller.signal }), { name: "AbortError" });
    await heard;
    controller.abort();
    await sent;
    aws.fault = null;
    assert.equal((await send(await call())).status, 200);
  });
});
