// node tests/search/fold.mjs SITE [--update]: holds the script's folding to tests/search/fold.txt, as the tests in Rust hold
// the index's. The table has a hash for each stretch of characters that Unicode 15 knows.
import { readFileSync, writeFileSync } from "node:fs";
import { open } from "./script.mjs";

const TABLE = new URL("fold.txt", import.meta.url);
const LONGEST = 256;

/** FNV-1a over UTF-8, as tests/promises/search.rs has it. */
function hash(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

const { fold, LETTER, SPACELESS } = open(process.argv[2]);

function told(from, to) {
  let text = "";
  for (let code = from; code <= to; code += 1) {
    for (const c of fold(String.fromCodePoint(code))) text += c + (LETTER.test(c) ? (SPACELESS.test(c) ? "=" : "-") : " ");
    text += "|";
  }
  return hash(text);
}

/** Stretches of characters that are assigned, neither surrogates nor private. */
function* stretches() {
  let from = null;
  for (let code = 0; code <= 0x323b0; code += 1) {
    const known = !/[\p{Cn}\p{Cs}\p{Co}]/u.test(String.fromCodePoint(code));
    if (from !== null && (!known || code - from === LONGEST)) {
      yield [from, code - 1];
      from = null;
    }
    if (known && from === null) from = code;
  }
}

const line = ([from, to]) => `${from.toString(16)} ${to.toString(16)} ${told(from, to)}`;
if (process.argv[3] === "--update") {
  writeFileSync(TABLE, [...stretches()].map(line).join("\n") + "\n");
} else {
  const lines = readFileSync(TABLE, "utf8").trim().split("\n");
  const wrong = lines.filter((old) => old !== line(old.split(" ").slice(0, 2).map((code) => parseInt(code, 16))));
  if (wrong.length || lines.length < 100) {
    console.error(`folded otherwise than the table says: ${wrong.join("; ") || "the table is empty"}`);
    process.exit(1);
  }
  console.log(`${lines.length} stretches of characters are folded as the table says`);
}
