// Takes the folder of a site's content, gives the site as built twice: for a double click, and for a host below a path.

import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const HOST = "https://example.org";

/** A site that was built: `dir` without an address of its own, `hosted` for `url`, which is below a path. */
export class Site {
  constructor(name, dir, hosted) {
    this.name = name;
    this.dir = dir;
    this.hosted = hosted;
    this.base = `/${name}/`;
    this.url = `${HOST}${this.base}`;
    this.files = below(dir);
    /** Feeds and the site map are there only where addresses are known. */
    this.hostedFiles = below(hosted);
  }

  /** Every HTML page as its path below the site: `sources/letter/`, `404.html`. */
  get pages() {
    return this.files.filter((file) => file.endsWith(".html")).map((file) => file.replace(/(^|\/)index\.html$/, "$1"));
  }

  /** A page's file below `dir`. */
  file(page) {
    return page === "" || page.endsWith("/") ? `${page}index.html` : page;
  }

  text(file, dir = this.dir) {
    return readFileSync(join(dir, file), "utf8");
  }

  /** Pages that stand for all: up to `most` of each kind, the heaviest and the lightest ones, as most goes wrong there. */
  sample(most) {
    const kinds = new Map();
    for (const page of this.pages) {
      const kind = kindOf(page);
      kinds.set(kind, [...(kinds.get(kind) ?? []), page]);
    }
    const size = (page) => this.text(this.file(page)).length;
    const heavy = (a, b) => size(b) - size(a) || (a < b ? -1 : 1);
    return [...kinds.values()].flatMap((pages) => {
      const sorted = pages.toSorted(heavy);
      return sorted.length <= most ? sorted : [...sorted.slice(0, most - 1), sorted.at(-1)];
    });
  }
}

/** What a page is a page of: its first folder, and how far below it. */
export function kindOf(page) {
  const parts = page.split("/");
  if (parts.length < 3) return page;
  return parts[1] === "page" ? `${parts[0]}/page/` : parts.slice(0, -2).join("/") + "/…/";
}

/** Builds `content` twice below `scratch`. */
export function build(root, name, content, scratch, change) {
  const source = join(scratch, `${name}-source`);
  for (const part of ["content", "seeds", "templates"]) {
    if (readdirSync(content).includes(part)) cpSync(join(content, part), join(source, part), { recursive: true });
  }
  change?.((path, text) => writeFileSync(join(source, path), text));
  const program = join(root, "target/debug/onrecord");
  const [dir, hosted] = ["", "-hosted"].map((kind) => join(scratch, `${name}${kind}`));
  const run = (...more) => execFileSync(program, ["build", source, "--out", ...more], { stdio: ["ignore", "ignore", "pipe"] });
  run(dir);
  run(hosted, "--base-url", `${HOST}/${name}/`);
  return new Site(name, dir, hosted);
}

function below(dir) {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1)).toSorted();
}
