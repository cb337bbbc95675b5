// Links tell what they lead to, on focus and under the pointer; Escape ends that, and no click is lost. Citations are copied.

const PREVIEW = "#link_preview:popover-open";

export async function previewed(page, visitor, say) {
  await visitor.open(page, {}, async (tab) => {
    const link = await tab.$("main a[title]:not([title=''])");
    if (link) await linked(tab, link, (what) => say(page, what));
    if (link) await edged(tab, (what) => say(page, what));
    const button = await tab.$(".copy");
    if (button) await copied(tab, button, (what) => say(page, what));
  });
}

async function linked(tab, link, say) {
  const told = await link.getAttribute("title");
  const opens = () => tab.waitForSelector(PREVIEW, { timeout: 3_000 }).then((at) => at.textContent(), () => "");
  const closes = () => tab.waitForSelector(PREVIEW, { state: "detached", timeout: 3_000 }).catch(() => say("a preview stays open"));
  await tab.keyboard.press("Tab");
  await link.focus();
  if ((await opens()) !== told) return say("the preview on focus isn’t what the link tells");
  if (!(await link.getAttribute("aria-describedby"))) say("the link isn’t described by its preview");
  const { x, y, width, height } = await tab.$eval(PREVIEW, (at) => at.getBoundingClientRect().toJSON());
  const { innerWidth, innerHeight } = await tab.evaluate(() => ({ innerWidth, innerHeight }));
  if (x < 0 || y < 0 || x + width > innerWidth || y + height > innerHeight) say("a preview is partly out of sight");
  await tab.keyboard.press("Escape");
  await closes();
  if ((await link.getAttribute("title")) !== told) say("behind its preview a link has lost its title");
  await link.hover();
  if (!(await opens())) return say("there is no preview under the pointer");
  await tab.hover(PREVIEW);
  await tab.waitForTimeout(500);
  if (!(await tab.$(PREVIEW))) say("a preview can’t be hovered");
  await tab.mouse.move(1, 1);
  await closes();
}

/** On a phone: the preview of the link that reaches farthest to the side. */
async function edged(tab, say) {
  await tab.setViewportSize({ width: 390, height: 844 });
  const far = await tab.evaluateHandle(() => {
    const seen = [...document.querySelectorAll("main a[title]:not([title=''])")].filter((link) => link.checkVisibility());
    return seen.toSorted((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
  });
  if (!far.asElement()) return;
  await tab.keyboard.press("Tab");
  await far.focus();
  const shown = await tab.waitForSelector(PREVIEW, { timeout: 3_000 }).catch(() => null);
  if (!shown) return say("on a phone there is no preview");
  const { left, right } = await shown.evaluate((at) => at.getBoundingClientRect().toJSON());
  if (left < 0 || right > 390) say("on a phone a preview is partly out of sight");
  if (await tab.evaluate(() => document.documentElement.scrollWidth > 390)) say("with a preview the page scrolls sideways");
  await tab.keyboard.press("Escape");
}

async function copied(tab, button, say) {
  await button.evaluate((at) => {
    for (let up = at; up; up = up.parentElement) if (up.localName === "details") up.open = true;
    at.click();
  });
  await tab.waitForFunction((at) => at.value === "Copied", button, { timeout: 3_000 })
    .catch(() => say("a citation can’t be copied"));
}
