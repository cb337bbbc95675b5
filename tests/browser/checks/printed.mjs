// On paper nothing is lost: every word of the page's text and of its cards stands in the print. Where the site knows its address
// the page's own is there, and that of each passage that a card is about.

import { execFileSync } from "node:child_process";

export async function printed(page, visitor, say) {
  await visitor.open(page, {}, async (tab) => {
    const words = await tab.evaluate(() => {
      const kept = document.querySelector("main").cloneNode(true);
      for (const unprinted of kept.querySelectorAll(".switches, summary, nav, [data-added], .pager, [hidden]")) unprinted.remove();
      return kept.textContent;
    });
    const addresses = await tab.evaluate(whole);
    const pdf = await tab.pdf({ format: "A4" });
    const text = execFileSync("pdftotext", ["-", "-"], { input: pdf, maxBuffer: 2 ** 28, encoding: "utf8" });
    const print = plain(text);
    // Long words break over lines, and letters that join are drawn in an order of their own.
    const looked = [...new Set(words.match(/\p{Script=Latin}{5,24}/gu) ?? [])];
    const lost = looked.filter((word) => !print.includes(plain(word)));
    for (const address of addresses) if (!print.includes(plain(address))) say(page, `not in print: ${address}`);
    if (lost.length > 0) say(page, `${lost.length} words are not in print, ${lost.slice(0, 5).join(", ")} among them`);
  });
}

/** The whole addresses that somebody who holds the paper needs. */
function whole() {
  const page = document.querySelector('link[rel="canonical"]')?.href;
  if (!page) return [];
  const passages = [...document.querySelectorAll(".card")].map((card) =>
    card.querySelector(".found + a")?.getAttribute("href") ?? card.id.replace("card_", "#"));
  return [page, ...passages.map((passage) => new URL(passage, page).href)];
}

function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\s\u00ad-]+/g, "");
}
