// The memory of the page's WebAssembly, looked through for secrets.

/** Before the page starts: keeps a hold on the memory that it will have. */
export const keepMemory = (page) =>
  page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...call) => {
      const made = await instantiate.apply(WebAssembly, call);
      // The main module has it; what comes on demand uses it.
      globalThis.memoryOfThePage ??= (made.instance ?? made).exports.memory;
      return made;
    };
  });

/** Which of the pieces stand in the memory. */
export const inMemory = (page, pieces) =>
  page.evaluate((pieces) => {
    // One character a byte.
    const memory = new TextDecoder("latin1").decode(globalThis.memoryOfThePage.buffer);
    return pieces.filter((piece) => memory.includes(piece));
  }, pieces);
