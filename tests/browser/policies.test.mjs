// The user's own policies beside a refusal: the denying statement is read off the page, and nothing is sent.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { implicitDenial } from "./texts.mjs";

const session = browserSession();

const decoded = JSON.stringify({
  allowed: false,
  explicitDeny: true,
  matchedStatements: {
    items: [
      {
        statementId: "OnlySmall",
        effect: "DENY",
        principals: { items: [{ value: "AROAEXAMPLEROLEID" }] },
        principalGroups: { items: [] },
        actions: { items: [{ value: "ec2:RunInstances" }] },
        resources: { items: [{ value: "*" }] },
        conditions: { items: [{ key: "ec2:InstanceType", values: { items: [{ value: "t3.micro" }] } }] },
      },
    ],
  },
  failures: { items: [] },
  context: {
    principal: { id: "AROAEXAMPLEROLEID:ana", arn: "arn:aws:sts::111122223333:assumed-role/app/ana" },
    action: "ec2:RunInstances",
    resource: "arn:aws:ec2:us-east-1:111122223333:instance/*",
    conditions: { items: [{ key: "ec2:InstanceType", values: { items: [{ value: "m5.large" }] } }] },
  },
});

const onlySmall = {
  Sid: "OnlySmall",
  Effect: "Deny",
  Action: "ec2:RunInstances",
  Resource: "*",
  Condition: { StringNotEquals: { "ec2:InstanceType": "t3.micro" } },
};

const account = JSON.stringify({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [
    {
      RoleName: "app",
      RoleId: "AROAEXAMPLEROLEID",
      Arn: "arn:aws:iam::111122223333:role/app",
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] },
      RolePolicyList: [
        {
          PolicyName: "work",
          PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
        },
      ],
      AttachedManagedPolicies: [],
    },
  ],
  Policies: [],
});

const serviceControl = JSON.stringify({
  Policy: {
    PolicySummary: {
      Name: "Guardrails",
      Arn: "arn:aws:organizations::444455556666:policy/o-exampleorgid/service_control_policy/p-examplepolicyid",
      Type: "SERVICE_CONTROL_POLICY",
    },
    Content: JSON.stringify({ Version: "2012-10-17", Statement: [onlySmall] }),
  },
});

/** Drops files onto the page, as from the desktop. */
async function drop(page, files) {
  const data = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const [name, text] of files) {
      data.items.add(new File([text], name, { type: "application/json" }));
    }
    return data;
  }, files);
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
}

const knowledge = (denylens, layer) => denylens.page.locator(`[data-testid="known"] [data-layer="${layer}"]`);

describe("the user's own policies", () => {
  test(
    "dropped beside a decoded message, name the denying statement",
    session.page(async (denylens, watch) => {
      await denylens.paste(decoded);
      await denylens.expectVerdict({ effect: "explicit", layer: "unknown" });
      const before = watch.requests.length;
      await drop(denylens.page, [
        ["account.json", account],
        ["scp.json", serviceControl],
      ]);
      const located = denylens.hook("located");
      await expect.attribute(located, "data-layer", "scp");
      await expect.attribute(located, "data-sid", "OnlySmall");
      await expect.attribute(located, "data-likeness", "exact");
      await expect.text(located.locator("mark"), '"Sid":"OnlySmall"');
      await expect.attribute(knowledge(denylens, "identity"), "data-knowledge", "clear");
      await expect.attribute(knowledge(denylens, "boundary"), "data-knowledge", "clear");
      await expect.attribute(knowledge(denylens, "rcp"), "data-knowledge", "dark");
      assert.equal(watch.requests.length, before);
    }),
  );

  test(
    "pasted into their own field, say which layer lacks the permission",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      const details = {
        UserDetailList: [
          { UserName: "alice", Arn: "arn:aws:iam::111122223333:user/alice", GroupList: [], AttachedManagedPolicies: [] },
        ],
        GroupDetailList: [],
        RoleDetailList: [],
        Policies: [],
      };
      await denylens.hook("policies-paste").fill(JSON.stringify(details));
      await denylens.hook("policies-add").click();
      await expect.attribute(knowledge(denylens, "boundary"), "data-knowledge", "clear");
      await expect.text(knowledge(denylens, "scp"), "aws organizations describe-policy");
    }),
  );

  test(
    "show what would become of the request with the suggested Allow",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.hook("apply-fix").click();
      assert.match(await denylens.hook("what-if-text").inputValue(), /"s3:ListAllMyBuckets"/);
      await expect.attribute(denylens.hook("what-if"), "data-decision", "unknown");
      await expect.attribute(denylens.hook("what-if"), "data-if-clear", "allowed");
      await expect.text(denylens.hook("what-if"), "Allows s3:ListAllMyBuckets on *.");
      await denylens.hook("what-if-text").fill('{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}');
      await expect.attribute(denylens.hook("what-if"), "data-if-clear", "implicit-deny");
    }),
  );

  test(
    "show what would become of the request if the denying statement had an exception",
    session.page(async (denylens) => {
      await denylens.paste(decoded);
      await drop(denylens.page, [
        ["account.json", account],
        ["scp.json", serviceControl],
      ]);
      await expect.visible(denylens.hook("located"));
      await denylens.hook("apply-fix").click();
      assert.match(await denylens.hook("what-if-text").inputValue(), /"ArnNotLike":\{"aws:PrincipalArn"/);
      await expect.attribute(denylens.hook("what-if"), "data-if-clear", "allowed");
      await denylens.hook("what-if-change").selectOption({ label: "Edit: Guardrails" });
      await expect.attribute(denylens.hook("what-if"), "data-if-clear", "explicit-deny");
    }),
  );

  test(
    "that are none are named",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.hook("policies-paste").fill("no policy");
      await denylens.hook("policies-add").click();
      await expect.text(denylens.hook("policies-read"), "is not JSON");
    }),
  );

  test(
    "dropped as files before any refusal are a text like others",
    session.page(async (denylens) => {
      await expect.visible(denylens.hook("paste"));
      await drop(denylens.page, [["scp.json", serviceControl]]);
      await expect.visible(denylens.hook("notice"));
      assert.equal(await denylens.pasted(), serviceControl);
    }),
  );
});
