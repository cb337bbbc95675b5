// Nothing is cut off and no page scrolls sideways: at 320 px (which is 1280 px at 400 %), on a phone, at 200 %, and with
// the text spaced as a reader may set it (WCAG 1.4.4, 1.4.10, 1.4.12).

const VIEWS = [
  { what: "at 320 px", width: 320, height: 640 },
  { what: "at 390 px", width: 390, height: 844 },
  { what: "at 200 %", width: 640, height: 450, scale: 2 },
  { what: "at 1280 px", width: 1280, height: 900 },
];

export async function fitting(page, visitor, say) {
  for (const scale of [1, 2]) {
    await visitor.open(page, { scale }, async (tab) => {
      for (const view of VIEWS.filter((view) => (view.scale ?? 1) === scale)) {
        await tab.setViewportSize({ width: view.width, height: view.height });
        for (const what of await tab.evaluate(misfits)) say(page, `${view.what}: ${what}`);
      }
      await tab.evaluate(space);
      for (const what of await tab.evaluate(misfits)) say(page, `with spaced text, ${VIEWS[3 - scale].what}: ${what}`);
    });
  }
}

function space() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}

function misfits() {
  const found = [];
  const root = document.documentElement;
  const name = (element) => {
    const own = element.id ? `#${element.id}` : [...element.classList].map((part) => `.${part}`).join("");
    return `${element.localName}${own} “${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  };
  // A remark that is folded with its card is whole where the card is open.
  const unseen = (element) => element.closest(".unseen, .skip, .short, svg");
  for (const element of document.body.querySelectorAll("*")) {
    if (unseen(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const cuts = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    if (cuts && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
      found.push(`text is cut off in ${name(element)}`);
    }
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (texts.length === 0) continue;
    let scrolls = false;
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      scrolls ||= ["auto", "scroll"].includes(getComputedStyle(box).overflowX);
    }
    if (scrolls || ["auto", "scroll"].includes(style.overflowX)) continue;
    const rects = texts.flatMap((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()];
    });
    const out = rects.find(({ left, right, width }) => width > 0 && (right > root.clientWidth + 1 || left < -1));
    if (out) found.push(`text stands outside the page (${Math.round(out.left)}–${Math.round(out.right)}) in ${name(element)}`);
  }
  if (root.scrollWidth > root.clientWidth) found.push(`the page scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth}`);
  return found.slice(0, 5);
}
