// A check that cannot fail is none: each gets pages with the very faults that it is there for, and must name them; and
// a page without a fault, on which it must name none.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { CHECKS } from "./checks.mjs";
import { launch } from "./launch.mjs";
import { serve } from "./serve.mjs";
import { Site, build } from "./site.mjs";
import { Visitor } from "./visit.mjs";

const STYLE = ":focus-visible { outline: 2px solid #000 } body { margin: 1rem; overflow-wrap: anywhere } mark { background: #eee } main:has(#show_marks:not(:checked)) mark { background: none }";
const WORDS = `<p>The bridge <mark id="holds">holds</mark><a class="ref" id="ref_1" role="doc-noteref" href="#card_1" aria-label="1"></a> for now.</p>
<aside role="doc-footnote" aria-label="1" id="card_1"><p><a role="doc-backlink" href="#holds">back</a> The engineer said so.</p><details><summary>More</summary><p>Before noon.</p></details></aside>
<fieldset class="switches"><legend>Marked</legend><label><input type="checkbox" id="show_marks" checked> All marks</label></fieldset>`;

/** A whole page; what a case puts in goes before or behind the words. */
function html({ head = "", main = "", words = WORDS, style = STYLE } = {}) {
  return {
    "index.html": `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A bridge</title><link rel="stylesheet" href="site.css">${head}</head>
<body><header><p><a href="index.html">Home</a></p></header><main id="main_text"><h1>A bridge</h1><div class="woven">${words}</div>${main}</main></body></html>`,
    "site.css": `.ref::before { content: "1" } ${style}`,
  };
}

const scratch = mkdtempSync(join(tmpdir(), "onrecord-selftest-"));
const BUILT = await begun();

/** The site that the tool makes for a newcomer, as built: its files by their paths. */
async function begun() {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
  execFileSync(join(root, "target/debug/onrecord"), ["init", join(scratch, "begun")], { stdio: "ignore" });
  const site = build(root, "begun-built", join(scratch, "begun"), scratch);
  return Object.fromEntries(site.files.map((file) => [file, site.text(file)]));
}

/** That site, with one text in the files that `where` fits put in place of another; it must be there. */
function but(where, what, instead) {
  const files = Object.entries(BUILT).filter(([file, text]) => where.test(file) && text.includes(what));
  if (files.length === 0) throw new Error(`no file ${where} says ${what}`);
  return { ...BUILT, ...Object.fromEntries(files.map(([file, text]) => [file, text.replaceAll(what, instead)])) };
}

const SCRIPT = /^assets\/site\..*js$/;
const SEARCH = /^assets\/search\..*js$/;

/** What is wrong in a page, and the words with which its check must name it. */
const FAULTS = {
  searched: [
    [but(SEARCH, "const find = async (parts) => {", "const find = async (parts) => { return [];"), /not found: |finds nothing from a file/],
    [but(SEARCH, 'ß: "ss"', 'ß: "sz"'), /folded otherwise/],
    [but(SEARCH, '" found"', '" there"'), /how many were found isn’t told/],
    [but(SEARCH, 'make("mark", text.slice(from, to))', "text.slice(from, to)"), /no word of a result is marked/],
    [but(SEARCH, "history.replaceState", "history.replaced"), /the address doesn’t hold the query/],
    [but(/^search\/index\.html/, "<search class=\"search\" hidden", "<search class=\"search\""), /a form that does nothing/],
    [but(/^search\/index\.html/, 'id="search_without"', 'id="search_without" hidden'), /leads nowhere/],
  ],
  annotated: [
    [but(/jsonld$/, '"exact":"', '"exact":"xyzzy '), /is not on the page/],
    [but(/jsonld$/, '"start":', '"start":1'), /at its place stands/],
    [but(/jsonld$/, '"value":"', '"value":"xyzzy_'), /nothing has this id/],
    [but(SCRIPT, '"use strict";', 'document.body.append(document.body.textContent);'), /stands twice/],
  ],
  accessible: [
    [html({ main: '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="9" height="9">' }), /image-alt/],
    [html({ main: '<p class="pale">pale</p>', style: `${STYLE} .pale { color: #ccc }` }), /color-contrast \(1280 px, light\)/],
    [html({ main: '<p class="pale">pale</p>', style: `${STYLE} @media (prefers-color-scheme: dark) { .pale { color: #ccc } }` }), /color-contrast \(1280 px, dark\)/],
  ],
  valid: [
    [html({ main: "<p><div></div></p>" }), /No “p” element in scope/],
    [html({ style: `${STYLE} p { colour: red }` }), /colour/],
    [{ ...html(), "drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M x"/></svg>' }, /Bad value “M x”/],
  ],
  leading: [
    [html({ main: '<a href="gone.html">gone</a>' }), /“gone.html” leads nowhere/],
    [html({ main: '<a href="#gone">gone</a>' }), /“#gone” names a place that isn’t there/],
    [html({ main: '<p aria-details="gone">gone</p>' }), /it points at “#gone”/],
    [html({ main: '<p id="holds">twice</p>' }), /the id “holds” stands twice/],
    [html({ main: '<a href="/elsewhere/">out</a>' }), /leads out of the site/],
    [{ ...html(), "sitemap.xml": "<urlset><loc>https://example.org/bad/gone/</loc></urlset>" }, /gone\/” leads nowhere/],
    [{ ...html(), "graph.svg": '<svg xmlns="http://www.w3.org/2000/svg"><a href="gone/"><text>x</text></a></svg>' }, /“gone\/” leads nowhere/],
  ],
  fitting: [
    [html({ main: `<p class="wide">${"wide".repeat(200)}</p>`, style: `${STYLE} .wide { overflow-wrap: normal }` }), /at 320 px: the page scrolls sideways/],
    [html({ main: `<p class="cut">${"cut ".repeat(200)}</p>`, style: `${STYLE} .cut { height: 2rem; overflow: hidden }` }), /text is cut off in p.cut/],
    [html({ main: `<p class="out">out</p>`, style: `${STYLE} .out { position: absolute; left: -2rem }` }), /text stands outside the page/],
    [html({ main: `<p class="tight">tight in its box</p>`, style: `${STYLE} .tight { height: 1.2em; line-height: 1.2; overflow: hidden; width: 12rem }` }), /with spaced text, .*text is cut off in p.tight/],
  ],
  light: [
    [html({ head: '<link rel="stylesheet" href="site.css?2">' }), /2 style sheets/],
    [html({ head: "<script>1</script>" }), /a script within it/],
    [{ ...html({ head: '<script src="site.js"></script>' }), "site.js": "1" }, /does not wait/],
    [{ ...html({ head: '<script src="site.js" defer></script>' }), "site.js": `"${"x".repeat(10_000)}"` }, /the script weighs 10002 bytes/],
    [{ ...html({ head: '<script src="site.js" defer></script>' }), "site.js": "setTimeout(() => document.querySelector('main').prepend(document.createElement('hr'), ...Array.from({ length: 9 }, () => document.createElement('hr'))), 50)" }, /jumps by/],
    [html({ main: '<p style="color: #111">x</p>' }), /1 styles of its own/],
    [{ "briefings/x/index.html": html({ main: `<!--${"x".repeat(60_000)}-->` })["index.html"].replaceAll("site.css", "../../site.css"), "site.css": "" }, /weigh 60\d* bytes/, "briefings/x/"],
  ],
  quiet: [
    [html({ main: '<img src="https://elsewhere.example/x.png" alt="x">' }), /it asks elsewhere for https:\/\/elsewhere.example/],
    [{ ...html({ head: '<script src="site.js" defer></script>' }), "site.js": "console.info('hello')" }, /from a file: the console says: hello/],
    [{ ...html({ head: '<script src="site.js" defer></script>' }), "site.js": "gone()" }, /a script fails: gone is not defined/],
    [html({ head: `<meta http-equiv="Content-Security-Policy" content="default-src 'self'">`, main: '<p style="color: red">x</p>' }), /Content Security Policy/],
    [html({ main: '<img src="gone.svg" alt="x">' }), /is answered with 404/],
  ],
  scriptless: [
    [{ ...html({ head: '<script src="site.js" defer></script>' }), "site.js": "document.querySelector('main').append('more')" }, /with the script it says “more/],
    [{ ...html({ head: '<script src="site.js" defer></script>', main: "<p>a b</p>" }), "site.js": "document.querySelector('main').lastChild.innerHTML = '<a href=\"#holds\">a</a> <a href=\"#more\">b</a>'" }, /only the script links #more/],
    [html({ main: "<p hidden>secret</p>" }), /nobody sees “secret”/],
  ],
  keyboard: [
    [html({ style: `${STYLE} summary:focus-visible { outline: none }` }), /summary “More” does not show the focus/],
    [html({ main: '<p class="lid">a lid</p>', style: `${STYLE} .lid { position: fixed; inset: 0; background: #fff }` }), /has the focus and is covered/],
    [html({ main: '<p><a href="#holds" tabindex="5">first?</a></p>' }), /Tab reaches stop \d in place of 0/],
    [html({ words: WORDS.replace('href="#card_1"', 'href="#gone"') }), /it isn’t there/],
    [html({ words: WORDS.replace("<p><a role", '<p><a href="#holds">x</a><a role') }), /Tab does not reach its way back first/],
    [html({ words: WORDS.replace('role="doc-backlink" href="#holds"', 'role="doc-backlink" href="index.html#gone"') }), /its way back does not lead/],
    [{ ...html({ head: '<script src="site.js" defer></script>' }), "site.js": "document.querySelector('summary').addEventListener('click', (event) => event.preventDefault())" }, /Enter does not open “More”/],
  ],
  previewed: [
    [html({ main: '<p><a href="#holds" title="It holds.">the bridge</a></p>' }), /“the bridge” has no preview on focus/],
    [html({ main: '<p><a class="entity" href="entities/x/">Ada</a></p>' }), /“Ada” has no preview on focus/],
    [but(SCRIPT, "make(\"p\", line)", "make(\"p\", shown.textContent)"), /tells nothing new/, "sources/minutes/"],
    [but(SCRIPT, "event.preventDefault()", "0"), /a tap leads away/, "sources/minutes/"],
    [but(SCRIPT, 'preview.append(make("a"', 'preview.append(make("p"'), /no link that leads on/, "sources/minutes/"],
    [but(SCRIPT, "(touch && shown?.contains(target))", "false"), /a second tap doesn’t follow/, "sources/minutes/"],
    [but(SCRIPT, "preview.contains(target) || (touch", "preview || (touch"), /a tap elsewhere doesn’t close/, "sources/minutes/"],
    [but(SCRIPT, 'key === "Escape" && hide()', "0"), /a preview stays open/, "sources/minutes/"],
    [but(SCRIPT, 'button.value = "Copied"', "0"), /can’t be copied/, "sources/minutes/"],
  ],
  switched: [
    [html({ style: ":focus-visible { outline: 2px solid }" }), /“show_marks” changes nothing/],
    [html({ style: `${STYLE} mark { outline: 0; transition: background-color 0s 99999s }` }), /changes nothing|doesn’t put back/],
  ],
  printed: [
    [html({ style: `${STYLE} @media print { aside { display: none } }` }), /words are not in print, .*engineer/],
    [html(), /words are not in print, .*Before/],
    [html({ head: '<link rel="canonical" href="https://example.org/bad/">', words: "" }), /not in print: https:\/\/example.org\/bad\//],
    [html({ head: '<link rel="canonical" href="https://example.org/bad/">', main: '<p>https://example.org/bad/</p><aside class="card"><span class="found">x</span><a href="x/#y">x</a></aside>', words: "" }), /not in print: https:\/\/example.org\/bad\/x\/#y/],
  ],
};

/** On paper folded words are open: the one thing that a plain page doesn't do by itself. */
const SOUND = html({ style: `${STYLE} @media print { details::details-content { content-visibility: visible; height: auto } }` });

const browser = await launch();
let [wrong, tried] = [0, 0];
for (const check of CHECKS) {
  const name = check.run.name;
  if (!FAULTS[name]) fail(`${name} has no page that it must find fault with`);
  await tryOn(check, check.of === "site" && check.suits ? BUILT : SOUND, (found) => found.length > 0 && fail(`${name} finds fault with a sound page: ${found.join("; ")}`));
  for (const [files, expected, page] of FAULTS[name] ?? []) {
    await tryOn(check, files, (found) => {
      if (!found.some((what) => expected.test(what))) fail(`${name} does not find ${expected}; it finds: ${found.join("; ") || "nothing"}`);
    }, page);
  }
}
await browser.close();
rmSync(scratch, { recursive: true });
console.log(`${tried} pages tried on ${CHECKS.length} checks; ${wrong} wrong.`);
process.exitCode = wrong === 0 ? 0 : 1;

async function tryOn(check, files, judge, page = "") {
  const dir = join(scratch, `${++tried}`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  const site = new Site("bad", dir, dir);
  const server = await serve({ [site.base]: dir });
  const found = [];
  const say = (_page, what) => found.push(what);
  const visitor = new Visitor(browser, site, server.origin, say);
  await check.run(check.of === "site" ? site : page, visitor, say);
  await visitor.close();
  server.stop();
  judge(found);
}

function fail(what) {
  wrong++;
  console.log(what);
}
