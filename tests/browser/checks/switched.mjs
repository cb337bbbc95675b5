// Each switch above a document can be worked by the keyboard, changes what is seen, and changes it back.

export async function switched(page, visitor, say) {
  for (const script of [true, false]) {
    await visitor.open(page, { script }, async (tab) => {
      const before = await tab.evaluate(looks);
      for (const box of await tab.$$(".switches input")) {
        const name = await box.evaluate((at) => at.id);
        await box.focus();
        await tab.keyboard.press("Space");
        if ((await tab.evaluate(looks)) === before) say(page, `the switch “${name}” changes nothing`);
        await tab.keyboard.press("Space");
        if ((await tab.evaluate(looks)) !== before) say(page, `the switch “${name}” doesn’t put back what it changed`);
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
