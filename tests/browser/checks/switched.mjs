// Each switch above a document can be worked by the keyboard, changes what is seen, and changes it back: wide with the
// script, and on a phone without it, where most switches are folded.

/** So many marks are slow to compare: of the switches every fifth stands for all. */
const MANY = 1_000;

export async function switched(page, visitor, say) {
  for (const [where, how] of [["wide", {}], ["on a phone", { script: false, width: 390 }]]) {
    await visitor.open(page, how, async (tab) => {
      const fold = await tab.$(".switches summary");
      if (await fold?.isVisible()) {
        await fold.focus();
        await tab.keyboard.press("Enter");
      }
      const before = await tab.evaluate(looks);
      const boxes = await tab.$$(".switches input");
      const each = before.split("|").length > MANY ? 5 : 1;
      for (const box of boxes.filter((_, number) => number % each === 0)) {
        const name = `${where} the switch “${await box.evaluate((at) => at.id)}”`;
        if (!(await box.isVisible())) say(page, `${name} can’t be seen`);
        await box.focus();
        await tab.keyboard.press("Space");
        if ((await tab.evaluate(looks)) === before) say(page, `${name} changes nothing`);
        await tab.keyboard.press("Space");
        if ((await tab.evaluate(looks)) !== before) say(page, `${name} doesn’t put back what it changed`);
      }
    });
  }
}

/** How the marks, references and cards look, in a word. */
function looks() {
  const all = document.querySelectorAll(".woven mark, .woven a, .woven aside");
  return [...all].map((at) => {
    const { textDecorationLine, borderBottomWidth, backgroundColor } = getComputedStyle(at);
    return [at.checkVisibility(), textDecorationLine, borderBottomWidth, backgroundColor].join();
  }).join("|");
}
