// A page is light: nothing jumps while it loads, one style sheet, at most one script that waits, and no more bytes than
// promised.

/** Bytes before compression. */
const SCRIPT = 10_000;
const BRIEFING = 60_000;

export async function light(page, visitor, say) {
  await visitor.open(page, { before: watch }, async (tab) => {
    const seen = await tab.evaluate(async () => {
      await new Promise((done) => setTimeout(done, 150));
      const all = (selector) => [...document.querySelectorAll(selector)];
      return {
        shifts: window.shifts,
        styles: all('link[rel~="stylesheet"]').map((link) => link.href),
        inline: all("style, [style]").length,
        scripts: all("script:not([type='application/ld+json'])").map((script) => ({
          src: script.src,
          waits: script.defer || script.type === "module",
        })),
        others: performance.getEntriesByType("resource").map((entry) => [entry.name, entry.renderBlockingStatus]),
        bytes: new TextEncoder().encode(document.documentElement.outerHTML).length,
        words: (document.querySelector("main .woven")?.innerText ?? "").split(/\s+/).length,
        references: all("a.ref, .ref a").length,
      };
    });
    for (const shift of seen.shifts) say(page, `${shift.node} jumps by ${shift.value.toFixed(4)}`);
    if (seen.styles.length !== 1) say(page, `it has ${seen.styles.length} style sheets`);
    if (seen.inline > 0) say(page, `it has ${seen.inline} styles of its own`);
    if (seen.scripts.length > 1) say(page, `it has ${seen.scripts.length} scripts`);
    for (const script of seen.scripts) {
      if (!script.src) say(page, "it has a script within it");
      if (!script.waits) say(page, `${script.src} does not wait for the page`);
    }
    for (const [name, blocks] of seen.others) {
      if (blocks === "blocking" && !seen.styles.includes(name)) say(page, `${name} blocks the page`);
    }
    for (const { src } of seen.scripts.filter((script) => script.src)) {
      const { byteLength } = await (await fetch(src)).arrayBuffer();
      if (byteLength > SCRIPT) say(page, `the script weighs ${byteLength} bytes, more than ${SCRIPT}`);
    }
    const usual = seen.words <= 1500 && seen.references <= 20;
    if (page.startsWith("briefings/") && usual && seen.bytes > BRIEFING) {
      say(page, `${seen.words} words with ${seen.references} references weigh ${seen.bytes} bytes, more than ${BRIEFING}`);
    }
  });
}

function watch() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      const node = sources[0]?.node;
      window.shifts.push({ value, node: node?.nodeName.toLowerCase() ?? "something" });
    }
  }).observe({ type: "layout-shift", buffered: true });
}
