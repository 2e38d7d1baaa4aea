// A decode endpoint by the contract of docs/ENDPOINT.md, as a handler for a function URL of AWS Lambda (payload format 2.0).
// `index.mjs` gives it the AWS SDK.

import { createHash, timingSafeEqual } from "node:crypto";

const messages = /^[A-Za-z0-9_-]{1,10240}$/;

/** A body with the longest message is shorter, in base64 too. */
const longestBody = 20_000;

/** The page waits for 15 seconds: an answer has to come before. */
const longestWait = 10_000;

/** AWS's errors that are the caller's, by name. All others are the endpoint's own. */
const errors = new Map([
  ["InvalidAuthorizationMessageException", [400, "invalid-message", "AWS can't decode this message."]],
  ["ThrottlingException", [429, "throttled", "AWS is asked too often."]],
  ["Throttling", [429, "throttled", "AWS is asked too often."]],
]);
const unavailable = [503, "unavailable", "The endpoint could not ask AWS."];

/**
 * `decode` gets an encoded message, a Region, which may be undefined, and a signal that calls it off; it gives the decoded message.
 * `origins` are the pages that may ask; `token` is the bearer token that they have to bring, if any; `regions` are those that may be
 * named; `log` gets what goes wrong.
 * Origins keep out other pages, not programs: those can claim any. A token keeps out both.
 */
export function createHandler({ decode, origins, token, regions, log }) {
  if (token === "") {
    throw new Error("TOKEN is empty: set it, or take it away to let everyone ask who reaches this function");
  }
  return async (event) => {
    // A function URL gives each header as one text. What else came would be no header that a browser sent.
    const header = (name) => (typeof event.headers?.[name] === "string" ? event.headers[name] : undefined);
    const method = event.requestContext?.http?.method;
    const origin = origins.find((origin) => origin === header("origin"));
    const answer = (status, body, more = {}) => ({
      statusCode: status,
      headers: {
        "Cache-Control": "no-store",
        Vary: "Origin",
        ...(origin && { "Access-Control-Allow-Origin": origin }),
        ...(body && { "Content-Type": "application/json" }),
        ...more,
      },
      body: body ? JSON.stringify(body) : "",
    });
    const refuse = (status, code, message) => answer(status, { error: { code, message } });

    if (!origin) {
      return refuse(403, "forbidden", "This page may not ask.");
    }
    if (method === "OPTIONS") {
      return answer(204, null, {
        "Access-Control-Allow-Headers": "authorization,content-type",
        "Access-Control-Allow-Methods": "POST",
        "Access-Control-Max-Age": "600",
      });
    }
    if (method !== "POST") {
      return refuse(405, "invalid-request", "Only POST is answered.");
    }
    if (token !== undefined && !same(header("authorization") ?? "", `Bearer ${token}`)) {
      return refuse(401, "unauthorized", "The token is missing or not known.");
    }
    if (event.body?.length > longestBody) {
      return refuse(413, "invalid-message", `The body is longer than ${longestBody} bytes.`);
    }
    const { encodedMessage, region } = parse(event);
    // A pattern alone would turn anything else into text first.
    if (typeof encodedMessage !== "string" || !messages.test(encodedMessage)) {
      return refuse(400, "invalid-message", "encodedMessage must be 1 to 10240 of A-Z a-z 0-9 - _.");
    }
    if (![null, undefined].includes(region) && !regions.includes(region)) {
      return refuse(400, "invalid-request", "region must be null, or a Region of the partition of this endpoint.");
    }
    try {
      const decodedMessage = await inTime((signal) => decode(encodedMessage, region ?? undefined, signal));
      if (typeof decodedMessage === "string") {
        return answer(200, { decodedMessage });
      }
      log({ error: "NoDecodedMessage" });
      return refuse(...unavailable);
    } catch (error) {
      // Never the message itself: it says what was refused to whom.
      log({ error: error?.name, status: error?.$metadata?.httpStatusCode, requestId: error?.$metadata?.requestId });
      return refuse(...(errors.get(error?.name) ?? unavailable));
    }
  };
}

function parse(event) {
  try {
    const body = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString() : event.body;
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}

/** Calls work off that takes too long, retries included, and waits no longer even for work that goes on. */
async function inTime(work) {
  const off = new AbortController();
  let timer;
  const over = new Promise((_, reject) => {
    timer = setTimeout(() => {
      const late = new DOMException("AWS has not answered in time", "TimeoutError");
      off.abort(late);
      reject(late);
    }, longestWait);
  });
  try {
    return await Promise.race([work(off.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}

/** Compares in a time that tells nothing. */
function same(given, wanted) {
  const hash = (text) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}
