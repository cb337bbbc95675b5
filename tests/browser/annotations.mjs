// Every annotation of a built site leads to one place on its page, in a browser's own text of it.
//
//   node tests/browser/annotations.mjs FOLDER     opens each source's page of the site in FOLDER as a file

import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Runs in the page: what is wrong with the selectors of these annotations. */
export function follow(annotations) {
  const wrong = [];
  const text = document.body.textContent;
  const points = Array.from(text);
  for (const { id, target } of annotations) {
    for (const { selector } of target) {
      const of = (type) => selector.find((one) => one.type === type);
      const quote = of("TextQuoteSelector");
      const position = of("TextPositionSelector");
      const fragment = of("FragmentSelector");
      if (quote) {
        const whole = quote.prefix + quote.exact + quote.suffix;
        const at = text.indexOf(whole);
        if (at < 0) wrong.push(`${id}: ${JSON.stringify(whole)} is not on the page`);
        else if (text.indexOf(whole, at + 1) >= 0) wrong.push(`${id}: ${JSON.stringify(whole)} stands twice`);
      }
      if (position) {
        const units = text.slice(position.start, position.end);
        const chars = points.slice(position.start, position.end).join("");
        if (units !== chars || (quote && units !== quote.exact)) wrong.push(`${id}: at its place stands ${JSON.stringify(units)}`);
      }
      if (fragment && !document.getElementById(fragment.value)) wrong.push(`${id}: nothing has this id`);
    }
  }
  return wrong;
}

/** The annotations of a site: for each file its source's page, as a path below the site's folder, and its list. */
export function* annotated(folder) {
  for (const name of readdirSync(join(folder, "data/annotations"))) {
    const file = JSON.parse(readFileSync(join(folder, "data/annotations", name), "utf8"));
    yield { page: `sources/${name.replace(/\.jsonld$/, "")}/index.html`, annotations: file.first.items };
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const tab = await browser.newPage();
  let count = 0;
  let wrong = 0;
  for (const { page, annotations } of annotated(resolve(process.argv[2]))) {
    await tab.goto(pathToFileURL(resolve(process.argv[2], page)).href);
    for (const what of await tab.evaluate(follow, annotations)) {
      wrong += 1;
      console.log(`${page}: ${what}`);
    }
    count += annotations.length;
  }
  await browser.close();
  console.log(`${count} annotations, ${wrong} to mend`);
  process.exitCode = count > 0 && wrong === 0 ? 0 : 1;
}
