// Takes a folder outside the repository, puts pictures of chosen pages there, for people to look at: wide, on a tablet,
// on a phone, dark, and on paper.
// Usage: node tests/browser/look.mjs FOLDER [--site NAME] [--page sources/nest/] [--full]

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { launch } from "./launch.mjs";
import { withManyMarks } from "./many-marks.mjs";
import { build } from "./site.mjs";
import { serve } from "./serve.mjs";
import { Visitor } from "./visit.mjs";

const VIEWS = {
  wide: { width: 1280, height: 900 },
  tablet: { width: 768, height: 1024 },
  phone: { width: 390, height: 844 },
  dark: { width: 1280, height: 900, scheme: "dark" },
};

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const { values: wanted, positionals } = parseArgs({
  allowPositionals: true,
  options: { site: { type: "string", default: "seed" }, page: { type: "string" }, full: { type: "boolean", default: false } },
});
const [folder] = positionals;
if (!folder || !relative(root, resolve(folder)).startsWith("..")) {
  console.error("Name a folder outside the repository: node tests/browser/look.mjs /tmp/pictures");
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), "onrecord-look-"));
mkdirSync(folder, { recursive: true });
try {
  const torture = wanted.site === "torture";
  const content = torture ? join(root, "tests/sites/torture") : root;
  const site = build(root, wanted.site, content, scratch, torture ? withManyMarks : undefined);
  const server = await serve({ [site.base]: site.hosted });
  const browser = await launch();
  const visitor = new Visitor(browser, site, server.origin, (page, what) => console.log(`${page}: ${what}`));
  const pages = wanted.page !== undefined ? [wanted.page.replace(/^\//, "")] : site.sample(1);
  for (const page of pages) {
    const name = join(folder, `${site.name}-${page.replaceAll("/", "-").replace(/-$/, "") || "home"}`);
    for (const [view, how] of Object.entries(VIEWS)) {
      await visitor.open(page, how, (tab) => tab.screenshot({ path: `${name}-${view}.png`, fullPage: wanted.full }));
    }
    await visitor.open(page, {}, async (tab) => writeFileSync(`${name}.pdf`, await tab.pdf({ format: "A4" })));
    execFileSync("pdftoppm", ["-png", "-r", "60", ...(wanted.full ? [] : ["-l", "2"]), `${name}.pdf`, `${name}-paper`]);
  }
  await visitor.close();
  await browser.close();
  server.stop();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
