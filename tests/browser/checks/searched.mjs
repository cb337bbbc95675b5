// The search finds what is on the site, from a host and from a disk, and leads to where it stands. Without the script
// its page leads to the lists.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const PAGE = "search/";
const RESULTS = "#search_results li";

export async function searched(site, visitor, say) {
  for (const name of ["fold", "found"]) {
    const script = fileURLToPath(new URL(`../../search/${name}.mjs`, import.meta.url));
    try {
      execFileSync(process.execPath, [script, site.dir], { encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      say(PAGE, error.stderr.trim());
    }
  }
  const source = site.pages.find((page) => /^sources\/[^/]+\/$/.test(page));
  const words = await visitor.open(source, {}, (tab) => tab.$eval("main [id^=b_]", (block) =>
    block.textContent.match(/[\p{L}\p{N}]+/gu).slice(0, 3).join(" ")));
  for (const from of ["host", "file"]) {
    await visitor.open(PAGE, { from }, async (tab) => {
      await tab.fill("#search_words", words);
      await tab.keyboard.press("Enter");
      const first = await tab.waitForSelector(RESULTS, { timeout: 5_000 }).catch(() => null);
      if (!first) return say(PAGE, `“${words}” finds nothing from a ${from}`);
      if ((await tab.$$(`${RESULTS} mark`)).length === 0) say(PAGE, "no word of a result is marked");
      if (!/found|First \d+ of about \d+/.test(await tab.textContent("#search_told"))) say(PAGE, "how many were found isn’t told");
      if (from === "host" && new URL(tab.url()).searchParams.get("q") !== words) say(PAGE, "the address doesn’t hold the query");
      await tab.click(`${RESULTS} a`);
      await tab.waitForLoadState();
      const arrived = await tab.evaluate(() => !location.hash || document.getElementById(location.hash.slice(1)) !== null);
      if (!arrived) say(PAGE, `a result leads to ${tab.url()}, where there is no such place`);
      await tab.goBack();
      const again = from === "file" || (await tab.waitForSelector(RESULTS, { timeout: 5_000 }).catch(() => null));
      if (!again) say(PAGE, "on the way back the results are gone");
      await tab.fill("#search_words", "xyzzyplugh");
      await tab.waitForFunction(() => document.getElementById("search_told").textContent === "Nothing found", null, { timeout: 5_000 })
        .catch(() => say(PAGE, "that nothing is found isn’t told"));
    });
  }
  await visitor.open(PAGE, { script: false }, async (tab) => {
    if (await tab.isVisible("#search_form")) say(PAGE, "without the script there is a form that does nothing");
    if (!(await tab.isVisible("#search_without a"))) say(PAGE, "without the script it leads nowhere");
  });
}
