// What can go wrong on the way to STS or in it, by name. A test puts one into `aws.fault`; the loopback AWS then plays it
// until the test takes it out again.
//
// Faults that lie in the credentials are not here: see accounts.mjs.

import { refused } from "./answers.mjs";

const page = (status, text) => ({
  status,
  headers: { "Content-Type": "text/html; charset=utf-8" },
  body: `<!doctype html><title>${text}</title><h1>${text}</h1><p>Please sign in to continue.</p>`,
});

export const faults = {
  throttled: { answer: () => refused({ status: 400, code: "Throttling", message: "Rate exceeded" }) },
  "internal-failure": {
    answer: () =>
      refused({
        status: 500,
        code: "InternalFailure",
        message: "The request processing has failed because of an unknown error, exception or failure.",
      }),
  },
  unavailable: {
    answer: () =>
      refused({
        status: 503,
        code: "ServiceUnavailable",
        message: "The request has failed due to a temporary failure of the server.",
      }),
  },
  "region-disabled": {
    answer: () =>
      refused({
        status: 403,
        code: "RegionDisabledException",
        message: "STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.",
      }),
  },
  "lost-headers": {
    answer: () =>
      refused({
        status: 400,
        code: "IncompleteSignature",
        message: "Authorization header requires 'Credential' parameter.",
      }),
  },
  "sign-in-page": { answer: () => page(200, "Guest network") },
  "sign-in-required": { answer: () => page(511, "Network authentication required") },
  "gateway-page": { answer: () => page(502, "Bad gateway") },
  "proxy-fault": { answer: () => page(503, "The proxy is out of order") },
  /** A front end of AWS that fails without a word. */
  "wordless-fault": { answer: () => ({ status: 503, headers: {}, body: "" }) },
  "proxy-refusal": { answer: () => page(403, "Access to this site is blocked") },
  "empty-answer": { answer: () => ({ status: 200, headers: {}, body: "" }) },
  "cut-answer": {
    answer: (normal) => ({ ...normal, body: normal.body.slice(0, Math.floor(normal.body.length / 2)) }),
  },
  /** An answer of 50 MB, and one that says so before. */
  flood: { answer: (normal) => ({ ...normal, body: normal.body + " ".repeat(50_000_000) }) },
  "announced-flood": {
    answer: (normal) => ({ ...normal, headers: { ...normal.headers, "Content-Length": "50000000" }, body: " ".repeat(50_000_000) }),
  },
  /** An answer that comes drop by drop, without end. */
  drip: { drip: true },
  /** Busy twice, and then no more. */
  "throttled-twice": { times: 2, answer: () => refused({ status: 400, code: "Throttling", message: "Rate exceeded" }) },
  /** No page gets leave to send headers; what needs no leave is answered. */
  "no-preflight": { preflight: () => ({ status: 403, headers: {}, body: "" }) },
  /** No answer is for a page. */
  "no-cors": { preflight: () => ({ status: 403, headers: {}, body: "" }), withoutCors: true },
  "hang-up": { hangUp: true },
  /** No answer ever comes. */
  silence: { silent: true },
  /** The server's clock is an hour ahead of the caller's. */
  "clock-skew": { clock: 60 * 60 * 1000 },
  /** The server finds every time wrong. */
  "no-time-is-right": {
    answer: () => refused({ status: 400, code: "RequestExpired", message: "Request has expired." }),
  },
};
