// The policies that somebody gives to the page beside a launch that was refused.

const decoded = {
  allowed: false,
  explicitDeny: true,
  matchedStatements: { items: [] },
  failures: { items: [] },
  context: {
    principal: { id: "AROAEXAMPLEROLEID:ana", arn: "arn:aws:sts::111122223333:assumed-role/app/ana" },
    action: "ec2:RunInstances",
    resource: "arn:aws:ec2:us-east-1:111122223333:instance/*",
    conditions: { items: [{ key: "ec2:InstanceType", values: { items: [{ value: "m5.large" }] } }] },
  },
};

/** The launch. */
export const refusedLaunch = JSON.stringify(decoded);

/** What refused it. */
export const guardrail = JSON.stringify({
  Policy: {
    PolicySummary: {
      Name: "Guardrails",
      Arn: "arn:aws:organizations::444455556666:policy/o-exampleorgid/service_control_policy/p-examplepolicyid",
      Type: "SERVICE_CONTROL_POLICY",
    },
    Content: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OnlySmall",
          Effect: "Deny",
          Action: "ec2:RunInstances",
          Resource: "*",
          Condition: { StringNotEquals: { "ec2:InstanceType": "t3.micro" } },
        },
      ],
    }),
  },
});

/** What is no policy, and what is half of one. */
export const badPolicies = {
  "odd.json": `{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Deny",\n      "Action": "S3",\n      "Resource": "*"\n    }\n  ]\n}`,
  "half.json": guardrail.slice(0, 200),
};
