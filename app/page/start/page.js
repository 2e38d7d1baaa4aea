// Starts the page. Until that is done, the box for the paste is there already: what is typed into it stays.

import { sheet } from "built/modules";

import { mainModule, modulesOf } from "./modules.js";
import { start } from "./program.js";
import { isWorker } from "./worker.js";

/** What can keep the page from starting, and what the reader can do about it. That a file is missing, or another one, stands in the document. */
const reasons = {
  unsupported: {
    en: "This browser can't run WebAssembly, or it is turned off here (a lockdown mode does that). Please open this page in another browser, or allow WebAssembly for it.",
    ja: "このブラウザーでは WebAssembly を実行できないか、無効になっています（ロックダウンモードなど）。別のブラウザーで開くか、このページで WebAssembly を許可してください。",
  },
  fault: {
    en: "This page could not start because of a mistake in it. What you paste has not gone anywhere. The browser's console has the details.",
    ja: "このページの不具合のため、起動できませんでした。貼り付けた内容はどこにも送信されていません。詳細はブラウザーのコンソールに出力されています。",
  },
};

/** The languages that have words: chunks of that name, see app/page/src/words.rs. */
const languages = ["en", "ja"];

let stalled;

/** What was dropped before the program was there. */
let dropped;
const early = new AbortController();

export async function startPage() {
  // This script is here: what would say that it isn't goes, and says so of other files if it has to.
  stalled = document.getElementById("stalled");
  stalled.remove();
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
    [main] = await Promise.all([mainModule(), modulesOf(`words_${language}`), dress()]);
  } catch (error) {
    return explain(error instanceof WebAssembly.CompileError ? "unsupported" : "incomplete", error, () => load(language));
  }
  try {
    await start(main);
  } catch (error) {
    explain("fault", error);
  }
}

/** Brings the style sheet of what is not seen at first. */
function dress() {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: sheet.name, integrity: sheet.integrity });
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      reject(new Error(`${link.href} has not come`));
    };
    document.head.append(link);
  });
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
  for (const [lang, text] of Object.entries(reasons[reason] ?? {})) {
    said.querySelector(`[lang=${lang}]`).textContent = text;
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
