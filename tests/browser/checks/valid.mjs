// The Nu Html Checker finds no error in any page, style sheet or drawing.

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";

const jar = createRequire(import.meta.url)("vnu-jar");

/** Properties that browsers know and the checker doesn't: https://www.w3.org/TR/css-fill-stroke-3/ has it. */
const UNKNOWN = /^CSS: “paint-order”: Property “paint-order” doesn't exist\.$/;

export async function valid(site, _visitor, say) {
  const options = ["--errors-only", "--also-check-css", "--also-check-svg", "--skip-non-html", "--format", "json", "--exit-zero-always"];
  const started = promisify(execFile)("java", ["-jar", jar, ...options, site.dir], { maxBuffer: 2 ** 28 });
  const { messages } = JSON.parse((await started).stderr);
  for (const { url, lastLine, message, extract } of messages) {
    if (UNKNOWN.test(message)) continue;
    const file = url?.slice(url.indexOf(site.dir) + site.dir.length + 1) ?? "";
    say(`${file}:${lastLine ?? 0}`, `${message} (${extract?.replace(/\s+/g, " ").trim()})`);
  }
}
