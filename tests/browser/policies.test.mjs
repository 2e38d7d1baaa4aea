// The user's own policies beside a refusal: the denying statement is read off the page, and nothing is sent.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { deflateRawSync, gzipSync } from "node:zlib";

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

/** A zip of files, as any tool writes it but for the checksums, which nobody here looks at. */
function zip(files) {
  const parts = [];
  const entries = [];
  let offset = 0;
  for (const [name, text] of files) {
    const packed = deflateRawSync(text);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(Buffer.byteLength(text), 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), head, rest, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** A zip whose directory lists one file many times: each of its bytes counts as often. */
function overlapping(times, text) {
  const one = zip([["a.json", text]]);
  const at = one.indexOf("PK\x01\x02", 0, "latin1");
  const entry = one.subarray(at, -22);
  const end = Buffer.from(one.subarray(-22));
  end.writeUInt16LE(times, 8);
  end.writeUInt16LE(times, 10);
  end.writeUInt32LE(entry.length * times, 12);
  return Buffer.concat([one.subarray(0, at), ...Array(times).fill(entry), end]);
}

const workerModule = /\/worker-[0-9a-f]+\.wasm$/;

async function choose(denylens, files) {
  await denylens.open("policies");
  await denylens.hook("policies-file").setInputFiles(
    files.map(([name, buffer]) => ({ name, mimeType: "application/octet-stream", buffer })),
  );
}

const knowledge = (denylens, layer) => denylens.page.locator(`[data-testid="known"] [data-layer="${layer}"]`);

describe("the user's own policies", () => {
  test(
    "dropped beside a decoded message, name the denying statement",
    session.page(async (denylens, watch) => {
      await expect.loaded(denylens);
      await denylens.paste(decoded);
      await denylens.expectVerdict({ effect: "explicit", layer: "unknown" });
      // Without the statement there is nothing to except from.
      assert.ok(await denylens.hook("apply-fix").isDisabled());
      const before = watch.requests.length;
      await drop(denylens.page, [
        ["account.json", account],
        ["scp.json", serviceControl],
      ]);
      // Under the verdict it stands in short.
      await expect.text(denylens.hook("by-policies"), "Service control policy: Denies the request (Guardrails, OnlySmall)");
      await denylens.open("policies");
      const located = denylens.hook("located");
      await expect.attribute(located, "data-layer", "scp");
      await expect.attribute(located, "data-sid", "OnlySmall");
      await expect.attribute(located, "data-resemblance", "exact");
      await expect.text(knowledge(denylens, "session"), "no command prints it");
      await expect.text(located.locator("mark"), '"Sid":"OnlySmall"');
      assert.deepEqual(await located.locator("mark strong").allTextContents(), [
        '"ec2:RunInstances"',
        '"*"',
        '"ec2:InstanceType":"t3.micro"',
      ]);
      // Here the statement is known whole: it stands with the exception, and what changes in it is marked.
      const excepted = denylens.hook("excepted");
      await expect.text(excepted, '"StringNotEquals": {');
      const added = await excepted.locator("ins").allTextContents();
      assert.ok(added.includes('+       "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app"\n'), added.join(""));
      assert.equal(await excepted.locator("del").count(), 0);
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
      await denylens.open("policies");
      await denylens.hook("policies-paste").fill(JSON.stringify(details));
      await denylens.hook("policies-add").click();
      await expect.attribute(knowledge(denylens, "boundary"), "data-knowledge", "clear");
      await expect.attribute(knowledge(denylens, "identity"), "data-knowledge", "does-not-allow");
      await expect.text(denylens.hook("by-policies"), "Identity-based policy: Does not allow it");
      await knowledge(denylens, "scp").getByTestId("show-export").click();
      await expect.text(knowledge(denylens, "scp"), "aws organizations list-policies-for-target --target-id=111122223333");
    }),
  );

  test(
    "name what it depends on",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      const tagged = {
        Effect: "Allow",
        Action: "s3:*",
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalTag/team": "data" } },
      };
      const policy = { UserName: "alice", PolicyName: "work", PolicyDocument: { Statement: [tagged] } };
      await denylens.open("policies");
      await denylens.hook("policies-paste").fill(JSON.stringify(policy));
      await denylens.hook("policies-add").click();
      await expect.attribute(knowledge(denylens, "identity"), "data-knowledge", "part");
      await expect.text(denylens.hook("within"), "Not known: the value of aws:PrincipalTag/team in the request.");
    }),
  );

  test(
    "show what would become of the request with the suggested Allow",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.open("policies");
      await denylens.hook("apply-fix").click();
      assert.match(await denylens.hook("what-if-text").inputValue(), /"s3:ListAllMyBuckets"/);
      await expect.attribute(denylens.hook("what-if"), "data-decision", "unknown");
      await expect.attribute(denylens.hook("what-if"), "data-if-clear", "allowed");
      await expect.text(denylens.hook("gained"), "Allows s3:ListAllMyBuckets on *.");
      // In another language it is the same change.
      await denylens.chooseLanguage("ja");
      await expect.text(denylens.hook("gained"), "s3:ListAllMyBuckets を許可します");
      assert.match(await denylens.hook("what-if-text").inputValue(), /"s3:ListAllMyBuckets"/);
      await denylens.chooseLanguage("en");
      await denylens.hook("what-if-text").fill('{"Statement":{"Effect":"Allow","Action":"S3","Resource":"*"}}');
      await expect.text(denylens.hook("what-if"), 'line 1, "S3" is no action');
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
      await denylens.open("policies");
      await expect.visible(denylens.hook("located"));
      await denylens.hook("apply-fix").click();
      assert.match(await denylens.hook("what-if-text").inputValue(), /"ArnNotLike":\{"aws:PrincipalArn"/);
      // In another language the text is still the changed one.
      await denylens.chooseLanguage("ja");
      await expect.attribute(denylens.hook("what-if"), "data-if-clear", "allowed");
      assert.match(await denylens.hook("what-if-text").inputValue(), /"ArnNotLike":\{"aws:PrincipalArn"/);
      await denylens.chooseLanguage("en");
      await expect.attribute(denylens.hook("what-if"), "data-if-clear", "allowed");
      await denylens.hook("what-if-change").selectOption({ label: "Edit: Guardrails" });
      await expect.attribute(denylens.hook("what-if"), "data-if-clear", "explicit-deny");
    }),
  );

  test(
    "come out of archives",
    session.page(async (denylens) => {
      await denylens.paste(decoded);
      const files = zip([
        ["export/account.json", account],
        ["export/scp.json", serviceControl],
      ]);
      await choose(denylens, [["export.zip", files]]);
      await denylens.open("policies");
      await expect.attribute(denylens.hook("located"), "data-sid", "OnlySmall");
      await expect.text(denylens.hook("policies-read"), "export.zip/export/account.json");
      await choose(denylens, [["scp.json.gz", gzipSync(serviceControl)]]);
      await expect.text(denylens.page.getByTestId("policies-read").nth(2), "scp.json.gz: 1 policy");
    }),
  );

  test(
    "in an archive that grows without end are not read, and the file is named",
    session.page(async (denylens) => {
      await denylens.paste(decoded);
      // 300 MB of zeros in 300 KB.
      await choose(denylens, [["bomb.json.gz", gzipSync(Buffer.alloc(300_000_000))]]);
      await denylens.open("policies");
      await expect.text(denylens.hook("policies-read"), "bomb.json.gz: 0 policies\ngrows to more than 100 times its size");
      await choose(denylens, [["scp.json", Buffer.from(serviceControl)]]);
      await expect.attribute(denylens.hook("located"), "data-sid", "OnlySmall");
    }),
  );

  const refused = {
    "has more files than anybody exports": [
      zip(Array.from({ length: 6_000 }, (_, at) => [`${at}.json`, "{}"])),
      "has more than 5,000 files",
    ],
    "has files that share their bytes": [overlapping(300, serviceControl), "is an archive whose files share their bytes"],
    "grows far more than exports do": [
      zip([["zeros.json", Buffer.alloc(60_000_000)], ["scp.json", serviceControl]]),
      "grows to more than 100 times its size",
    ],
  };
  for (const [what, [archive, said]] of Object.entries(refused)) {
    test(
      `in an archive that ${what} are not read, and it is said`,
      session.page(async (denylens) => {
        await denylens.paste(decoded);
        await choose(denylens, [["archive.zip", archive]]);
        await denylens.open("policies");
        await expect.text(denylens.hook("policies-read"), `archive.zip: 0 policies\n${said}`);
        assert.equal(await denylens.page.getByTestId("policies-read").count(), 1);
        await choose(denylens, [["scp.json", Buffer.from(serviceControl)]]);
        await expect.attribute(denylens.hook("located"), "data-sid", "OnlySmall");
      }),
    );
  }

  test(
    "in an archive of thousands of files can be stopped, and are listed by and by",
    session.page(async (denylens) => {
      await denylens.paste(decoded);
      const files = zip(Array.from({ length: 2_000 }, (_, at) => [`${at}.json`, serviceControl]));
      await choose(denylens, [["large.json.zip", files]]);
      // What is done is said before it is done.
      await expect.text(denylens.hook("policies-progress"), "Unpacking large.json.zip: 0 of 2000 files");
      await denylens.hook("policies-cancel").click();
      await expect.hidden(denylens.hook("policies-progress"));
      await expect.hidden(denylens.hook("policies-read"));
      await choose(denylens, [["many.zip", files]]);
      await denylens.open("policies");
      await expect.text(denylens.hook("policies-read"), "many.zip/0.json: 1 policy");
      const lines = () => denylens.page.getByTestId("policies-read").count();
      assert.equal(await lines(), 50);
      await denylens.hook("policies").getByTestId("window-more").first().click();
      await expect.value(lines, 250);
      await denylens.hook("forget").click();
      await expect.hidden(denylens.hook("policies"));
    }, { arrange: (page) => page.addInitScript(holdingProgress) }),
  );

  test(
    "of another account are said to be of another account",
    session.page(async (denylens) => {
      await denylens.paste(decoded);
      await drop(denylens.page, [["account.json", account.replaceAll("111122223333", "444455556666")]]);
      await denylens.open("policies");
      await expect.text(denylens.hook("policies"), "The caller is not among the users and roles of these files.");
    }),
  );

  test(
    "with an error are named with the line, and the rest is used",
    session.page(async (denylens) => {
      await denylens.paste(decoded);
      const broken = JSON.stringify(
        { Statement: [{ Sid: "Odd", Effect: "Deny", Action: "S3", Resource: "*" }, onlySmall] },
        null,
        1,
      );
      await choose(denylens, [["odd.json", Buffer.from(broken)]]);
      await denylens.open("policies");
      await expect.text(denylens.hook("policies-problem"), 'line 6, "S3" is no action');
      await expect.attribute(denylens.hook("located"), "data-sid", "OnlySmall");
      await choose(denylens, [["cut.json", Buffer.from(serviceControl.slice(0, -40))]]);
      await expect.text(denylens.page.getByTestId("policies-problem").nth(1), "ends in the middle");
    }),
  );

  test(
    "that are none are named",
    session.page(async (denylens) => {
      await denylens.paste(implicitDenial);
      await denylens.open("policies");
      await denylens.hook("policies-paste").fill("no policy");
      await denylens.hook("policies-add").click();
      await expect.text(denylens.hook("policies-read"), "is not JSON");
    }),
  );

  test(
    "dropped before any refusal wait for it, and one among them is read",
    session.page(async (denylens) => {
      await expect.loaded(denylens);
      await drop(denylens.page, [["account.json", account]]);
      await expect.text(denylens.hook("policies-waiting"), "account.json: 1 policy");
      assert.equal(await denylens.pasted(), "");
      await drop(denylens.page, [
        ["scp.json", serviceControl],
        ["other.log", "nothing was refused here"],
        ["refused.json", decoded],
      ]);
      await denylens.open("policies");
      await expect.attribute(denylens.hook("located"), "data-sid", "OnlySmall");
      assert.equal(await denylens.pasted(), decoded);
      await expect.attribute(knowledge(denylens, "identity"), "data-knowledge", "clear");
      for (const said of [
        "refused.json was read into the box",
        "scp.json was taken for the policies",
        "other.log was not read",
      ]) {
        await expect.text(denylens.page.locator(".input__remark"), said);
      }
    }),
  );

  test(
    "are read without a network, once the page is loaded",
    session.page(async (denylens, watch) => {
      await expect.loaded(denylens);
      await denylens.page.context().setOffline(true);
      const before = watch.requests.length;
      await denylens.paste(decoded);
      await drop(denylens.page, [["scp.json", serviceControl]]);
      await denylens.open("policies");
      await expect.attribute(denylens.hook("located"), "data-sid", "OnlySmall");
      assert.equal(watch.requests.length, before);
      // They are forgotten with their worker; the next one is there from the browser's cache.
      await denylens.hook("policies-forget").click();
      await expect.hidden(denylens.hook("policies-read"));
      await drop(denylens.page, [["scp.json", serviceControl]]);
      await expect.attribute(denylens.hook("located"), "data-sid", "OnlySmall");
    }),
  );

  test(
    "wait until their worker can be loaded",
    session.page(
      async (denylens, watch) => {
        await expect.attribute(denylens.hook("promise"), "data-worker", "unavailable");
        watch.takeFaults();
        await denylens.page.context().unroute(workerModule);
        await denylens.paste(decoded);
        await denylens.open("policies");
        await expect.visible(denylens.hook("policies-unavailable"));
        await drop(denylens.page, [["scp.json", serviceControl]]);
        await expect.attribute(denylens.hook("located"), "data-sid", "OnlySmall");
        await expect.hidden(denylens.hook("policies-unavailable"));
      },
      { arrange: (page) => page.context().route(workerModule, (route) => route.abort()) },
    ),
  );

  test(
    "are told from other texts that are dropped beside a refusal",
    session.page(async (denylens) => {
      await denylens.paste(decoded);
      // A refusal is one, whatever policies stand in it.
      await drop(denylens.page, [["refused.log", `${implicitDenial}\n${serviceControl}`]]);
      await denylens.expectVerdict({ effect: "implicit", layer: "identity" });
      // What has neither is a text for the box.
      await drop(denylens.page, [["other.log", "nothing was refused here"]]);
      await expect.text(denylens.page.locator(".input__remark"), "other.log was read into the box");
      assert.equal(await denylens.pasted(), "nothing was refused here");
      // Of two, the box takes one.
      await denylens.paste(decoded);
      await denylens.expectVerdict({ effect: "explicit" });
      await drop(denylens.page, [["one.log", "nothing one"], ["two.log", "nothing two"]]);
      await expect.text(denylens.page.locator(".input__remark"), "one.log was read into the box");
      await expect.text(denylens.page.locator(".input__remark"), "two.log was not read");
      assert.equal(await denylens.pasted(), "nothing one");
    }),
  );

  test(
    "can be large: the page stays usable, and reading can be stopped",
    session.page(async (denylens) => {
      await denylens.paste(decoded);
      await denylens.page.evaluate(largeExport);
      await choose(denylens, [["scp.json", Buffer.from(serviceControl)]]);
      await denylens.open("policies");
      await expect.attribute(denylens.hook("located"), "data-sid", "OnlySmall");
      const drop = (name, times) =>
        denylens.page.evaluate(([name, times]) => globalThis.dropExport(name, times), [name, times]);
      const many = 10;
      await drop("large.json", many);
      await expect.text(denylens.hook("policies-progress"), "large.json");
      // The page answers while the worker reads.
      await denylens.chooseLanguage("ja");
      await denylens.hook("policies-cancel").click();
      await expect.hidden(denylens.hook("policies-progress"));
      // What was read before is read again, and the files that were stopped are not there.
      await expect.attribute(denylens.hook("located"), "data-sid", "OnlySmall");
      assert.ok((await denylens.page.getByTestId("policies-read").count()) < 1 + many);
      await drop("again.json", 1);
      await expect.text(denylens.page.getByTestId("policies-read").last(), "again.json");
      await denylens.hook("policies-forget").click();
      await expect.hidden(denylens.hook("policies-read"));
    }, { arrange: (page) => page.addInitScript(holdingProgress) }),
  );
});

/** In the page: what a worker tells after its first progress with a large file waits until that is stopped: there is time to do so. */
function holdingProgress() {
  const { get, set } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
  let isStopped = false;
  addEventListener("click", ({ target }) => (isStopped ||= target.closest("[data-testid=policies-cancel]") !== null), { capture: true });
  const progress = () => document.querySelector("[data-testid=policies-progress]")?.textContent ?? "";
  const waits = () => !isStopped && progress().includes("large.json");
  Object.defineProperty(Worker.prototype, "onmessage", {
    get,
    set(receive) {
      set.call(this, receive && ((event) => waits() || receive.call(this, event)));
    },
  });
}

/** In the page: makes an account export of 50 MB, and a way to drop it. */
function largeExport() {
  const statement = { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws:s3:::bucket/*" };
  const policy = {
    PolicyName: "work",
    Arn: "arn:aws:iam::111122223333:policy/work",
    PolicyVersionList: [{ Document: { Version: "2012-10-17", Statement: Array(20).fill(statement) }, IsDefaultVersion: true }],
  };
  const text = JSON.stringify({ UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [policy] });
  const [before, after] = text.split('"Policies":[');
  const one = after.slice(0, -2);
  const all = Array(Math.ceil(50e6 / one.length)).fill(one).join(",");
  const whole = `${before}"Policies":[${all}]}`;
  globalThis.dropExport = (name, times) => {
    const data = new DataTransfer();
    // The same one each time: only its reading has to take long.
    const file = new File([whole], name, { type: "application/json" });
    for (let count = 0; count < times; count += 1) {
      data.items.add(file);
    }
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  };
}
