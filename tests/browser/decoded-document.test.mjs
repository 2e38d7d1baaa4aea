// A decoded document, pasted: the road that needs no network.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";
import { decodedLaunch, decodedPassRoleByCli, encodedPassRole } from "./texts.mjs";

const session = browserSession();

describe("a decoded document", () => {
  test(
    "alone, as JSON",
    session.page(async (denylens) => {
      await denylens.paste(decodedLaunch);
      await denylens.expectVerdict({ effect: "implicit" });
      await denylens.expectTexts({
        principal: "arn:aws:sts::111122223333:assumed-role/Platform/alice",
        action: "ec2:RunInstances",
        resource: "arn:aws:ec2:eu-west-1:111122223333:instance/*",
        conditions: "m7g.large",
      });
    }),
  );

  test(
    "alone, as the AWS CLI prints it",
    session.page(async (denylens) => {
      await denylens.paste(decodedPassRoleByCli);
      await denylens.expectVerdict({ effect: "explicit", cause: "pass-role" });
      await denylens.expectTexts({ action: "iam:PassRole", resource: "role/admin/builder" });
    }),
  );

  test(
    "given for the encoded message that was pasted before",
    session.page(async (denylens) => {
      await denylens.paste(encodedPassRole);
      await expect.visible(denylens.hook("decode"));
      await denylens.expectTexts({ decode: "aws sts decode-authorization-message" });
      await denylens.pasteDecoded(decodedPassRoleByCli);
      await denylens.expectVerdict({ effect: "explicit", cause: "pass-role" });
      await denylens.expectTexts({ conditions: "ec2.amazonaws.com" });
      assert.equal(await denylens.pasted(), encodedPassRole);
    }),
  );

  test(
    "is read with the network gone",
    session.page(async (denylens) => {
      await expect.loaded(denylens);
      await denylens.page.context().setOffline(true);
      await denylens.paste(decodedLaunch);
      await denylens.expectTexts({ action: "ec2:RunInstances" });
    }),
  );
});
