// The page as its user sees it. Tests speak to it by what it is for; only this file knows the hooks.

import { expect } from "./expect.mjs";

export class DenyLens {
  /** `page` is Playwright's. */
  constructor(page) {
    this.page = page;
  }

  /** An element by its `data-testid`. Of several, the first. */
  hook(name) {
    return this.page.getByTestId(name).first();
  }

  /** Opens a tab under the verdict by its id. */
  async open(tab) {
    await this.hook(`tab-${tab}`).click();
  }

  async paste(text) {
    await this.hook("paste").fill(text);
  }

  /** Puts a text into the box as a paste does, without typing it. */
  async put(text) {
    await this.hook("paste").evaluate((box, text) => {
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }, text);
  }

  /** As people paste much at once: from the clipboard. Typing it in would take the browser minutes. */
  async pasteFromClipboard(text) {
    await this.page.context().grantPermissions(["clipboard-write"]);
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.hook("paste").focus();
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  /** Drops a file on an element, as the browser does. */
  async drop(name, text, target) {
    const dataTransfer = await this.page.evaluateHandle(
      ([name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name));
        return data;
      },
      [name, text],
    );
    await target.dispatchEvent("drop", { dataTransfer });
  }

  async pasted() {
    return this.hook("paste").inputValue();
  }

  /** Waits until the verdict has these marks: effect, layer, cause. */
  async expectVerdict(marks) {
    for (const [name, value] of Object.entries(marks)) {
      await expect.attribute(this.hook("verdict"), `data-${name}`, value);
    }
  }

  /** Waits until each of these hooks shows its text. */
  async expectTexts(texts) {
    for (const [name, text] of Object.entries(texts)) {
      if (name === "conditions" || name === "statements") {
        await this.open("request");
      }
      await expect.text(this.hook(name), text);
    }
  }

  async pasteDecoded(text) {
    await this.hook("backend-paste").click();
    await this.hook("decoded-paste").fill(text);
  }

  /** Opens a backend by its id. */
  async openBackend(id) {
    await this.hook(`backend-${id}`).click();
  }

  /** Opens the STS backend and gives it credentials, as any snippet that people have, and a region. */
  async prepareSts({ credentials, region }) {
    await this.hook("backend-sts").click();
    await this.hook("credentials").fill(credentials);
    if (region) {
      await this.chooseRegion(region);
    }
  }

  async chooseRegion(region) {
    const field = this.hook("region");
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
      await field.selectOption(region);
    } else {
      await field.fill(region);
    }
  }

  async signAndDecode() {
    await this.hook("sign-and-decode").click();
  }

  /** What a button copies. The page's own policy lets nobody read the clipboard, so it is listened to what is written. */
  async copied(button) {
    await this.page.evaluate(() => {
      globalThis.copied = undefined;
      navigator.clipboard.writeText = async (text) => {
        globalThis.copied = text;
      };
    });
    await this.hook(button).click();
    await this.page.waitForFunction(() => globalThis.copied !== undefined);
    return this.page.evaluate(() => globalThis.copied);
  }

  /** Presses a button of the masthead. A narrow page has it in a menu. */
  async pressAbove(name) {
    await this.openMenu();
    await this.hook(name).click();
  }

  /** Opens the menu of a narrow page. A wide one has none. */
  async openMenu() {
    if (await this.hook("menu").isVisible()) {
      await this.hook("menu").click();
    }
  }

  async chooseLanguage(tag) {
    await this.hook("language").selectOption(tag);
  }
}
