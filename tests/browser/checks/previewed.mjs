// Links tell what they lead to, on focus and under the pointer; Escape ends that, and no click is lost. A finger's first tap
// shows, its second one follows. Citations are copied.

const PREVIEW = "#link_preview:popover-open";
/** Links with a title tell it; those to an entity what the script beside its page says. */
const TITLED = "main a[title]:not([title=''])", ENTITY = "main a.entity";

export async function previewed(page, visitor, say) {
  const tell = (what) => say(page, what);
  await visitor.open(page, {}, async (tab) => {
    for (const kind of [TITLED, ENTITY]) {
      const link = await first(tab, kind);
      if (link) await linked(tab, link, tell);
    }
    if (await first(tab, TITLED)) await edged(tab, tell);
    const button = await tab.$(".copy");
    if (button) await copied(tab, button, tell);
  });
  await visitor.open(page, { width: 390, height: 844, touch: true }, async (tab) => {
    const link = (await first(tab, ENTITY)) ?? (await first(tab, TITLED));
    if (link) await tapped(tab, link, tell);
  });
}

/** The first link of a kind that can be seen and leads elsewhere than to the top of this page. */
async function first(tab, kind) {
  const link = await tab.evaluateHandle((kind) => [...document.querySelectorAll(kind)].find((link) =>
    link.checkVisibility({ visibilityProperty: true }) && (link.hash || link.pathname !== location.pathname)), kind);
  return link.asElement();
}

const opened = (tab) => tab.waitForSelector(PREVIEW, { timeout: 3_000 }).then((at) => at.textContent(), () => "");
const closed = (tab) => tab.waitForSelector(PREVIEW, { state: "detached", timeout: 3_000 }).then(() => true, () => false);

async function linked(tab, link, say) {
  const [words, told] = [(await link.textContent()).trim(), await link.getAttribute("title")];
  await tab.keyboard.press("Tab");
  await link.focus();
  const shown = await opened(tab);
  if (!shown) return say(`“${words}” has no preview on focus`);
  if (told && shown !== told) say(`the preview of “${words}” isn’t what the link tells`);
  if (!shown.replaceAll(words, "").trim()) say(`the preview of “${words}” tells nothing new`);
  if (!(await link.getAttribute("aria-describedby"))) say("the link isn’t described by its preview");
  const { x, y, width, height } = await tab.$eval(PREVIEW, (at) => at.getBoundingClientRect().toJSON());
  const { innerWidth, innerHeight } = await tab.evaluate(() => ({ innerWidth, innerHeight }));
  if (x < 0 || y < 0 || x + width > innerWidth || y + height > innerHeight) say("a preview is partly out of sight");
  await tab.keyboard.press("Escape");
  if (!(await closed(tab))) say("a preview stays open");
  if ((await link.getAttribute("title")) !== told) say("behind its preview a link has lost its title");
  await link.hover();
  if (!(await opened(tab))) return say("there is no preview under the pointer");
  await tab.hover(PREVIEW);
  await tab.waitForTimeout(500);
  if (!(await tab.$(PREVIEW))) say("a preview can’t be hovered");
  await tab.mouse.move(1, 1);
  if (!(await closed(tab))) say("a preview stays open");
}

/** With a finger: a tap shows, one elsewhere closes, a second one follows, and so does the link in the preview. */
async function tapped(tab, link, say) {
  const address = tab.url();
  const href = await link.evaluate((at) => at.href);
  await link.tap();
  if (!(await opened(tab))) return say(tab.url() === address ? "a tap shows no preview" : "a tap leads away");
  const on = await tab.$(`${PREVIEW} a`);
  if ((await on?.evaluate((at) => at.href)) !== href) return say("in a tapped preview there is no link that leads on");
  const { height } = await on.boundingBox();
  if (height < 24) say(`the link in a preview is ${height} px high`);
  await tab.evaluate(() => scrollTo(0, 0));
  await tab.tap("h1");
  if (!(await closed(tab))) return say("a tap elsewhere doesn’t close a preview");
  for (const follow of [() => link.tap(), () => tab.tap(`${PREVIEW} a`)]) {
    await link.tap();
    await opened(tab);
    await follow();
    const there = await tab.waitForURL(href, { timeout: 3_000 }).then(() => true, () => false);
    if (!there) return say("a second tap doesn’t follow the link");
    await tab.goto(address);
    link = (await first(tab, ENTITY)) ?? (await first(tab, TITLED));
  }
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
