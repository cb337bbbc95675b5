// Every link leads somewhere: each address in a page, a drawing, a feed or a data file is a file of the site, and each
// fragment an id there. It looks at the files alone: no server makes up for anything.

import { join, normalize } from "node:path/posix";

const REFERENCES = ["href", "src", "srcset", "cite", "action", "poster", "xlink:href"];
const ID_LISTS = ["aria-details", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "for", "headers", "popovertarget", "commandfor", "list", "form"];
const OUTSIDE = /^(https?|mailto|tel):/i;

export async function leading(site, visitor, say) {
  for (const dir of [site.dir, site.hosted]) {
    const documents = await parsed(site, dir, visitor);
    for (const [file, markup] of documents) {
      if (!markup) continue;
      const { links, lists, twice, ids } = markup;
      for (const id of twice) say(file, `the id “${id}” stands twice`);
      for (const id of lists) if (!ids.has(id)) say(file, `it points at “#${id}”, which isn’t there`);
      for (const link of links) {
        if (OUTSIDE.test(link) && !link.startsWith(site.url)) continue;
        // A site without an address takes its host's root for its own on this one page, which may be shown anywhere.
        const rooted = file === "404.html" && dir === site.dir ? link.replace(/^\//, site.base) : link;
        lead(site, documents, file, rooted, say);
      }
    }
  }
  // Feeds, the site map and the data name addresses as they stand on the host.
  for (const file of site.hostedFiles.filter((file) => /\.(xml|txt|json|jsonld|csv|html)$/.test(file))) {
    const text = site.text(file, site.hosted).replaceAll("&amp;", "&").replaceAll("\\/", "/");
    for (const [link] of text.matchAll(new RegExp(`${site.url}[^\\s"'<>\\\\]*`, "g"))) {
      lead(site, await parsed(site, site.hosted, visitor), file, link, say);
    }
  }
}

function lead(site, documents, from, link, say) {
  const [address, fragment] = link.split(/#(.*)/s);
  let path = decode(address.split("?")[0]);
  if (path.startsWith(site.url)) path = path.slice(site.url.length) || "index.html";
  else if (path.startsWith(site.base)) path = path.slice(site.base.length) || "index.html";
  else if (path.startsWith("/")) return say(from, `“${link}” leads out of the site`);
  else path = path === "" ? from : normalize(join("/", from, "..", path)).slice(1) || "index.html";
  if (path.endsWith("/")) path += "index.html";
  if (!documents.has(path)) return say(from, `“${link}” leads nowhere`);
  const words = fragment?.split(":~:")[0];
  const known = documents.get(path)?.ids;
  if (words && known && !known.has(decode(words))) say(from, `“${link}” names a place that isn’t there`);
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const kept = new Map();

/** Every file; of those with markup also the ids, and what they point at. The browser parses it, as no reader's would otherwise. */
async function parsed(site, dir, visitor) {
  if (kept.has(dir)) return kept.get(dir);
  const all = dir === site.dir ? site.files : site.hostedFiles;
  const files = all.filter((file) => /\.(html|svg|xml)$/.test(file));
  const sources = files.map((file) => [file, site.text(file, dir)]);
  const tab = await visitor.browser.newPage();
  const found = await tab.evaluate(read, { sources, references: REFERENCES, idLists: ID_LISTS });
  await tab.close();
  const documents = new Map(all.map((file) => [file, undefined]));
  for (const [file, { ids, ...rest }] of found) {
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    documents.set(file, { ...rest, twice, ids: new Set(ids) });
  }
  kept.set(dir, documents);
  return documents;
}

function read({ sources, references, idLists }) {
  const types = { html: "text/html", svg: "image/svg+xml", xml: "application/xml" };
  return sources.map(([file, text]) => {
    const parsed = new DOMParser().parseFromString(text, types[file.split(".").pop()]);
    const elements = [...parsed.querySelectorAll("*")];
    const values = (names) => elements.flatMap((element) => names.map((name) => element.getAttribute(name)).filter((value) => value !== null));
    return [file, {
      ids: elements.map((element) => element.id).filter(Boolean),
      links: [...new Set(values(references))],
      lists: [...new Set(values(idLists).flatMap((list) => list.split(/\s+/)).filter(Boolean))],
    }];
  });
}
