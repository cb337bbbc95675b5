// axe-core finds nothing: WCAG 2.0 to 2.2, levels A and AA, and its best practices; wide and narrow, light and dark.

import axe from "axe-core";

const ALL = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** What a change of colours can break. */
const COLOURS = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

export async function accessible(page, visitor, say) {
  await visitor.open(page, {}, async (tab) => {
    await tab.evaluate(axe.source);
    for (const width of [1280, 390]) {
      await tab.setViewportSize({ width, height: 900 });
      for (const scheme of ["light", "dark"]) {
        await tab.emulateMedia({ colorScheme: scheme });
        const options = scheme === "light" ? ALL : COLOURS;
        const found = await tab.evaluate((options) => window.axe.run(document, { ...options, resultTypes: ["violations"] }), options);
        for (const { id, help, nodes } of found.violations) {
          const [first] = nodes;
          const why = first.failureSummary.split("\n").slice(1).join(" ").trim();
          say(page, `${id} (${width} px, ${scheme}): ${help}: ${first.target.join(" ")}: ${why}`);
        }
      }
    }
  });
}
