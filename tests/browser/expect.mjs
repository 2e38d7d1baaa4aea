// Assertions about what the page comes to show. Each waits for the page, never for a time, and says at the end what it saw.

import assert from "node:assert/strict";

const patience = 15_000;

async function until(read, holds, describe) {
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

const textOf = async (locator) => ((await locator.count()) === 0 ? null : (await locator.innerText()).trim());

export const expect = {
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
