// node tests/search/bytes.mjs SITE: what a first search moves on a built site, the script, the directory, the terms and the
// ten results counted, uncompressed. It fails above 150 kB. Make the site with
// `cargo bench -- --sources 1000 --as-language --generate DIR`.
import { open } from "./script.mjs";

const MOST = 150_000;
const site = process.argv[2];

/** Words of the site from its most frequent to its rarest, by looking at passages here and there. */
async function wordsBy() {
  const script = open(site);
  const counts = new Map();
  const { all } = await script.search("", 0).then(() => ({ all: 0 }));
  for (let number = all; ; number += 97) {
    const one = await script.unitAt(number).catch(() => undefined);
    if (!one) break;
    for (const { word } of script.wordsOf(one.text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}

const words = await wordsBy();
const at = (share) => words[Math.floor((words.length - 1) * share)];
const queries = [
  ...words.slice(0, 40).map((word) => word + " "),
  ...words.slice(0, 40).map((word) => word.slice(0, 1)),
  ...words.slice(0, 40).map((word) => word.slice(0, 2)),
  ...[0.01, 0.1, 0.3, 0.5, 0.9, 1].flatMap((share) => [at(share) + " ", at(share), at(share).slice(0, 3)]),
  ...words.slice(0, 20).map((word, n) => `${word} ${words[n + 1]} ${words[n + 2]}`),
  ...words.slice(0, 20).map((word, n) => `“${word} ${words[n + 1]}”`),
  ...[0.01, 0.05, 0.2].map((share) => `${at(share)} ${at(share / 2)} ${at(share / 3)} ${at(0)}`),
];
const moved = [];
for (const query of queries) {
  const script = open(site);
  const { all } = await script.search(query, 10);
  moved.push([script.moved(), query, all]);
}
moved.sort((a, b) => b[0] - a[0]);
const middle = moved[moved.length >> 1][0];
console.log(`${queries.length} first searches move ${middle} bytes in the middle, at most ${moved[0][0]}:`);
for (const [bytes, query, all] of moved.slice(0, 5)) console.log(`  ${bytes}  ${query}  (${all} passages)`);
if (moved[0][0] > MOST) {
  console.error(`that is more than ${MOST}`);
  process.exit(1);
}
