/**
 * Answers, a line of JSON for each line, what the dashboard writes of the incidents of one chunk: for the test that compares
 * it with the server (incidents/tests/selectors/test_described_rows.py).
 *
 * {chunk: base64, names, i18n, language} → [row object…] as lib/describe.js gives them.
 */
import { createInterface } from "node:readline";
import { readChunk } from "../lib/chunk.js";
import { describe } from "../lib/describe.js";
import { makeFormats } from "../lib/format.js";
import { createStore } from "../lib/store.js";
import { makeStrings } from "../lib/strings.js";

function rowsOf({ chunk, names, i18n, language }) {
  const bytes = Buffer.from(chunk, "base64");
  const decoded = readChunk(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const store = createStore();
  store.layOut({ chunks: [{ hash: "one", rows: decoded.rows, first: 0 }] });
  store.put("one", decoded);
  const strings = makeStrings(i18n, language);
  const world = { store, names, strings, formats: makeFormats(language, strings) };
  return Array.from({ length: decoded.rows }, (_, row) => describe(row, world));
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(rowsOf(JSON.parse(line)))}\n`);
}
