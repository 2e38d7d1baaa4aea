// Texts that stand in files: the samples below the empty box, and the cases of the corpus.

import { readdirSync, readFileSync } from "node:fs";

const at = (path) => new URL(`../../${path}`, import.meta.url);
const read = (path) => readFileSync(at(path), "utf8");

/** The text of a sample, by its name. */
export const sample = (name) => read(`app/page/src/sample/${name}.txt`);

/** The text of a case, by its name. */
export const pasteOf = (name) => read(`tests/corpus/${name}/paste.txt`);

/** All cases of the corpus, each with its name, its text and the report on it. */
export const cases = () =>
  readdirSync(at("tests/corpus"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, paste: pasteOf(name), report: JSON.parse(read(`tests/corpus/${name}/report.json`)) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
