// The script of a built site, without a browser → its functions, and how many bytes of the index they loaded.
import { readFileSync, statSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

/** The script's functions over the index in `site`/search; `moved()` tells the bytes loaded so far, the script's own included. */
export function open(site) {
  const asset = readdirSync(join(site, "assets")).find((name) => /^search\..*\.js$/.test(name));
  const path = join(site, "assets", asset);
  let bytes = statSync(path).size;
  const read = (script) => {
    const shard = join(site, "search", script.src);
    bytes += statSync(shard).size;
    vm.runInContext(readFileSync(shard, "utf8"), context);
    script.onload();
  };
  const context = vm.createContext({
    document: {
      createElement: () => ({}),
      getElementById: () => null,
      querySelectorAll: () => [],
      head: { append: (script) => queueMicrotask(() => read(script)) },
    },
  });
  vm.runInContext(readFileSync(path, "utf8"), context);
  const { fold, wordsOf, partsOf, find, unitAt, holds, LETTER, SPACELESS } = vm.runInContext(
    "({ fold, wordsOf, partsOf, find, unitAt, holds, LETTER, SPACELESS })", context);
  /** The first `most` results of a query, looked up as the page does; with no `most`, all. */
  const search = async (query, most = Infinity) => {
    const parts = partsOf(query);
    const units = parts.length ? await find(parts) : [];
    const results = await Promise.all(units.slice(0, most).map(unitAt));
    return { all: units.length, results: results.filter((one) => holds(one, parts)) };
  };
  return { fold, wordsOf, partsOf, find, unitAt, holds, LETTER, SPACELESS, search, moved: () => bytes };
}
