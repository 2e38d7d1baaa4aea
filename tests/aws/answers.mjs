// What STS answers: the XML of its Query protocol, and the texts of its errors.

import { randomUUID } from "node:crypto";

const namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

/** Why a call is refused, as STS says it. */
export class Refusal extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static accessDenied(arn) {
    return new Refusal(
      403,
      "AccessDenied",
      `User: ${arn} is not authorized to perform: sts:DecodeAuthorizationMessage because no identity-based policy allows the sts:DecodeAuthorizationMessage action`,
    );
  }

  static expiredToken() {
    return new Refusal(403, "ExpiredToken", "The security token included in the request is expired");
  }

  static incompleteSignature(message) {
    return new Refusal(400, "IncompleteSignature", message);
  }

  static invalidAction(action) {
    return new Refusal(400, "InvalidAction", `Could not find operation ${action} for version 2011-06-15`);
  }

  static invalidAuthorizationMessage() {
    return new Refusal(400, "InvalidAuthorizationMessageException", "Message is not valid");
  }

  static invalidClientTokenId() {
    return new Refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
  }

  static missingAuthenticationToken() {
    return new Refusal(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
  }

  static signatureDoesNotMatch(message) {
    return new Refusal(403, "SignatureDoesNotMatch", message);
  }

  static validationError(message) {
    return new Refusal(400, "ValidationError", message);
  }
}

/** The answer to a message that could be decoded. */
export function decoded(document) {
  return xml(
    200,
    `<DecodeAuthorizationMessageResponse xmlns="${namespace}">
  <DecodeAuthorizationMessageResult>
    <DecodedMessage>${escape(JSON.stringify(document))}</DecodedMessage>
  </DecodeAuthorizationMessageResult>
  <ResponseMetadata>
    <RequestId>${randomUUID()}</RequestId>
  </ResponseMetadata>
</DecodeAuthorizationMessageResponse>
`,
  );
}

/** The answer to a call that is refused. */
export function refused({ status, code, message }) {
  return xml(
    status,
    `<ErrorResponse xmlns="${namespace}">
  <Error>
    <Type>${status < 500 ? "Sender" : "Receiver"}</Type>
    <Code>${code}</Code>
    <Message>${escape(message)}</Message>
  </Error>
  <RequestId>${randomUUID()}</RequestId>
</ErrorResponse>
`,
  );
}

const xml = (status, body) => ({ status, headers: { "Content-Type": "text/xml" }, body });

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text) => text.replace(/[&<>"']/g, (character) => entities[character]);
