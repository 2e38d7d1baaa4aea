// Watches everything that the browser does while a test runs. What no test expected fails it: a word on the console, an
// error in the page, a request to another host.

import assert from "node:assert/strict";

export class Watch {
  #faults = [];
  #requests = [];
  #hosts;
  #failures = false;

  /** `origin` is the page's own, the only place that it may ask anything of. */
  constructor(context, origin) {
    this.#hosts = new Set([new URL(origin).host]);
    context.on("request", (request) => this.#request(new URL(request.url())));
    context.on("console", (message) => this.#console(message));
    context.on("weberror", (error) => this.#faults.push(`error in the page: ${error.error().stack}`));
    context.on("page", (page) => {
      page.on("websocket", (socket) => this.#faults.push(`web socket to ${socket.url()}`));
      page.on("popup", (popup) => this.#faults.push(`new window: ${popup.url()}`));
      page.on("download", (download) => this.#faults.push(`download: ${download.url()}`));
    });
  }

  /** From here on the page may also call `host`. */
  allow(host) {
    this.#hosts.add(host);
  }

  /** From here on calls may fail. Browsers say so on the console, whatever the page does about it. */
  allowFailures() {
    this.#failures = true;
  }

  /** How often `host` was asked. */
  requestsTo(host) {
    return this.#requests.filter((url) => url.host === host).length;
  }

  /** Everything that was asked for, in order. */
  get requests() {
    return [...this.#requests];
  }

  /** Takes the faults that were seen until now, for tests that provoke them. */
  takeFaults() {
    return this.#faults.splice(0);
  }

  assertQuiet() {
    assert.deepEqual(this.#faults, [], "the page did what no test expected");
  }

  #request(url) {
    if (!url.protocol.startsWith("http")) {
      return;
    }
    this.#requests.push(url);
    if (!this.#hosts.has(url.host)) {
      this.#faults.push(`request to ${url}`);
    }
  }

  #console(message) {
    const text = message.text();
    const ofFailedCall =
      this.#failures && (text.startsWith("Failed to load resource:") || text.includes("blocked by CORS policy"));
    if (["error", "warning", "assert"].includes(message.type()) && !ofFailedCall) {
      this.#faults.push(`${message.type()} on the console: ${text}`);
    }
  }
}
