// Takes a picture of every state of the page in every view, into `.screens/`, and says what looks wrong in it; and takes those of the README.
//
//   node screens.mjs [word …]
//
// With words, only the pictures whose names have all of them are taken: `390 ja dark fix`. Those of the README are `readme`.

import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { DenyLens } from "./denylens.mjs";
import { sample } from "./examples.mjs";
import { expect } from "./expect.mjs";
import { problems } from "./looks.mjs";
import { closeSession, openSession } from "./session.mjs";
import { states } from "./states.mjs";
import { explicitDenial } from "./texts.mjs";
import { view, views } from "./views.mjs";
import { Watch } from "./watch.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const words = process.argv.slice(2).flatMap((argument) => argument.split(/\s+/)).filter(Boolean);
const isWanted = (name) => words.every((word) => name.split(" ").includes(word) || name.includes(word));

/** A picture of a page with megabytes in it takes a while. */
const patience = 120_000;

/** For the README: no more bytes than that. */
const most = 150_000;
const readme = [
  {
    path: "docs/screenshot.png",
    options: { viewport: { width: 1080, height: 620 }, locale: "en-GB", colorScheme: "light" },
    text: explicitDenial,
  },
  { path: "docs/screenshot-ja.png", options: { ...view("390 ja light").options, deviceScaleFactor: 1 }, text: sample("pass-role") },
];

const session = {};

/** Opens the page in a view, does something there, and closes it. */
async function inView(options, arrange, run) {
  const context = await session.browser.newContext(options);
  const watch = new Watch(context, session.url);
  try {
    const page = await context.newPage();
    await arrange?.(page);
    await page.goto(session.url);
    await run(new DenyLens(page), watch);
  } finally {
    session.aws.fault = null;
    await context.close();
  }
}

async function takeState(state, view) {
  let seen = [];
  await inView(view.options, state.arrange, async (denylens, watch) => {
    await state.reach(denylens, { watch, aws: session.aws });
    const path = `${at(".screens/")}${state.name.replaceAll(/[^a-z0-9]+/gi, "-")} ${view.name}.png`.replaceAll(" ", "-");
    await denylens.page.screenshot({ path, fullPage: true, animations: "disabled", timeout: patience });
    seen = await denylens.page.evaluate(problems);
  });
  for (const problem of seen) {
    console.log(`${state.name}, ${view.name}: ${problem}`);
  }
  return seen.length;
}

async function takeReadme({ path, options, text }) {
  await inView(options, null, async (denylens) => {
    await denylens.put(text);
    await expect.visible(denylens.hook("change"));
    await denylens.page.evaluate(() => document.activeElement.blur());
    await denylens.page.screenshot({ path: at(path), animations: "disabled" });
  });
  const { size } = await stat(at(path));
  console.log(`${path}: ${size} bytes`);
  if (size > most) {
    console.error(`That is much for a README: ${most} bytes are the limit.`);
    process.exitCode = 1;
  }
}

await mkdir(at(".screens"), { recursive: true });
await openSession(session);
try {
  let [taken, wrong] = [0, 0];
  for (const state of states) {
    for (const view of views.filter(({ name }) => isWanted(`${name} ${state.name}`))) {
      wrong += await takeState(state, view);
      taken += 1;
    }
  }
  if (isWanted("readme")) {
    for (const picture of readme) {
      await takeReadme(picture);
    }
  }
  console.log(`${taken} pictures in .screens/, ${wrong} things that look wrong`);
  process.exitCode ||= wrong > 0 ? 1 : 0;
} finally {
  await closeSession(session);
}
