// A decode endpoint by the contract of docs/ENDPOINT.md, as a handler for a function URL of AWS Lambda (payload format 2.0).
// `index.mjs` gives it the AWS SDK.

import { createHash, timingSafeEqual } from "node:crypto";

const messages = /^[A-Za-z0-9_-]{1,10240}$/;
const regions = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

/** A pattern alone would turn anything else into text first. */
const isText = (value, pattern) => typeof value === "string" && pattern.test(value);

/** AWS's errors that are the caller's, by name. All others are the endpoint's own. */
const errors = {
  InvalidAuthorizationMessageException: [400, "invalid-message", "AWS can't decode this message."],
  ThrottlingException: [429, "throttled", "AWS is asked too often."],
  Throttling: [429, "throttled", "AWS is asked too often."],
};

/**
 * `decode` gets an encoded message and a region, which may be undefined, and gives the decoded message.
 * `origins` are the pages that may ask; `token` is the bearer token that they have to bring, if any; `log` gets what goes wrong.
 * Origins keep out other pages, not programs: those can claim any. A token keeps out both.
 */
export function createHandler({ decode, origins, token, log }) {
  if (token === "") {
    throw new Error("TOKEN is empty: set it, or take it away to let everyone ask who reaches this function");
  }
  return async (event) => {
    const headers = event.headers ?? {};
    const origin = origins.find((origin) => origin === headers.origin);
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
    if (event.requestContext.http.method === "OPTIONS") {
      return answer(204, null, {
        "Access-Control-Allow-Headers": "authorization,content-type",
        "Access-Control-Allow-Methods": "POST",
        "Access-Control-Max-Age": "600",
      });
    }
    if (event.requestContext.http.method !== "POST") {
      return refuse(405, "invalid-request", "Only POST is answered.");
    }
    if (token !== undefined && !same(headers.authorization ?? "", `Bearer ${token}`)) {
      return refuse(401, "unauthorized", "The token is missing or not known.");
    }
    const { encodedMessage, region } = parse(event);
    if (!isText(encodedMessage, messages)) {
      return refuse(400, "invalid-message", "encodedMessage must be 1 to 10240 of A-Z a-z 0-9 - _.");
    }
    if (![null, undefined].includes(region) && !isText(region, regions)) {
      return refuse(400, "invalid-request", "region must be the name of a Region, or null.");
    }
    try {
      return answer(200, { decodedMessage: await decode(encodedMessage, region ?? undefined) });
    } catch (error) {
      // Never the message itself: it says what was refused to whom.
      log({ error: error.name, status: error.$metadata?.httpStatusCode, requestId: error.$metadata?.requestId });
      return refuse(...(errors[error.name] ?? [503, "unavailable", "The endpoint could not ask AWS."]));
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

/** Compares in a time that tells nothing. */
function same(given, wanted) {
  const hash = (text) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}
