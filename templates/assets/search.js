// The search: finds words in the index below search/, and shows where they stand. No other script is there.
"use strict";

const byId = (id) => document.getElementById(id);
const make = (name, textContent = "", className = "", more) =>
  Object.assign(document.createElement(name), { textContent, className, ...more });

// Words, as src/site/search/fold.rs and word.rs have them.

const LETTER = /(?![\u02b9-\u02bf])[\p{Alphabetic}\p{N}]/u;
const SPACELESS = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u31f0-\u31ff\u3400-\u9fff\u{20000}-\u{323af}]/u;
const LETTERS = { ß: "ss", ς: "σ", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };

const fold = (c) => c.normalize("NFKD").replace(/[\p{M}\u00ad\u200c\u200d\u2060]/gu, "").toLowerCase()
  .replace(/./gu, (letter) => LETTERS[letter] ?? letter);

// Each word with its place and line. In scripts without spaces a character is one, glued to the one before.
const wordsOf = (text) => {
  const words = [];
  let last, line = 0, to = 0;
  for (const c of text) {
    const from = to, letters = fold(c);
    to += c.length;
    if (c === "\n") line += 1;
    if (!letters && last) last.to = to;
    for (const letter of letters) {
      if (!LETTER.test(letter)) {
        last = null;
        continue;
      }
      const alone = SPACELESS.test(letter);
      if (!last || alone || last.alone) {
        words.push((last = { word: "", from, line, alone, glued: alone && last?.alone }));
      }
      last.word += letter;
      last.to = to;
    }
  }
  return words;
};

// A query → parts: words that follow each other. The last one may go on.
const partsOf = (query) => query.split(/["“”„«»＂]/).flatMap((text, number, all) => {
  const parts = [], quoted = number % 2, words = wordsOf(text), last = words.at(-1);
  words.forEach((one, n) => {
    if (n && (quoted || one.glued)) parts.at(-1).words.push(one);
    else parts.push({ words: [one] });
  });
  if (last?.to === text.length && number === all.length - 1 && !quoted) parts.at(-1).goesOn = !last.alone;
  return parts;
});

// Where a part stands among words: from, to.
const placesOf = ({ words: wanted, goesOn }, words) => words.flatMap((first, at) => {
  const fits = wanted.every(({ word }, n) => {
    const other = words[at + n];
    return other?.line === first.line && (goesOn ? other.word.startsWith(word) : other.word === word);
  });
  return fits ? [[first.from, words[at + wanted.length - 1].to]] : [];
});

// A script with data hands it to `onrecord`, right before it counts as loaded.

let held;
const loaded = {}, onrecord = (data) => (held = data), files = () => Object.keys(loaded).length;

const load = (src) => (loaded[src] ??= new Promise((done, failed) => {
  const onload = () => done(held), onerror = () => failed(delete loaded[src]);
  document.head.append(make("script", "", "", { src, onload, onerror }));
}));

// Numbers from src/site/search/code.rs: gaps, or bits behind "!".
const numbersOf = (code) => {
  const numbers = [], isBits = code[0] === "!";
  let high = 0, next = 0;
  for (const c of code.slice(isBits)) {
    const sign = c.charCodeAt(0) - (c > "\\" ? 36 : 35);
    if (isBits) {
      for (let bit = 1; bit < 64; bit *= 2, next += 1) if (sign & bit) numbers.push(next);
    } else if (sign > 60) {
      high = high * 30 + sign - 60;
    } else {
      next += high * 61 + sign + 1;
      numbers.push(next - 1);
      high = 0;
    }
  }
  return numbers;
};

// The units of a term; "*" is any end, and a frequent one has a list.
const unitsOf = async (term) => {
  const { terms } = await load("index.js");
  const shard = (term) => Math.max(0, terms.findLastIndex((line) => line.slice(0, -5) <= term));
  const read = async (first, last) => (await Promise.all(terms.slice(first, last + 1)
    .map((line, n) => load(`t${first + n}-${line.slice(-5)}.js`)))).flat();
  const [start, more] = term.split("*"), own = shard(term);
  const line = (await read(own, own)).find(([other]) => other === term);
  if (line || more === undefined) return line ? numbersOf(line[1]) : [];
  const lines = (await read(shard(start), shard(start + "\uffff"))).filter(([other]) => other.startsWith(start));
  return [...new Set(lines.flatMap(([, code]) => numbersOf(code)))].sort((a, b) => a - b);
};

// The units with two words side by side, and some that share their hash: src/site/search/pairs.rs.
const unitsOfPair = async (pair) => {
  const { pairs } = await load("index.js");
  let hash = 0x811c9dc5;
  for (const c of pair) hash = Math.imul(hash ^ c.codePointAt(), 0x01000193) >>> 0;
  const shard = Math.floor(hash * pairs.length / 2 ** 32), key = (hash % 36 ** 4).toString(36) + " ";
  const lines = (await load(`p${shard}-${pairs[shard]}.js`)).filter((line) => line.startsWith(key));
  return lines.flatMap((line) => numbersOf(line.slice(key.length))).sort((a, b) => a - b);
};

// The units that may hold all parts, by rank. Eight words or pairs are asked for at most, the longest first, as they are rare
// mostly, and none once ten units are left: the text tells the rest.
const find = async (parts) => {
  const asked = [...new Set(parts.flatMap(({ words, goesOn }) => words.length > 1
    ? words.slice(1).map(({ word }, n) => words[n].word + " " + word)
    : words[0].word + (goesOn ? "*" : "")))].sort((a, b) => b.length - a.length).slice(0, 8);
  let units;
  while (asked.length && !(units?.length <= 10)) {
    const two = asked.splice(0, 2).map((one) => one.includes(" ") ? unitsOfPair(one) : unitsOf(one));
    for (const list of await Promise.all(two)) {
      const set = new Set(list);
      units = units?.filter((unit) => set.has(unit)) ?? list;
    }
  }
  return units;
};

// What is shown of a unit.
const unitAt = async (number) => {
  const { units } = await load("index.js");
  const shard = units.findLastIndex((line) => line.slice(0, -5) <= number);
  let page, at = +units[shard].slice(0, -5);
  for (const line of await load(`u${shard}-${units[shard].slice(-5)}.js`)) {
    if (line.length === 3) page = line;
    else if (at++ === number) {
      const [fragment, text, title = page[0], kind = page[1]] = line, within = line[3] && page[0];
      return { href: page[2] + (fragment && "#" + fragment), text, title, kind, within, titled: within || !fragment };
    }
  }
};

// The index doesn’t tell the order of words; the text does.
const holds = ({ title, text, titled }, parts) => {
  const words = wordsOf((titled ? title + "\n" : "") + text);
  return parts.every((part) => placesOf(part, words).length);
};

// Of the next ten units those that hold all parts; of more where none does and few files were loaded.
const look = async (units, parts, since = files()) => {
  const ten = await Promise.all(units.splice(0, 10).map(unitAt)), good = ten.filter((one) => holds(one, parts));
  return good.length || !units.length || files() - since > 13 ? good : look(units, parts, since);
};

// What is around the first of the parts, all marked.
const marked = (element, text, parts) => {
  const words = wordsOf(text), marks = parts.flatMap((part) => placesOf(part, words)).sort((a, b) => a[0] - b[0]);
  const first = marks[0]?.[0] ?? 0;
  let at = first < 250 ? 0 : Math.max(text.lastIndexOf(" ", first - 80) + 1, first - 150), end = at + 400;
  element.append(at ? "… " : "");
  for (const [from, to] of marks) {
    if (from < at || to > end) continue;
    element.append(text.slice(at, from), make("mark", text.slice(from, to)));
    at = to;
  }
  element.append(text.slice(at, end), end < text.length ? " …" : "");
  return element;
};

// What the desk says of a quote or note stands behind its words, each line with a sign: src/site/search/subject.rs.
const TOLD = { "·": "Note: ", "=": "Translation: ", "#": "Topics: " };

const resultOf = ({ href, kind, title, text, within, titled }, parts) => {
  const result = make("li"), head = make("h2"), [words, ...told] = text.split("\n\t");
  head.append(marked(make("a", "", "", { href }), title, titled ? parts : []));
  result.append(make("p", kind, "kicker"), head);
  if (words) result.append(marked(make("p", "", within && "words"), words, parts));
  for (const line of told) result.append(marked(make("p", TOLD[line[0]], "meta"), line.slice(2), parts));
  if (within) result.append(make("p", "in " + within, "meta"));
  return result;
};

const searchPage = (form) => {
  const field = form.elements.q, told = byId("search_told"), list = byId("search_results"), more = byId("search_more");
  let timer, latest;

  const search = async () => {
    const query = field.value.trim(), parts = (latest = partsOf(query));
    list.replaceChildren();
    more.hidden = true;
    told.textContent = "";
    // A page from a disk may not change its address.
    try { history.replaceState(null, "", "?q=" + encodeURIComponent(query)); } catch {}
    if (!parts.length) return;
    const since = files(), units = await find(parts), all = units.length;
    let found = 0;
    const next = async (since) => {
      const good = await look(units, parts, since), left = units.length;
      if (parts !== latest) return;
      list.append(...good.map((one) => resultOf(one, parts)));
      found += good.length;
      more.hidden = !left;
      told.textContent = !left ? (found || "Nothing") + " found"
        : found ? `First ${found} of about ${found + left}` : `Not in the first ${all - left} of ${all} passages that may have it`;
    };
    more.onclick = () => later(0, next);
    await next(since);
  };
  const later = (wait, step = search) => {
    clearTimeout(timer);
    timer = setTimeout(() => step().catch(() => (told.textContent = "The index can’t be loaded.")), wait);
  };

  form.parentElement.hidden = false;
  byId("search_without").hidden = true;
  form.onsubmit = () => later(0) ?? false;
  field.oninput = () => later(300);
  field.value = new URLSearchParams(location.search).get("q");
  if (field.value) later(0);
};

if (byId("search_form")) searchPage(byId("search_form"));
