// A page asks no other host for anything and the console stays empty, served and opened by a double click. The visitor
// listens: here the page is only opened each way, gone through and left.

export async function quiet(page, visitor) {
  // Only a host shows the page for addresses that lead nowhere.
  for (const from of page === "404.html" ? ["host"] : ["host", "file"]) {
    await visitor.open(page, { from }, async (tab) => {
      await tab.mouse.wheel(0, 5000);
      await tab.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    });
  }
}
