// Every annotation of a built site leads to one place on its page, in a browser's own text of it.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export async function annotated(site, visitor, say) {
  let count = 0;
  for (const { page, annotations } of lists(site.dir)) {
    count += annotations.length;
    await visitor.open(page, {}, async (tab) => {
      for (const what of await tab.evaluate(follow, annotations)) say(page, what);
    });
  }
  if (count === 0) say("", "it has no annotations");
}

/** Runs in the page: what is wrong with the selectors of these annotations. */
function follow(annotations) {
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
function* lists(folder) {
  for (const name of readdirSync(join(folder, "data/annotations"))) {
    const file = JSON.parse(readFileSync(join(folder, "data/annotations", name), "utf8"));
    yield { page: `sources/${name.replace(/\.jsonld$/, "")}/`, annotations: file.first.items };
  }
}
