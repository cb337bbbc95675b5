// The preview in a page: it listens for changes, puts the new page in the place of the old one, and shows errors.
// `errors_look` is the style sheet of the errors; the server puts it before this text.
(() => {
  "use strict";
  const own = document.currentScript;
  const kept = "_onrecord";
  let site = own.dataset.site;
  let stream = null;
  let touched = false;

  // Whatever scripts of the site put into the page would be lost in an exchange: such a page is loaded anew. What pops up
  // comes and goes by itself.
  const popsUp = (node) => node.nodeType === Node.ELEMENT_NODE && node.closest("[popover]") !== null;
  const seen = new MutationObserver((records) => {
    touched ||= records.some(({ target, addedNodes, removedNodes }) => {
      const moved = [...addedNodes, ...removedNodes];
      return !popsUp(target.nodeType === Node.ELEMENT_NODE ? target : target.parentNode ?? document.body) && !(moved.length && moved.every(popsUp));
    });
  });
  const observe = () => seen.observe(document.body, { childList: true, subtree: true, characterData: true });

  // --- Loading anew, at the same place ---

  const reload = () => {
    const open = [...document.querySelectorAll("details")].map((one) => one.open);
    const focus = document.activeElement ? document.activeElement.id : "";
    const state = { at: location.pathname, x: scrollX, y: scrollY, open, focus };
    try { sessionStorage.setItem(kept, JSON.stringify(state)); } catch { /* no storage: the browser's own memory */ }
    location.reload();
  };

  const restore = () => {
    let state = null;
    try {
      state = JSON.parse(sessionStorage.getItem(kept));
      sessionStorage.removeItem(kept);
    } catch { /* as above */ }
    if (!state || state.at !== location.pathname) return;
    const all = document.querySelectorAll("details");
    if (all.length === state.open.length) all.forEach((one, at) => { one.open = state.open[at]; });
    const focus = state.focus && document.getElementById(state.focus);
    if (focus) focus.focus({ preventScroll: true });
    scrollTo({ left: state.x, top: state.y, behavior: "instant" });
  };

  // --- Exchanging what differs, so that scroll, focus and what is unfolded stay ---

  const FAR = 40;

  const attributes = (from, to) => {
    for (const { name } of [...from.attributes]) {
      // Whether it is unfolded is the reader's.
      if (!to.hasAttribute(name) && !(name === "open" && from.nodeName === "DETAILS")) from.removeAttribute(name);
    }
    for (const { name, value } of [...to.attributes]) {
      if (from.getAttribute(name) !== value && !(name === "open" && from.nodeName === "DETAILS")) from.setAttribute(name, value);
    }
  };

  const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");

  const equalAhead = (node, among) => {
    for (let far = 0; among && far < FAR; among = among.nextSibling, far += 1) {
      if (among.isEqualNode(node)) return among;
    }
    return null;
  };

  const exchange = (from, to) => {
    if (from.nodeType !== Node.ELEMENT_NODE) {
      if (from.data !== to.data) from.data = to.data;
      return;
    }
    attributes(from, to);
    let at = from.firstChild;
    for (let next = to.firstChild; next; next = next.nextSibling) {
      const same = equalAhead(next, at);
      if (same) {
        while (at !== same) {
          const gone = at;
          at = at.nextSibling;
          gone.remove();
        }
        at = at.nextSibling;
      } else if (at && alike(at, next) && !equalAhead(at, next.nextSibling)) {
        exchange(at, next);
        at = at.nextSibling;
      } else {
        from.insertBefore(document.importNode(next, true), at);
      }
    }
    while (at) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
  };

  const links = (of, what) => [...of.querySelectorAll(what)].filter((one) => one !== own);
  const SHEETS = "head link[rel~=stylesheet]";

  // New style sheets stand beside the old ones until they are loaded: the page is never without.
  const restyle = async (next) => {
    const before = links(document, SHEETS);
    const after = links(next, SHEETS);
    const waiting = [];
    before.forEach((old, at) => {
      if (old.getAttribute("href") === after[at].getAttribute("href")) return;
      const sheet = document.importNode(after[at], true);
      waiting.push(new Promise((done) => {
        sheet.onload = sheet.onerror = () => { old.remove(); done(); };
        setTimeout(done, 3000);
      }));
      old.after(sheet);
    });
    await Promise.all(waiting);
  };

  const show = async () => {
    let response, text;
    try {
      response = await fetch(location.pathname + location.search, { cache: "no-store" });
      text = await response.text();
    } catch {
      return; // The server is gone; what comes back tells it.
    }
    if (response.status >= 500) return; // The errors are on their way; the last good page stays.
    if (response.redirected) return reload();
    const next = new DOMParser().parseFromString(text, "text/html");
    const scripts = (of) => links(of, "script[src]:not([data-site])").map((one) => one.getAttribute("src")).join("\n");
    const counted = links(document, SHEETS).length === links(next, SHEETS).length;
    if (touched || scripts(document) !== scripts(next) || !counted) return reload();
    await restyle(next);
    if (touched) return reload();
    seen.disconnect();
    attributes(document.documentElement, next.documentElement);
    exchange(document.head, next.head);
    exchange(document.body, next.body);
    observe();
  };

  // --- What is wrong ---

  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(errors_look);
  shadow.adoptedStyleSheets = [sheet];
  let said = "";

  // All text comes from documents and records: it is only ever set as text.
  const element = (name, of, ...inside) => {
    const made = document.createElement(name);
    if (of) made.className = of;
    made.append(...inside.filter((one) => one !== null));
    return made;
  };

  // Between backticks stands what is written in a file or typed.
  const words = (text) => text.split(/`([^`]+)`/).map((part, n) => (n % 2 ? element("code", "", part) : part));

  const place = (one) => {
    const where = one.line ? `${one.file}:${one.line}:${one.column}` : one.file;
    if (!one.line) return element("div", "place", element("p", "where", where));
    const line = element("pre", "line", element("span", "number", `${one.line} `), one.before, element("mark", "", one.marked), one.after);
    const note = one.note ? element("p", "note", one.note) : null;
    return element("div", "place", element("p", "where", where), line, note);
  };

  const finding = (one) => {
    const title = element("h2", "", element("span", "code", one.code), " ", ...words(one.message));
    const help = one.help.map((text) => element("li", "", ...words(text)));
    return element("li", "", title, ...one.places.map(place), help.length ? element("ul", "help", ...help) : null);
  };

  const close = () => {
    shadow.querySelector("section").hidden = true;
    shadow.querySelector(".again").hidden = false;
  };

  const wrong = (told) => {
    const text = JSON.stringify([told.errors, told.more]);
    if (text === said) return;
    said = text;
    host.remove();
    shadow.replaceChildren();
    const count = told.errors.length + told.more;
    if (!count) return;
    const counted = count === 1 ? "1 error" : `${count} errors`;
    const only = document.body.hasAttribute("data-onrecord-errors");
    const shut = element("button", "shut", "Close");
    shut.type = "button";
    shut.onclick = close;
    const again = element("button", "again", counted);
    again.type = "button";
    again.hidden = true;
    again.onclick = () => {
      shadow.querySelector("section").hidden = false;
      again.hidden = true;
    };
    const head = element("header", "", element("h1", "", `${counted} to mend`), only ? null : shut);
    const text_below = only ? null : element("p", "below", "The page behind this is the last good one.");
    const more = told.more ? element("p", "below", `The terminal tells ${told.more} more.`) : null;
    const panel = element("section", only ? "only" : "", head, text_below, element("ol", "", ...told.errors.map(finding)), more);
    panel.setAttribute("aria-label", "Errors");
    head.setAttribute("role", "alert");
    panel.tabIndex = 0;
    shadow.append(panel, again);
    // Not in the body, whose content is exchanged.
    document.documentElement.append(host);
  };

  addEventListener("keydown", (event) => {
    const panel = shadow.querySelector("section:not(.only)");
    if (event.key === "Escape" && panel && !panel.hidden) close();
  });

  // --- Listening ---

  let last = Promise.resolve();
  const hear = (event) => {
    const { site: newest, told } = JSON.parse(event.data);
    wrong(told);
    if (newest === site) return;
    site = newest;
    if (document.body.hasAttribute("data-onrecord-errors")) location.reload();
    else last = last.then(show).catch(reload);
  };

  // A browser keeps few connections to one host: only the pages that are seen hold one.
  const listen = () => {
    if (document.hidden || stream) return;
    stream = new EventSource("/_onrecord/events");
    stream.onmessage = hear;
    stream.onerror = () => {
      if (stream && stream.readyState === EventSource.CLOSED) {
        stream = null;
        setTimeout(listen, 1000);
      }
    };
  };
  const rest = () => {
    if (stream) stream.close();
    stream = null;
  };

  restore();
  observe();
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  listen();
})();
