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
  const functions = vm.runInContext(
    "({ fold, wordsOf, partsOf, find, look, unitAt, holds, LETTER, SPACELESS })", context);
  /** The first results of a query, looked up as the page does before anybody clicks; and how many passages may be others. */
  const search = async (query) => {
    const parts = functions.partsOf(query);
    const units = parts.length ? await functions.find(parts) : [];
    const all = units.length;
    return { all, results: await functions.look(units, parts, 0) };
  };
  return { ...functions, search, moved: () => bytes };
}
