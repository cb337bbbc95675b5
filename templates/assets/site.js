// Previews of links, copying citations.
"use strict";

const make = (name, textContent = "", className = "", more) =>
  Object.assign(document.createElement(name), { textContent, className, ...more });

// A script with data hands it to `onrecord`, right before it counts as loaded.

let held;
const loaded = {}, onrecord = (data) => (held = data);

const load = (src) => (loaded[src] ??= new Promise((done, failed) => {
  const onload = () => done(held), onerror = () => failed(delete loaded[src]);
  document.head.append(make("script", "", "", { src, onload, onerror }));
}));

// Previews: what a link leads to. An entity has a script beside its page that tells it to all pages; what other links tell is
// their title.

const preview = make("div", "", "preview", { id: "link_preview", popover: "manual" });
let shown, title, wait, touch;

// The link that has a preview; one to this page itself has none.
const linkAt = (target) => {
  const link = target.closest("main a[title], main a.entity");
  return link?.hash || link?.pathname !== location.pathname ? link : null;
};

const hide = () => {
  clearTimeout(wait);
  preview.remove();
  if (title) shown.title = title;
  shown?.removeAttribute("aria-describedby");
  shown = title = null;
};

// Where a tap can’t show anything it follows the link.
const show = async (link) => {
  if (link === shown) return;
  hide();
  shown = link;
  const beside = link.href.replace(/[^/]*$/, "preview.js");
  const lines = link.title ? [link.title] : await load(beside).catch(() => touch && location.assign(link.href));
  if (link !== shown || !lines) return;
  preview.replaceChildren(...lines.map((line) => make("p", line)));
  if (touch) preview.append(make("a", "Follow the link", "", { href: link.href }));
  document.body.append(preview);
  preview.showPopover();
  const at = link.getBoundingClientRect(), { offsetWidth, offsetHeight, style } = preview;
  style.left = Math.max(0, Math.min(at.left, innerWidth - offsetWidth - 24)) + "px";
  style.top = scrollY + (at.bottom + offsetHeight < innerHeight ? at.bottom : at.top - offsetHeight) + "px";
  if ((title = link.title)) link.title = "";
  link.setAttribute("aria-describedby", preview.id);
};

if (preview.showPopover) {
  document.onpointerover = ({ target, pointerType }) => {
    clearTimeout(wait);
    if (pointerType === "touch" || preview.contains(target)) return;
    wait = setTimeout(linkAt(target) ? show : hide, 300, linkAt(target));
  };
  document.onpointerdown = ({ target, pointerType }) => {
    touch = pointerType === "touch";
    preview.contains(target) || (touch && shown?.contains(target)) || hide();
  };
  // A finger’s first tap shows, its second one follows; a key follows at once.
  document.onclick = (event) => {
    const link = touch && event.detail && linkAt(event.target);
    if (link && link !== shown) show(link, event.preventDefault());
  };
  document.onkeydown = ({ key }) => void (key === "Escape" && hide());
  document.addEventListener("focusin", ({ target }) => {
    if (preview.contains(target)) return;
    target.matches(":focus-visible") && linkAt(target) ? show(target) : hide();
  });
}

// Citations. A value is no text of the page.

for (const citation of document.querySelectorAll(".citation")) {
  const button = make("input", "", "copy", { type: "button", value: "Copy" });
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText([citation.textContent, citation.dataset.url].join(" ").trim());
    } catch {
      getSelection().selectAllChildren(citation);
      if (!document.execCommand("copy")) return;
    }
    button.value = "Copied";
  };
  citation.after(button);
}
