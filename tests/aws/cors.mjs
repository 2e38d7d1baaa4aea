// Cross-origin answers, as the endpoints of STS were seen to give them: any origin, the method, and of the headers that a page
// asks for, those that AWS's own browser SDK sends.

/** The headers of its own that a page may send. */
export const allowedHeaders = [
  "amz-sdk-invocation-id",
  "amz-sdk-request",
  "authorization",
  "content-type",
  "x-amz-content-sha256",
  "x-amz-date",
  "x-amz-security-token",
  "x-amz-user-agent",
];

/** The headers that a browser adds by itself, and that give nothing away: no cookie, no address of the page. */
const browserHeaders = [
  "accept",
  "accept-encoding",
  "accept-language",
  "cache-control",
  "connection",
  "content-length",
  "host",
  "origin",
  "pragma",
  "priority",
  "user-agent",
];

/** What every answer carries, errors too. */
export const answerHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
};

/** The answer to a browser's question whether the page may call. */
export function preflight(headers, method = "POST") {
  const asked = (headers["access-control-request-headers"] ?? "").split(",").map((name) => name.trim().toLowerCase());
  const refused = asked.filter((name) => name !== "" && !allowedHeaders.includes(name));
  if (refused.length > 0 || headers["access-control-request-method"] !== method) {
    return { status: 403, headers: {}, body: "" };
  }
  return {
    status: 200,
    headers: {
      ...answerHeaders,
      "Access-Control-Allow-Headers": asked.join(","),
      "Access-Control-Allow-Methods": method,
      "Access-Control-Max-Age": "172800",
    },
    body: "",
  };
}

/** The headers of a call that the page had no leave to send. */
export const unexpectedHeaders = (headers) =>
  Object.keys(headers).filter(
    (name) => !allowedHeaders.includes(name) && !browserHeaders.includes(name) && !name.startsWith("sec-"),
  );
