// STS: the one operation of it that the page calls.

import { known } from "./accounts.mjs";
import { decoded, Refusal } from "./answers.mjs";
import { decodable } from "./messages.mjs";
import { signer } from "./signature.mjs";

/** Answers a call at a time. */
export async function sts(request, time) {
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
