// The IAM toolbox (preview): the details that AWS keeps of a refusal, in pages, and the text of a policy in them.

import { randomUUID } from "node:crypto";

import { known } from "./accounts.mjs";
import { Refusal } from "./answers.mjs";
import { signer } from "./signature.mjs";

const denying = "arn:aws:organizations::444455556666:policy/o-exampleorgid/service_control_policy/p-examplepolicyid";

/** Ready at once, in two pages. */
export const ready = "r1e2a3d4y5";
/** Not there at the first two looks. */
export const late = "l1a2t3e4";
/** Ready at once, and its policies are not for everyone to read. */
export const unreadable = "u1n2r3e4a5d";
/** Never there. */
export const missing = "m1i2s3s4";

const statement = { Sid: "KeepBuckets", Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" };

const evaluation = {
  action: "s3:DeleteBucket",
  resource: "arn:aws:s3:::amzn-s3-demo-bucket",
  context: {},
  evaluatedEffect: "EXPLICIT_DENY",
  checks: [
    {
      checkType: "SERVICE_CONTROL_POLICY",
      evaluatedEffect: "EXPLICIT_DENY",
      targetArn: "arn:aws:organizations::444455556666:root/o-exampleorgid/r-exmp",
      matchedPolicies: [{ uri: denying, matchedStatements: [{ sid: "KeepBuckets", evaluatedEffect: "DENY" }] }],
    },
    { checkType: "PRINCIPAL", evaluatedEffect: "ALLOW", matchedPolicies: [] },
  ],
};
const first = {
  requestContext: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Platform" },
  evaluations: [evaluation],
  policies: [],
  nextToken: "page+2/=",
};
const second = { evaluations: [], policies: [{ type: "SERVICE_CONTROL_POLICY", uri: denying }] };

const json = (status, body) => ({ status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** The answer to a call that is refused: its code stands in a header that browsers don't show. */
export const refusedByToolbox = ({ status, code, message }) => {
  const answer = json(status, { message });
  return { ...answer, headers: { ...answer.headers, "x-amzn-ErrorType": code, "x-amzn-RequestId": randomUUID() } };
};

/** Answers a call at a time. `looks` counts how often an id was asked for. */
export async function toolbox(request, time, { looks }) {
  const region = request.host.match(/^iam-toolbox\.([a-z]+(?:-[a-z]+)+-\d)\.amazonaws\.com$/)?.[1];
  const parts = request.path.match(/^\/authorization-details\/([0-9a-z]+)(\/policy)?$/);
  if (request.method !== "GET" || !parts || !region) {
    throw new Refusal(400, "ValidationException", `${request.method} ${request.path} is no operation`);
  }
  const account = await signer(request, { service: "iam", region, time }, known);
  if (account.state === "expired") {
    throw Refusal.expiredToken();
  }
  const [, id, policy] = parts;
  if (account.state === "forbidden" || (policy && id === unreadable)) {
    throw new Refusal(
      403,
      "AccessDeniedException",
      `User: ${account.arn} is not authorized to perform: iam:${policy ? "GetRequestAuthorizationPolicy" : "GetRequestAuthorizationDetails"}`,
    );
  }
  const look = (looks.get(id) ?? 0) + 1;
  looks.set(id, look);
  if (![ready, unreadable].includes(id) && !(id === late && look > 2)) {
    throw new Refusal(404, "ResourceNotFoundException", "There are no authorization details with this id.");
  }
  if (policy) {
    if (request.query.policyUri !== denying) {
      throw new Refusal(404, "ResourceNotFoundException", "There is no such policy.");
    }
    return json(200, { policyDocument: { Version: "2012-10-17", Statement: [statement] } });
  }
  if (request.query.nextToken !== undefined && request.query.nextToken !== first.nextToken) {
    throw new Refusal(400, "ValidationException", "The token is not valid.");
  }
  return json(200, request.query.nextToken ? second : first);
}
