// What is arranged before the page loads, so that a state of it stays for as long as somebody looks.

/** A worker that is asked about a long text, and never answers. */
export const holdingAnswers = (page) =>
  page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function post(message, ...rest) {
      if (typeof message[1] !== "string") {
        postMessage.call(this, message, ...rest);
      }
    };
  });

/** A page that was built with other settings. */
export const withSettings = (settings) => (page) =>
  page.route("**/", async (route) => {
    const answer = await route.fetch();
    const written = JSON.stringify(settings).replaceAll('"', "&quot;");
    const body = (await answer.text()).replace(/(name="?denylens-settings"? content=)("[^"]*"|[^ >]*)/, `$1"${written}"`);
    await route.fulfill({ response: answer, body });
  });

/** Files of the page that don't come. */
export const without = (files) => (page) => page.route(files, (route) => route.fulfill({ status: 404 }));
