// node tests/search/found.mjs SITE: whether everything in the index of a built site is found: each passage by each of its words, by
// their beginnings, and by its first words in quotation marks.
import { open } from "./script.mjs";

const script = open(process.argv[2]);
const wrong = [];
let count = 0;

/** The numbers of the passages that a query finds, kept: the same words come again and again. */
const known = new Map();
async function numbers(query) {
  if (!known.has(query)) known.set(query, new Set(await script.find(script.partsOf(query))));
  return known.get(query);
}

for (let number = 0; ; number += 1) {
  const one = await script.unitAt(number);
  if (!one) break;
  count += 1;
  const text = (one.titled ? one.title + "\n" : "") + one.text;
  const words = script.wordsOf(text);
  // Of a longer word the index keeps the beginning: src/site/search/word.rs.
  for (const { word, alone } of words.filter(({ word }) => word.length <= 250)) {
    for (const query of [`${word} `, word, alone ? word : [...word].slice(0, 3).join("")]) {
      if (!(await numbers(query)).has(number)) wrong.push(`${query} in “${text.slice(0, 60)}”`);
    }
  }
  const line = words.filter((word) => word.line === words[0].line).slice(0, 4);
  const quoted = line.length ? text.slice(line[0].from, line.at(-1).to) : "";
  const parts = script.partsOf(`“${quoted}”`);
  const isFound = !/["“”„«»＂]/.test(quoted) && parts.length;
  if (isFound && !((await numbers(`“${quoted}”`)).has(number) && script.holds(one, parts))) {
    wrong.push(`“${quoted}” in “${text.slice(0, 60)}”`);
  }
  const apart = script.partsOf(`“${line.map(({ word }) => word).reverse().join(" ")} ${line[0]?.word ?? ""}x”`);
  if (apart.length && script.holds(one, apart)) wrong.push(`words that are not there in “${text.slice(0, 60)}”`);
}
if (wrong.length || count === 0) {
  console.error(`not found: ${wrong.slice(0, 10).join("; ") || "there are no passages"}`);
  process.exit(1);
}
console.log(`${count} passages are found by ${known.size} queries`);
