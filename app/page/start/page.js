// Starts the page. Until that is done, the box for the paste is there already: what is typed into it stays.

import { sheet } from "built/modules";

import { mainModule, modulesOf } from "./modules.js";
import { start } from "./program.js";
import { isWorker } from "./worker.js";

/** The languages that have words: chunks of that name, see app/page/src/words.rs. */
const languages = ["en", "ja"];

/** What the document says of all that can keep the page from starting, and what the reader can do about it. */
let stalled;

/** The style sheets: the one that the document has, and that of what is not seen at first. */
let sheets;

/** What was dropped before the program was there. */
let dropped;
const early = new AbortController();

export async function startPage() {
  // This script is here: what would say that it isn't goes, and says so of other files if it has to.
  stalled = document.getElementById("stalled");
  stalled.remove();
  sheets = [document.querySelector("link[rel=stylesheet]"), late()];
  keepDropped();
  // No text becomes HTML or script, whoever asks; the one script that the page starts by its address is its worker's.
  // Browsers that don't know trusted types go without.
  globalThis.trustedTypes?.createPolicy("default", {
    createScriptURL: (asked) => (isWorker(asked) ? asked : null),
  });
  const language = likelyLanguage();
  speak(language);
  await load(language);
}

/** Where every file has come, the program runs. */
async function load(language) {
  if (typeof WebAssembly !== "object") {
    return explain("unsupported");
  }
  let main;
  try {
    [main] = await Promise.all([mainModule(), modulesOf(`words_${language}`), ...sheets.map(dress)]);
  } catch (error) {
    return explain(error instanceof WebAssembly.CompileError ? "unsupported" : "incomplete", error, () => load(language));
  }
  try {
    await start(main);
  } catch (error) {
    explain("fault", error);
  }
}

function late() {
  const link = document.createElement("link");
  return Object.assign(link, { rel: "stylesheet", href: sheet.name, integrity: sheet.integrity });
}

/** Brings a style sheet that is not there. Its element asks for it but once, so another one does, with the same hash. */
function dress(link, place) {
  // Some browsers have an empty one in the place of one that is missing.
  if (!link.sheet?.cssRules.length) {
    const again = link.cloneNode();
    return new Promise((resolve, reject) => {
      again.onload = () => {
        sheets[place] = again;
        resolve();
      };
      again.onerror = () => {
        again.remove();
        reject(new Error(`${again.href} has not come`));
      };
      document.head.append(again);
    });
  }
}

/** The language that the page will begin in, so that its words come beside the program. The program makes the same choice. */
function likelyLanguage() {
  const known = (tag) => languages.find((language) => tag?.toLowerCase().split("-")[0] === language);
  const settings = JSON.parse(document.querySelector('meta[name="denylens-settings"]').content);
  return navigator.languages.map(known).find(Boolean) ?? known(settings.language) ?? languages[0];
}

/** What stands around the box is in the document, in English and beside it in the other languages. */
function speak(language) {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll(`[data-${language}]`)) {
    element[element.matches("textarea") ? "placeholder" : "textContent"] = element.dataset[language];
  }
}

/** Keeps files for the program that are dropped before it is there: a browser would leave the page for them. */
function keepDropped() {
  const { signal } = early;
  const filesOf = (event) => {
    const { files, types } = event.dataTransfer;
    if (types.includes("Files")) {
      event.preventDefault();
    }
    return files;
  };
  addEventListener("dragover", filesOf, { signal });
  const keep = (event) => {
    const files = filesOf(event);
    if (files.length > 0) {
      // What a drop brings is empty when it is over.
      dropped = new DataTransfer();
      [...files].forEach((file) => dropped.items.add(file));
    }
  };
  addEventListener("drop", keep, { signal });
}

/** The program is there: what was kept for it is dropped again. */
export function dropKept() {
  early.abort();
  if (dropped) {
    document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: dropped }));
    dropped = undefined;
  }
}

/** The program has started and lacks its words. */
export const lacksWords = () => explain("incomplete");

/** Says why the page has not started, under the box; and offers to try again, where that can help. */
function explain(reason, error, again) {
  const said = stalled.cloneNode(true);
  said.removeAttribute("id");
  said.role = "alert";
  said.dataset.reason = reason;
  for (const text of said.querySelectorAll("[data-said]")) {
    text.hidden = text.dataset.said !== reason;
  }
  const button = said.querySelector("button");
  button.hidden = !again;
  const starting = document.getElementById("starting");
  button.onclick = () => {
    said.replaceWith(starting);
    again();
  };
  starting.replaceWith(said);
  if (error) {
    console.error(error);
  }
}
