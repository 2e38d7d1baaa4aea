// Nothing looks wrong in any state of the page: on a laptop in English and light, on a phone in Japanese and dark; and some of them in
// every view. What is looked at stands in looks.mjs, and `make screens` takes the pictures.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { problems } from "./looks.mjs";
import { browserSession } from "./session.mjs";
import { states } from "./states.mjs";
import { view, views } from "./views.mjs";

const session = browserSession();
const usual = ["1366 en light", "390 ja dark"].map(view);
const inAll = ["empty", "a service control policy", "five refusals", "waiting, to ask STS", "policies given"];

const look = (state, { options }) =>
  session.page(
    async (denylens, watch) => {
      await state.reach(denylens, { watch, aws: session.aws });
      assert.deepEqual(await denylens.page.evaluate(problems), []);
    },
    { context: options, arrange: state.arrange },
  );

for (const view of usual) {
  describe(`nothing looks wrong in ${view.name}:`, () => {
    for (const state of states) {
      test(state.name, look(state, view));
    }
  });
}

for (const name of inAll) {
  const state = states.find((state) => state.name === name);
  describe(`nothing looks wrong with ${name} in`, () => {
    for (const view of views.filter((view) => !usual.includes(view))) {
      test(view.name, look(state, view));
    }
  });
}

test("no two states share a name", () => {
  assert.equal(new Set(states.map(({ name }) => name)).size, states.length);
});
