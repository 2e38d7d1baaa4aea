// Assertions about what the page comes to show. Each waits for the page, never for a time, and says at the end what it saw.

import assert from "node:assert/strict";

/** A page that is right shows it at once; how slow a machine may be says nothing about it. */
const patience = 60_000;

/** Reads until what is read `holds`, and gives it. */
export async function until(read, holds, describe) {
  const end = Date.now() + patience;
  let seen;
  do {
    seen = await read();
    if (holds(seen)) {
      return seen;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (Date.now() < end);
  return assert.fail(`${describe}\n  seen: ${JSON.stringify(seen)}`);
}

/** What an element shows; nothing, if it is not there or goes while it is looked at. */
const textOf = async (locator) => {
  if ((await locator.count()) === 0) {
    return null;
  }
  const text = await locator.innerText({ timeout: 1_000 }).catch(() => null);
  return text?.trim() ?? null;
};

export const expect = {
  /** The page has started, and its worker too: it needs nothing more of the network. */
  loaded: (denylens) => expect.attribute(denylens.hook("promise"), "data-worker", "ready"),

  /** Some text that includes `part`, or matches it. */
  text: (locator, part) =>
    until(
      () => textOf(locator),
      (text) => text !== null && (part instanceof RegExp ? part.test(text) : text.includes(part)),
      `${locator} should show ${part}`,
    ),

  /** An attribute's value. */
  attribute: (locator, name, value) =>
    until(
      async () => ((await locator.count()) === 0 ? null : locator.getAttribute(name)),
      (seen) => seen === value,
      `${locator} should have ${name}="${value}"`,
    ),

  /** What `read` gives comes to be this. */
  value: (read, value) =>
    until(
      read,
      (seen) => seen === value,
      `it should be ${value}`,
    ),

  /** Something to see. */
  visible: (locator) =>
    until(
      async () => (await locator.count()) > 0 && locator.isVisible(),
      (visible) => visible,
      `${locator} should be visible`,
    ),

  /** Nothing to see. */
  hidden: (locator) =>
    until(
      async () => (await locator.count()) === 0 || locator.isHidden(),
      (hidden) => hidden,
      `${locator} should not be visible`,
    ),
};
