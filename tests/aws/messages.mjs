// The encoded messages that the loopback AWS can decode, with their documents in the shape that STS gives them.

import { createHash } from "node:crypto";

const items = (values) => ({ items: values });
const conditions = (pairs) =>
  items(Object.entries(pairs).map(([key, value]) => ({ key, values: items([{ value }]) })));

/** A launch that no policy allows. */
export const launch = {
  encoded: encodedText("launch", 580),
  document: {
    allowed: false,
    explicitDeny: false,
    matchedStatements: items([]),
    failures: items([]),
    context: {
      principal: { id: "AROAIOSFODNN7EXAMPLE:alice", arn: "arn:aws:sts::111122223333:assumed-role/Platform/alice" },
      action: "ec2:RunInstances",
      resource: "arn:aws:ec2:eu-west-1:111122223333:instance/*",
      conditions: conditions({
        "ec2:InstanceType": "m7g.large",
        "ec2:Region": "eu-west-1",
        "aws:Region": "eu-west-1",
      }),
    },
  },
};

/** A role that may not be passed to the instance that is launched: an explicit deny. */
export const passRole = {
  encoded: encodedText("pass-role", 903),
  document: {
    allowed: false,
    explicitDeny: true,
    matchedStatements: items([
      {
        statementId: "NoForeignRoles",
        effect: "DENY",
        principals: items([{ value: "AROAIOSFODNN7EXAMPLE" }]),
        principalGroups: items([]),
        actions: items([{ value: "iam:PassRole" }]),
        resources: items([{ value: "arn:aws:iam::111122223333:role/admin/*" }]),
        conditions: conditions({ "iam:PassedToService": "ec2.amazonaws.com" }),
      },
    ]),
    failures: items([]),
    context: {
      principal: { id: "AROAIOSFODNN7EXAMPLE:alice", arn: "arn:aws:sts::111122223333:assumed-role/Platform/alice" },
      action: "iam:PassRole",
      resource: "arn:aws:iam::111122223333:role/admin/builder",
      conditions: conditions({ "iam:PassedToService": "ec2.amazonaws.com", "aws:Region": "eu-west-1" }),
    },
  },
};

/** Shorter than any that AWS was seen to make, as AWS's documentation allows it. */
export const brief = { encoded: encodedText("brief", 24), document: launch.document };

/** The documents by their encoded text. */
export const decodable = new Map([launch, passRole, brief].map(({ encoded, document }) => [encoded, document]));

/** Text as opaque as a real one: the URL-safe alphabet without padding, different for every name. */
function encodedText(name, length) {
  let text = "";
  for (let part = 0; text.length < length; part += 1) {
    text += createHash("sha512").update(`${name} ${part}`).digest("base64url");
  }
  return text.slice(0, length);
}
