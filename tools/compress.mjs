// Copies the built page into a new folder, with a compressed copy beside each file that becomes smaller: `.br` and `.gz`, for hosts that
// send such copies as they are. They are made once and at their best; what a host compresses by itself is a few percent larger.
//
//   node tools/compress.mjs <folder of the page> <new folder>

import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const encodings = {
  br: (content) =>
    brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  gz: (content) => gzipSync(content, { level: constants.Z_BEST_COMPRESSION }),
};

const [page, folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("compress: say the folder of the page, and a new one for its copies");
  process.exit(1);
}
try {
  // An old folder may have copies of another page.
  await cp(page, folder, { recursive: true, errorOnExist: true, force: false });
} catch (error) {
  const advice = { ERR_FS_CP_EEXIST: `${folder} is there already: take it away, or name another`, ENOENT: `${page} is not there` };
  console.error(`compress: ${advice[error.code] ?? error.message}`);
  process.exit(1);
}
const sizes = { plain: 0, br: 0, gz: 0 };
for (const name of (await readdir(folder)).filter((name) => /\.(css|html|js|svg|wasm)$/.test(name))) {
  const content = await readFile(join(folder, name));
  sizes.plain += content.length;
  for (const [ending, encode] of Object.entries(encodings)) {
    const encoded = encode(content);
    sizes[ending] += encoded.length;
    await writeFile(join(folder, `${name}.${ending}`), encoded);
  }
}
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;
console.log(`${kilobytes(sizes.plain)} are ${kilobytes(sizes.br)} with brotli, ${kilobytes(sizes.gz)} with gzip.`);
