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
  "sign-in-page": { answer: () => page(200, "Guest network") },
  "proxy-refusal": { answer: () => page(403, "Access to this site is blocked") },
  "empty-answer": { answer: () => ({ status: 200, headers: {}, body: "" }) },
  "cut-answer": {
    answer: (normal) => ({ ...normal, body: normal.body.slice(0, Math.floor(normal.body.length / 2)) }),
  },
  "no-cors": { preflight: () => ({ status: 403, headers: {}, body: "" }) },
  "hang-up": { hangUp: true },
  /** The server's clock is an hour ahead of the caller's. */
  "clock-skew": { clock: 60 * 60 * 1000 },
};
