// The keyboard alone reaches everything in its order, the place is always seen (WCAG 2.4.7, 2.4.11), and every reference
// leads to its card and back.

/** Steps with Tab, and references followed: long pages repeat themselves. */
const STEPS = 150;
const REFERENCES = 12;

export async function keyboard(page, visitor, say) {
  await visitor.open(page, { height: 700 }, async (tab) => {
    const expected = await tab.evaluate(prepare);
    for (let step = 0; step < Math.min(expected, STEPS); step++) {
      await tab.keyboard.press("Tab");
      const { at, wrong } = await tab.evaluate(stop);
      if (at !== step) {
        say(page, `Tab reaches stop ${at} in place of ${step}: ${wrong ?? "the page is left"}`);
        break;
      }
      if (wrong) say(page, wrong);
    }
    for (const reference of await tab.evaluate(references, REFERENCES)) await follow(tab, reference, (what) => say(page, what));
    await open(tab, (what) => say(page, what));
  });
}

/** From a reference to its card by Enter, into the card by Tab, and back. */
async function follow(tab, { id, card }, say) {
  await tab.evaluate((id) => document.querySelector(id).focus(), id);
  await tab.keyboard.press("Enter");
  const there = await tab.evaluate(arrived, card);
  if (there) return say(`${id}: Enter does not lead to its card ${card}: ${there}`);
  await tab.keyboard.press("Tab");
  const back = await tab.evaluate((card) => {
    const at = document.activeElement;
    return document.querySelector(card).contains(at) && at.matches('[role="doc-backlink"]') ? at.getAttribute("href") : null;
  }, card);
  if (!back) return say(`${card}: Tab does not reach its way back first`);
  if (!back.startsWith("#")) return say(`${card}: its way back does not lead to the text but to ${back}`);
  await tab.keyboard.press("Enter");
  const returned = back.startsWith("#") ? await tab.evaluate(arrived, back) : "it leads to another page";
  if (returned) say(`${card}: its way back does not lead to ${back}: ${returned}`);
}

/** `details` open and close by the keyboard. */
async function open(tab, say) {
  const summary = await tab.$("main summary:visible");
  if (!summary) return;
  await summary.focus();
  for (const key of ["Enter", "Space"]) {
    const before = await summary.evaluate((at) => at.parentElement.open);
    await tab.keyboard.press(key);
    if ((await summary.evaluate((at) => at.parentElement.open)) === before) say(`${key} does not open “${await summary.textContent()}”`);
  }
}

/** Numbers everything that Tab should reach, in the order of the page. */
function prepare() {
  const can = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const all = [...document.querySelectorAll(can)].filter((at) =>
    !at.disabled && at.tabIndex >= 0 && at.checkVisibility({ visibilityProperty: true }));
  all.forEach((at, number) => (at.tabStop = number));
  return all.length;
}

/** Where the focus is, and what is wrong with how it shows. */
function stop() {
  const at = document.activeElement;
  const name = `${at.localName}${at.id ? `#${at.id}` : ""}${at.className ? `.${at.getAttribute("class")}` : ""} “${(at.textContent || at.getAttribute("aria-label") || "").trim().slice(0, 40)}”`;
  if (at.tabStop === undefined) return { at: -1, wrong: name };
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 1) return { at: at.tabStop, wrong: `${name} does not show the focus` };
  // A link in a drawing has no box of its own but its shapes and words.
  const parts = at instanceof SVGElement ? [...at.querySelectorAll("*")] : [at];
  const rects = parts.flatMap((part) => [...part.getClientRects()]);
  const inside = rects.flatMap(({ left, top, width, height }) =>
    [[0.5, 0.5], [0.15, 0.5], [0.85, 0.5]].map(([x, y]) => [left + x * width, top + y * height]));
  const seen = inside.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (at.contains(top) || top.contains(at) && top.localName === "label");
  });
  return { at: at.tabStop, wrong: seen ? undefined : `${name} has the focus and is covered or out of sight` };
}

/** Some of the page's references, from all over it, with the cards that they lead to. */
function references(most) {
  const all = [...document.querySelectorAll('[role="doc-noteref"]')].filter((at) => at.checkVisibility() && at.hash);
  const each = Math.max(1, Math.ceil(all.length / most));
  return all.filter((_, number) => number % each === 0).map((at) => {
    at.id ||= `h_tested_${all.indexOf(at)}`;
    return { id: `#${CSS.escape(at.id)}`, card: `#${CSS.escape(decodeURIComponent(at.hash.slice(1)))}` };
  });
}

/** What is wrong with the place that a link within the page led to. */
function arrived(selector) {
  const target = document.querySelector(selector);
  if (!target) return "it isn’t there";
  if (decodeURIComponent(location.hash) !== `#${decodeURIComponent(target.id)}`) return `the address is ${location.hash}`;
  const { top, bottom, height } = target.getBoundingClientRect();
  if (height === 0 && target.childNodes.length > 0) return "it has no height";
  if (bottom < 0 || top >= innerHeight) return "it is out of sight";
}
