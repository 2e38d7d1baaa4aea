// The states of the page: a registry of everything that somebody can come to see, each reached as they would. What looks at the page as a
// whole looks at it in each of them: screens.mjs takes pictures, screens.test.mjs and axe.test.mjs look for what is wrong.

import { asExports, forbidden, good } from "../aws/accounts.mjs";
import { ready } from "../aws/iam-toolbox.mjs";
import { pasteOf, sample } from "./examples.mjs";
import { expect } from "./expect.mjs";
import { holdingAnswers, without, withSettings } from "./state/arranged.mjs";
import * as extremes from "./state/extremes.mjs";
import { badPolicies, guardrail, refusedLaunch } from "./state/given.mjs";
import { decodedLaunch, encodedLaunch, explicitDenial, implicitDenial, withAuthorizationId } from "./texts.mjs";

const sts = "sts.eu-west-1.amazonaws.com";
const region = "eu-west-1";
const endpoints = [
  { name: { en: "Platform team", ja: "基盤チーム" }, url: "https://decode.example.com/v1", authentication: "bearer" },
];

/** Pastes a refusal, and waits for all that is told of it. */
const refused = (text) => async (denylens) => {
  await denylens.put(text);
  await expect.visible(denylens.hook("verdict"));
  await expect.visible(denylens.hook("fix"));
};

/** A refusal, with one of its tabs opened. */
const opened = (tab, text = sample("condition")) => async (denylens) => {
  await refused(text)(denylens);
  await denylens.open(tab);
  await expect.visible(denylens.page.locator(`#panel-${tab}, #panel-policies:has([data-testid="policies"])`).first());
};

/** Where there is one column, the list of several is a line that unfolds. */
const unfoldList = async (denylens) => {
  if (await denylens.hook("list").isVisible()) {
    await denylens.hook("list").click();
  }
};

/** Five refusals, listed by who has to act. */
const grouped = async (denylens) => {
  await refused(sample("five"))(denylens);
  await denylens.hook("group").waitFor({ state: "attached" });
  await unfoldList(denylens);
};

/** What is no refusal, and what the page says to that. */
const noticed = (text) => async (denylens) => {
  await denylens.put(text);
  await expect.visible(denylens.hook("notice"));
};

/** What somebody reads who has pasted something that can be looked up. */
const waiting = (backend, text) => async (denylens) => {
  await denylens.put(text);
  await expect.visible(denylens.hook("decode"));
  await expect.visible(denylens.hook("fix"));
  await denylens.openBackend(backend);
  await expect.attribute(denylens.hook(`backend-${backend}`), "aria-selected", "true");
};

/** What STS answers to keys that somebody pasted. */
const answeredBySts = ({ account = good, fault = null, kind }) => async (denylens, { watch, aws }) => {
  watch.allow(sts);
  watch.allowFailures();
  aws.fault = fault;
  await waiting("sts", encodedLaunch)(denylens);
  await denylens.prepareSts({ credentials: asExports(account), region });
  await denylens.signAndDecode();
  await expect.attribute(denylens.hook("error"), "data-kind", kind);
};

const decoded = async (denylens) => {
  await waiting("paste", encodedLaunch)(denylens);
  await denylens.pasteDecoded(decodedLaunch);
  await expect.visible(denylens.hook("answered"));
};

/** Policies that are given for a launch. */
const given = (files) => async (denylens) => {
  await refused(refusedLaunch)(denylens);
  await denylens.open("policies");
  await expect.visible(denylens.hook("policies-paste"));
  await denylens.hook("policies-file").setInputFiles(
    Object.entries(files).map(([name, text]) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) })),
  );
};

const located = async (denylens) => {
  await given({ "guardrails.json": guardrail })(denylens);
  await expect.attribute(denylens.hook("located"), "data-sid", "OnlySmall");
};

/** A file that is dropped anywhere. */
const dropped = (name, text) => (denylens) => denylens.drop(name, text, denylens.page.locator("body"));

const remarked = (denylens) => expect.text(denylens.page.locator(".input__remark"), /\S/);

/** Each by its name: how it is reached, and what is arranged before the page loads, if anything. */
const registry = {
  // Before a verdict.
  empty: (denylens) => expect.visible(denylens.page.locator(".samples")),
  typing: async (denylens) => {
    await denylens.hook("paste").pressSequentially("An error occurred (Acc");
    await expect.visible(denylens.hook("notice"));
  },
  reading: {
    arrange: holdingAnswers,
    reach: async (denylens) => {
      await expect.loaded(denylens);
      await denylens.put(`${"a line of a log\n".repeat(20_000)}${explicitDenial}`);
      await expect.visible(denylens.hook("stop-reading"));
    },
  },
  "a file is dragged": async (denylens) => {
    await denylens.page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["x"], "a.log"));
      document.body.dispatchEvent(new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer }));
    });
    await expect.visible(denylens.page.locator("#drop"));
  },
  "it can't start": {
    arrange: without("**/denylens-*.wasm"),
    reach: async (denylens, { watch }) => {
      await expect.visible(denylens.hook("start-error"));
      watch.takeFaults();
    },
  },

  // A refusal of each kind.
  "a service control policy": refused(explicitDenial),
  "an identity-based policy": refused(implicitDenial),
  "a resource policy": refused(pasteOf("resource-implicit")),
  "a boundary": refused(pasteOf("boundary-implicit")),
  "a session policy": refused(pasteOf("session-implicit")),
  "a resource control policy": refused(pasteOf("rcp-explicit")),
  "an endpoint of a VPC": refused(pasteOf("vpc-endpoint-implicit")),
  "a key policy": refused(sample("key")),
  "a trust policy": refused(sample("github-actions")),
  "a role that is passed": refused(sample("pass-role")),
  "a condition": refused(sample("condition")),
  "nothing but that it is forbidden": refused(sample("forbidden")),

  // Its tabs; the first one was open until now.
  "tab ask": opened("ask"),
  "tab check": opened("check"),
  "tab why": opened("why"),
  "tab request": opened("request"),
  "tab policies": opened("policies"),
  "tab share": opened("share"),
  "the report before it is shared": async (denylens) => {
    await opened("share")(denylens);
    await denylens.hook("show-preview").click();
    await expect.visible(denylens.hook("preview"));
  },
  "another form of the change": async (denylens) => {
    await refused(pasteOf("boundary-implicit"))(denylens);
    await denylens.hook("format-aws-cli").click();
    await expect.visible(denylens.hook("shell-bash"));
  },
  "the text of a refusal": async (denylens) => {
    await refused(sample("pass-role"))(denylens);
    if (await denylens.hook("unfold").isVisible()) {
      await denylens.hook("unfold").click();
    }
    await expect.visible(denylens.hook("evidence"));
  },
  "the text is changed": async (denylens) => {
    await refused(sample("pass-role"))(denylens);
    if (await denylens.hook("unfold").isVisible()) {
      await denylens.hook("unfold").click();
    }
    await denylens.hook("edit").click();
    await expect.attribute(denylens.page.locator("#input"), "data-use", "writing");
  },

  // Several.
  "five refusals": refused(sample("five")),
  "five refusals, listed": grouped,
  "the third of five": async (denylens) => {
    await grouped(denylens);
    await denylens.hook("denial-3").click();
    await expect.attribute(denylens.hook("denial-3"), "aria-current", "true");
  },
  "a policy for several": async (denylens) => {
    await grouped(denylens);
    await denylens.hook("open-merged").click();
    await expect.visible(denylens.hook("merged-has"));
  },
  "a log in bulk": async (denylens) => {
    await expect.loaded(denylens);
    await refused(extremes.manyRefusals(400))(denylens);
    await unfoldList(denylens);
    await expect.visible(denylens.hook("denial-2"));
  },

  // What can be looked up.
  "waiting, to paste what STS said": waiting("paste", encodedLaunch),
  "waiting, to ask STS": waiting("sts", encodedLaunch),
  "waiting, to ask an endpoint": {
    arrange: withSettings({ endpoints, sts_endpoints: [], backend: null, language: null, banner: "For the platform team." }),
    reach: waiting("endpoint-1", encodedLaunch),
  },
  "waiting, to paste details": waiting("details-paste", withAuthorizationId(ready)),
  "waiting, to ask for details": waiting("details", withAuthorizationId(ready)),
  "a message that was cut": noticed(`${encodedLaunch.slice(0, -300)}...`),
  "what is pasted is no answer": async (denylens) => {
    await waiting("paste", encodedLaunch)(denylens);
    await denylens.pasteDecoded("Good morning.");
    await expect.visible(denylens.hook("error"));
  },
  "keys held": async (denylens) => {
    await waiting("sts", encodedLaunch)(denylens);
    await denylens.prepareSts({ credentials: asExports(good), region });
    await expect.visible(denylens.hook("keys-held"));
  },
  "keys that aren't taken": async (denylens) => {
    await waiting("sts", encodedLaunch)(denylens);
    await denylens.prepareSts({ credentials: asExports({ ...good, accessKeyId: "AKIAIOSFODNN7EXAMPLE" }), region });
    await expect.visible(denylens.hook("keys-refused"));
  },
  "STS refuses": answeredBySts({ account: forbidden, kind: "access-denied" }),
  "STS has a fault": answeredBySts({ fault: "internal-failure", kind: "server" }),
  "headers get lost": answeredBySts({ fault: "no-preflight", kind: "headers-lost" }),
  offline: async (denylens, { watch }) => {
    watch.allow(sts);
    watch.allowFailures();
    await waiting("sts", encodedLaunch)(denylens);
    await denylens.prepareSts({ credentials: asExports(good), region });
    await denylens.page.context().setOffline(true);
    await denylens.signAndDecode();
    await expect.visible(denylens.hook("error"));
  },
  decoded,
  "taken back": async (denylens) => {
    await decoded(denylens);
    await denylens.hook("take-back").click();
    await expect.visible(denylens.hook("decode"));
  },
  "sources that disagree": refused(pasteOf("disagree-effect")),

  // Not a permission, or not a refusal.
  "a quota": refused(pasteOf("vcpu-limit")),
  "no credentials": refused(pasteOf("no-credentials")),
  "no capacity": refused(sample("capacity")),
  "another cloud": refused(pasteOf("gcp")),
  "nothing recognised": noticed("Good morning. The build is green."),

  // Policies of one's own.
  "policies given": located,
  "a change is tried": async (denylens) => {
    await located(denylens);
    await denylens.hook("apply-fix").click();
    await expect.visible(denylens.hook("what-if-text"));
    await expect.text(denylens.hook("what-if"), /\S/);
  },
  "policies with a bad file": async (denylens) => {
    await given({ "guardrails.json": guardrail, ...badPolicies })(denylens);
    await expect.visible(denylens.hook("policies-problem"));
  },

  // What else is said.
  "secrets seen": async (denylens) => {
    await refused(`${asExports(good)}\n${explicitDenial}`)(denylens);
    await expect.visible(denylens.hook("secrets"));
  },
  "a file was read": async (denylens) => {
    await dropped("build.log", explicitDenial)(denylens);
    await expect.visible(denylens.hook("fix"));
    await remarked(denylens);
  },
  "a file can't be read": async (denylens) => {
    await dropped("photo.png", "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR".repeat(50))(denylens);
    await remarked(denylens);
  },
  "keys in a file": async (denylens) => {
    await dropped(".env", asExports(good))(denylens);
    await remarked(denylens);
  },
  "the keys of the keyboard": async (denylens) => {
    await refused(explicitDenial)(denylens);
    await denylens.page.evaluate(() => document.activeElement.blur());
    await denylens.page.keyboard.press("?");
    await expect.visible(denylens.hook("help"));
  },
  "earlier texts": async (denylens) => {
    await refused(explicitDenial)(denylens);
    await refused(implicitDenial)(denylens);
    await denylens.expectVerdict({ effect: "implicit" });
    await denylens.pressAbove("recent");
    await expect.visible(denylens.page.locator(".recent__entry").first());
  },
  "the menu": async (denylens) => {
    await refused(explicitDenial)(denylens);
    await denylens.openMenu();
    await expect.visible(denylens.hook("forget"));
  },
  forgotten: async (denylens) => {
    await refused(explicitDenial)(denylens);
    await denylens.pressAbove("forget");
    await expect.hidden(denylens.hook("verdict"));
    await remarked(denylens);
  },
  "a part has not come": {
    arrange: without("**/details-*.wasm"),
    reach: async (denylens, { watch }) => {
      await denylens.put(explicitDenial);
      await expect.visible(denylens.hook("not-come"));
      watch.takeFaults();
    },
  },

  // Too much of something.
  "a resource of two thousand characters": refused(extremes.longResource),
  "names of one letter": refused(extremes.shortNames),
  "names of five hundred letters": refused(extremes.longNames),
  "names from right to left": refused(extremes.rightToLeft),
  "ten thousand characters without a space": refused(extremes.withoutSpace),
  "forty conditions": opened("request", extremes.manyConditions),
  "five megabytes": async (denylens) => {
    await expect.loaded(denylens);
    await refused(extremes.fiveMegabytes())(denylens);
  },
};

export const states = Object.entries(registry).map(([name, state]) => ({
  name,
  ...(typeof state === "function" ? { reach: state } : state),
}));
