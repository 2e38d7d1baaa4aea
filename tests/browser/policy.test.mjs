// The security policy holds: what it forbids is tried in the page, and the browser stops it.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { describe, test } from "node:test";

import { expect } from "./expect.mjs";
import { browserSession } from "./session.mjs";

const session = browserSession();

/** What stops text on its way to becoming script; the lists of sources would stop it after that. */
const trustedTypes = "require-trusted-types-for";

// Each is run by a timer of the page: what a debugger runs itself is excused from parts of the policy.
const attempts = {
  "an inline script": {
    directive: trustedTypes,
    run: () => {
      const script = document.createElement("script");
      script.textContent = "globalThis.ran = true";
      document.head.append(script);
    },
  },
  "an inline event handler": {
    directive: trustedTypes,
    run: () => document.body.setAttribute("onclick", "globalThis.ran = true"),
  },
  "evaluation of text": {
    directive: trustedTypes,
    run: () => {
      try {
        // biome-ignore lint/security/noGlobalEval: that it is stopped is the point
        globalThis.eval("globalThis.ran = true");
      } catch {
        // Stopped.
      }
    },
  },
  "a script of another host": {
    directive: trustedTypes,
    run: () => {
      const script = document.createElement("script");
      script.src = "https://elsewhere.example/script.js";
      document.head.append(script);
    },
  },
  "HTML that is made of text": {
    directive: trustedTypes,
    run: () => {
      document.body.innerHTML = "<b>text</b>";
    },
  },
  "another worker than the page's own": {
    directive: trustedTypes,
    run: () => new Worker("data:text/javascript,1"),
  },
  "a second policy for trusted types": {
    directive: "trusted-types",
    run: () => trustedTypes.createPolicy("mine", { createHTML: (text) => text }),
  },
  "an inline style": {
    directive: "style-src-attr",
    run: () => document.body.setAttribute("style", "color: red"),
  },
  "a request to another host": {
    directive: "connect-src",
    run: () => fetch("https://elsewhere.example/").catch(() => {}),
  },
  "a request to another AWS service": {
    directive: "connect-src",
    run: () => fetch("https://s3.eu-west-1.amazonaws.com/").catch(() => {}),
  },
  "a beacon to another host": {
    directive: "connect-src",
    run: () => navigator.sendBeacon("https://elsewhere.example/", "text"),
  },
  "a picture of another host": {
    directive: "img-src",
    run: () => {
      new Image().src = "https://elsewhere.example/picture.png";
    },
  },
  "a frame": {
    directive: "frame-src",
    run: () => {
      const frame = document.createElement("iframe");
      frame.src = "https://elsewhere.example/";
      document.body.append(frame);
    },
  },
  "a form that is sent elsewhere": {
    directive: "form-action",
    run: () => {
      const form = document.createElement("form");
      form.action = "https://elsewhere.example/";
      form.method = "post";
      document.body.append(form);
      form.submit();
    },
  },
  "another base for relative addresses": {
    directive: "base-uri",
    run: () => {
      const base = document.createElement("base");
      base.href = "https://elsewhere.example/";
      document.head.append(base);
    },
  },
};

describe("the policy stops", () => {
  for (const [what, { directive, run }] of Object.entries(attempts)) {
    test(
      what,
      session.page(async (denylens, watch) => {
        await expect.visible(denylens.hook("paste"));
        const stopped = await denylens.page.evaluate(
          // The timer takes the attempt out of the debugger's hands.
          `new Promise((resolve) => {
            document.addEventListener(
              "securitypolicyviolation",
              ({ disposition, effectiveDirective }) => resolve([disposition, effectiveDirective]),
              { once: true },
            );
            setTimeout(${run});
          })`,
        );
        assert.deepEqual(stopped, ["enforce", directive]);
        assert.equal(await denylens.page.evaluate("globalThis.ran"), undefined);
        watch.takeFaults();
      }),
    );
  }

  test(
    "the page's worker from asking anything of another host",
    session.page(async (denylens, watch) => {
      await expect.loaded(denylens);
      const [worker] = denylens.page.workers();
      const stopped = await worker.evaluate(
        () =>
          new Promise((resolve) => {
            addEventListener("securitypolicyviolation", (event) => resolve([event.disposition, event.effectiveDirective]));
            setTimeout(() => fetch("https://elsewhere.example/").catch(() => {}));
          }),
      );
      assert.deepEqual(stopped, ["enforce", "connect-src"]);
      watch.takeFaults();
    }),
  );

  test(
    "other pages from framing this one",
    session.page(async ({ page }, watch) => {
      const other = createServer((_, response) => {
        response.setHeader("Content-Type", "text/html");
        response.end(`<iframe src="${session.site.url}"></iframe>`);
      });
      await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
      try {
        const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
        const host = `127.0.0.1:${other.address().port}`;
        watch.allow(host);
        await page.goto(`http://${host}/`);
        await refused;
        watch.takeFaults();
      } finally {
        other.close();
        other.closeAllConnections();
      }
    }),
  );
});

describe("the policy", () => {
  test("is the same in the document and in the response, but for frames", async () => {
    const response = await fetch(session.site.url);
    const [, ofDocument] = (await response.text()).match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/);
    assert.equal(response.headers.get("content-security-policy"), `${ofDocument}; frame-ancestors 'none'`);
  });

  test("names the hosts of AWS one by one, and no others", async () => {
    const response = await fetch(session.site.url);
    const [, sources] = response.headers.get("content-security-policy").match(/; connect-src 'self' ([^;]*);/);
    for (const source of sources.split(" ")) {
      assert.match(source, /^https:\/\/(sts|sts-fips|iam-toolbox)\.[a-z0-9.-]+$/);
    }
    assert.ok(sources.split(" ").includes("https://sts.eu-west-1.amazonaws.com"));
  });
});
