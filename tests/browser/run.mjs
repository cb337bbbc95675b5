// Builds the sites, runs every check over them, prints what is wrong and where, and fails if anything is.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { launch } from "./launch.mjs";
import { CHECKS } from "./checks.mjs";
import { build } from "./site.mjs";
import { serve } from "./serve.mjs";
import { live } from "./live.mjs";
import { withManyMarks } from "./many-marks.mjs";
import { Visitor } from "./visit.mjs";

/** Pages of each kind that are opened; files are checked in full. */
const OF_EACH_KIND = 3;
const AT_ONCE = 3;

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const { values: wanted } = parseArgs({
  options: { only: { type: "string" }, site: { type: "string" }, page: { type: "string" } },
});

const scratch = mkdtempSync(join(tmpdir(), "onrecord-browser-"));
const findings = new Map();
try {
  const sites = [
    ["seed", root],
    ["torture", join(root, "tests/sites/torture"), withManyMarks],
  ].filter(([name]) => !wanted.site || name === wanted.site);
  const built = sites.map(([name, content, change]) => build(root, name, content, scratch, change));
  const server = await serve(Object.fromEntries(built.map((site) => [site.base, site.hosted])));
  const browser = await launch();
  if (!wanted.site && !wanted.page && (wanted.only ?? "live") === "live") {
    const start = Date.now();
    await live(root, scratch, browser, (page, what) => found("live", `serve${page}`, what));
    console.log(`serve: live, ${seconds(start)}`);
  }
  for (const site of built) await check(site, browser, server.origin);
  await browser.close();
  server.stop();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
for (const [what, pages] of findings) {
  const more = pages.length > 3 ? `, and ${pages.length - 3} more` : "";
  console.log(`${what.length > 600 ? `${what.slice(0, 600)}…` : what}\n    on ${pages.slice(0, 3).join(", ")}${more}`);
}
console.log(findings.size === 0 ? "Nothing to mend." : `${findings.size} to mend.`);
process.exitCode = findings.size === 0 ? 0 : 1;

async function check(site, browser, origin) {
  const checks = CHECKS.filter((check) => !wanted.only || check.run.name === wanted.only);
  const say = (check) => (page, what) => found(check.run.name, `${site.name}/${page}`, what);
  for (const check of checks.filter((check) => check.of === "site" && (check.suits?.(site) ?? true))) {
    const start = Date.now();
    const visitor = new Visitor(browser, site, origin, say(check));
    await check.run(site, visitor, say(check));
    await visitor.close();
    console.log(`${site.name}: ${check.run.name}, ${seconds(start)}`);
  }
  const pages = site.sample(OF_EACH_KIND).filter((page) => !wanted.page || page === wanted.page.replace(/^\//, ""));
  for (const check of checks.filter((check) => check.of === "page")) {
    const start = Date.now();
    const suits = pages.filter((page) => check.suits?.(page) ?? true);
    const visitor = new Visitor(browser, site, origin, say(check));
    await each(suits, (page) => check.run(page, visitor, say(check)));
    await visitor.close();
    console.log(`${site.name}: ${check.run.name}, ${suits.length} pages, ${seconds(start)}`);
  }
}

/** Keeps what is wrong, and where. */
function found(check, place, what) {
  const finding = `${check}: ${what}`;
  const pages = findings.get(finding) ?? [];
  if (!pages.includes(place)) findings.set(finding, [...pages, place]);
}

/** Calls `work` for each item, so many at a time. */
async function each(items, work) {
  const left = [...items];
  const worker = async () => {
    while (left.length > 0) await work(left.shift());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function seconds(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
