// The reference endpoint keeps the contract of docs/ENDPOINT.md, with the real AWS SDK against the loopback AWS.

import assert from "node:assert/strict";
import { after, before, describe, mock, test } from "node:test";

import { createHandler } from "../../endpoint/aws-lambda/handler.mjs";
import { expired } from "./accounts.mjs";
import { startLambda } from "./lambda.mjs";
import { launch } from "./messages.mjs";
import { startAws } from "./aws.mjs";

const origin = "https://denylens.example.com";
const token = "t0ken-of-the-team";
let aws;
let lambda;
before(async () => {
  aws = await startAws();
  lambda = await startLambda({ aws, origin, token });
});
after(async () => {
  await lambda.close();
  await aws.close();
});

const event = ({ method = "POST", headers = {}, body = { encodedMessage: launch.encoded, region: null } } = {}) => ({
  requestContext: { http: { method } },
  headers: { origin, authorization: `Bearer ${token}`, ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const ask = async (made) => {
  const { statusCode, headers, body } = await lambda.invoke(made);
  return { status: statusCode, headers, body: body && JSON.parse(body) };
};

describe("the reference endpoint", () => {
  test("decodes", async () => {
    const { status, headers, body } = await ask(event());
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(body.decodedMessage), launch.document);
    assert.equal(headers["Access-Control-Allow-Origin"], origin);
    assert.equal(headers["Cache-Control"], "no-store");
    assert.equal(aws.calls.at(-1).host, "sts.us-east-1.amazonaws.com");
  });

  test("asks in the Region that the page names", async () => {
    for (const region of ["eu-west-1", "ap-southeast-7"]) {
      const { status } = await ask(event({ body: { encodedMessage: launch.encoded, region } }));
      assert.equal(status, 200);
      assert.equal(aws.calls.at(-1).host, `sts.${region}.amazonaws.com`);
    }
  });

  test("asks in the partition where it runs, and in no other", async () => {
    const other = await startLambda({ aws, origin, region: "cn-north-1" });
    try {
      const asked = async (region) => (await other.invoke(event({ body: { encodedMessage: launch.encoded, region } }))).statusCode;
      assert.equal(await asked("cn-northwest-1"), 200);
      assert.equal(aws.calls.at(-1).host, "sts.cn-northwest-1.amazonaws.com.cn");
      assert.equal(await asked("eu-west-1"), 400);
      assert.equal(aws.calls.at(-1).host, "sts.cn-northwest-1.amazonaws.com.cn");
    } finally {
      await other.close();
    }
  });

  test("takes a body in base64", async () => {
    const made = event();
    const { status } = await ask({ ...made, body: Buffer.from(made.body).toString("base64"), isBase64Encoded: true });
    assert.equal(status, 200);
  });

  test("answers a preflight", async () => {
    const { status, headers } = await ask(event({ method: "OPTIONS", headers: { authorization: undefined } }));
    assert.equal(status, 204);
    assert.equal(headers["Access-Control-Allow-Headers"], "authorization,content-type");
    assert.equal(headers["Access-Control-Allow-Methods"], "POST");
  });

  const refusals = {
    "another origin": [{ headers: { origin: "https://elsewhere.example" } }, 403, "forbidden"],
    "no origin": [{ headers: { origin: undefined } }, 403, "forbidden"],
    "no token": [{ headers: { authorization: undefined } }, 401, "unauthorized"],
    "a wrong token": [{ headers: { authorization: "Bearer other" } }, 401, "unauthorized"],
    "another method": [{ method: "GET" }, 405, "invalid-request"],
    "no JSON": [{ body: "<html>" }, 400, "invalid-message"],
    "no message": [{ body: {} }, 400, "invalid-message"],
    "no object": [{ body: "null" }, 400, "invalid-message"],
    "a list with a message": [{ body: { encodedMessage: [launch.encoded] } }, 400, "invalid-message"],
    "a number": [{ body: { encodedMessage: 123 } }, 400, "invalid-message"],
    "an object that claims to be text": [{ body: { encodedMessage: { toString: "x" } } }, 400, "invalid-message"],
    "a message that is too long": [{ body: { encodedMessage: "x".repeat(10_241) } }, 400, "invalid-message"],
    "a list with a Region": [{ body: { encodedMessage: launch.encoded, region: ["eu-west-1"] } }, 400, "invalid-request"],
    "a host as the Region": [{ body: { encodedMessage: launch.encoded, region: "evil.example/" } }, 400, "invalid-request"],
    ...Object.fromEntries(
      [
        "us-east-1.evil.example",
        "eu-west-1/",
        "eu-west-1\n",
        "EU-WEST-1",
        "xx-fake-9",
        "us-moon-1",
        "cn-north-1",
        "us-gov-west-1",
        "constructor",
        "__proto__",
        "toString",
        "",
        1,
        true,
        {},
      ].map((region) => [`the Region ${JSON.stringify(region)}`, [{ body: { encodedMessage: launch.encoded, region } }, 400, "invalid-request"]]),
    ),
    "a body that only its prototype would have filled": [
      { body: `{"__proto__":{"encodedMessage":"${launch.encoded}"}}` },
      400,
      "invalid-message",
    ],
    "a body that is too long": [
      { body: `{"encodedMessage":"${launch.encoded}"}${" ".repeat(20_000)}` },
      413,
      "invalid-message",
    ],
    "an origin in a list": [{ headers: { origin: [origin] } }, 403, "forbidden"],
    "a token in a list": [{ headers: { authorization: [`Bearer ${token}`] } }, 401, "unauthorized"],
    "a token in an object": [{ headers: { authorization: { toString: "x" } } }, 401, "unauthorized"],
    "a message that AWS can't decode": [{ body: { encodedMessage: "abc" } }, 400, "invalid-message"],
  };
  for (const [what, [made, status, code]] of Object.entries(refusals)) {
    test(`refuses: ${what}`, async () => {
      const before = aws.calls.length;
      const answer = await ask(event(made));
      assert.deepEqual([answer.status, answer.body.error.code], [status, code]);
      const { origin: asking } = { origin, ...made.headers };
      assert.equal(answer.headers["Access-Control-Allow-Origin"], asking === origin ? origin : undefined);
      assert.equal(aws.calls.length - before, what === "a message that AWS can't decode" ? 1 : 0);
    });
  }

  test("does not start with an empty token", () => {
    assert.throws(() => createHandler({ origins: [origin], token: "" }), /TOKEN is empty/);
  });

  test("says that it can't ask AWS", async () => {
    const other = await startLambda({ aws, origin, account: expired });
    try {
      const { statusCode, body } = await other.invoke(event());
      assert.deepEqual([statusCode, JSON.parse(body).error.code], [503, "unavailable"]);
    } finally {
      await other.close();
    }
  });
});

describe("the handler", () => {
  const answerOf = async (decode, made = event()) => {
    const logged = [];
    const handler = createHandler({
      decode,
      origins: [origin],
      token,
      regions: ["eu-west-1"],
      log: (entry) => logged.push(entry),
    });
    const { statusCode, body } = await handler(made);
    return { status: statusCode, code: JSON.parse(body).error?.code, logged: JSON.stringify(logged) };
  };
  const refusing = (error) => async () => {
    throw error;
  };

  const events = {
    "without headers": [{ headers: undefined }, 403],
    "with its headers in lists only": [{ headers: undefined, multiValueHeaders: { origin: [origin] } }, 403],
    "of another payload format": [{ requestContext: {}, httpMethod: "POST" }, 405],
    "without a body": [{ body: undefined }, 400],
  };
  for (const [what, [made, status]] of Object.entries(events)) {
    test(`refuses an event ${what}`, async () => {
      assert.equal((await answerOf(refusing(new Error("asked")), { ...event(), ...made })).status, status);
    });
  }

  test("takes an error of any name for its own", async () => {
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "AccessDenied"]) {
      const { status, code } = await answerOf(refusing(Object.assign(new Error(), { name })));
      assert.deepEqual([name, status, code], [name, 503, "unavailable"]);
    }
    assert.equal((await answerOf(refusing(undefined))).status, 503);
  });

  test("gives no answer without a decoded message", async () => {
    for (const nothing of [undefined, null, {}, ["{}"]]) {
      assert.equal((await answerOf(async () => nothing)).status, 503);
    }
  });

  test("calls off what takes longer than the page waits", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      let asked;
      const answer = answerOf((message, region, signal) => {
        asked = signal;
        // It doesn't heed the signal: the answer comes all the same.
        return new Promise(() => {});
      });
      mock.timers.tick(9_999);
      assert.equal(asked.aborted, false);
      mock.timers.tick(1);
      assert.equal(asked.aborted, true);
      const { status, code, logged } = await answer;
      assert.deepEqual([status, code], [503, "unavailable"]);
      assert.match(logged, /TimeoutError/);
    } finally {
      mock.timers.reset();
    }
  });
});
