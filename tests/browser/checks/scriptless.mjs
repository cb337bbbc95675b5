// Without the script a page says the same: every word, and every link. What the script adds or shows are tools, never
// content: buttons that copy, and elements that carry `data-added`.

const ADDED = "[data-added], .copy";

export async function scriptless(page, visitor, say) {
  const [with_, without] = [await read(page, visitor, true), await read(page, visitor, false)];
  if (with_.text !== without.text) {
    const at = [...with_.text].findIndex((letter, at) => letter !== without.text[at]);
    say(page, `with the script it says “${with_.text.slice(at, at + 60)}”, without “${without.text.slice(at, at + 60)}”`);
  }
  for (const link of with_.links.filter((link) => !without.links.includes(link))) say(page, `only the script links ${link}`);
  for (const what of without.hidden) say(page, `without the script nobody sees ${what}`);
}

function read(page, visitor, script) {
  return visitor.open(page, { script }, (tab) => tab.evaluate((tools) => {
    const main = document.querySelector("main").cloneNode(true);
    for (const added of main.querySelectorAll(tools)) added.remove();
    const hidden = [...document.querySelectorAll("main [hidden]")].filter((element) => !element.closest(tools));
    return {
      text: main.textContent.replace(/\s+/g, " ").trim(),
      links: [...main.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")),
      hidden: hidden.filter((element) => element.textContent.trim()).map((element) => `“${element.textContent.trim().slice(0, 60)}”`),
    };
  }, ADDED));
}
