// Starts the page. It is a file of its own because the security policy allows no script inside the document.

// This script is here: what would say that it isn't goes, and says so of other files if it has to.
const stalled = document.getElementById("stalled");
stalled.remove();

const entry = document.querySelector('meta[name="wasm-entry"]');
const address = (file) => new URL(file, document.baseURI);

// No text becomes HTML or script, whoever asks; the one script that the page starts by its address is the locator's worker.
// Browsers that don't know trusted types go without.
const worker = address(document.querySelector('meta[name="locator-entry"]').content).href;
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (asked) => (asked === worker ? asked : null),
});

// What can keep the page from starting, and what the reader can do about it. The page's own words, and with them its
// choice of one language, are not there yet, so both are shown. That a file is missing, or another one, stands in the document.
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

/** What starts the page, or the reason why it can't be started. */
async function load() {
  if (typeof WebAssembly !== "object") {
    return { reason: "unsupported" };
  }
  try {
    const [{ default: start }, compiled] = await Promise.all([import(address(entry.content)), compile()]);
    return { start: () => start({ module_or_path: compiled }) };
  } catch (error) {
    return { reason: error instanceof WebAssembly.CompileError ? "unsupported" : "incomplete", error };
  }
}

/** The WebAssembly module, if its bytes are those of the build: `integrity` makes the browser refuse any others. */
async function compile() {
  const answer = await fetch(address(entry.dataset.wasm), { integrity: entry.dataset.integrity });
  if (!answer.ok) {
    throw new Error(`${answer.url} was answered with status ${answer.status}`);
  }
  // Only the streaming way lets the browser keep the compiled code, but it insists on the media type.
  return answer.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
}

function explain(reason, error) {
  stalled.removeAttribute("id");
  stalled.role = "alert";
  stalled.dataset.reason = reason;
  for (const [lang, text] of Object.entries(reasons[reason] ?? {})) {
    stalled.querySelector(`[lang=${lang}]`).textContent = text;
  }
  document.getElementById("page").replaceChildren(stalled);
  if (error) {
    console.error(error);
  }
}

const { start, reason, error } = await load();
if (reason) {
  explain(reason, error);
} else {
  try {
    await start();
    document.getElementById("starting")?.remove();
  } catch (error) {
    explain("fault", error);
  }
}
