// Texts that are too much for a page that was drawn for ordinary ones. All are read.

import { implicitDenial } from "../texts.mjs";

const refusal = ({ who = "user/alice", action = "s3:GetObject", on = "arn:aws:s3:::amzn-s3-demo-bucket/report.csv" }) =>
  `An error occurred (AccessDenied) when calling the ${action.split(":")[1]} operation: User: arn:aws:iam::111122223333:${who} is not authorized to perform: ${action} on resource: "${on}" because no identity-based policy allows the ${action} action`;

const condition = (at) => ({
  key: `aws:RequestTag/cost-centre-${at}`,
  values: { items: [{ value: `a value of the request, number ${at}` }] },
});

/** A resource of two thousand characters. */
export const longResource = refusal({ on: `arn:aws:s3:::amzn-s3-demo-bucket/${"folder-of-reports/".repeat(120)}`.slice(0, 2_000) });

/** Names of one letter. */
export const shortNames = refusal({ who: "user/a", on: "arn:aws:s3:::b/c" });

/** Names of five hundred letters. */
export const longNames = refusal({ who: `user/${"a".repeat(500)}`, on: `arn:aws:s3:::amzn-s3-demo-bucket/${"b".repeat(500)}` });

/** Names that are written from right to left. */
export const rightToLeft = refusal({ on: "arn:aws:s3:::amzn-s3-demo-bucket/דוחות/תקציב שנתי.csv" });

/** A log with so many refusals that differ. */
export const manyRefusals = (count) =>
  Array.from({ length: count }, (_, at) =>
    refusal({ action: at % 3 ? "s3:GetObject" : "s3:PutObject", on: `arn:aws:s3:::amzn-s3-demo-bucket/part-${at}.csv` }),
  ).join("\n");

/** Ten thousand characters without a space before the refusal. */
export const withoutSpace = `${"x".repeat(10_000)}:${implicitDenial}`;

/** A decoded document with forty conditions. */
export const manyConditions = JSON.stringify({
  allowed: false,
  explicitDeny: true,
  matchedStatements: {
    items: [
      {
        statementId: "OnlyTagged",
        effect: "DENY",
        principals: { items: [{ value: "AROAEXAMPLEROLEID" }] },
        principalGroups: { items: [] },
        actions: { items: [{ value: "ec2:RunInstances" }] },
        resources: { items: [{ value: "*" }] },
        conditions: { items: Array.from({ length: 40 }, (_, at) => condition(at)) },
      },
    ],
  },
  failures: { items: [] },
  context: {
    principal: { id: "AROAEXAMPLEROLEID:ana", arn: "arn:aws:sts::111122223333:assumed-role/app/ana" },
    action: "ec2:RunInstances",
    resource: "arn:aws:ec2:us-east-1:111122223333:instance/*",
    conditions: { items: Array.from({ length: 40 }, (_, at) => condition(at)) },
  },
});

/** Five megabytes of a log, and a refusal at its end. */
export const fiveMegabytes = () => {
  const line = "2026-01-01T00:00:00Z INFO pipeline: step 42 of 99 has finished without a word to say\n";
  return line.repeat(Math.ceil((5 * 1024 * 1024) / line.length)) + implicitDenial;
};
