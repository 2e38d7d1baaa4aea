// Holds the TypeScript that the engine writes against the TypeScript compiler. Reads the lines of tests/examples/snippets.rs from
// standard input.
import { createInterface } from 'node:readline';
import ts from 'typescript';

let count = 0;
const failures = [];
for await (const line of createInterface({ input: process.stdin })) {
  const snippet = JSON.parse(line);
  if (snippet.kind !== 'cdk-ts') continue;
  count += 1;
  const { diagnostics } = ts.transpileModule(snippet.text, { reportDiagnostics: true });
  for (const diagnostic of diagnostics) {
    failures.push(`${snippet.case} (${snippet.names}): ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}\n${snippet.text}`);
  }
}
console.log(`${count} cdk-ts`);
if (failures.length > 0 || count === 0) {
  console.error(failures.slice(0, 10).join('\n'));
  process.exit(1);
}
