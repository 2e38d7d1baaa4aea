// Starts the page. It is a file of its own because the security policy allows no script inside the document.

// This script is here: what would say that it isn't goes, and says so of other files if it has to.
const stalled = document.getElementById("stalled");
stalled.remove();

const entry = document.querySelector('meta[name="wasm-entry"]');
const address = (file) => new URL(file, document.baseURI);

// No text becomes HTML or script, whoever asks; the one script that the page starts by its address is the locator's worker.
// Browsers that don't know trusted types go without.
const locator = document.querySelector('meta[name="locator-entry"]');
let worker;
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
    const files = [import(address(entry.content)), compile(), checkWorker()];
    const [{ default: start }, compiled] = await Promise.all(files);
    return { start: () => start({ module_or_path: compiled }) };
  } catch (error) {
    return { reason: error instanceof WebAssembly.CompileError ? "unsupported" : "incomplete", error };
  }
}

/** A file, if its bytes are those of the build: `integrity` makes the browser refuse any others. */
async function checked(file, integrity) {
  const answer = await fetch(address(file), { integrity });
  if (!answer.ok) {
    throw new Error(`${answer.url} was answered with status ${answer.status}`);
  }
  return answer;
}

/**
 * Browsers check no hash of the script of a worker. So it is fetched with one, and the page starts the worker from the bytes that came,
 * by an address that only this page knows. Such a worker has the security policy of the page, too.
 */
async function checkWorker() {
  const answer = await checked(locator.content, locator.dataset.scriptIntegrity);
  worker = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: "text/javascript" }));
  locator.content = worker;
}

async function compile() {
  const answer = await checked(entry.dataset.wasm, entry.dataset.integrity);
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
