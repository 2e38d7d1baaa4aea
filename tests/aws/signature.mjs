// Checks Signature Version 4 as AWS does: by signing the request again with the secret that AWS knows, and comparing.
// The signer is the one of the AWS SDK for JavaScript; it shares no code with the page's.

import { createHash, timingSafeEqual } from "node:crypto";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";

import { Refusal } from "./answers.mjs";

const tolerance = 15 * 60 * 1000;

/**
 * The account that has signed the request.
 *
 * `request` has method, host, path, query (an object), headers (names in lower case) and body (bytes); `expected` has the
 * service, the region and the server's time. Throws the `Refusal` that AWS answers with when something is wrong.
 */
export async function signer(request, expected, accounts) {
  const given = request.query["X-Amz-Signature"] ? inAddress(request) : inHeaders(request);
  const account = accounts.get(given.accessKeyId);
  if (!account || given.sessionToken !== account.sessionToken) {
    throw Refusal.invalidClientTokenId();
  }
  const signed = parseDate(given.date);
  checkTime(signed, expected.time, given.lifetime);
  checkScope(given.scope, signed, expected);
  checkSignedHeaders(given.signedHeaders, request.headers);
  checkPayloadHash(request);

  const again = await given.again(
    new SignatureV4({
      credentials: account,
      region: expected.region,
      service: expected.service,
      sha256: Sha256,
      applyChecksum: false,
    }),
    {
      method: request.method,
      protocol: "https:",
      hostname: request.host,
      path: request.path,
      query: request.query,
      headers: Object.fromEntries(given.signedHeaders.map((name) => [name, request.headers[name]])),
      body: request.body,
    },
    signed,
  );
  const same =
    again.signedHeaders.join() === given.signedHeaders.join() &&
    timingSafeEqual(Buffer.from(again.signature), Buffer.from(given.signature));
  if (!same) {
    throw Refusal.signatureDoesNotMatch(
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    );
  }
  return account;
}

/** What a request has in its headers. */
function inHeaders({ headers }) {
  return {
    ...parse(headers.authorization),
    date: headers["x-amz-date"],
    sessionToken: headers["x-amz-security-token"],
    lifetime: tolerance,
    again: async (signer, request, signingDate) =>
      parse((await signer.sign(request, { signingDate })).headers.authorization),
  };
}

/** What a request has in its address. */
function inAddress({ query }) {
  const seconds = Number(query["X-Amz-Expires"]);
  if (query["X-Amz-Algorithm"] !== "AWS4-HMAC-SHA256" || !(seconds >= 1 && seconds <= 604800)) {
    throw Refusal.incompleteSignature("The parameters of the signature are not whole.");
  }
  const parts = (query) =>
    parse(
      `AWS4-HMAC-SHA256 Credential=${query["X-Amz-Credential"]}, SignedHeaders=${query["X-Amz-SignedHeaders"]}, Signature=${query["X-Amz-Signature"]}`,
    );
  return {
    ...parts(query),
    date: query["X-Amz-Date"],
    sessionToken: query["X-Amz-Security-Token"],
    lifetime: seconds * 1000,
    again: async (signer, request, signingDate) => {
      const own = Object.entries(request.query).filter(([name]) => !name.startsWith("X-Amz-"));
      const unsigned = { ...request, query: Object.fromEntries(own) };
      return parts((await signer.presign(unsigned, { signingDate, expiresIn: seconds })).query);
    },
  };
}

function parse(authorization) {
  if (!authorization) {
    throw Refusal.missingAuthenticationToken();
  }
  const parts = authorization.match(
    /^AWS4-HMAC-SHA256 Credential=([A-Z0-9]+)\/([^,\s]+), ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/,
  );
  if (!parts) {
    throw Refusal.incompleteSignature(`Authorization header is not well formed: '${authorization}'`);
  }
  const [, accessKeyId, scope, signedHeaders, signature] = parts;
  return { accessKeyId, scope, signedHeaders: signedHeaders.split(";"), signature };
}

function parseDate(text) {
  const parts = text?.match(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/);
  if (!parts) {
    throw Refusal.incompleteSignature(`Date must be in ISO-8601 'basic format'. Got '${text}'.`);
  }
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

function checkTime(signed, now, lifetime) {
  const early = new Date(now.getTime() - lifetime);
  const late = new Date(now.getTime() + tolerance);
  if (signed < early) {
    throw Refusal.signatureDoesNotMatch(
      `Signature expired: ${basic(signed)} is now earlier than ${basic(early)} (${basic(now)} - 15 min.)`,
    );
  }
  if (signed > late) {
    throw Refusal.signatureDoesNotMatch(
      `Signature not yet current: ${basic(signed)} is still later than ${basic(late)} (${basic(now)} + 15 min.)`,
    );
  }
}

function checkScope(scope, signed, { region, service }) {
  const [date, givenRegion, givenService, terminator, ...rest] = scope.split("/");
  if (givenRegion !== region) {
    throw Refusal.signatureDoesNotMatch("Credential should be scoped to a valid region. ");
  }
  if (givenService !== service) {
    throw Refusal.signatureDoesNotMatch(`Credential should be scoped to correct service: '${service}'. `);
  }
  if (terminator !== "aws4_request" || rest.length > 0 || date !== basic(signed).slice(0, 8)) {
    throw Refusal.signatureDoesNotMatch(`Credential '${scope}' is not a valid scope of this request. `);
  }
}

/** AWS insists on the host and on every header of its own. */
function checkSignedHeaders(signedHeaders, headers) {
  const needed = ["host", ...Object.keys(headers).filter((name) => name.startsWith("x-amz-"))];
  const missing = needed.filter((name) => !signedHeaders.includes(name));
  if (missing.length > 0) {
    throw Refusal.signatureDoesNotMatch(`'${missing.join("', '")}' must be a 'SignedHeader' in the AWS Authorization.`);
  }
}

/** The signer takes this header at its word, so the word is checked here. */
function checkPayloadHash({ headers, body }) {
  const given = headers["x-amz-content-sha256"];
  if (given !== undefined && given !== createHash("sha256").update(body).digest("hex")) {
    throw Refusal.signatureDoesNotMatch("The value of x-amz-content-sha256 does not match the body.");
  }
}

const basic = (date) => date.toISOString().replace(/[-:]|\.\d{3}/g, "");
