// Serves the built page on this machine only, with exactly the response headers that its `_headers` file tells a host to
// send. `make serve` and the browser tests use it alike.
//
//   node tools/serve.mjs [folder] [port]

import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const mediaTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const methods = ["GET", "HEAD"];

/**
 * Serves `folder` at `http://127.0.0.1:<port><base>`; port 0 takes any free one.
 * `base` begins and ends with a slash: the same folder works under any path.
 */
export async function serve({ folder, port = 0, base = "/" }) {
  const files = await readFiles(folder);
  const rules = parseHeaders(files.get("/_headers").toString());
  const server = createServer((request, response) => {
    const path = pathOf(request.url);
    const inside = path?.startsWith(base) ? `/${path.slice(base.length)}` : null;
    const name = inside === "/" ? "/index.html" : inside;
    // `_headers` speaks to the host and is not served.
    const content = name === "/_headers" ? undefined : files.get(name);
    // What stands in for a path that is none is no file either.
    const ruled = rules.filter(({ applies }) => applies(inside ?? "/404"));
    for (const [header, value] of ruled.flatMap(({ headers }) => headers)) {
      response.setHeader(header, value);
    }
    const refuse = (status, words, headers) => {
      response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", ...headers });
      response.end(request.method === "HEAD" ? undefined : words);
    };
    if (!methods.includes(request.method)) {
      refuse(405, "Only GET and HEAD are answered.\n", { Allow: methods.join(", ") });
    } else if (path === null) {
      refuse(400, "This is no path of a file.\n");
    } else if (content === undefined) {
      refuse(404, "There is no such file.\n");
    } else {
      response.setHeader("Content-Type", mediaTypes[extname(name)] ?? "text/plain; charset=utf-8");
      response.setHeader("Content-Length", content.length);
      response.end(request.method === "HEAD" ? undefined : content);
    }
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** The path that a request asks for, as it is written: each file has one name. A proxy asks with the whole address. */
function pathOf(target) {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
  return path.startsWith("/") ? path : null;
}

/** Every file below the folder, by its path on the site. */
async function readFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async (entry) => {
        const path = join(entry.parentPath ?? entry.path, entry.name);
        return [`/${relative(folder, path).split(sep).join("/")}`, await readFile(path)];
      }),
    ),
  );
}

/** The rules of a `_headers` file: a path, or one that ends in `*`; then indented `Name: value` lines. */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split("\n").filter((line) => line.trim() !== "")) {
    if (/^\s/.test(line)) {
      const [, name, value] = line.match(/^\s+([^:]+):\s*(.*)$/);
      rules.at(-1).headers.push([name, value]);
    } else {
      const path = line.trim();
      const applies = path.endsWith("*") ? (asked) => asked.startsWith(path.slice(0, -1)) : (asked) => asked === path;
      rules.push({ path, applies, headers: [] });
    }
  }
  return rules;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  try {
    const { url } = await serve({ folder, port: Number(port) });
    console.log(`DenyLens is at ${url} (end with Ctrl+C)`);
  } catch (error) {
    const advice = {
      EADDRINUSE: `port ${port} is taken: stop what uses it, or choose another with \`make serve PORT=8081\``,
      ENOENT: `${folder} is not there yet: \`make dist\` builds it`,
    };
    console.error(`serve: ${advice[error.code] ?? error.message}`);
    process.exit(1);
  }
}
